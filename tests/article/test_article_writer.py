from __future__ import annotations

from newsreader.article.inline import Flow
from newsreader.article.numbering import Numbering
from newsreader.article.table import TableGrid
from newsreader.article.writer import MAX_CONTAINERS, Writer
from newsreader.model import BlockKind, Emphasis, Item, Link, Quote, Span


def flow(text: str, *spans: Span) -> Flow:
    return Flow(text, spans, ())


def add(writer: Writer, text: str) -> None:
    writer.block(BlockKind.PARAGRAPH, flow(text))


def test_blocks_are_joined_by_one_newline_and_their_spans_move_along() -> None:
    writer = Writer()
    add(writer, "abc")
    writer.block(
        BlockKind.PARAGRAPH, Flow("de", (Span(1, 2, Emphasis.IMAGE, "a.png"),), (Link(0, 2, "u"),))
    )
    document = writer.document("T")
    assert document.title == "T"
    assert document.text == "abc\nde"
    assert [(block.start, block.end) for block in document.blocks] == [(0, 3), (4, 6)]
    assert document.spans == (Span(5, 6, Emphasis.IMAGE, "a.png"),)
    assert document.links == (Link(4, 6, "u"),)


def test_an_empty_block_is_no_block_and_takes_no_bullet() -> None:
    writer = Writer()
    writer.begin_list(None)
    writer.begin_item()
    add(writer, " \n")
    add(writer, "a")
    (block,) = writer.document("").blocks
    assert block.containers == (Item("•", first=True),)


def test_a_rule_stands_between_two_blocks_only() -> None:
    writer = Writer()
    writer.rule()
    add(writer, "a")
    writer.rule()
    writer.rule()
    add(writer, "b")
    writer.rule()
    document = writer.document("")
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.RULE, BlockKind.PARAGRAPH]
    assert document.text == "a\n\nb"


def test_bullets_change_with_the_depth_and_numbers_go_on() -> None:
    writer = Writer()
    writer.begin_list(Numbering(9))
    for _ in range(2):
        writer.begin_item()
        add(writer, "x")
        writer.begin_list(None)
        writer.begin_item()
        add(writer, "y")
        writer.end_item()
        writer.end_list()
        writer.end_item()
    writer.end_list()
    markers = [[box.marker for box in block.containers if isinstance(box, Item)]
               for block in writer.document("").blocks]  # fmt: skip
    assert markers == [["9."], ["9.", "◦"], ["10."], ["10.", "◦"]]


def test_an_end_without_a_beginning_is_nothing() -> None:
    writer = Writer()
    writer.end_list()
    writer.end_item()
    writer.end_quote()
    writer.begin_item()
    add(writer, "a")
    (block,) = writer.document("").blocks
    assert block.containers == (Item("•", first=True),)


def test_an_item_that_ends_inside_a_quotation_leaves_the_quotation() -> None:
    writer = Writer()
    writer.begin_item()
    writer.begin_quote()
    writer.end_item()
    add(writer, "a")
    (block,) = writer.document("").blocks
    assert block.containers == (Quote(),)


def test_a_block_stands_in_no_more_than_the_limit() -> None:
    writer = Writer()
    for _ in range(100):
        writer.begin_quote()
    add(writer, "a")
    for _ in range(100):
        writer.end_quote()
    add(writer, "b")
    assert [len(block.containers) for block in writer.document("").blocks] == [MAX_CONTAINERS, 0]


def test_each_item_around_a_block_gives_its_marker_once() -> None:
    writer = Writer()
    writer.begin_list(None)
    writer.begin_item()
    add(writer, "a")
    writer.begin_list(None)
    writer.begin_item()
    for text in "bc":
        add(writer, text)
    firsts = [
        [item.first for item in block.containers if isinstance(item, Item)]
        for block in writer.document("").blocks
    ]
    assert firsts == [[True], [False, True], [False, False]]


def test_the_cells_of_a_table_are_parted_by_tabs_and_newlines() -> None:
    grid = TableGrid()
    for row in (("a", "b"), (), ("", "d")):
        grid.begin_row()
        for text in row:
            grid.begin_cell(columns=1, rows=1, header=False)
            grid.end_cell(flow(text))
    writer = Writer()
    add(writer, "x")
    writer.table(grid)
    document = writer.document("")
    assert document.text == "x\na\tb\n\td"
    assert [[document.text[cell.start : cell.end] for cell in row]
            for row in document.blocks[1].table] == [["a", "b"], ["", "d"]]  # fmt: skip


def test_an_empty_table_is_no_block() -> None:
    writer = Writer()
    writer.table(TableGrid())
    assert writer.document("").blocks == ()


def closeness(writer: Writer) -> list[bool]:
    return [block.close for block in writer.document("").blocks]


def test_blocks_of_one_group_stand_close_and_groups_apart() -> None:
    writer = Writer()
    for _ in range(2):
        writer.begin_group()
        add(writer, "a")
        add(writer, "b")
        writer.end_group()
    add(writer, "c")
    assert closeness(writer) == [False, True, False, True, False]


def test_a_list_goes_on_where_the_one_before_would_have_gone_on() -> None:
    writer = Writer()
    for numbering in (Numbering(1), Numbering(2), Numbering(2), None, None):
        writer.begin_list(numbering)
        writer.begin_item()
        add(writer, "a")
        writer.end_item()
        writer.end_list()
    assert closeness(writer) == [False, True, False, False, False]


def test_a_term_stands_apart_from_what_explains_the_one_before() -> None:
    writer = Writer()
    writer.begin_group()
    for _ in range(2):
        add(writer, "term")
        add(writer, "term")
        writer.begin_definition()
        add(writer, "meaning")
        writer.end_definition()
    writer.end_group()
    assert closeness(writer) == [False, True, True, False, True, True]


def test_a_list_inside_another_but_in_none_of_its_items_is_set_in() -> None:
    writer = Writer()
    writer.begin_list(None)
    writer.begin_list(None)
    writer.begin_item()
    add(writer, "a")
    writer.end_item()
    writer.end_list()
    writer.begin_item()
    add(writer, "b")
    containers = [block.containers for block in writer.document("").blocks]
    assert containers == [
        (Item("", first=False), Item("◦", first=True)),
        (Item("•", first=True),),
    ]
