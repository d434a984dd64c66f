"""Text to front matter and body, through handlers for python-frontmatter.

The library's own handlers are not for untrusted files: they make numbers and dates of what is
text, let YAML nest until the process dies, and read no TOML where a further package is missing.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

import yaml
from frontmatter import detect_format
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from newsreader.posts import fallback, plain_yaml, remarks
from newsreader.posts.fallback import Value

MAXIMUM: Final = 64 * 1024
"""Characters of front matter that are given to a parser; larger ones are read line by line."""
_DEEPEST: Final = 20
_BLANK: Final = "\ufeff \t\n\x0b\x0c\xa0\u3000"
# What YAML refuses, and what it takes for a line break inside a title.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_BREAK: Final = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
# Without a closing line, only these tell front matter from a rule above a text.
_TELLING: Final = frozenset({"title", "date", "categories", "category", "tags", "author"})
_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says of itself, and the rest of it."""

    found: bool
    fields: dict[str, Value]
    """By lower-case name; every value is a string, or a list or mapping of them."""
    source: str
    """The front matter as written."""
    body: str
    trouble: str = ""
    """The sentence that says what is wrong with it; empty where nothing is."""


class StringsYAML(YAMLHandler):
    """YAML between `---` lines (the second may be `...`), every scalar a string.

    Built from the parser's events: composing nodes is where deep nesting ends the process and
    where aliases multiply.
    """

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        """Say whether `text` begins with a line of dashes."""
        return text.startswith("---") and super().detect(text)

    def load(self, fm: str, **_: object) -> Any:
        """Read `fm`; raises ValueError or yaml.YAMLError."""
        if (usual := plain_yaml.read(fm)) is not None:
            return usual
        return self.load_any(fm)

    def load_any(self, fm: str) -> Any:
        """Read `fm`, whatever is in it; raises ValueError or yaml.YAMLError."""
        events = yaml.parse(fm, Loader=_LOADER)
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return _from_events(event, events, 1)
        return {}


def _from_events(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
    """The value that begins with `event`. Raises ValueError for what is refused."""
    if depth > _DEEPEST or getattr(event, "anchor", None) is not None:
        raise ValueError("an anchor, or nested too deep")
    if isinstance(event, yaml.ScalarEvent):
        return "" if event.implicit[0] and event.value in _NULLS else str(event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Value] = []
        while not isinstance(following := next(events), yaml.SequenceEndEvent):
            items.append(_from_events(following, events, depth + 1))
        return items
    if not isinstance(event, yaml.MappingStartEvent):
        raise ValueError("an alias, or no value")
    fields: dict[str, Value] = {}
    while not isinstance(following := next(events), yaml.MappingEndEvent):
        key = _from_events(following, events, depth + 1)
        value = _from_events(next(events), events, depth + 1)
        if isinstance(key, str):
            fields[key] = value
    return fields


class StringsTOML(BaseHandler):
    """TOML between `+++` lines, on the standard library's parser."""

    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> Any:
        """Read `fm`; raises ValueError or RecursionError."""
        if any(key.count(".") > _DEEPEST for key in _keys_of_toml(fm)):
            raise ValueError("nested too deep")  # the parser takes the square of the time for it
        return _strings(tomllib.loads(fm, parse_float=str), 1)


def _keys_of_toml(source: str) -> Iterator[str]:
    """Whatever in `source` can be a dotted key, and more."""
    for line in source.split("\n"):
        if line.lstrip().startswith("["):
            yield line
        yield from line.split("=")[:-1]


class StringsJSON(BaseHandler):
    """A JSON object at the beginning of the file, as Hugo has it."""

    FM_BOUNDARY = re.compile(r"^\}[ \t]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        """Say whether `text` begins with a brace."""
        return text.startswith("{")

    def split(self, text: str) -> tuple[str, str]:
        """Split at the end of the object, or where broken at a line that is its closing brace."""
        try:
            _, end = json.JSONDecoder(parse_int=str).raw_decode(text[:MAXIMUM])
        except (ValueError, RecursionError):
            closing = self.FM_BOUNDARY.search(text)
            if closing is None:
                raise ValueError from None
            end = closing.end()
        return text[:end], text[end:]

    def load(self, fm: str) -> Any:
        """Read `fm`; raises ValueError or RecursionError."""
        return _strings(json.loads(fm, parse_int=str, parse_float=str, parse_constant=str), 1)


class HexoJSON(BaseHandler):
    """The inside of a JSON object between `;;;` lines, as Hexo has it."""

    FM_BOUNDARY = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> Any:
        """Read `fm`; raises ValueError or RecursionError."""
        return StringsJSON().load("{" + fm + "}")


_HANDLERS: Final = (StringsYAML(), StringsTOML(), StringsJSON(), HexoJSON())


def split(text: str) -> FrontMatter:
    """The front matter and the body of `text` (newlines are `\\n`); never raises.

    Blank lines before the front matter are normal. The body is everything behind the closing line.
    """
    start = text.lstrip(_BLANK)
    handler = detect_format(start, _HANDLERS)
    if handler is None:
        return FrontMatter(False, {}, "", text)
    try:
        source, body = handler.split(start)
    except ValueError:
        return _unclosed(start, text)
    source = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub(" ", source))
    fields, trouble = _fields(handler, source)
    if fields is None:
        return FrontMatter(False, {}, "", text)
    return FrontMatter(True, fields, source, body.removeprefix("\n"), trouble)


def _fields(handler: BaseHandler, source: str) -> tuple[dict[str, Value] | None, str]:
    """The fields of `source`, and what is wrong with it; None where it is no front matter."""
    trouble = remarks.LARGE_FRONT_MATTER
    if len(source) <= MAXIMUM:
        try:
            loaded: Any = handler.load(source)
        # Hostile input has errors of every kind out of the parsers, not only those they promise.
        except Exception:
            trouble = remarks.BROKEN_FRONT_MATTER
        else:
            if isinstance(loaded, dict) or not loaded:
                return _lower(loaded), ""
            trouble = remarks.BROKEN_FRONT_MATTER
    fields = fallback.read_lines(source[:MAXIMUM])
    return (_lower(fields) if fields else None), trouble


def _unclosed(start: str, text: str) -> FrontMatter:
    """Front matter whose closing line is missing, as in a file that was cut; or none at all."""
    first, _, rest = start.partition("\n")
    end = fallback.end_of_fields(rest[:MAXIMUM]) if first.strip("-+; \t") == "" else 0
    fields = fallback.read_lines(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", rest[:end]))
    if not _lower(fields).keys() & _TELLING:
        return FrontMatter(False, {}, "", text)
    return FrontMatter(True, _lower(fields), rest[:end], rest[end:], remarks.OPEN_FRONT_MATTER)


def _lower(fields: Value) -> dict[str, Value]:
    """`fields` by lower-case name; where names differ in case alone, the first counts."""
    lower: dict[str, Value] = {}
    for name, value in fields.items() if isinstance(fields, dict) else ():
        lower.setdefault(name.strip().lower(), value)
    return lower


def _strings(value: object, depth: int) -> Value:
    """`value` with a string for everything that is no list and no mapping; "" where too deep."""
    if isinstance(value, str):
        return value
    if depth > _DEEPEST or value is None:
        return ""
    if isinstance(value, dict):
        return {str(key): _strings(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_strings(item, depth + 1) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime | date | time):
        return value.isoformat().replace("+00:00", "Z")
    return str(value)
