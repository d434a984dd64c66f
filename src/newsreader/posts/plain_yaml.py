"""The usual front matter, read line by line: names with one value or a list, nothing nested.

Nearly all generators write nothing else, and the parser of all YAML needs twenty times as long for
it. Whatever might mean something else there is left to that parser.
"""

from __future__ import annotations

import re
from typing import Final

from newsreader.posts.fallback import Value

# A value, or nothing: in single quotes, in double quotes without escapes, or plain. A plain one
# begins with no sign of YAML, has neither `: ` nor ` #` in it, and does not end with a colon.
_VALUE: Final = (
    r"(?:'(?P<single>(?:[^']|'')*)'|\"(?P<double>[^\"\\]*)\"|"
    r"(?P<plain>[^ \-?:,\[\]{}#&*!|>'\"%@`](?:[^ :]+|:(?! |\Z)| +(?![ #]|\Z))*))"
)
_NAME: Final = "(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60})"
_LINE: Final = re.compile(rf"(?:{_NAME}:|(?P<indent> *)-)(?: +{_VALUE})? *")
_UNUSUAL: Final = re.compile("[\t\ufeff\ud800-\udfff]")
_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})


def read(source: str) -> dict[str, Value] | None:
    """The fields of `source`, every scalar a string; None where it is not of the usual form."""
    if _UNUSUAL.search(source):
        return None
    fields: dict[str, Value] = {}
    items: list[Value] | None = None
    key, indent = "", ""
    for line in source.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            if line.strip(" "):
                return None
            continue
        value = _value(match)
        if match["key"] is not None:
            key, items = match["key"], None
            fields[key] = "" if value is None else value
            listed = value is None
            continue
        if value is None or not key or not listed:
            return None
        if items is None:
            items, indent = [], match["indent"]
            fields[key] = items
        elif match["indent"] != indent:
            return None
        items.append(value)
    return fields


def _value(match: re.Match[str]) -> str | None:
    """The value of a line; None where it has none."""
    plain = match["plain"]
    if plain is not None:
        return "" if plain in _NULLS else plain
    if match["single"] is not None:
        return match["single"].replace("''", "'")
    return match["double"]
