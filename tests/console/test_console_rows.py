"""Rows on stdout: tables, TSV and JSON."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.console.rows import Column, Format, json_of, print_rows
from newsreader.text.clean import clean
from newsreader.text.width import width

COLUMNS = (
    Column("title", "title", least=6),
    Column("source", "source", least=4, rank=1),
    Column("symbols", "symbols", least=4, rank=2),
    Column("unread", "new", least=3, rank=3),
)
ROWS: list[dict[str, Any]] = [
    {"title": "芯片股走强", "source": "望海", "symbols": ["300024.SZ"], "unread": True},
    {"title": "Chips", "source": "Harbour", "symbols": [], "unread": False},
]


def printed(rows: Any, layout: Format, **options: Any) -> str:
    out = io.StringIO()
    print_rows(rows, COLUMNS, layout, out, **options)
    return out.getvalue()


# --- tables ------------------------------------------------------------------------------------


def test_a_table_is_aligned_with_chinese_text() -> None:
    assert printed(ROWS, Format.TABLE) == (
        "title       source   symbols    new\n"
        "芯片股走强  望海     300024.SZ  ●\n"
        "Chips       Harbour\n"
    )


def test_a_narrow_table_cuts_first_and_then_leaves_columns_out() -> None:
    assert printed(ROWS, Format.TABLE, cells=26) == (
        "title    sour…  symb…  new\n芯片股…  望海   3000…  ●\nChips    Harb…\n"
    )
    assert printed(ROWS, Format.TABLE, cells=12) == "title   sou…\n芯片…   望海\nChips   Har…\n"
    assert printed(ROWS, Format.TABLE, cells=3) == "ti…\n芯…\nCh…\n"


@given(
    st.lists(
        st.fixed_dictionaries({"title": st.text(max_size=60), "source": st.text(max_size=30)}),
        max_size=5,
    ),
    st.integers(1, 100),
)
def test_no_line_of_a_table_is_wider_than_the_terminal(
    rows: list[dict[str, str]], cells: int
) -> None:
    lines = printed(rows, Format.TABLE, cells=cells).split("\n")
    assert all(width(line) <= cells and line == line.rstrip() for line in lines)
    assert len(lines) == (len(rows) + 2 if rows else 1)


def test_a_table_without_rows_has_no_heading() -> None:
    assert printed([], Format.TABLE) == ""


def test_only_the_heading_of_a_table_is_painted() -> None:
    heading, *rows = printed(ROWS, Format.TABLE, colours=256).splitlines()
    assert heading.startswith("\x1b[1mtitle")
    assert "\x1b" not in "".join(rows)


# --- data --------------------------------------------------------------------------------------


def test_tsv_has_one_line_a_row_whatever_is_in_it() -> None:
    text = printed(
        [{"title": "a\tb\nc\x1b[2J", "source": None, "symbols": ["x", "y"], "unread": True}],
        Format.TSV,
    )
    assert (
        text == "title\tsource\tsymbols\tunread\na b c\N{REPLACEMENT CHARACTER}[2J\t\tx, y\ttrue\n"
    )


def test_json_is_a_list_and_jsonl_a_row_a_line() -> None:
    assert json.loads(printed(ROWS, Format.JSON)) == ROWS
    assert [json.loads(line) for line in printed(ROWS, Format.JSONL).splitlines()] == ROWS
    assert printed([], Format.JSON) == "[]\n"
    assert printed([], Format.JSONL) == ""
    assert "芯片股走强" in printed(ROWS, Format.JSON)


@given(st.text())
def test_json_keeps_every_character_and_steers_no_terminal(text: str) -> None:
    written = json_of({"path": text}, io.StringIO())
    assert json.loads(written) == {"path": text}
    assert clean(written) == written


def test_json_is_ascii_where_the_encoding_knows_no_chinese() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    assert json_of("芯片", out) == '"\\u82af\\u7247"'


def test_the_number_of_rows_is_given_back() -> None:
    for layout in Format:
        assert print_rows(iter(ROWS), COLUMNS, layout, io.StringIO()) == 2


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("cells", range(20, 80, 7))
def test_a_table_is_no_wider_where_quotation_marks_take_two_cells(cells: int) -> None:
    rows = [{"title": "“芯片”……“走强”——快讯", "source": "“望海”", "symbols": [], "unread": True}]
    assert max(map(width, printed(rows, Format.TABLE, cells=cells).splitlines())) <= cells
