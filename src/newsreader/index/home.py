"""Where the index of an archive is kept: in the cache folder, or for this once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from newsreader.index import schema
from newsreader.index.place import index_file
from newsreader.language import _


@dataclass(frozen=True, slots=True)
class Home:
    """The file of an index, ready to be read."""

    file: Path
    notice: str = ""
    """That the index is not kept, and why; empty where it is."""
    leave: Callable[[], None] = lambda: None
    """To be called when the index is no longer needed."""


def home_of(archive: Path, caches: Path) -> Home:
    """The index of `archive` (a real path) below `caches`; a temporary one if none can be there.

    Raises IndexUnavailable where it is in use.
    """
    file = index_file(archive, caches)
    try:
        schema.prepare(file, archive)
    except (OSError, schema.Unwritable) as error:
        return passing(archive, file, error)
    return Home(file)


def passing(archive: Path, file: Path, error: Exception) -> Home:
    """An empty index of `archive` for this once, as `error` kept it from being in `file`.

    Raises IndexUnavailable where there is no room for that, either.
    """
    from tempfile import TemporaryDirectory  # slow to import, and seldom needed

    reason = getattr(error, "strerror", None) or str(error)
    folder = TemporaryDirectory(prefix="newsreader-", ignore_cleanup_errors=True)
    temporary = Path(folder.name) / "index.db"
    schema.prepare(temporary, archive)
    message = _("The index is not kept, so the next start is slow: {folder}: {reason}.")
    return Home(temporary, message.format(folder=file.parent, reason=reason), folder.cleanup)
