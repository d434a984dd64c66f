"""The marks as text that another machine, or another program, can read: JSON Lines.

One object a line, in UTF-8, its keys in the order below; all times in UTC, as ISO 8601 writes them.

    {"format": "newsreader-marks", "version": 1}
    {"kind": "archive", "archive": "/home/lin/news", "unread_since": "2026-11-20T00:00:00Z",
     "first_indexed": "2026-11-27T09:30:00Z"}
    {"kind": "bookmark", "archive": "/home/lin/news", "path": "tea.md", "title": "Tea",
     "instant": "2026-11-26T12:00:00Z", "fingerprint": "1:0f…", "value": true,
     "at": "2026-11-27T09:31:02.123Z"}
    {"kind": "watched", "symbol": "600519.SH", "value": true, "at": "2026-11-27T09:31:02.123Z"}

The kind of a mark is `read` or `bookmark`; its value false says unread, or taken away. A name that
is not UTF-8 stands under `archive_bytes` or `path_bytes`, its bytes in base64, in place of
`archive` or `path`. What reads it goes by the keys, and passes over one that it does not know.
"""

from __future__ import annotations

import base64
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from newsreader.errors import NewsreaderError
from newsreader.language import _
from newsreader.marks.rows import KINDS, ArchiveRow, MarkRow, Row, WatchedRow
from newsreader.text.clean import clean, clean_line
from newsreader.text.names import restored, stored

FORMAT: Final = "newsreader-marks"
VERSION: Final = 1
"""Of the format; a later one is not read."""
LINE_BYTES: Final = 1 << 17
"""The longest line that is read; a path has at most 4,096 bytes, a title is one line."""

_PATH_BYTES: Final = 4_096
_TITLE: Final = 1_000
_SYMBOL: Final = re.compile(r"[!-~]{1,32}")
_FINGERPRINT: Final = re.compile(r"[!-~]{1,200}")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND: Final = timedelta(seconds=1)
_MILLISECOND: Final = timedelta(milliseconds=1)


class BadLine(NewsreaderError):
    """A line that says nothing; the text is the reason."""


class LaterFormat(NewsreaderError):
    """An export that a later program made."""


# --- writing -----------------------------------------------------------------------------------


def header() -> str:
    """The first line, without its end."""
    return _dumped({"format": FORMAT, "version": VERSION})


def line_of(row: Row) -> str:
    """A row as a line, without its end; it can be shown on a terminal."""
    if isinstance(row, ArchiveRow):
        return _dumped(
            {
                "kind": "archive",
                **_name("archive", row.root),
                "unread_since": _iso(row.unread_since, _SECOND),
                "first_indexed": _iso(row.first_indexed, _SECOND),
            }
        )
    if isinstance(row, WatchedRow):
        return _dumped(
            {
                "kind": "watched",
                "symbol": row.symbol,
                "value": bool(row.value),
                "at": _iso(row.at, _MILLISECOND),
            }
        )
    return _dumped(
        {
            "kind": row.kind,
            **_name("archive", row.archive),
            **_name("path", row.path),
            "title": row.title,
            "instant": _iso(row.instant, _SECOND),
            "fingerprint": row.fingerprint,
            "value": bool(row.value),
            "at": _iso(row.at, _MILLISECOND),
        }
    )


def _dumped(entry: dict[str, object]) -> str:
    text = json.dumps(entry, ensure_ascii=False)
    return text if clean(text) == text else json.dumps(entry)


def _name(key: str, value: str | bytes) -> dict[str, str]:
    if isinstance(value, bytes):
        return {f"{key}_bytes": base64.b64encode(value).decode("ascii")}
    return {key: value}


def _iso(count: int | None, unit: timedelta) -> str | None:
    """A time as it is written; None for none, and for one that no calendar has."""
    if count is None:
        return None
    try:
        moment = _EPOCH + count * unit
    except OverflowError:
        return None
    finest = "milliseconds" if unit is _MILLISECOND else "seconds"
    return moment.replace(tzinfo=None).isoformat(timespec=finest) + "Z"


# --- reading -----------------------------------------------------------------------------------


