from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from newsreader import tui
from newsreader.errors import ConfigurationError
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.hues import ANSI, DEFAULT
from newsreader.tui.themes import STYLES, THEMES, chosen, toned
from tui.archive import CHIPS, ROBOTS, post
from tui.conftest import MakeApp
from tui.session import Session, reading

ALL, MANY, FEW, NONE = 1 << 24, 256, 16, 0

OWN = {theme.name: theme for theme in THEMES}
KNOWN = {**BUILTIN_THEMES, **OWN}
COLOURED = [theme for theme in THEMES if not theme.ansi]
CONTRAST = OWN["newsreader-contrast"]
DEPTHS = pytest.mark.parametrize("depth", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
IN_COLOUR = pytest.mark.parametrize("theme", COLOURED, ids=[theme.name for theme in COLOURED])

LINES = re.compile("[\u2500-\u259f\\s]*")
"""Frames, guides and the scroll bar, which nobody reads."""


# --- which theme ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "colours", "name"),
    [
        (None, ALL, DEFAULT),
        (None, MANY, DEFAULT),
        (None, FEW, ANSI),
        (None, NONE, ANSI),
        ("newsreader-light", MANY, "newsreader-light"),
        ("newsreader-light", FEW, ANSI),
        ("nord", ALL, "nord"),
        ("nord", NONE, ANSI),
        ("ansi-light", FEW, "ansi-light"),
        ("ansi-light", NONE, ANSI),
        (ANSI, ALL, ANSI),
    ],
)
def test_a_terminal_of_few_colours_keeps_its_own(
    wanted: str | None, colours: int, name: str
) -> None:
    assert chosen(wanted, colours, KNOWN) == name


def test_a_theme_that_is_not_there_is_named_whatever_the_terminal_shows() -> None:
    with pytest.raises(ConfigurationError, match=r"no theme “sepia”.*newsreader-dark.*nord"):
        chosen("sepia", FEW, KNOWN)


