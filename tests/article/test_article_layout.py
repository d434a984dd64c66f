from __future__ import annotations

import pytest
from bodies import BODIES, MARKUPS, Markup, flow_of, post_of, roles_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.build import build
from newsreader.article.layout import SetBlocks, set_blocks
from newsreader.article.line import Role
from newsreader.article.setting import Setting, WideTables
from newsreader.model import BlockKind


def page(body: str, cells: int = 30) -> list[str]:
    document = build(post_of(body))
    return texts(set_blocks(document, flow_of(document), cells).lines)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>a</p><p>b</p>", ["a", "", "b"]),
        ("<h2>a</h2><p>b</p>", ["a", "", "b"]),
        ("<p>a</p><hr><p>b</p>", ["a", "", "─" * 24, "", "b"]),
        ("<p>a</p><ul><li>b<li>c</ul><p>d</p>", ["a", "", "• b", "• c", "", "d"]),
        ("<ul><li>a</ul><ol><li>b</ol>", ["• a", "", "1. b"]),
        ("<ol><li>a</ol><ol type=A><li>b<li>c</ol>", ["1. a", "", "A. b", "B. c"]),
        ("<ul><li><p>a</p><ol><li>b</ol><p>c</p></ul>", ["• a", "  1. b", "  c"]),
        ("<dl><dt>a<dd>b</dl><ul><li>c</ul>", ["a", "  b", "", "• c"]),
        ("<h2>a</h2><ul><li>b</ul>", ["a", "", "• b"]),
        ("<ol start=9><li>a<li>b</ol>", ["9. a", "10. b"]),
        ("<ul><li>a<ul><li>b</ul></ul>", ["• a", "  ◦ b"]),
        ("<ul><li><p>a</p><p>b</p></ul>", ["• a", "  b"]),
        ("<blockquote>a</blockquote><p>b</p>", ["│ a", "", "b"]),
        ("<blockquote><p>a</p><p>b</p></blockquote>", ["│ a", "│", "│ b"]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", ["│ a", "│", "│ │ b"]),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", ["a", "  b", "", "c", "  d"]),
        ("<pre>  a\n    b</pre>", ["  a", "    b"]),
        ("", []),
    ],
)
def test_blocks_stand_apart_and_items_of_a_list_together(body: str, lines: list[str]) -> None:
    assert page(body) == lines


@pytest.mark.usefixtures("wide")
def test_bars_and_rules_are_ascii_where_box_drawing_would_take_two_cells() -> None:
    assert page("<blockquote><p>a</p><p>b</p></blockquote>") == ["| a", "|", "| b"]
    assert page("<p>a</p><hr><p>b</p>") == ["a", "", "-" * 24, "", "b"]
    table = "<table><tr><th>“a”<th>b</tr><tr><td>c<td>d</tr></table>"
    assert page(table) == ["“a”  b", "--------", "c      d"]


@pytest.mark.usefixtures("wide")
def test_the_lines_of_an_item_are_indented_below_a_wide_bullet() -> None:
    body = "<ul><li>one two three four five six seven eight</ul>"
    assert page(body, 24) == ["• one two three four", "   five six seven eight"]


def test_the_lines_of_an_item_are_indented_below_its_bullet() -> None:
    body = "<ul><li>one two three four five six seven eight</ul>"
    assert page(body, 24) == ["• one two three four", "  five six seven eight"]


def test_deep_lists_leave_room_for_the_text() -> None:
    lines = page("<ul><li>" * 8 + "one two three four five", 20)
    assert lines == ["one two three four", "five"]


def test_a_heading_code_and_a_bullet_play_their_roles() -> None:
    document = build(post_of("<h2>a</h2><pre>b</pre><ul><li>c</ul>"))
    lines = set_blocks(document, flow_of(document), 30).lines
    assert roles_of(lines, Role.HEADING) == ["a"]
    assert roles_of(lines, Role.CODE) == ["b"]
    assert roles_of(lines, Role.MARKER) == ["• "]


def test_the_first_blocks_may_be_left_out() -> None:
    document = build(post_of("<h2>a</h2><p>b</p>"))
    assert texts(set_blocks(document, flow_of(document), 30, first=1).lines) == ["b"]


@settings(max_examples=400, deadline=None)
@given(BODIES, MARKUPS, st.integers(min_value=20, max_value=120))
def test_every_visible_character_stands_on_the_page_once_in_order_within_its_width(
    body: str, markup: Markup, cells: int
) -> None:
    document = build(post_of(body, markup))
    lines = set_blocks(document, flow_of(document), cells).lines
    assert all(line.cells <= cells for line in lines)
    shown = [
        offset
        for line in lines
        for piece in line.pieces
        if piece.start >= 0
        for offset in range(piece.start, piece.start + len(piece.text))
    ]
    # Cells stand side by side, and a record has its header as a label; test_article_grid has both.
    tables = {
        offset
        for block in document.blocks
        if block.kind is BlockKind.TABLE
        for offset in range(block.start, block.end)
    }
    shown = [offset for offset in shown if offset not in tables]
    assert shown == sorted(set(shown))
    lost = set(range(len(document.text))) - set(shown) - tables
    assert not "".join(document.text[offset] for offset in lost).strip()


