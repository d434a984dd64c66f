"""The one key table: bindings, help screen, palette, README and the user's key map come from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from textual.binding import Binding, BindingType

from newsreader.errors import ConfigurationError
from newsreader.language import _, noted
from newsreader.text.clean import clean_line


class Where(StrEnum):
    """Where a key works."""

    ANYWHERE = noted("Anywhere")
    LISTS = noted("Any list")
    LIST = noted("List")
    ARTICLE = noted("Article")
    STOCKS = noted("Stocks")
    PANEL = noted("Side panel")
    FILTER = noted("Filter")
    FIND = noted("Find")


@dataclass(frozen=True, slots=True)
class Key:
    """One action and the keys for it."""

    id: str
    """What the user's key map calls it."""
    where: Where
    keys: tuple[str, ...]
    """As Textual names them; the first is shown as the key."""
    action: str
    label: str
    """Two or three words, for the palette and the hints."""
    tooltip: str
    """One sentence, for the help screen."""
    hint: bool = False
    """Whether the bottom line names it."""


KEYS: Final = (
    # --- any list ---
    Key("down", Where.LISTS, ("j", "down"), "move(1)", noted("Down"), noted("To the next line.")),
    Key("up", Where.LISTS, ("k", "up"), "move(-1)", noted("Up"), noted("To the line before.")),
    Key("page-down", Where.LISTS, ("space", "pagedown", "ctrl+f"), "page(1)", noted("Page down"),
        noted("A screen further.")),
    Key("page-up", Where.LISTS, ("pageup", "ctrl+b"), "page(-1)", noted("Page up"),
        noted("A screen back.")),
    Key("top", Where.LISTS, ("g", "home"), "jump_top", noted("Top"), noted("To the first line.")),
    Key("bottom", Where.LISTS, ("G", "end"), "jump_bottom", noted("Bottom"),
        noted("To the last line.")),
    Key("read", Where.LISTS, ("enter", "l", "right"), "read", noted("Open"),
        noted("Open the story, or the stock's page."), hint=True),
    # --- list ---
    Key("next-day", Where.LIST, ("right_curly_bracket",), "day(1)", noted("Next day"),
        noted("To the first story of the next day in the list.")),
    Key("previous-day", Where.LIST, ("left_curly_bracket",), "day(-1)", noted("Previous day"),
        noted("To the first story of this day, or of the day before it in the list.")),
    Key("next-story", Where.LIST, ("J",), "move(1)", noted("Next story"),
        noted("To the next story.")),
    Key("previous-story", Where.LIST, ("K",), "move(-1)", noted("Previous story"),
        noted("To the story before.")),
    Key("filter", Where.LIST, ("slash",), "screen.filter", noted("Filter"),
        noted("Narrow the list by words, ticker:, category:, date: and more."), hint=True),
    Key("clear", Where.LIST, ("escape",), "screen.clear", noted("Show all"),
        noted("Clear the filter, then what was chosen in the side panel.")),
    Key("bookmarks", Where.LIST, ("B",), "screen.bookmarks", noted("Bookmarks"),
        noted("Show the bookmarked stories only, or all again."), hint=True),
    Key("sort", Where.LIST, ("s",), "screen.sort", noted("Sort"),
        noted("Order by date or by title.")),
    Key("reverse", Where.LIST, ("r",), "screen.reverse", noted("Reverse"),
        noted("Newest or oldest first; titles from A or from Z.")),
    Key("all-read", Where.LIST, ("A",), "screen.all_read", noted("Mark all read"),
        noted("Mark every story in the shown list read; U takes it back.")),
    Key("refresh", Where.LIST, ("R",), "screen.refresh_archive", noted("Look again"),
        noted("Look for new and changed posts.")),
    Key("panel", Where.LIST, ("c",), "screen.panel", noted("Categories"),
        noted("Show the categories and the calendar beside the list, or hide them."), hint=True),
    Key("to-panel", Where.LIST, ("tab", "h", "left"), "to_panel", noted("To the panel"),
        noted("Go to the categories and the calendar.")),
    # --- side panel ---
    Key("panel-down", Where.PANEL, ("j", "down"), "cursor_down", noted("Down"),
        noted("To the next line.")),
    Key("panel-up", Where.PANEL, ("k", "up"), "cursor_up", noted("Up"),
        noted("To the line before.")),
    Key("panel-choose", Where.PANEL, ("enter", "l"), "select_cursor", noted("Choose"),
        noted("Narrow the list to it."), hint=True),
    Key("panel-unfold", Where.PANEL, ("space", "right"), "toggle_node", noted("Unfold"),
        noted("Show or hide what is below it."), hint=True),
    Key("panel-leave", Where.PANEL, ("tab", "escape", "h", "left"), "leave", noted("To the list"),
        noted("Go back to the list."), hint=True),
    # --- filter ---
    Key("filter-keep", Where.FILTER, ("enter", "down"), "keep", noted("To the list"),
        noted("Keep the filter and go to the list."), hint=True),
    Key("filter-clear", Where.FILTER, ("escape",), "clear", noted("Clear"),
        noted("Clear the filter and go to the list."), hint=True),
    # --- find ---
    Key("find-keep", Where.FIND, ("enter", "down"), "keep", noted("To the story"),
        noted("Keep what was found lit and go to the story."), hint=True),
    Key("find-clear", Where.FIND, ("escape",), "clear", noted("Clear"),
        noted("Look for nothing and go to the story."), hint=True),
    # --- article ---
    Key("line-down", Where.ARTICLE, ("j", "down"), "line(1)", noted("Down"),
        noted("One line further.")),
    Key("line-up", Where.ARTICLE, ("k", "up"), "line(-1)", noted("Up"), noted("One line back.")),
    Key("screen-down", Where.ARTICLE, ("space", "pagedown", "ctrl+f"), "screen_page(1)",
        noted("Page down"), noted("A screen further."), hint=True),
    Key("screen-up", Where.ARTICLE, ("pageup", "ctrl+b"), "screen_page(-1)", noted("Page up"),
        noted("A screen back.")),
    Key("article-top", Where.ARTICLE, ("g", "home"), "article_top", noted("Top"),
        noted("To the title.")),
    Key("article-bottom", Where.ARTICLE, ("G", "end"), "article_bottom", noted("Bottom"),
        noted("To the end.")),
    Key("article-next", Where.ARTICLE, ("J",), "screen.story(1)", noted("Next story"),
        noted("Read the next story of the list."), hint=True),
    Key("article-previous", Where.ARTICLE, ("K",), "screen.story(-1)", noted("Previous story"),
        noted("Read the story before.")),
    Key("find", Where.ARTICLE, ("slash",), "find", noted("Find"),
        noted("Look for words in the story."), hint=True),
    Key("next-match", Where.ARTICLE, ("n",), "match(1)", noted("Next match"),
        noted("To the next place of what was looked for.")),
    Key("previous-match", Where.ARTICLE, ("N",), "match(-1)", noted("Match before"),
        noted("To the place before of what was looked for.")),
    Key("digit", Where.ARTICLE, ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), "digit",
        noted("Number"), noted("Type the number of a link; Enter or o then opens it.")),
    Key("next-mention", Where.ARTICLE, ("right_square_bracket",), "mention(1)",
        noted("Next stock"), noted("To the next stock that is named, and why it is one."),
        hint=True),
    Key("previous-mention", Where.ARTICLE, ("left_square_bracket",), "mention(-1)",
        noted("Stock before"), noted("To the stock that is named before.")),
    Key("follow", Where.ARTICLE, ("enter",), "follow", noted("Follow"),
        noted("Open the link whose number was typed, else the page of the stock that is lit.")),
    Key("open-link", Where.ARTICLE, ("o",), "open_link", noted("Open link"),
        noted("Open the link whose number was typed, or the only one.")),
    Key("copy", Where.ARTICLE, ("y",), "copy", noted("Copy"),
        noted("Offer the typed link, the table on the screen, or the story to the clipboard.")),
    Key("cite", Where.ARTICLE, ("Y",), "screen.cite", noted("Cite"),
        noted("Offer title, source, date and path to the clipboard.")),
    Key("markdown", Where.ARTICLE, ("m",), "screen.markdown", noted("Markdown"),
        noted("Show the story as Markdown, or as a page again."), hint=True),
    Key("pictures", Where.ARTICLE, ("i",), "screen.pictures", noted("Pictures"),
        noted("Fetch the pictures of this story.")),
    Key("zen", Where.ARTICLE, ("z",), "screen.zen", noted("Page alone"),
        noted("Show the page alone, or with the lines around it again.")),
    Key("table-right", Where.ARTICLE, ("greater_than_sign", "l", "right"), "table(1)",
        noted("Table right"), noted("Move a wide table by a column.")),
    Key("table-left", Where.ARTICLE, ("less_than_sign",), "table(-1)", noted("Table left"),
        noted("Move a wide table back by a column.")),
    Key("article-left", Where.ARTICLE, ("h", "left"), "leftwards", noted("Left"),
        noted("Move a wide table back; else go back to the list.")),
    Key("article-leave", Where.ARTICLE, ("escape", "backspace"), "go_back",
        noted("To the list"), noted("Let go of the stock that is lit; else go back to the list.")),
    # --- stock page, watchlist, trends ---
    Key("stock-narrow", Where.STOCKS, ("slash",), "screen.narrow", noted("In the list"),
        noted("Narrow the list to the stories that name the stock."), hint=True),
    Key("stock-beside", Where.STOCKS, ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
        "screen.beside", noted("Named with it"),
        noted("On a stock's page: open that of another one, by its number.")),
    Key("stock-leave", Where.STOCKS, ("escape", "backspace", "h", "left"), "screen.leave",
        noted("Leave"), noted("Go back to where one came from."), hint=True),
    # --- anywhere ---
    Key("bookmark", Where.ANYWHERE, ("b",), "bookmark", noted("Bookmark"),
        noted("Keep the story, or no longer."), hint=True),
    Key("unread", Where.ANYWHERE, ("u",), "unread", noted("Unread"),
        noted("Mark the story unread, or read.")),
    Key("undo", Where.ANYWHERE, ("U",), "undo", noted("Undo mark"),
        noted("Undo the last mark that was set by a key.")),
    Key("stock", Where.ANYWHERE, ("S",), "stock", noted("Stock page"),
        noted("Open the page of the stock that is lit, else of the story's first one.")),
    Key("watch", Where.ANYWHERE, ("w",), "watch", noted("Watch"),
        noted("Watch the stock that is lit, else the story's first one, or no longer."), hint=True),
    Key("watchlist", Where.ANYWHERE, ("W",), "watchlist", noted("Watchlist"),
        noted("Show the watched stocks, with the number of their stories.")),
    Key("trends", Where.ANYWHERE, ("T",), "trends", noted("Trends"),
        noted("Show the stocks that are named more often than usual.")),
    Key("zone", Where.ANYWHERE, ("t",), "zone", noted("Time zone"),
        noted("Show times in the archive's zone or in the local one.")),
    Key("help", Where.ANYWHERE, ("question_mark", "f1"), "help", noted("Keys"),
        noted("Show all keys."), hint=True),
    Key("palette", Where.ANYWHERE, ("ctrl+p",), "command_palette", noted("Commands"),
        noted("Find any command by its name.")),
    Key("suspend", Where.ANYWHERE, ("ctrl+z",), "suspend", noted("Suspend"),
        noted("Back to the shell, where “fg” comes back here.")),
    Key("quit", Where.ANYWHERE, ("q",), "back", noted("Back"),
        noted("Back to the list; from the list, out.")),
)  # fmt: skip
"""Every key of the program."""