async def test_a_theme_is_chosen_in_the_palette(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        assert s.app.theme == DEFAULT
        assert set(s.app.available_themes) == set(KNOWN)
        await s.press("ctrl+p", *"theme", "enter")
        await s.press(*"newsreader-light", "enter")
        assert s.app.theme == "newsreader-light"
        assert CHIPS in s.screen()


@pytest.mark.parametrize("name", sorted(KNOWN))
async def test_the_stylesheet_can_be_read_with_every_theme(make_app: MakeApp, name: str) -> None:
    async with reading(make_app(theme=name)) as s:
        assert CHIPS in s.screen()


def test_the_stylesheet_names_no_colour() -> None:
    """Nor is there another stylesheet in it than Textual's variables and ours."""
    text = (Path(tui.__file__).parent / "app.tcss").read_text(encoding="utf-8")
    values = re.findall(r"(?:background|color|border[a-z-]*|tint):([^;]*);", text)
    assert len(values) > 20
    plain = {"transparent", "none", "blank", "hkey", "vkey", "round", "outer"}
    words = {word for value in values for word in value.split() if not word.startswith("$")}
    assert words <= plain
    assert not re.search(r"text-style:[^;$]*\breverse\b", text)


def test_every_variable_of_ours_is_used() -> None:
    text = (Path(tui.__file__).parent / "app.tcss").read_text(encoding="utf-8")
    assert set(STYLES) <= set(re.findall(r"\$([a-z-]+)", text))


# --- contrast ------------------------------------------------------------------------------------


def variables(theme: Theme) -> dict[str, str]:
    return {**STYLES, **theme.to_color_system().generate(), **theme.variables}


def shown(colour: RichColor, depth: ColorSystem) -> Color:
    """A colour as a terminal of so many colours shows it."""
    return Color.from_rich_color(RichColor.from_triplet(colour.downgrade(depth).get_truecolor()))


def ratio(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.r / 255, colour.g / 255, colour.b / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_is_that_of_the_standard() -> None:
    assert ratio(Color.parse("#ffffff"), Color.parse("#000000")) == pytest.approx(21)
    assert ratio(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@DEPTHS
@IN_COLOUR
@pytest.mark.parametrize("name", ["text", "text-primary"])
def test_a_story_is_read_all_day(theme: Theme, name: str, depth: ColorSystem) -> None:
    values = variables(theme)
    text, ground = (
        shown(Color.parse(values[part]).rich_color, depth) for part in (name, "background")
    )
    assert ratio(text, ground) >= 7


@DEPTHS
@IN_COLOUR
def test_rise_and_fall_can_be_read(theme: Theme, depth: ColorSystem) -> None:
    values = variables(theme)
    ground = shown(Color.parse(values["background"]).rich_color, depth)
    for name in ("tone-red", "tone-green"):
        text = shown(Color.parse(values[name]).rich_color, depth)
        assert ratio(text, ground) >= (7 if theme is CONTRAST else 4.5)


@DEPTHS
@pytest.mark.parametrize("name", ["newsreader-dark", "newsreader-light"])
def test_rise_and_fall_are_told_apart(name: str, depth: ColorSystem) -> None:
    values = variables(OWN[name])
    tones = {
        shown(Color.parse(values[one]).rich_color, depth).hex
        for one in ("tone-red", "tone-green", "text", "text-accent")
    }
    assert len(tones) == 4


@pytest.mark.parametrize(
    ("setting", "language", "colours", "tones"),
    [
        (None, "zh_CN", ALL, (True, True)),
        (None, "en", ALL, (True, False)),
        ("green-up", "zh_CN", MANY, (True, False)),
        ("red-up", "en", MANY, (True, True)),
        ("off", "zh_CN", ALL, (False, False)),
        (None, "zh_CN", FEW, (False, True)),
        ("red-up", "en", NONE, (False, True)),
    ],
)
def test_the_rise_has_the_colour_that_readers_know_where_there_are_enough(
    setting: str | None, language: str, colours: int, tones: tuple[bool, bool]
) -> None:
    assert toned(setting, language, colours) == tones


@pytest.mark.parametrize(
    ("setting", "rise", "fall"),
    [("red-up", "tone-red", "tone-green"), ("green-up", "tone-green", "tone-red")],
)
async def test_rise_and_fall_have_the_colours_that_are_set(
    make_app: MakeApp, tmp_path: Path, setting: str, rise: str, fall: str
) -> None:
    (tmp_path / "tea").mkdir()
    text = post("茶市", "2022-08-14 10:00:00 +08:00", "<p>红茶涨停，绿茶跌停。</p>", ("金融",))
    (tmp_path / "tea" / "tea.md").write_text(text, encoding="utf-8")
    async with reading(make_app(tmp_path / "tea", tones=setting)) as s:
        await s.press("enter")
        colours = {
            segment.text: segment.style.color.name
            for segment in visible(s)
            if segment.style is not None and segment.style.color is not None
        }
        values = variables(OWN[DEFAULT])
        assert colours["涨停"] == values[rise]
        assert colours["跌停"] == values[fall]
        assert "not by prices" in s.page()


@pytest.mark.parametrize("configured", [{"tones": "off"}, {"colours": FEW}])
async def test_without_tones_nothing_is_said_of_them(
    make_app: MakeApp, tmp_path: Path, configured: dict[str, Any]
) -> None:
    (tmp_path / "tea").mkdir()
    text = post("茶市", "2022-08-14 10:00:00 +08:00", "<p>红茶涨停。</p>", ("金融",))
    (tmp_path / "tea" / "tea.md").write_text(text, encoding="utf-8")
    async with reading(make_app(tmp_path / "tea", **configured)) as s:
        await s.press("enter")
        assert "红茶涨停" in s.page()
        assert "not by prices" not in s.page()


@DEPTHS
@IN_COLOUR
def test_the_grounds_are_told_apart(theme: Theme, depth: ColorSystem) -> None:
    """Where a theme tells the row of the cursor by its ground, it has another in 256 colours."""
    values = variables(theme)
    names = ("background", "surface", "panel", "primary-muted")
    grounds = {shown(Color.parse(values[name]).rich_color, depth).hex for name in names}
    assert len(grounds) == (1 if theme is CONTRAST else len(names))


def visible(s: Session) -> Iterator[Segment]:
    """What is on the screen but lines and blanks."""
    for strip in s.app.screen._compositor.render_strips():
        for segment in strip:
            if not LINES.fullmatch(segment.text):
                yield segment


def faint(s: Session, least: float, depth: ColorSystem) -> list[str]:
    """What is on the screen with less contrast than `least`."""
    found = []
    for segment in visible(s):
        style = segment.style
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        contrast = ratio(shown(style.color, depth), shown(style.bgcolor, depth))
        if contrast < least:
            found.append(f"{contrast:.1f} {segment.text.strip()!r} {style}")
    return found


@IN_COLOUR
async def test_everything_can_be_read(make_app: MakeApp, theme: Theme) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    async with reading(make_app(theme=theme.name, sidebar=True)) as s:
        for severity in ("information", "error"):
            s.app.notify("Marks are not saved.", title="Marks", severity=severity)
        for keys in (
            ("j", "b"),
            ("tab", "j", "j"),
            ("tab", "slash"),
            ("(",),
            ("escape", "g", "J", "J", "enter"),
            ("slash",),
            *"客人",
            ("enter", "n"),
            ("1", "o"),
            ("m",),
            ("m", "right_square_bracket"),
            ("w", "S"),
            ("T",),
            ("W",),
            ("question_mark",),
            ("escape", "ctrl+p"),
            ("a",),
        ):
            await s.press(*keys)
            for depth in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT):
                assert not faint(s, least, depth), keys


# --- without a colour ----------------------------------------------------------------------------


@pytest.fixture(params=[ANSI, CONTRAST.name])
def plain(request: pytest.FixtureRequest, make_app: MakeApp) -> NewsreaderApp:
    """Give the reader in a theme that says nothing by a colour."""
    return make_app(theme=request.param, sidebar=True)


def looks(s: Session, text: str) -> set[str]:
    """The attributes of the first place where `text` stands, in the story if one is shown."""
    found = places(s, text)
    assert found, f"there is no {text} in\n{s.screen()}"
    return found[0]


def places(s: Session, text: str) -> list[set[str]]:
    """The attributes of all of them."""
    segments = list(visible(s))
    if s.reads():
        lines = map(s.article.render_line, range(s.article.size.height))
        segments = [segment for line in lines for segment in line]
    names = ("bold", "italic", "underline", "reverse")
    return [
        {name for name in names if getattr(segment.style, name)}
        for segment in segments
        if text in segment.text
    ]


async def test_in_the_list_nothing_is_told_by_a_colour_alone(plain: NewsreaderApp) -> None:
    async with reading(plain) as s:
        assert looks(s, CHIPS) == {"bold", "reverse"}  # unread, and under the cursor
        assert looks(s, ROBOTS) == {"bold"}  # unread
        assert looks(s, " Sun 14 Aug 2022") == {"bold", "underline"}
        assert looks(s, "market-news") == {"reverse"}
        await s.press("enter", "q", "j")
        assert looks(s, CHIPS) == set()
        await s.press("k", "tab")
        assert looks(s, CHIPS) == {"underline"}  # the cursor's row, and the keys go elsewhere
        assert looks(s, "All stories") == {"bold", "reverse"}


async def test_the_row_of_the_cursor_has_a_sign(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("j", "b")
        assert [line[:5] for line in s.lines()[1:4]] == [" ●   ", "►●★  ", " ●   "]


async def test_in_a_story_nothing_is_told_by_a_colour_alone(plain: NewsreaderApp) -> None:
    async with reading(plain) as s:
        await s.press("j", "j", "enter")
        assert looks(s, "机器人") == {"bold"}  # the title
        assert looks(s, "600519") == {"bold", "underline"}
        assert looks(s, "茶馆的公告栏") == {"underline"}
        await s.press("slash", *"客人", "enter")
        for key in ("n", "n", "N"):
            await s.press(key)
            current, *others = sorted(places(s, "客人"), key=lambda look: "underline" in look)
            assert current == {"bold", "reverse"}
            assert others
            assert all(other >= {"underline", "reverse"} for other in others)


async def test_in_the_filter_a_fault_is_pointed_at(plain: NewsreaderApp) -> None:
    async with reading(plain) as s:
        await s.press("slash", "(")
        assert "^" in s.screen()
        assert looks(s, "wants a") == {"bold"}


async def test_in_the_palette_the_row_of_the_cursor_is_underlined(plain: NewsreaderApp) -> None:
    async with reading(plain) as s:
        await s.press("ctrl+p", "d")
        rows = [line for line in s.screen().splitlines() if line.strip()]
        assert len(rows) > 4
        assert "underline" in looks(s, "To the")


async def test_without_colours_none_is_shown(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(make_app(colours=NONE)) as s:
        await s.press("j", "j", "enter")
        for segment in visible(s):
            style = segment.style
            assert style is not None
            for colour in (style.color, style.bgcolor):
                assert colour is None or colour.is_default
        await s.press("ctrl+p", *"theme")
        assert "Choose other colours." not in s.screen()
