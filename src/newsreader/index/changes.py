"""What has changed in an archive since the index last looked at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from newsreader.errors import UnreadableFile
from newsreader.index.scan import Stamp, files
from newsreader.language import _
from newsreader.text.clean import clean_line
from newsreader.text.names import restored, stored

_KNOWN: Final = """
SELECT path, size, mtime_ns, head_by FROM posts
UNION ALL SELECT path, size, mtime_ns, head_by FROM skipped
"""


@dataclass
class Changes:
    """One look at all files, of which no more is remembered than what is different.

    An archive has hundreds of thousands of files, and mostly none has changed: a number is kept of
    each that the index knows, until it is seen.
    """

    archive: Path
    made_by: str
    """How heads are made now; what was made otherwise has changed."""
    gone: list[str] = field(default_factory=list)
    """Paths that are no longer there; known when `changed` has been heard to its end."""
    failed: list[str] = field(default_factory=list)
    """Folders that could not be listed, with the reason after a colon."""
    folders: list[tuple[str, int]] = field(default_factory=list)
    """All that were listed, with their mtime_ns."""

    def changed(self, connection: sqlite3.Connection) -> Iterator[Stamp]:
        """The files that are new or not as the index knows them, in no order.

        Raises UnreadableFile where the archive itself cannot be listed.
        """
        unseen = {hash(row) for row in connection.execute(_KNOWN)}
        lost: list[str] = []

        def unreadable(folder: str, reason: str) -> None:
            if not folder:
                message = _("The folder {folder} cannot be read: {reason}.")
                shown = clean_line(str(self.archive))
                raise UnreadableFile(message.format(folder=shown, reason=reason))
            lost.append(folder + "/")
            self.failed.append(f"{clean_line(folder)}: {reason}")

        def listed(folder: str, mtime_ns: int) -> None:
            self.folders.append((folder, mtime_ns))

        others: set[str] = set()
        for stamp in files(self.archive, unreadable, listed):
            number = hash((stored(stamp.path), stamp.size, stamp.mtime_ns, self.made_by))
            if number in unseen:
                unseen.discard(number)
            else:
                others.add(stamp.path)
                yield stamp
        if unseen:
            # What lies in a folder that cannot be listed now has not vanished.
            self.gone = [
                path
                for row in connection.execute(_KNOWN)
                if hash(row) in unseen
                and (path := restored(row[0])) not in others
                and not path.startswith(tuple(lost))
            ]
