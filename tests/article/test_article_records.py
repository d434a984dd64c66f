from __future__ import annotations

from bodies import flow_of, post_of, texts

from newsreader.article.build import build
from newsreader.article.grid import set_table
from newsreader.article.line import Line
from newsreader.article.setting import WideTables
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
