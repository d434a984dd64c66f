from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.flow import FlowText, Insert, Looks, Stretch
from newsreader.article.line import NONE, Role

ROLES = st.sampled_from(list(Role))
OFFSETS = st.integers(min_value=0, max_value=30)
STRETCHES = st.lists(st.builds(Stretch, OFFSETS, OFFSETS, ROLES), max_size=8)


@given(STRETCHES, OFFSETS, OFFSETS)
def test_the_parts_of_a_stretch_are_a_partition_and_each_looks_as_its_characters(
    stretches: list[Stretch], start: int, end: int
) -> None:
    at = start
    for part_start, part_end, (roles, _address) in Looks(stretches).parts(start, end):
        assert part_start == at < part_end
        for offset in range(part_start, part_end):
            assert roles == {
                stretch.role for stretch in stretches if stretch.start <= offset < stretch.end
            }
        at = part_end
    assert at == max(start, end)


def shown(flow: FlowText, start: int, end: int, cells: int) -> list[str]:
    return [line.text for line in flow.lines(start, end, cells)]


def test_an_insert_belongs_to_what_stands_before_or_after_it() -> None:
    text = "ab\ncd"
    after = FlowText(text, inserts=[Insert(2, False, "[1]")])
    before = FlowText(text, inserts=[Insert(3, True, "(x) ")])
    assert shown(after, 0, 2, 20) == ["ab[1]"]
    assert shown(after, 3, 5, 20) == ["cd"]
    assert shown(before, 0, 2, 20) == ["ab"]
    assert shown(before, 3, 5, 20) == ["(x) cd"]


def test_an_insert_is_not_parted_from_the_word_it_belongs_to() -> None:
    flow = FlowText("智能机器人", inserts=[Insert(5, False, "[300024.SZ]")])
    assert shown(flow, 0, 5, 14) == ["智能机器", "人[300024.SZ]"]


def test_the_pieces_know_their_looks_and_where_they_stand_in_the_text() -> None:
    flow = FlowText("one two", [Stretch(4, 7, Role.STRONG)], [Insert(7, False, "[1]")])
    (line,) = flow.lines(0, 7, 20, roles=frozenset((Role.HEADING,)))
    assert [(piece.text, piece.start, piece.field) for piece in line.pieces] == [
        ("one ", 0, "body"),
        ("two", 4, "body"),
        ("[1]", -1, ""),
    ]
    assert line.pieces[0].roles == {Role.HEADING}
    assert line.pieces[1].roles == {Role.HEADING, Role.STRONG}
    assert line.pieces[2].roles == {Role.MARK}


def test_what_is_cut_over_two_lines_keeps_its_look_on_both() -> None:
    flow = FlowText("比亚迪", [Stretch(0, 3, Role.SECURITY)])
    first, second = flow.lines(0, 3, 4)
    assert [piece.roles for piece in (*first.pieces, *second.pieces)] == [{Role.SECURITY}] * 2
    assert second.pieces[0].start == 2


def test_preformatted_text_keeps_its_lines_and_spaces() -> None:
    flow = FlowText("  a\n\n    bcdef")
    assert [line.text for line in flow.preformatted(0, 14, 6)] == ["  a", "", "    bc", "def"]


def test_the_natural_text_is_one_line_with_its_inserts() -> None:
    flow = FlowText("a\nb", inserts=[Insert(3, False, "[1]")])
    assert flow.natural(0, 3) == "a b[1]"


def test_on_one_line_a_break_between_two_chinese_characters_leaves_no_space() -> None:
    assert FlowText("预计\n运价\n（元）\nUSD").natural(0, 13) == "预计运价（元） USD"


def test_inserts_in_one_place_stand_in_the_order_in_which_they_are_given() -> None:
    flow = FlowText("a", inserts=[Insert(1, False, "]"), Insert(1, False, "[1]")])
    assert flow.natural(0, 1) == "a][1]"


def test_the_longest_piece_counts_its_insert() -> None:
    flow = FlowText("中文 a", inserts=[Insert(4, False, "[300024.SZ]")])
    assert flow.longest(0, 4) == 12
    assert flow.longest(0, 2) == 2


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="中文，。（）ab 1\n", max_size=30),
    STRETCHES,
    st.lists(st.builds(Insert, OFFSETS, st.booleans(), st.just("[x]")), max_size=4),
    st.integers(min_value=2, max_value=20),
)
def test_every_character_is_shown_once_with_every_insert(
    text: str, stretches: list[Stretch], inserts: list[Insert], cells: int
) -> None:
    inserts = [insert for insert in inserts if 0 < insert.at < len(text)]
    flow = FlowText(text, stretches, inserts)
    pieces = [piece for line in flow.lines(0, len(text), cells) for piece in line.pieces]
    own = "".join(piece.text for piece in pieces if piece.start >= 0)
    assert own.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert "".join(piece.text for piece in pieces if piece.start < 0) == "[x]" * len(inserts)
    for piece in pieces:
        if piece.start >= 0:
            assert text[piece.start : piece.start + len(piece.text)] == piece.text
            assert piece.roles == NONE | {
                stretch.role for stretch in stretches if stretch.start <= piece.start < stretch.end
            }


def test_the_last_link_that_begins_says_where_a_piece_leads() -> None:
    looks = Looks([Stretch(0, 9, Role.LINK, "/out"), Stretch(3, 6, Role.LINK, "/in")])
    assert [(start, address) for start, _end, (_roles, address) in looks.parts(0, 12)] == [
        (0, "/out"),
        (3, "/in"),
        (6, "/out"),
        (9, ""),
    ]


def test_a_text_plays_a_role_wholly_where_only_spaces_do_not() -> None:
    flow = FlowText("代码 名称 x", [Stretch(0, 2, Role.STRONG), Stretch(3, 5, Role.STRONG)])
    assert flow.wholly(0, 5, Role.STRONG)
    assert not flow.wholly(0, 7, Role.STRONG)


def test_filled_lines_leave_the_last_one_and_forced_breaks_as_they_are() -> None:
    flow = FlowText("aa bb cc dd\nee ff gg hh")
    lines = [line.text for line in flow.justified(0, 23, 9, first=9)]
    assert lines == ["aa bb  cc", "dd", "ee ff  gg", "hh"]
