"""Where the index of an archive stands; no database is touched."""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from pathlib import Path


def index_file(archive: Path, caches: Path) -> Path:
    """The file below `caches` for the index of `archive` (a real path), whether it is there."""
    return folder_of(archive, caches) / "index.db"


def folder_of(archive: Path, caches: Path) -> Path:
    """The folder under `caches` for the index of `archive` (a real path): readable and unique."""
    slug = re.sub(r"[^\w.-]+", "_", archive.name)[:40]
    digest = blake2b(os.fsencode(archive), digest_size=6).hexdigest()
    return caches / f"{slug}-{digest}"
