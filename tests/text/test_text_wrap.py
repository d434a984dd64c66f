from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.text.breaks import longest
from newsreader.text.clean import clean
from newsreader.text.width import width
from newsreader.text.wrap import fold_lines, wrap

FORBIDDEN_STARTS = frozenset("，。、！？；：”’）》〉】」』〕］｝…％·～")
FORBIDDEN_ENDS = frozenset("“‘（《〈【「『〔［｛")
CLEAN = st.text().map(clean)
NEWS = st.text(
    alphabet="比亚迪宁德时代，。、！？；：“”‘’（）《》—…·$#@-+%./:?&='\"()[]<>0123456789abcXYZ"
    " \n\u3000\u0301"
).map(clean)
WIDTHS = st.integers(min_value=20, max_value=200)


def lines(text: str, cells: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, cells)]


@pytest.mark.parametrize(
    ("text", "cells", "broken"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("第一行\n\n第三行", 20, ["第一行", "", "第三行"]),
        ("今天的股市，涨了。", 10, ["今天的股", "市，涨了。"]),
        ("他说：“好的。”", 7, ["他说：", "“好", "的。”"]),
        ("市值达到1,204.6亿元", 12, ["市值达到", "1,204.6亿元"]),
        ("我们在等待——也在看", 11, ["我们在等待", "——也在看"]),
        ("报告期内同比-2.17%", 14, ["报告期内同比", "-2.17%"]),
        ("可以买阿里巴巴-W吗", 14, ["可以买阿里巴", "巴-W吗"]),
        ("论坛里的$腾讯控股(00700)$涨了", 18, ["论坛里的$腾讯控股", "(00700)$涨了"]),
        ("论坛里说$腾讯", 9, ["论坛里说", "$腾讯"]),
        ("卖了100$，", 8, ["卖了", "100$，"]),
        ('say "one" and', 9, ['say "one"', "and"]),
        ("a https://example.org/abc/def", 16, ["a", "https://", "example.org/abc/", "def"]),
        ("10⁸ CO₂", 4, ["10⁸", "CO₂"]),
    ],
)
def test_lines_break_where_a_typesetter_breaks_them(
    text: str, cells: int, broken: list[str]
) -> None:
    assert lines(text, cells) == broken


def test_the_first_line_may_have_another_width() -> None:
    text = "one two three"
    assert [text[start:end] for start, end in wrap(text, 20, first=5)] == ["one", "two three"]


def test_no_line_begins_where_two_pieces_are_joined() -> None:
    text = "智能机器人[300024.SZ]"
    joined = [text[start:end] for start, end in wrap(text, 14, joined={5})]
    assert joined == ["智能机器", "人[300024.SZ]"] or joined[-1].startswith("人[")


@settings(max_examples=300, deadline=None)
@given(CLEAN | NEWS, WIDTHS)
@example("a" * 500, 20)
@example("中\u0301" * 100, 20)
def test_the_lines_together_are_the_text_without_the_spaces_at_its_breaks(
    text: str, cells: int
) -> None:
    at = 0
    for start, end in wrap(text, cells):
        assert at <= start <= end <= len(text)
        assert not text[at:start].strip(" \t\n\u00a0\u3000\u2000-\u200a")
        at = end
    assert not text[at:].strip()


@settings(max_examples=300, deadline=None)
@given(CLEAN | NEWS, WIDTHS)
def test_no_line_is_wider_than_it_may_be(text: str, cells: int) -> None:
    text = text.replace("\t", " ")
    assert all(width(line) <= cells for line in lines(text, cells))
    assert all(width(text[start:end]) <= cells for start, end in fold_lines(text, cells))


@pytest.mark.usefixtures("wide")
@settings(max_examples=300, deadline=None)
@given(CLEAN | NEWS, WIDTHS)
def test_nor_where_characters_of_ambiguous_width_take_two_cells(text: str, cells: int) -> None:
    text = text.replace("\t", " ")
    assert all(width(line) <= cells for line in lines(text, cells))
    assert all(width(text[start:end]) <= cells for start, end in fold_lines(text, cells))


@settings(max_examples=500, deadline=None)
@given(NEWS, WIDTHS)
def test_no_line_begins_with_a_closer_or_ends_with_an_opener(text: str, cells: int) -> None:
    if longest(text) > cells:
        return  # such a piece is cut where it must be
    for paragraph in text.split("\n"):
        found = lines(paragraph, cells)
        assert not {line[:1] for line in found[1:]} & FORBIDDEN_STARTS
        assert not {line[-1:] for line in found[:-1]} & FORBIDDEN_ENDS


@settings(max_examples=300, deadline=None)
@given(CLEAN | NEWS, st.integers(min_value=1, max_value=30))
def test_a_piece_is_cut_only_where_it_is_wider_than_a_line(text: str, cells: int) -> None:
    widest = longest(text)
    if 2 <= widest <= cells:
        for _start, end in wrap(text, cells)[:-1]:
            pair = text[max(0, end - 1) : end + 1]
            assert not (pair.isascii() and pair.isalnum() and len(pair) == 2)


@given(CLEAN, st.integers(min_value=1, max_value=60))
def test_preformatted_lines_keep_every_character(text: str, cells: int) -> None:
    ranges = fold_lines(text, cells)
    assert "".join(text[start:end] for start, end in ranges) == text.replace("\n", "")
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(text)


@pytest.mark.parametrize(
    "text",
    ["<" * 100_000, "$" * 100_000, "·" * 100_000, "a" * 1_000_000, "a-" * 100_000,
     "(" * 100_000, "中" * 300_000, '"' * 100_000, "\u0301" * 100_000, "https://a/" * 50_000,
     "（" + " " * 100_000 + "）", "，" * 100_000, "《" * 100_000, "*" * 100_000, "'" * 100_000,
     "www." * 50_000, "\u1100" * 50_000, "क\u094d" * 50_000, "ก\u0e33" * 50_000],
    ids=lambda text: ascii(text[:4]),
)  # fmt: skip
def test_time_is_linear_in_the_text(text: str) -> None:
    began = time.process_time()
    wrap(text, 80)
    wrap(text, 20, joined=frozenset({7}))
    fold_lines(text, 80)
    assert time.process_time() - began < 5


def test_preformatted_text_is_cut_behind_a_space() -> None:
    text = "  one two three\nfour"
    ranges = fold_lines(text, 11)
    assert [text[start:end] for start, end in ranges] == ["  one two ", "three", "four"]


@pytest.mark.corpus
def test_no_real_post_has_a_line_that_begins_or_ends_wrongly(corpus: Path) -> None:
    faults = []
    for file in sorted((corpus / "posts").rglob("*.md")):
        text = build(parse(file.read_bytes(), file.name, SHIPPED_RULES)).text
        for cells in range(20, 201, 9):
            for paragraph in text.replace("\t", "\n").split("\n"):
                found = lines(paragraph, cells)
                faults += [line for line in found if width(line) > cells]
                faults += [line for line in found[1:] if line[0] in FORBIDDEN_STARTS]
                faults += [line for line in found[:-1] if line[-1] in FORBIDDEN_ENDS]
    assert faults == []
