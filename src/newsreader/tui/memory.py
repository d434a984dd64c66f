"""How the reader holds little memory, and Python's collector of unused objects seldom stops it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Final

from textual.strip import Strip

_M_ARENA_MAX: Final = -8
"""Number of a setting of glibc's `malloc`, from its `malloc.h`: how many heaps there are."""

_divide = Strip.divide


def _divided(strip: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
    """The parts of a strip; one that is whole is not kept in itself.

    Textual keeps it there, so that every line that was painted, a dozen objects, waits for the
    collector: 100,000 objects for 300 keys.
    """
    cuts = list(cuts)
    return [strip] if cuts == [strip.cell_length] else _divide(strip, cuts)


def spare() -> None:
    """From now on lines that are no longer painted are gone at once, and threads share a heap.

    Each would have one of its own, and keep in it what it has freed: some MiB after a look at
    100,000 files. The screen's thread has another one: it may wait for nobody. To be called before
    there are threads.
    """
    setattr(Strip, "divide", _divided)  # noqa: B010 - not mypy's to know
    if sys.platform == "linux":
        with suppress(ImportError, MemoryError, OSError):  # not every Python may call C
            from ctypes import CDLL

            if (mallopt := getattr(CDLL(None), "mallopt", None)) is not None:  # musl has none
                mallopt(_M_ARENA_MAX, 2)


def loaded() -> None:
    """Leave out all that has been loaded whenever unused objects are looked for.

    There are so many of them that each look would hold the screen up for 50 ms. What comes later
    is looked through as it comes, in parts of a millisecond, and all of it seldom, since that
    takes 10 ms and more.
    """
    gc.freeze()
    gc.set_threshold(2_000, 5, 1_000)
    gc.enable()
