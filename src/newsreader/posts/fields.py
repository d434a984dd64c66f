"""The fields of a post but for its date: title, categories, tags, source, section, author."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from newsreader.model import Remark, SourceRule
from newsreader.posts import remarks
from newsreader.posts.fallback import Value
from newsreader.posts.text import rough_text
from newsreader.text.clean import clean_line
from newsreader.text.names import SUFFIXES

_TITLE_MAXIMUM: Final = 1_000
_NAME_MAXIMUM: Final = 200
_LEVELS: Final = 16
_TAGS: Final = 100
_FROM_BODY: Final = 40
_SEPARATOR: Final = " - "
# Folders that a site generator has of itself.
_GENERATORS: Final = frozenset({"source", "content", "_posts", "posts", "post", "_drafts"})
_UNQUOTED_TITLE: Final = re.compile(r"^title:[ \t]++(?![\"'|>\[{&*!%@`])(.*)$", re.M | re.I)
_COMMA: Final = re.compile("[,，、]")


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a post belongs, and who made it."""

    categories: tuple[str, ...]
    tags: tuple[str, ...]
    source: str
    section: str
    author: str


def title(
    fields: Mapping[str, Value], front_matter: str, path: str, body: str
) -> tuple[str, list[Remark]]:
    """The title, never empty, and what was wrong with it; `front_matter` is it as written."""
    written = fields.get("title", "")
    if isinstance(written, list):  # [重磅] without quotes
        written = "[" + ", ".join(_names(written)) + "]" if written else ""
    if isinstance(written, str) and (
        found := _line(_topics(written, front_matter), _TITLE_MAXIMUM)
    ):
        return found, []
    name = path.rpartition("/")[2]
    for suffix in SUFFIXES:
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
            break
    if stem := _line(name, _TITLE_MAXIMUM):
        return stem, [remarks.problem("title", remarks.NO_TITLE_NAME)]
    if text := rough_text(body[:4_000]):
        cut = text[:_FROM_BODY].rstrip() + "…" if len(text) > _FROM_BODY else text
        return cut, [remarks.problem("title", remarks.NO_TITLE_BODY)]
    if whole := _line(path.rpartition("/")[2], _TITLE_MAXIMUM):
        return whole, [remarks.problem("title", remarks.NO_TITLE_NAME)]
    return "?", [remarks.problem("title", remarks.NO_TITLE)]


def _topics(written: str, front_matter: str) -> str:
    """`written`, with the #topics# that YAML took for a comment where a title has no quotes."""
    if " #" not in front_matter:
        return written
    line = _UNQUOTED_TITLE.search(front_matter)
    if line is None:
        return written
    rest = line[1].removeprefix(written)
    topic = len(rest) < len(line[1]) or not written
    return line[1] if topic and re.match(r"\s*#[^#\s]", rest) else written


def filing(fields: Mapping[str, Value], path: str, rules: Mapping[str, SourceRule]) -> Filing:
    """Where the post belongs and who made it, from its front matter, else from its folders."""
    chains = _chains(fields.get("categories") or fields.get("category") or "")
    author = _name(", ".join(_names(fields.get("author") or fields.get("authors") or "")))
    tags = dict.fromkeys(_names(_split(fields.get("tags") or fields.get("tag") or "")))
    tags |= dict.fromkeys(" / ".join(chain) for chain in chains[1:])
    categories = _levels(chains[0] if chains else _folders(path))
    head, separator, tail = author.rpartition(_SEPARATOR)
    if separator and (head in rules or (head, tail) == categories[1:3]):
        author = head
    source, section = _source(fields.get("source", ""), categories, author)
    return Filing(categories, tuple(tags)[:_TAGS], source, section, author)


def _source(named: Value, categories: tuple[str, ...], author: str) -> tuple[str, str]:
    """The source and its section."""
    if isinstance(named, str) and "://" not in named and (source := _line(named)):
        pass
    elif len(categories) >= 3:
        source = categories[1]
    elif len(categories) == 2:
        source = author if author in categories else categories[1]
    else:
        return author or "".join(categories), ""
    if source not in categories:
        return source, ""
    below = categories[categories.index(source) + 1 :]
    return source, below[0] if below else ""


def _levels(chain: tuple[str, ...]) -> tuple[str, ...]:
    """`chain` with `<source> - <section>`, as the second of two, made the two levels it means."""
    if len(chain) != 2:
        return chain[:_LEVELS]
    source, separator, section = chain[1].rpartition(_SEPARATOR)
    if separator and source.strip() and section.strip():
        return (chain[0], source.strip(), section.strip())
    return chain


def _chains(value: Value) -> list[tuple[str, ...]]:
    """The categories: one chain for a plain list; for a list of lists, one for each."""
    if isinstance(value, list) and any(isinstance(item, list) for item in value):
        chains = [tuple(_names(item)) for item in value[:_TAGS]]
    else:
        chains = [tuple(_names(value))]
    return [chain for chain in chains if chain]


def _names(value: Value) -> list[str]:
    """The names in `value`, clean: of a list its items', of a mapping its `name`."""
    if isinstance(value, str):
        name = _name(value)
        return [name] if name else []
    if isinstance(value, dict):
        return _names(value.get("name", ""))
    return [name for item in value[:_TAGS] if not isinstance(item, list) for name in _names(item)]


def _split(value: Value) -> Value:
    """Tags in one string, separated by commas, as a list."""
    return list[Value](_COMMA.split(value)) if isinstance(value, str) else value


def _folders(path: str) -> tuple[str, ...]:
    """The folders of `path` that are not the generator's, and not a year, month or day."""
    names = [clean_line(folder) for folder in path.split("/")[:-1]]
    while names and names[0] in _GENERATORS | {"", ".", ".."}:
        del names[0]
    return tuple(name[:_NAME_MAXIMUM] for name in names if name and not name.isdecimal())


@lru_cache(maxsize=4096)
def _name(written: str) -> str:
    """`written` as a name; the same few stand in most posts of an archive."""
    return _line(written)


def _line(written: str, maximum: int = _NAME_MAXIMUM) -> str:
    """`written` with its entities decoded, clean, on one line, at most `maximum` characters."""
    found = clean_line(html.unescape(written))
    return found if len(found) <= maximum else found[: maximum - 1].rstrip() + "…"
