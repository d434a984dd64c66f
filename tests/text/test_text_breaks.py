from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.breaks import CLOSERS, OPENERS, breaks, longest, parted, pieces
from newsreader.text.clean import clean
from newsreader.text.width import char_width, choose
from newsreader.text.wrap import wrap

TEXT = st.text(alphabet='股市，。“”（）《》—…·$%-+./:?&=()" 0123abcXYZ\n\u3000\u0301').map(clean)
EVERYWHERE = frozenset({1_000_000})
"""A place that no text has: with any, the runs of Chinese are looked at character by character."""


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("今天涨", ["今", "天", "涨"]),
        ("涨了2.4×10⁸次。", ["涨", "了", "2.4×10⁸", "次。"]),
        ("cafe\u0301 中\u0301文", ["cafe\u0301 ", "中\u0301", "文"]),
        ("见https://a.org/b_(c);d!e。", ["见", "https://a.org/b_(c);d!e。"]),
        ("(see www.a.org/?q={x}).", ["(see ", "www.a.org/?q={x})."]),
        ("涨20℃№5", ["涨", "20℃", "№5"]),
        ("看*ST大集和S&P", ["看", "*ST", "大", "集", "和", "S&P"]),
        ("读‘a<b>c’与C++", ["读", "‘a<b>c’", "与", "C++"]),
        ("北京—上海——天津", ["北", "京—", "上", "海", "——", "天", "津"]),
        ("付₩100或１２．５％", ["付", "₩100", "或", "１２．５％"]),
        ("约5\"的屏，it's 'so' big", ["约", '5"的', "屏，", "it's ", "'so' ", "big"]),
        ("שלום עולם नमस्ते", ["שלום ", "עולם ", "नमस्ते"]),
        ("on .NET and", ["on .NET ", "and"]),
        ("a / b 和 /usr/lib", ["a / ", "b ", "和 ", "/usr/lib"]),
        ("一\n二", ["一\n", "二"]),
        ("", [""]),
    ],
)
def test_a_line_may_begin_at_each_of_these(text: str, parted: list[str]) -> None:
    at = [0, *breaks(text), len(text)]
    assert [text[start:end] for start, end in pairwise(at)] == parted


@given(TEXT)
def test_no_line_may_begin_with_a_closer_or_end_with_an_opener(text: str) -> None:
    for at in breaks(text):
        assert text[at : at + 1] not in CLOSERS - {"%"} or text[at - 1] == "\n"
        assert text[:at].rstrip(" \u3000")[-1:] not in OPENERS - {"$"}


@given(TEXT, st.integers(min_value=2, max_value=40), st.none() | st.integers(2, 40))
def test_runs_of_chinese_are_set_as_their_characters_one_by_one(
    text: str, cells: int, first: int | None
) -> None:
    slowly = wrap(text, cells, first=first, joined=EVERYWHERE)
    assert wrap(text, cells, first=first) == slowly
    assert breaks(text) == breaks(text, joined=EVERYWHERE)
    assert longest(text) == longest(text, joined=EVERYWHERE)


def in_run(char: str) -> bool:
    """Whether a character may stand inside of a run."""
    return any(run and start <= 1 < end for start, end, _, run in pieces(f"中{char}中中", 0, 4))


@pytest.mark.parametrize("cells", [1, 2])
def test_each_character_of_a_run_takes_two_cells_in_every_terminal(cells: int) -> None:
    choose(cells)
    try:
        inside = [chr(code) for code in range(0x20, 0x10000) if in_run(chr(code))]
        assert len(inside) > 20_000
        assert [char for char in inside if char_width(char) != 2] == []
    finally:
        choose(1)


def test_a_run_is_parted_before_neither_closer_nor_behind_an_opener() -> None:
    text = "股市，（涨）了"
    assert [text[:at] for at in range(1, len(text)) if parted(text, at)] == [
        "股",
        "股市，",
        "股市，（涨）",
    ]


def test_openers_and_closers_are_strangers() -> None:
    assert not OPENERS & CLOSERS
    assert all(char_width(char) for char in OPENERS | CLOSERS - set("゛゜"))
