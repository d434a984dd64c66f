from __future__ import annotations

from bodies import post_of

from newsreader.article.build import build
from newsreader.article.tsv import tsv


def test_a_table_is_a_line_for_each_row_and_a_field_for_each_column() -> None:
    document = build(
        post_of(
            "<table><tr><th rowspan=2>地区<th colspan=2>吞吐量<tr><th>内贸<th>外贸"
            "<tr><td>北港<br>一期<td>1,234.5<td></table>"
        )
    )
    assert tsv(document, document.blocks[0]) == (
        "地区\t吞吐量\t\n\t内贸\t外贸\n北港 一期\t1,234.5\t\n"
    )
