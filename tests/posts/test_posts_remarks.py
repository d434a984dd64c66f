from __future__ import annotations

from newsreader.posts import remarks


def test_what_is_written_stands_behind_a_colon() -> None:
    assert remarks.say(remarks.BAD_DATE, "soon: 5") == "The date is not understood: soon: 5"
    assert remarks.say(remarks.NO_DATE) == "There is no date"
