"""Pictures that were fetched: a folder of files named after their addresses, bounded."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import Final

MOST_KEPT: Final = 200_000_000
"""Bytes of all pictures together."""


class Kept:
    """The folder, which may be deleted at any time and is made when there is something to keep."""

    def __init__(self, folder: Path, most: int = MOST_KEPT) -> None:
        self.folder = folder
        self._most = most

    def file(self, address: str) -> Path:
        """Where the picture of an address is kept, or would be."""
        return self.folder / sha256(address.encode()).hexdigest()

    def has(self, address: str) -> bool:
        """Whether the picture of an address is kept."""
        return self.file(address).is_file()

    def put(self, address: str, data: bytes) -> None:
        """Keep a picture; the oldest go where they are too much together. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = mkstemp(dir=self.folder)
        beside = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            beside.replace(self.file(address))
        except OSError:
            beside.unlink(missing_ok=True)
            raise
        self._prune()

    def _prune(self) -> None:
        """Remove the oldest pictures, and what was left of an interrupted writing."""
        found = []
        for file in self.folder.iterdir():
            with suppress(OSError):  # another reader has removed it
                state = file.stat()
                found.append((state.st_mtime_ns, state.st_size, file))
        total = sum(size for _, size, _ in found)
        for _, size, file in sorted(found):
            if total <= self._most:
                return
            with suppress(OSError):
                file.unlink()
            total -= size