def set_with(body: str, setting: Setting, cells: int = 20) -> list[str]:
    document = build(post_of(body))
    return texts(set_blocks(document, flow_of(document), cells, setting).lines)


def test_paragraphs_stand_as_far_apart_as_is_chosen_and_other_blocks_as_ever() -> None:
    body = "<p>a</p><p>b</p><h2>c</h2><p>d</p>"
    assert set_with(body, Setting(spacing=0)) == ["a", "b", "", "c", "", "d"]
    assert set_with(body, Setting(spacing=2)) == ["a", "", "", "b", "", "c", "", "d"]


def test_a_chinese_paragraph_begins_with_two_empty_characters_where_it_is_chosen() -> None:
    body = "<p>海风吹了一夜，灯没有灭。</p><p>word</p><ul><li>项</ul>"
    assert set_with(body, Setting(indent=True)) == [
        "    海风吹了一夜，灯",
        "没有灭。",
        "",
        "word",
        "",
        "• 项",
    ]


def test_lines_are_filled_to_the_edge_where_it_is_chosen() -> None:
    body = "<p>one two three four five six</p>"
    assert set_with(body, Setting(justify=True), 16) == ["one  two   three", "four five six"]


def test_a_table_may_be_wider_than_the_text_and_says_where_it_stands() -> None:
    document = build(post_of("<p>a</p><table><tr><td>one<td>two two two<tr><td>c<td>d</table>"))
    setting = Setting(table_cells=30)
    found = set_blocks(document, flow_of(document), 16, setting)
    assert texts(found.lines) == ["a", "", "one  two two two", "c    d"]
    assert [(table.block, table.first, table.last) for table in found.tables] == [(1, 2, 4)]


def test_a_scrolled_table_in_a_list_keeps_the_indent_with_its_first_column() -> None:
    body = "<ul><li><table><tr><td>one<td>two two<td>three three<tr><td>c<td>d<td>e</table></ul>"
    document = build(post_of(body))
    setting = Setting(wide_tables=WideTables.SCROLLED)
    (table,) = set_blocks(document, flow_of(document), 18, setting).tables
    assert table.table.frozen == 7
    assert table.table.stops == (7, 16)


# --- pictures ----------------------------------------------------------------------------------


def with_pictures(body: str, cells: int = 30, **pictures: tuple[int, int]) -> SetBlocks:
    """The page of a body of which those pictures are at hand that are named, `a` for `a.png`."""
    document = build(post_of(body))
    setting = Setting(pictures={f"{name}.png": size for name, size in pictures.items()})
    return set_blocks(document, flow_of(document), cells, setting)


def test_a_picture_stands_above_its_words_and_below_the_text_before_it() -> None:
    found = with_pictures("<p>one<img src=a.png alt=alt>two</p><p>b</p>", a=(64, 32))
    assert texts(found.lines) == ["one", "", "", "alt", "two", "", "b"]
    (picture,) = found.pictures
    assert (picture.source, picture.first, picture.columns, picture.rows) == ("a.png", 1, 8, 2)


def test_a_picture_in_a_list_or_a_quotation_stands_beside_its_bar_and_bullet() -> None:
    body = "<blockquote><img src=a.png alt=x></blockquote><ul><li><img src=b.png alt=y></ul>"
    found = with_pictures(body, 20, a=(400, 200), b=(48, 48))
    first, second = found.pictures
    assert (first.columns, second.columns) == (18, 6)
    quoted = texts(found.lines[first.first : first.last + 1])
    assert quoted == ["│"] * first.rows + ["│ x"]
    assert texts(found.lines[second.first : second.last + 1]) == ["•", "", "", "  y"]


def test_a_picture_that_is_not_at_hand_takes_no_room() -> None:
    found = with_pictures("<p><img src=a.png alt=x><img src=b.png alt=y></p>", b=(32, 32))
    assert texts(found.lines) == ["x", "", "", "y"]
    assert [picture.source for picture in found.pictures] == ["b.png"]


@settings(deadline=None)
@given(BODIES, st.integers(20, 90))
def test_pictures_change_no_line_of_any_body(body: str, cells: int) -> None:
    document = build(post_of(body))
    flow = flow_of(document)
    sizes = {span.source: (200, 100) for span in document.spans if span.source}
    found = set_blocks(document, flow, cells, Setting(pictures=sizes))
    taken = {n for picture in found.pictures for n in range(picture.first, picture.last)}
    left = [line.text for number, line in enumerate(found.lines) if number not in taken]
    plain = [line.text for line in set_blocks(document, flow, cells).lines]
    # A bullet stands beside the picture that an item begins with, and no longer before its words.
    assert [text.strip("•◦▪0123456789. ") for text in left] == [
        text.strip("•◦▪0123456789. ") for text in plain
    ]
    assert len(taken) == sum(picture.rows for picture in found.pictures)
    for picture in found.pictures:
        words = found.lines[picture.last]
        assert any(
            piece.start <= picture.at < piece.start + len(piece.text) for piece in words.pieces
        )
        assert all(piece.field == "" for piece in found.lines[picture.first].pieces)
        beside = found.lines[picture.first].cells
        assert beside + picture.columns <= max(cells, beside + 1)
