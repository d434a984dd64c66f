from __future__ import annotations

import pytest

from newsreader.article.reading_time import CHARACTERS_A_MINUTE, WORDS_A_MINUTE, minutes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("茶" * (CHARACTERS_A_MINUTE // 3), 0),
        ("茶，" * (CHARACTERS_A_MINUTE * 2), 2),
        ("tea " * (WORDS_A_MINUTE * 3), 3),
        ("1,234.5 " * WORDS_A_MINUTE, 1),
        ("茶" * CHARACTERS_A_MINUTE + "tea " * WORDS_A_MINUTE, 2),
    ],
)
def test_characters_and_words_are_read_at_their_own_pace(text: str, expected: int) -> None:
    assert minutes(text) == expected
