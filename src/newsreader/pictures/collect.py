"""The missing pictures of one story, fetched one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from newsreader.errors import NotFetched
from newsreader.language import _
from newsreader.pictures.fetch import fetch
from newsreader.pictures.kept import Kept
from newsreader.pictures.pixels import BrokenPicture, pixels_of

MOST: Final = 20
"""Pictures that are fetched at once."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of it."""

    fetched: int
    failed: int
    left: int
    """Pictures that were not asked for, being too many."""
    reason: str
    """Why the first of those that failed did, in words; empty where none did."""


def collect(
    addresses: Iterable[str], kept: Kept, fetched: Callable[[str], bytes] = fetch
) -> Collected:
    """Fetch the pictures at `addresses`, the first 20, and keep them.

    Of a host that once gave no answer nothing more is asked. `fetched` gives what is at an
    address, and raises NotFetched.
    """
    wanted = iter(addresses)
    done = 0
    reasons: list[str] = []
    silent: set[str] = set()
    for address in islice(wanted, MOST):
        host = urlsplit(address).hostname or ""
        if host in silent:
            reasons.append("")
            continue
        try:
            _keep(address, fetched(address), kept)
        except NotFetched as error:
            reasons.append(str(error))
            silent.add(error.silent_host)
        else:
            done += 1
    return Collected(done, len(reasons), len(list(wanted)), "".join(reasons[:1]))


def _keep(address: str, data: bytes, kept: Kept) -> None:
    """Keep a picture, if it is one to its end. Raises NotFetched."""
    try:
        pixels_of(BytesIO(data), 1, 1)
    except BrokenPicture:
        message = _("{host}: what it sends is no picture that can be shown.")
        raise NotFetched(message.format(host=urlsplit(address).hostname)) from None
    try:
        kept.put(address, data)
    except OSError as error:
        message = _("{folder}: {reason}; pictures are kept there.")
        reason = error.strerror or str(error)
        raise NotFetched(message.format(folder=kept.folder, reason=reason)) from None