_SHOWN: Final = {
    "slash": "/",
    "question_mark": "?",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "⌫",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "f1": "F1",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_curly_bracket": "{",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "right_curly_bracket": "}",
}

_DIGITS: Final = {"digit": "0–9", "stock-beside": "1–9"}
"""Actions of which each key is a digit and means that number, and how they are written."""

_NO_KEY: Final = "no_key"
"""No keyboard sends it; Textual would leave the keys of the table for an empty list."""


def in_force(overrides: Mapping[str, Iterable[str]]) -> tuple[Key, ...]:
    """The table with the user's keys, by the id of an action, in the place of its own."""
    return tuple(
        replace(key, keys=tuple(overrides[key.id])) if key.id in overrides else key for key in KEYS
    )


def shown(key: str) -> str:
    """A key as a person would write it: `/`, `Enter`, `Ctrl+P`; one of the settings clean."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{clean_line(key[5:]).upper()}"
    return _SHOWN.get(key) or clean_line(key)


def names(key: Key) -> list[str]:
    """The keys of an action as a person would write them; digits are one range."""
    if key.id in _DIGITS:
        return [_DIGITS[key.id]]
    return [shown(name) for name in key.keys]


def bindings(*places: Where) -> list[BindingType]:
    """The bindings of the keys that work in `places`, in the order of the table."""
    found: list[BindingType] = []
    for key in KEYS:
        if key.where not in places:
            continue
        if key.id in _DIGITS:  # each digit does something of its own, and is no other key
            found += [
                Binding(digit, f"{key.action}({digit})", _(key.label), show=False)
                for digit in key.keys
            ]
            continue
        binding = Binding(
            ",".join(key.keys), key.action, _(key.label), show=False, tooltip=_(key.tooltip),
            id=key.id, priority=key.id == "palette",
        )  # fmt: skip
        found.append(binding)
    return found


def commands(*places: Where) -> list[Key]:
    """The actions that the palette offers in `places`: all that need no number."""
    return [key for key in KEYS if key.where in places and key.id not in (*_DIGITS, "palette")]


def checked_keymap(wanted: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The user's key map as Textual takes it.

    Raises ConfigurationError for an action that is not in the table, naming the nearest one.
    """
    known = [key.id for key in KEYS if key.id not in _DIGITS]
    keymap: dict[str, str] = {}
    for action, keys in wanted.items():
        if action not in known:
            near = get_close_matches(action, known, n=1)
            message = _("[keys] has no action “{action}”.")
            if near:
                message = _("[keys] has no action “{action}”. Do you mean “{near}”?")
            raise ConfigurationError(message.format(action=action, near="".join(near)))
        keymap[action] = ",".join("comma" if key == "," else key for key in keys) or _NO_KEY
    return keymap
