"""What the user has set: `config.toml`, and where the program's files stand.

The three folders are those of the XDG base directory specification wherever its variables are
set, on every platform, and otherwise the platform's own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from newsreader.errors import ConfigurationError
from newsreader.language import _

LANGUAGES: Final = ("en", "zh_CN")
"""The languages of the words on the screen."""
WIDTHS: Final = range(20, 201)
"""The measures that an article may be set in, in cells."""
SPACINGS: Final = range(3)
"""The empty lines that may stand between two paragraphs."""

_APPLICATION: Final = "newsreader"
_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")
_SHOWN: Final = 60


# --- where files stand -------------------------------------------------------------------------


def config_file() -> Path:
    """The user's configuration file, which need not exist. Raises ConfigurationError: no home."""
    return _folder("config") / "config.toml"


def names_file() -> Path:
    """The user's table of names of securities, which need not exist. Raises ConfigurationError."""
    return _folder("config") / "securities.tsv"


def cache_directory() -> Path:
    """The folder of what may be deleted at any time. Raises ConfigurationError: no home."""
    return _folder("cache")


def data_directory() -> Path:
    """The folder of what must never be lost. Raises ConfigurationError: no home."""
    return _folder("data")


def _folder(kind: Literal["config", "cache", "data"]) -> Path:
    variable = f"XDG_{kind.upper()}_HOME"
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():  # the specification has relative ones ignored
        return named / _APPLICATION
    import platformdirs  # 7 ms

    folder: Path = getattr(platformdirs, f"user_{kind}_path")(_APPLICATION, appauthor=False)
    if not folder.is_absolute():
        message = _("There is no home folder; set HOME or {variable} to an absolute path.")
        raise ConfigurationError(message.format(variable=variable))
    return folder


# --- what is set -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceOverride:
    """What the user knows better of the dates of one source; None leaves the shipped rule."""

    clock: str | None = None
    """IANA name of what `GMT`, or no zone at all, really means in this source's dates."""
    zone: str | None = None
    """IANA name of the zone that the source lives in."""
    day_only: bool | None = None
    """True where midnight in a date of this source means that only the day is known."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the user has set; where nothing is set, the defaults."""

    archive: Path | None = None
    """The archive to open when none is named, absolute."""
    timezone: str | None = None
    """IANA name of the display zone; None for the archive's own."""
    language: str | None = None
    """`en` or `zh_CN`; None for the environment's."""
    theme: str | None = None
    """Name of a theme; whether there is such a theme, its user must check."""
    width: int = 80
    """The widest line of an article, in cells."""
    max_width: int = 120
    """The widest table of an article, in cells; one that is wider is scrolled."""
    spacing: int = 1
    """Empty lines between two paragraphs."""
    indent: bool = False
    """Whether the first line of a Chinese paragraph is indented by two characters."""
    justify: bool = False
    """Whether the lines of a paragraph are filled to the right edge."""
    hyperlinks: bool | None = None
    """Whether links are sent to the terminal as such; None where it is asked what it can do."""
    ambiguous_width: int = 1
    """Cells that the terminal gives a character of ambiguous width, as `“`, `…` or `─`."""
    codes: bool = True
    """Whether the first mention of a security carries its code in plain text."""
    images: bool | Literal["always"] = False
    """Whether pictures are drawn, where the terminal can; `always`: over SSH, too."""
    tones: Literal["red-up", "green-up", "off"] | None = None
    """Which colour says that something rose; None: the one that readers of the language know."""
    stocks: Literal["codes", "names"] = "codes"
    """What the list shows of the stocks that a story names."""
    sidebar: bool | None = None
    """Whether the side panel is shown; None where the window's width decides."""
    sources: Mapping[str, SourceOverride] = field(default_factory=lambda: MappingProxyType({}))
    """By the name of the source, as posts write it."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By the id of an action, the keys that do it; none switches its keys off. Unchecked."""