def begins(line: bytes) -> bool:
    """Whether `line` is the first one of an export. Raises LaterFormat."""
    try:
        entry = _entry(line.removeprefix(b"\xef\xbb\xbf"))
    except BadLine:
        return False
    version = entry.get("version")
    if entry.get("format") != FORMAT or type(version) is not int or version < 1:
        return False
    if version > VERSION:
        raise LaterFormat(
            _("These marks are of format {version}, which a later newsreader wrote; use that one.")
            .format(version=version)
        )  # fmt: skip
    return True


def row_of(line: bytes) -> Row:
    """What a line after the first one says. Raises BadLine."""
    entry = _entry(line)
    kind = entry.get("kind")
    if kind == "archive":
        since, first = (
            _time(entry, key, _SECOND, optional=True) for key in ("unread_since", "first_indexed")
        )
        return ArchiveRow(_root(entry), since, first)
    if kind == "watched":
        symbol = _matched(entry, "symbol", _SYMBOL)
        return WatchedRow(symbol, _truth(entry), _at(entry))
    if kind not in KINDS:
        raise BadLine(_("“kind” is none of archive, read, bookmark and watched"))
    fingerprint = entry.get("fingerprint")
    return MarkRow(
        _root(entry),
        _path(entry),
        str(kind),
        _truth(entry),
        _at(entry),
        clean_line(_text(entry, "title", LINE_BYTES))[:_TITLE].rstrip(),
        _time(entry, "instant", _SECOND, optional=True),
        None if fingerprint is None else _matched(entry, "fingerprint", _FINGERPRINT),
    )


def _entry(line: bytes) -> dict[str, Any]:
    if len(line) > LINE_BYTES:
        raise BadLine(_("it is too long"))
    try:
        entry = json.loads(line.decode())
    except UnicodeDecodeError:
        raise BadLine(_("it is not UTF-8")) from None
    except (ValueError, RecursionError):
        raise BadLine(_("it is not JSON")) from None
    if not isinstance(entry, dict):
        raise BadLine(_("it is no JSON object"))
    return entry


def _wrong(key: str) -> BadLine:
    return BadLine(_("“{key}” is missing or not as it should be").format(key=key))


def _text(entry: dict[str, Any], key: str, longest: int) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise _wrong(key)
    return value


def _matched(entry: dict[str, Any], key: str, form: re.Pattern[str]) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise _wrong(key)
    return value


def _truth(entry: dict[str, Any]) -> int:
    value = entry.get("value")
    if not isinstance(value, bool):
        raise _wrong("value")
    return int(value)


def _at(entry: dict[str, Any]) -> int:
    at = _time(entry, "at", _MILLISECOND)
    if at is None or at < 0:
        raise _wrong("at")
    return at


def _time(
    entry: dict[str, Any], key: str, unit: timedelta, *, optional: bool = False
) -> int | None:
    value = entry.get(key)
    if value is None and optional:
        return None
    if not isinstance(value, str) or len(value) > 40:
        raise _wrong(key)
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise _wrong(key)
        return (moment - _EPOCH) // unit
    except (ValueError, OverflowError):
        raise _wrong(key) from None


def _root(entry: dict[str, Any]) -> str | bytes:
    name = _named(entry, "archive")
    if not restored(name).startswith("/"):
        raise _wrong("archive")
    return name


def _path(entry: dict[str, Any]) -> str | bytes:
    name = _named(entry, "path")
    parts = restored(name).split("/")
    if any(part in ("", ".", "..") for part in parts):
        raise _wrong("path")
    return name


def _named(entry: dict[str, Any], key: str) -> str | bytes:
    """A name as it is stored: that of a file, so without a null byte and not endless."""
    encoded = entry.get(f"{key}_bytes")
    try:
        if encoded is None:
            name = _text(entry, key, _PATH_BYTES).encode()
        else:
            name = base64.b64decode(_text(entry, f"{key}_bytes", 2 * _PATH_BYTES), validate=True)
    except ValueError:  # half a character, or no base64
        raise _wrong(key) from None
    if not 0 < len(name) <= _PATH_BYTES or b"\0" in name:
        raise _wrong(key)
    return stored(restored(name))
