from __future__ import annotations

from bodies import flow_of, post_of, roles_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.flow import FlowText, Insert, Stretch
from newsreader.article.grid import set_table
from newsreader.article.line import Line, Role, SetTable
from newsreader.article.setting import WideTables
from newsreader.article.window import seen
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
    return list(set_table(table, flow_of(document), cells, WideTables.RECORDS).lines)


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
        "地区    吞吐量",
        "      内贸  外贸",
        "────────────────",
        "北港   1.5  22.5",
        "南港  10     3",
    ]


def test_an_insert_widens_its_column() -> None:
    document = build(post_of(table_of([["名", "价"], ["机器人", "1"], ["甲", "2"]])))
    at = document.text.index("机器人") + 3
    flow = FlowText(document.text, inserts=[Insert(at, False, "[300024.SZ]")])
    table = set_table(document.blocks[0], flow, 40, WideTables.RECORDS)
    assert texts(table.lines)[2] == "机器人[300024.SZ]   1"


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
        lines = set_table(block, flow_of(document), cells, WideTables.RECORDS).lines
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


def test_a_first_row_all_in_bold_is_a_header_where_no_row_says_that_it_is_one() -> None:
    body = (
        "<table><tr><td><b>品名</b><td><strong>数量</strong>"
        "<tr><td>茶叶<td>12<tr><td>陶瓷<td>3</table>"
    )
    document = build(post_of(body))
    bold = [Stretch(span.start, span.end, Role.STRONG) for span in document.spans]
    table = set_table(document.blocks[0], FlowText(document.text, bold), 40, WideTables.RECORDS)
    assert texts(table.lines) == ["品名  数量", "──────────", "茶叶    12", "陶瓷     3"]


def test_a_cell_that_spans_rows_lends_its_lines_to_them() -> None:
    body = (
        "<table><tr><td rowspan=2>three words here<td>1<td>north<tr><td>2<td>south"
        "<tr><td>last<td>3<td>west</table>"
    )
    assert texts(set_at(body, 24)) == [
        "three words     1  north",
        "here            2  south",
        "last            3  west",
    ]


def wide(body: str, cells: int) -> SetTable:
    document = build(post_of(body))
    return set_table(document.blocks[0], flow_of(document), cells, WideTables.SCROLLED)


def test_a_table_too_wide_for_its_window_keeps_its_width_and_says_what_stays() -> None:
    table = wide(QUOTES, 20)
    assert texts(table.lines) == texts(set_at(QUOTES, 40))
    assert (table.head, table.frozen, table.stops, table.cells) == (2, 10, (10, 18), 24)


def test_a_table_that_fits_has_nothing_to_scroll() -> None:
    table = wide(QUOTES, 24)
    assert (table.head, table.frozen, table.stops) == (2, 0, ())


def test_a_rule_stands_above_a_wide_table_without_a_header() -> None:
    rows = [["一个比较长的名称", "12,345,678.90"], ["另一个", "1"], ["第三个", "2"]]
    table = wide(table_of(rows, header=False), 20)
    assert table.head == 1
    assert set(table.lines[0].text) == {"─"}


def test_the_name_beside_a_number_of_the_row_stays_with_it() -> None:
    rows = [["序号", "名称", "营业收入（亿元）", "净利润（亿元）"], ["1", "群山", "1.5", "2"]]
    table = wide(table_of(rows), 24)
    assert seen(table, table.head, 0, 24).text.split()[:2] == ["1", "群山"]


def test_what_stays_leaves_half_of_the_window_to_what_moves() -> None:
    rows = [["一个非常长的不可以折行的名称ABCDEFGHIJKLMNOP", "12,345,678.90"], ["b", "1"]]
    table = wide(table_of(rows), 24)
    assert table.frozen == 0
    assert table.stops[0] == 0
