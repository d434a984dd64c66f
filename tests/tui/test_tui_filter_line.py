from __future__ import annotations

import pytest
from textual.widgets import Input

from newsreader.text.width import width
from newsreader.tui.app import NewsreaderApp
from tui.archive import CHIPS, CRANES, FERRY, ROBOTS, STORIES, TEA
from tui.session import Session, reading


def error(s: Session) -> str:
    line = s.filter.query_one("#filter-error")
    if not line.display:
        return ""
    return "\n".join(line.render_line(y).text.rstrip() for y in range(line.size.height))


async def test_the_list_narrows_while_typing(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        found = []
        for character in "tea at":
            await s.write(character)
            found.append(len(s.titles()))
        assert found == sorted(found, reverse=True)
        assert s.titles() == [TEA]
        await s.press(*["backspace"] * 6)
        assert len(s.titles()) == STORIES


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("芯片", [CHIPS]),
        ("茶馆", [ROBOTS]),
        ("守夜", [FERRY]),
        ("ticker:688012", [CHIPS]),
        ("ticker：600519", [ROBOTS]),
        ("author:小王", [ROBOTS]),
        ("title:harbour", [CRANES]),
        ("date:2022-08-13", [FERRY, TEA]),
        ("date:2022-08-13 -title:tea", [FERRY]),
        ("“bell” OR 守夜", [CRANES, FERRY]),
    ],
)
async def test_what_was_typed_is_found(app: NewsreaderApp, text: str, titles: list[str]) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.fill(text)
        assert s.titles() == titles


async def test_chinese_is_typed_like_anything_else(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.write("芯片")
        assert s.filter.text == "芯片"
        assert s.titles() == [CHIPS]


async def test_a_wrong_filter_keeps_the_last_good_list_and_says_where(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.write("芯片")
        await s.fill("芯片 is:red")
        assert s.titles() == [CHIPS]
        said = error(s)
        assert "“is:red” is unknown" in said
        typed, below = s.screen().splitlines()[-3:-1]
        place, caret = typed.index("red"), below.index("^^^ ")
        assert width(below[:caret]) == width(typed[:place])
        await s.fill("芯片 is:unread")
        assert error(s) == ""
        assert s.titles() == [CHIPS]


async def test_a_message_too_long_for_the_line_stands_below_the_place(
    app: NewsreaderApp,
) -> None:
    async with reading(app, (40, 15)) as s:
        await s.press("slash")
        await s.write("芯片芯片芯片芯片芯片 is:red")
        place, message, *rest = error(s).splitlines()
        assert place.strip() == "^^^"
        assert message.startswith("“is:red” is unknown")
        assert len(rest) <= 2


async def test_half_typed_fields_do_not_empty_the_list(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.write("harbour")
        for character in " (title:":
            await s.write(character)
            assert s.titles() == [CRANES]


async def test_escape_clears_a_wrong_filter_too(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.write("(")
        assert "wants a “)”" in error(s)
        await s.press("escape")
        assert not s.sees(s.filter)
        assert error(s) == ""
        await s.press("slash")
        assert error(s) == ""
        assert s.filter.text == ""


async def test_enter_on_nothing_closes_the_line(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash", "enter")
        assert not s.sees(s.filter)
        assert s.story_list.has_focus


async def test_a_kept_filter_can_be_taken_up_again(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.write("茶")
        before = len(s.titles())
        await s.press("enter", "slash")
        await s.write("馆")
        assert s.filter.text == "茶馆"
        assert len(s.titles()) < before


async def test_keys_of_the_list_are_letters_in_the_filter(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.write("qbuUAtBsr?")
        assert s.filter.text == "qbuUAtBsr?"
        assert not s.story_list.has_focus


async def test_markup_in_the_filter_is_only_text(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.fill("is:[/oops]")
        assert "“is:[/oops]”" in error(s)


async def test_the_cursor_of_the_filter_does_not_blink(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("slash")
        assert not s.filter.query_one(Input).cursor_blink


async def test_a_security_that_is_none_keeps_the_last_good_list_and_is_named(
    app: NewsreaderApp,
) -> None:
    async with reading(app) as s:
        await s.press("slash")
        await s.fill("茶")
        good = s.titles()
        await s.fill("茶 ticker:xyz!")
        assert s.titles() == good
        assert "^^^^ “xyz!” is no security" in error(s)
