from __future__ import annotations

import pytest

from newsreader import language
from newsreader.language import in_words


def test_a_remark_s_sentence_is_translated_and_what_is_written_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"The date is not understood": "看不懂日期"}
    monkeypatch.setattr(language, "_", lambda message: words.get(message, message))
    assert in_words("The date is not understood: soon: 5") == "看不懂日期: soon: 5"
    assert in_words("The body is empty") == "The body is empty"
    assert in_words("") == ""
