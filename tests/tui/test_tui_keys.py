from __future__ import annotations

import re

import pytest
from textual.binding import Binding

from newsreader.errors import ConfigurationError
from newsreader.tui.keys import (
    KEYS,
    Where,
    bindings,
    checked_keymap,
    commands,
    names,
    shown,
)
from tui.conftest import MakeApp
from tui.key_cases import CASES, Case
from tui.session import reading

PRESSES = [
    pytest.param(case, name, id=f"{key.id}-{name}-{case.__name__}")
    for key in KEYS
    for case in CASES.get(key.id, [])
    for name in key.keys
]


def test_every_key_of_the_table_is_tried() -> None:
    assert set(CASES) == {key.id for key in KEYS}


@pytest.mark.parametrize(("case", "name"), PRESSES)
async def test_the_key_does_what_the_table_says(make_app: MakeApp, case: Case, name: str) -> None:
    async with reading(make_app()) as session:
        async for _ in case(session):
            await session.press(name)


# --- the table itself ----------------------------------------------------------------------------


def test_no_id_stands_twice() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    "places",
    [(Where.LISTS, Where.LIST), (Where.LISTS, Where.STOCKS), (Where.ARTICLE,), (Where.PANEL,)],
    ids=lambda places: places[-1].value,
)
def test_no_key_does_two_things_in_one_place(places: tuple[Where, ...]) -> None:
    names = [name for key in KEYS if key.where in (*places, Where.ANYWHERE) for name in key.keys]
    assert sorted(set(names)) == sorted(names)


def test_the_palette_offers_what_needs_no_number() -> None:
    ids = [key.id for key in commands(Where.ARTICLE, Where.STOCKS, Where.ANYWHERE)]
    assert {"next-mention", "stock", "watchlist", "stock-narrow"} <= set(ids)
    assert not {"digit", "stock-beside", "palette"} & set(ids)


def test_digits_are_written_as_a_range() -> None:
    ranges = [names(key) for key in KEYS if key.id in ("digit", "stock-beside")]
    assert ranges == [["0–9"], ["1–9"]]


def test_every_key_has_words_for_the_hints_and_the_help() -> None:
    for key in KEYS:
        assert key.label
        assert re.fullmatch(r"[A-Z].*\.", key.tooltip), key.id


def test_a_binding_carries_the_id_and_the_words() -> None:
    made = [binding for binding in bindings(Where.LIST) if isinstance(binding, Binding)]
    (filter_binding,) = (binding for binding in made if binding.id == "filter")
    assert filter_binding.key == "slash"
    assert filter_binding.tooltip.startswith("Narrow the list")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("slash", "/"),
        ("ctrl+p", "Ctrl+P"),
        ("G", "G"),
        ("right_square_bracket", "]"),
        ("pagedown", "PgDn"),
        ("enter", "Enter"),
    ],
)
def test_a_key_is_shown_as_a_person_writes_it(name: str, words: str) -> None:
    assert shown(name) == words


# --- the user's own keys -------------------------------------------------------------------------


def test_an_unknown_action_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(ConfigurationError, match=r"“bookmrk”.*“bookmark”"):
        checked_keymap({"bookmrk": ("x",)})


def test_an_action_like_no_other_is_an_error_without_a_guess() -> None:
    with pytest.raises(ConfigurationError, match=r"“zzzzzz”\.$"):
        checked_keymap({"zzzzzz": ("x",)})


async def test_a_key_of_the_configuration_stands_in_the_place_of_the_tables(
    make_app: MakeApp,
) -> None:
    async with reading(make_app(keys={"bookmark": ("x", "f5"), "down": ("n",)})) as session:
        await session.press("n")
        assert session.story_list.cursor == 1
        await session.press("j", "b")
        assert session.story_list.cursor == 1
        assert not session.current().bookmarked
        await session.press("x")
        assert session.current().bookmarked
        await session.press("f5")
        assert not session.current().bookmarked


async def test_an_action_can_be_without_a_key(make_app: MakeApp) -> None:
    async with reading(make_app(keys={"all-read": ()})) as session:
        unread = [story.unread for story in session.stories()]
        await session.press("A")
        assert [story.unread for story in session.stories()] == unread


def test_an_unknown_action_stops_the_reader_before_it_starts(make_app: MakeApp) -> None:
    with pytest.raises(ConfigurationError, match="no action “jump”"):
        make_app(keys={"jump": ("x",)})


def test_a_key_of_the_settings_is_shown_without_its_controls() -> None:
    assert shown("\x1b]0;x\x07") == "\ufffd]0;x\ufffd"
    assert shown("ctrl+\x9b") == "Ctrl+\ufffd"
    assert shown("[/]") == "[/]"
