"""What a hostile post may hold, in every encoding of which a reader makes characters.

Every attack carries `MARK`, by which it can be looked for on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MARK: Final = "QX7"
"""Stands in every attack, and nowhere else."""

_ESCAPES: Final = {
    "title": f"\x1b]0;{MARK}\x07",
    "clipboard": f"\x1b]52;c;{MARK}\x07",
    "clear": f"\x1b[2J{MARK}",
    "other screen": f"\x1b[?1049l{MARK}",
    "question": f"{MARK}\x1b[6n\x1b[c",
    "device": f"\x1bP$q{MARK}\x1b\\",
    "application": f"\x1b_{MARK}\x1b\\",
    "reset": f"\x1bc{MARK}",
    "colours": f"\x1b[8m{MARK}\x1b[5m",
    "hyperlink": f"\x1b]8;;http://{MARK}.example/\x1b\\a\x1b]8;;\x1b\\",
    "C1": f"\x9b31m\x9d52;c;{MARK}\x9c\x90{MARK}\x9c",
    "backspaces": f"{MARK}\b\b\b\x7f\x0e\x0f\x07\x00\x05",
    "carriage return": f"{MARK}\rover",
}
_HIDDEN: Final = {
    "bidi": f"\u202e{MARK}\u202c\u2066a\u2069\u200f\u061c",
    "zero width": f"{MARK[0]}\u200b\u200c\u200d\u2060\ufeff{MARK[1:]}\u00ad\u115f",
    "tags": f"{MARK}\U000e0049\U000e006e\U000e007f",
    "marks": f"{MARK}e" + "\u0301" * 40,
    "marks of other scripts": f"{MARK}か" + "\u3099" * 40 + "क" + "\u0901" * 40,
    "separators": f"{MARK}\u2028a\u2029b\x85c\x0bd\x0ce",
    "private": f"{MARK}\ue000\U000f0000\ufdd0",
}
_MARKUP: Final = {
    "action": f"[@click=app.quit]{MARK}[/]",
    "closing": f"{MARK} [/oops] x",
    "bold": f"[bold]{MARK}[/bold]",
    "link": f"[link=file:///etc/passwd]{MARK}[/link]",
    "emoji": f":skull: {MARK} [red on blue]",
    "format": f"{{0}} {{self}} %s %(x)s {MARK} {{",
}
_ENCODED: Final = {
    "entities": f"&#27;]52;c;{MARK}&#7;&#x1b;[2J&#x9b;31m&#155;2J&#x202e;&Tab;&NewLine;",
    "entities in two": f"&amp;#27;]0;{MARK}&amp;#7;",
    "percent": f"%1b]52;c;{MARK}%07%9b2J%E2%80%AE%0d%0a",
    "backslashes": f"\\e]0;{MARK}\\a\\x1b[2J\\u001b[2J\\033[2J\\N{{ESC}}",
    "script": f"<script>{MARK}</script><img src=x onerror=alert(1)><b>{MARK}",
}

ATTACKS: Final[Mapping[str, str]] = MappingProxyType({**_ESCAPES, **_HIDDEN, **_MARKUP, **_ENCODED})
"""By what each of them tries."""

LITERAL: Final = tuple(_MARKUP.values())
"""What has to stand on the screen as it is written."""


def quoted(text: str) -> str:
    """`text` as a YAML string in quotes, in which every odd character is an escape."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if " " <= char <= "~" or ("\u00a1" <= char <= "\u9fff" and char.isprintable()):
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