def load(file: Path | None = None) -> Configuration:
    """The configuration in `file`, or in `config_file()`, which need not exist.

    Raises ConfigurationError, whose text names the file, for one that cannot be read or holds
    something that is not understood.
    """
    place = file or config_file()
    try:
        data = place.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        if file is None and isinstance(error, FileNotFoundError):
            return Configuration()
        raise _error(place, getattr(error, "strerror", None) or str(error)) from None
    entries = _toml(place, data)
    settings = {
        key: _READERS[key](_Entry(place, (key,), value))
        for key, value in _known(place, (), entries, _READERS)
    }
    return Configuration(**settings)


def _toml(file: Path, data: bytes) -> dict[str, Any]:
    import tomllib  # 3 ms, and most have no file

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("line {line}: this is not UTF-8.").format(line=line)
        raise _error(file, message) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        place = _LINE.search(reason)
        line = int(place[1]) if place else text.rstrip().count("\n") + 1
        reason = _LINE.sub("", reason).removesuffix(" (at end of document)")
        message = _("line {line}: {reason}.").format(line=line, reason=reason)
        raise _error(file, message) from None
    except (RecursionError, ValueError):  # ValueError: a number of thousands of digits
        raise _error(file, _("this is too deep or too large to be read.")) from None


# --- one entry ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """One value of the file, and where it stands."""

    file: Path
    keys: tuple[str, ...]
    value: Any

    def inner(self, key: str, value: object) -> _Entry:
        """An entry of the table that this is."""
        return _Entry(self.file, (*self.keys, key), value)

    def error(self, message: str, **more: object) -> ConfigurationError:
        """What is wrong here; `message` may have `{key}`, `{value}` and what `more` names in it."""
        key = _dotted(self.keys)
        return _error(self.file, message.format(key=key, value=_spelt(self.value), **more))


def _string(entry: _Entry) -> str:
    if not isinstance(entry.value, str) or not entry.value.strip():
        raise entry.error(_("“{key}” is {value}; it wants a text in quotes."))
    return entry.value


def _truth(entry: _Entry) -> bool:
    if not isinstance(entry.value, bool):
        raise entry.error(_("“{key}” is {value}; it wants true or false."))
    return entry.value


def _table(entry: _Entry) -> dict[str, object]:
    if not isinstance(entry.value, dict):
        raise entry.error(_("“{key}” is {value}; it wants a table, [{key}]."))
    return entry.value


def _whole(allowed: range) -> Callable[[_Entry], int]:
    """Reads a whole number of a range."""

    def read(entry: _Entry) -> int:
        # A truth value is an int to Python, and not to TOML.
        if type(entry.value) is not int or entry.value not in allowed:
            message = _("“{key}” is {value}; it wants a whole number from {least} to {most}.")
            raise entry.error(message, least=allowed[0], most=allowed[-1])
        return entry.value

    return read


def _one_of(*allowed: str) -> Callable[[_Entry], str]:
    """Reads one of a few words."""

    def read(entry: _Entry) -> str:
        if entry.value not in allowed:
            message = _("“{key}” is {value}; it wants one of {allowed}.")
            raise entry.error(message, allowed=", ".join(map(repr, allowed)))
        return str(entry.value)

    return read


def _language(entry: _Entry) -> str:
    if entry.value not in LANGUAGES:
        raise entry.error(_("“{key}” is {value}; it wants 'en' or 'zh_CN'."))
    return _string(entry)


def _images(entry: _Entry) -> bool | str:
    if isinstance(entry.value, bool):
        return entry.value
    if entry.value != "always":
        raise entry.error(_("“{key}” is {value}; it wants true, false or 'always'."))
    return "always"


def _archive(entry: _Entry) -> Path:
    """An absolute path; a relative one counts from the folder of the configuration file."""
    typed = _string(entry)
    try:
        return (entry.file.parent / Path(typed).expanduser()).absolute()
    except RuntimeError:
        raise entry.error(_("“{key}” is {value}, and there is no such home folder.")) from None


