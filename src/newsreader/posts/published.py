"""When a post was published: from its front matter, else its body, else its path."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from newsreader.model import Published, Remark, SourceRule
from newsreader.posts import dates, remarks
from newsreader.posts.fallback import Value
from newsreader.posts.text import rough_text, without_comments
from newsreader.text.clean import clean_line

_FIELDS: Final = ("date", "pubdate", "published", "created", "updated", "lastmod")
_LOOK: Final = 8_000
_NEAR: Final = 600

_TAG: Final = re.compile(r"<([a-z][a-z0-9]{0,20})(\s[^<>]{1,500})?>([^<]{0,200})", re.IGNORECASE)
_DATETIME: Final = re.compile(r"""\sdatetime\s*=\s*["']?([^"'<>]{8,40})""", re.IGNORECASE)
_CLASS: Final = re.compile(r"""\s(?:class|id)\s*=\s*["']?([^"'<>]{1,200})""", re.IGNORECASE)
_TELLING: Final = ("time", "date", "pub")

_DAY: Final = r"(?<!\d)\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}(?!\d)日?"
_CLOCK: Final = r"\d{1,2}[:：时]\d\d(?:[:：分]\d\d)?(?!\d)"
_ZONE: Final = r"(?:\.\d{1,9})?(?:Z|\s?[+-]\d\d:?\d\d)?"
_SOME_DATE: Final = re.compile(rf"{_DAY}(?:[T\s]?{_CLOCK}{_ZONE})?", re.ASCII)
_FULL_DATE: Final = re.compile(rf"{_DAY}[T\s]?{_CLOCK}{_ZONE}", re.ASCII)
_JAVASCRIPT: Final = re.compile(
    r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}, \d{1,2}:\d\d:\d\d(?: [AP]M)?", re.ASCII
)
_IMPRINT: Final = re.compile(
    r"[（(]\s?(\d{4}年\s?\d{1,2}月\s?\d{1,2}日)[^（）()]{0,20}版\s?[）)]", re.ASCII
)
_PATH_NAME: Final = re.compile(r"(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})(?!\d)", re.ASCII)
_PATH_FOLDERS: Final = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})(?=/)", re.ASCII)
_PATH_DIGITS: Final = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)", re.ASCII)


def published(
    fields: Mapping[str, Value], body: str, path: str, rule: SourceRule
) -> tuple[Published | None, list[Remark]]:
    """When the post was published, and what was wrong with its date or corrected in it."""
    written = [_written(fields[name]) for name in _FIELDS if name in fields]
    # Jekyll's `published: true` is no date.
    written = [text for text in written if text and text not in {"true", "false"}]
    for text in written:
        if found := _from_front_matter(text, rule):
            notes = [remarks.correction("date", found.correction)] if found.correction else []
            if text != written[0]:
                notes.insert(0, remarks.problem("date", remarks.BAD_DATE_OTHER, written[0]))
            return found, notes
    first = written[0] if written else ""
    if found := _from_body(body, rule):
        sentence = remarks.BAD_DATE_BODY if first else remarks.NO_DATE_BODY
    elif found := _from_path(path, rule):
        if not first and _PATH_NAME.match(path.rpartition("/")[2]):
            return found, []  # as Jekyll names its posts
        sentence = remarks.BAD_DATE_PATH if first else remarks.NO_DATE_PATH
    else:
        sentence = remarks.BAD_DATE if first else remarks.NO_DATE
    return found, [remarks.problem("date", sentence, first)]


def _written(value: Value) -> str:
    """A date as it stands in the front matter, clean."""
    return clean_line(value[:1_000])[: dates.LONGEST] if isinstance(value, str) else ""


def _from_front_matter(written: str, rule: SourceRule) -> Published | None:
    reading = dates.read_date(written, rule.zone)
    understood = dates.understand(reading, rule) if reading else None
    if understood is None:
        return None
    return Published(
        understood.instant,
        written,
        "front matter",
        understood.day_only,
        understood.correction,
    )


def _from_body(body: str, rule: SourceRule) -> Published | None:
    """The first date of `body` that can be its own.

    A page shows its readers the time of where it lives: what is known of the source's `GMT` says
    nothing of it.
    """
    shown = SourceRule(rule.zone)
    for written, is_utc in _candidates(body):
        reading = dates.read_date(written, rule.zone)
        understood = (
            dates.understand(reading, SourceRule("UTC") if is_utc else shown) if reading else None
        )
        if understood:
            return Published(understood.instant, written, "body", understood.day_only)
    return None


def _candidates(body: str) -> Iterator[tuple[str, bool]]:
    """What may be the date in `body`, best first, and whether it is in UTC whatever it says."""
    start = without_comments(body[:_LOOK])
    for _name, attributes, text in _TAG.findall(start):
        if stamp := _DATETIME.search(attributes):
            yield clean_line(html.unescape(stamp[1])), False
        names = _CLASS.search(attributes)
        if names and any(word in names[1].lower() for word in _TELLING):
            for date in _SOME_DATE.findall(clean_line(html.unescape(text))):
                yield date, False
    text = rough_text(start)
    for date in _FULL_DATE.findall(text[:_NEAR]):
        yield date, False
    # Written by a program that ran in UTC.
    for date in _JAVASCRIPT.findall(text[:_NEAR]):
        yield date, True
    for date in _IMPRINT.findall(text + " " + rough_text(body[max(_LOOK, len(body) - 2_000) :])):
        yield clean_line(date), False


def _from_path(path: str, rule: SourceRule) -> Published | None:
    """The day that a file's name begins with, its folders are, or its name holds."""
    folders, _, name = path.rpartition("/")
    for match in (
        _PATH_NAME.match(name),
        _PATH_FOLDERS.search(folders + "/"),
        _PATH_DIGITS.search(name),
    ):
        reading = dates.read_date("-".join(match.groups())) if match else None
        understood = dates.understand(reading, rule) if reading else None
        if understood:
            return Published(understood.instant, "", "path", day_only=True)
    return None
