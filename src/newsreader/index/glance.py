"""When a story was probably published, from the first bytes of its file: for an order of reading.

A first run reads the newest stories first. Which they are has to be known before anything is read,
so this is quick and may err: what is shown is the date that the whole post gives.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

_BYTES: Final = 2048
_ISO = re.compile(rb"^date:\s*[\"']?(\d{4})[-/](\d\d?)[-/](\d\d?)(?:[T ](\d\d?):(\d\d))?", re.M)
_MAIL = re.compile(
    rb"^date:\s*[\"']?(?:[A-Z][a-z]{2}, )?"
    rb"(\d\d?) ([A-Z][a-z]{2})[a-z]* (\d{4})(?: (\d\d?):(\d\d))?",
    re.M,
)
_MONTHS: Final = b"JanFebMarAprMayJunJulAugSepOctNovDec"
# A pipe must not hold the program up, and a link may lead out of the archive.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_NOFOLLOW")
)

UNKNOWN: Final = 0


def glance(file: Path | str) -> int:
    """A number that grows with the date in the front matter of `file`; UNKNOWN without one.

    No link is followed, and nothing but a regular file is read.
    """
    try:
        descriptor = os.open(file, _FLAGS)
    except (OSError, ValueError):
        return UNKNOWN
    try:
        regular = stat.S_ISREG(os.fstat(descriptor).st_mode)
        head = os.read(descriptor, _BYTES) if regular else b""
    except OSError:
        return UNKNOWN
    finally:
        os.close(descriptor)
    return date_in(head)


def date_in(head: bytes) -> int:
    """`YYYYMMDDhhmm` as a number, as it is written, from the beginning of a post."""
    if found := _ISO.search(head):
        year, month, day, hour, minute = found.groups()
    elif found := _MAIL.search(head):
        day, name, year, hour, minute = found.groups()
        month = str(_MONTHS.find(name) // 3 + 1).encode()
    else:
        return UNKNOWN
    number = 0
    for part in (year, month, day, hour or b"0", minute or b"0"):
        number = number * 100 + int(part)
    return number