def _zone(entry: _Entry) -> str:
    import zoneinfo  # 5 ms, and most set none

    name = _string(entry)
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Asia" is a folder
        near = _nearest(name, zoneinfo.available_timezones())
        message = _("“{key}” is {value}, which is no time zone; one is '{near}'.")
        raise entry.error(message, near=near or "Asia/Shanghai") from None
    return name


def _sources(entry: _Entry) -> Mapping[str, SourceOverride]:
    found = {}
    for name, value in _table(entry).items():
        source = entry.inner(name, value)
        settings = _known(entry.file, source.keys, _table(source), _SOURCE_READERS)
        found[name] = SourceOverride(
            **{key: _SOURCE_READERS[key](source.inner(key, inner)) for key, inner in settings}
        )
    return MappingProxyType(found)


def _keys(entry: _Entry) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for action, value in _table(entry).items():
        inner = entry.inner(action, value)
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(key, str) and key.strip() for key in listed):
            raise inner.error(_("“{key}” is {value}; it wants a key in quotes, or a list of them."))
        found[action] = tuple(listed)
    return MappingProxyType(found)


_READERS: Final[Mapping[str, Callable[[_Entry], Any]]] = {
    "archive": _archive,
    "timezone": _zone,
    "language": _language,
    "theme": _string,
    "width": _whole(WIDTHS),
    "max_width": _whole(WIDTHS),
    "spacing": _whole(SPACINGS),
    "indent": _truth,
    "justify": _truth,
    "hyperlinks": _truth,
    "ambiguous_width": _whole(range(1, 3)),
    "codes": _truth,
    "images": _images,
    "tones": _one_of("red-up", "green-up", "off"),
    "stocks": _one_of("codes", "names"),
    "sidebar": _truth,
    "sources": _sources,
    "keys": _keys,
}
_SOURCE_READERS: Final[Mapping[str, Callable[[_Entry], Any]]] = {
    "clock": _zone,
    "zone": _zone,
    "day_only": _truth,
}


# --- what is wrong -----------------------------------------------------------------------------


def _known(
    file: Path, table: tuple[str, ...], entries: Mapping[str, object], names: Iterable[str]
) -> list[tuple[str, object]]:
    """The entries of a table. Raises ConfigurationError for one that is not among `names`."""
    names = list(names)
    for key in entries:
        if key not in names:
            near = _nearest(key, names)
            message = (
                _("there is no key “{key}”; do you mean “{near}”?")
                if near
                else _("there is no key “{key}”; there are {names}.")
            )
            message = message.format(key=_dotted((*table, key)), near=near, names=", ".join(names))
            raise _error(file, message)
    return list(entries.items())


def _nearest(word: str, names: Iterable[str]) -> str | None:
    from difflib import get_close_matches  # slow to import, and errors are rare

    return next(iter(get_close_matches(word[:_SHOWN], sorted(names), 1)), None)


def _dotted(keys: tuple[str, ...]) -> str:
    """`keys` as TOML writes a dotted key."""
    bare = re.compile(r"[A-Za-z0-9_-]+")
    return ".".join(key if bare.fullmatch(key) else f'"{key[:_SHOWN]}"' for key in keys)


def _spelt(value: object) -> str:
    """`value` as a message repeats it: about as TOML writes it, cut short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        spelt = repr(value) if isinstance(value, str | list | dict) else str(value)
    except ValueError:  # a number of thousands of digits
        return "…"
    return spelt if len(spelt) <= _SHOWN else spelt[: _SHOWN - 1] + "…"


def _error(file: Path, message: str) -> ConfigurationError:
    text = _("{file}: {message}").format(file=file, message=message)
    return ConfigurationError("".join(char if char.isprintable() else "\ufffd" for char in text))
