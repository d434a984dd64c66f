from __future__ import annotations

from bodies import flow_of, post_of, roles_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.flow import FlowText, Insert
from newsreader.article.grid import set_table
from newsreader.article.line import Line, Role
from newsreader.model import BlockKind


def table_of(rows: list[list[str]], header: bool = True) -> str:
    """Rows as HTML, the first of them a header."""
    cells = [
        f"<tr><{tag}>{f'<{tag}>'.join(row)}"
        for row, tag in zip(rows, ["th" if header else "td"] + ["td"] * len(rows), strict=False)
    ]
    return f"<table>{''.join(cells)}</table>"


def set_at(body: str, cells: int) -> list[Line]:
    document = build(post_of(body))
    (table,) = (block for block in document.blocks if block.kind is BlockKind.TABLE)
    return set_table(table, flow_of(document), cells)


QUOTES = table_of(
    [["公司", "收盘价", "涨跌幅"], ["比亚迪", "253.10", "+1.2%"], ["工商银行", "4.8", "-"]]
)


def test_words_stand_at_the_left_and_decimal_points_below_each_other() -> None:
    assert texts(set_at(QUOTES, 40)) == [
        "公司      收盘价  涨跌幅",
        "────────────────────────",
        "比亚迪    253.10   +1.2%",
        "工商银行    4.8        -",
    ]


def test_the_header_plays_its_role() -> None:
    assert roles_of(set_at(QUOTES, 40), Role.HEADER_CELL) == ["公司", "收盘价", "涨跌幅"]


def test_without_a_header_there_is_no_rule() -> None:
    rows = [["a", "1"], ["b", "20"], ["c", "3"]]
    assert texts(set_at(table_of(rows, header=False), 40)) == ["a   1", "b  20", "c   3"]


def test_a_code_of_six_digits_is_a_name() -> None:
    rows = [["代码", "市值（亿元）"], ["600519", "21,000.5"], ["000001", "2,000"]]
    assert texts(set_at(table_of(rows), 40))[2:] == [
        "600519      21,000.5",
        "000001       2,000",
    ]


def test_a_column_too_wide_is_wrapped_in_its_own_lines() -> None:
    rows = [["name", "about"], ["Maud", "keeps the visitors' book"], ["Bea", "rings"]]
    assert texts(set_at(table_of(rows), 18)) == [
        "name  about",
        "──────────────────",
        "Maud  keeps the",
        "      visitors'",
        "      book",
        "Bea   rings",
    ]


def test_a_column_is_never_so_narrow_that_a_name_with_its_code_is_cut() -> None:
    rows = [["名", "备注"], ["甲", "见招商银行600036.XSHG公告"], ["乙", "无"]]
    lines = texts(set_at(table_of(rows), 16))
    assert any("600036.XSHG" in line for line in lines)


def test_a_cell_that_spans_columns_stands_over_them() -> None:
    body = (
        "<table><tr><th rowspan=2>地区<th colspan=2>吞吐量<tr><th>内贸<th>外贸"
        "<tr><td>北港<td>1.5<td>22.5<tr><td>南港<td>10<td>3</table>"
    )
    assert texts(set_at(body, 40)) == [
        "地区  吞吐量",
        "      内贸  外贸",
        "────────────────",
        "北港   1.5  22.5",
        "南港  10     3",
    ]


def test_where_columns_do_not_fit_each_row_is_a_record() -> None:
    assert texts(set_at(QUOTES, 20)) == [
        "公司  比亚迪",
        "收盘价  253.10",
        "涨跌幅  +1.2%",
        "",
        "公司  工商银行",
        "收盘价  4.8",
        "涨跌幅  -",
    ]


def test_a_record_has_no_line_for_an_empty_cell_and_none_for_an_empty_row() -> None:
    rows = [["公司名称", "收盘价格"], ["比亚迪股份", ""], ["", ""], ["", "工商银行股"]]
    assert texts(set_at(table_of(rows), 16)) == [
        "公司名称",
        "  比亚迪股份",
        "",
        "收盘价格",
        "  工商银行股",
    ]


def test_a_header_too_long_for_a_record_stands_above_its_cell() -> None:
    rows = [["Quarter", "Value traded on all exchanges"], ["first", "12,345,678,901"]]
    assert texts(set_at(table_of(rows), 20)) == [
        "Quarter  first",
        "Value traded on all",
        "exchanges",
        "  12,345,678,901",
    ]


def test_a_record_under_two_headers_has_both() -> None:
    body = (
        "<table><tr><th rowspan=2>地区<th colspan=2>吞吐量<tr><th>内贸<th>外贸"
        "<tr><td>北方第一大港口<td>1,000,000.5<td>22,000,000.5</table>"
    )
    assert texts(set_at(body, 30)) == [
        "地区  北方第一大港口",
        "吞吐量 内贸  1,000,000.5",
        "吞吐量 外贸  22,000,000.5",
    ]


def test_an_insert_widens_its_column() -> None:
    document = build(post_of(table_of([["名", "价"], ["机器人", "1"], ["甲", "2"]])))
    at = document.text.index("机器人") + 3
    flow = FlowText(document.text, inserts=[Insert(at, False, "[300024.SZ]")])
    assert texts(set_table(document.blocks[0], flow, 40))[2] == "机器人[300024.SZ]   1"


CELLS = st.text(alphabet="中文（）ab12,.% ", max_size=12)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=2, max_size=5),
    st.booleans(),
    st.integers(min_value=16, max_value=90),
)
def test_no_line_is_wider_than_the_page_and_no_character_of_a_cell_is_lost(
    rows: list[list[str]], header: bool, cells: int
) -> None:
    document = build(post_of(table_of(rows, header=header)))
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE:
            continue
        lines = set_table(block, flow_of(document), cells)
        assert all(line.cells <= cells for line in lines)
        shown = sorted(
            offset
            for line in lines
            for piece in line.pieces
            if piece.start >= 0
            for offset in range(piece.start, piece.start + len(piece.text))
        )
        assert len(shown) == len(set(shown))
        missing = set(range(block.start, block.end)) - set(shown)
        missing = {offset for offset in missing if not document.text[offset].isspace()}
        heads = {
            offset
            for row in block.table
            for cell in row
            if cell.header
            for offset in range(cell.start, cell.end)
        }
        assert missing <= heads
        if len(shown) and any(set("─") >= set(line.text) and line.text for line in lines):
            assert not missing


def test_brackets_and_percent_signs_hang_behind_the_digits() -> None:
    rows = [["项", "额"], ["甲", "(1,234)"], ["乙", "56.78"], ["丙", "9%"], ["丁", "—"]]
    assert texts(set_at(table_of(rows), 40))[2:] == [
        "甲  (1,234)",
        "乙      56.78",
        "丙       9%",
        "丁          —",
    ]
