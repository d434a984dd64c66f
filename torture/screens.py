"""The reader on an archive of hostile titles, in windows of every size, resized while it is open.

The bytes hold only the program's own sequences, nothing is drawn beyond a line, and the first and
the last line of the screen are the program's own.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from torture.account import Account, told
from torture.attacks import ATTACKS, quoted
from torture.home import away
from torture.naughty import printed
from torture.window import COMMAND, Window

SIZES: Final = ((80, 24), (120, 40), (40, 10), (20, 5), (1, 1))
NAME: Final = "ars"
"""The folder of the archive, which stands first in the top line."""
_WIDE: Final = (
    "长" * 300, "a" * 500, "👩\u200d👩\u200d👧" * 40, "ﷺ" * 60, "🇨🇳" * 60, "か\u3099" * 80,
    "Z̸̧̢͖͐a͓l" * 40, "עברית אהבה " * 20, "ไม้" * 60, "한" * 200, "\u1100\u1161\u11a8" * 60, "“…—" * 90,
)  # fmt: skip
TITLES: Final = (*ATTACKS.values(), *_WIDE)
KEYS: Final = (
    "j", "G", "c", "c", "/", *"QX7", "enter", "escape", "s", "r", "enter", " ", "m", "n", "]", "b",
    "J", "z", "z", "q", "T", "q", "W", "q", "S", "q", "?", "j", "escape", "t", "u", "U", "B", "B",
)  # fmt: skip
"""A walk through everything that the reader shows."""


def archive_of(titles: Sequence[str], folder: Path) -> Path:
    """An archive of one post for each title, which stands in the text as well; it is indexed."""
    root = folder / NAME
    root.mkdir()
    for number, title in enumerate(titles):
        post = (
            f"---\ntitle: {quoted(title)}\ncategories: [{quoted(title)}, b]\n"
            f"date: 2022-08-{14 + number % 14} 12:00:00 +08:00\nauthor: {quoted(title)}\n---\n"
            f"<p>{title} 贵州茅台(600519.SH)</p><table><tr><td>{title}<td>b</table>\n"
        )
        (root / f"{number}.md").write_text(post, encoding="utf-8", errors="surrogatepass")
    printed("index", root)
    return root


def frame_faults(window: Window, columns: int, rows: int) -> list[str]:
    """What is wrong with the frame of the list that the screen shows."""
    lines = window.lines()
    found = []
    if len(lines) != rows:
        found.append(f"{columns}x{rows}: {len(lines)} lines")
    if columns >= 20 and not lines[0].startswith(f" {NAME}"):
        found.append(f"{columns}x{rows}: the first line is {lines[0]!r}")
    if columns >= 20 and rows > 1 and "? Keys" not in lines[-1]:
        found.append(f"{columns}x{rows}: the last line is {lines[-1]!r}")
    return found


def walked(archive: Path, columns: int, rows: int, keys: Sequence[str] = KEYS) -> list[str]:
    """A walk through the archive in a window of this size, and all that is wrong with it."""
    found: list[str] = []
    with Window((*COMMAND, str(archive)), columns, rows) as window:
        window.settle(lambda: window.shows("? Keys") or (columns < 20 and len(window.sent) > 200))
        for key in keys:
            window.press(key)
            if window.beyond:
                found.append(f"{columns}x{rows}: after {key!r} beyond the edge")
                window.beyond.clear()
        window.press("escape", "escape")
        found += frame_faults(window, columns, rows)
        if window.ended:
            found.append(f"{columns}x{rows}: it ended: {''.join(window.lines())[:200]!r}")
        window.press("q")
        window.settle(lambda: window.ended, timeout=5.0)
        found += [f"{columns}x{rows}: sent {one!r}" for one in window.strays()]
    return found


def resized(archive: Path, sizes: Sequence[tuple[int, int]] = SIZES) -> list[str]:
    """A window that becomes each of `sizes` from each other one while the list is shown."""
    found: list[str] = []
    with Window((*COMMAND, str(archive)), *sizes[0]) as window:
        window.settle(lambda: window.shows("? Keys"))
        for columns, rows in (size for one in sizes for size in (one, *sizes)):
            window.resize(columns, rows)
            window.settle(lambda: not frame_faults(window, columns, rows), timeout=10.0)  # noqa: B023
            window.beyond.clear()  # what was on its way to a window of the old size
            window.press("j")
            found += frame_faults(window, columns, rows)
            if window.beyond:
                found.append(f"{columns}x{rows}: beyond the edge: {''.join(window.beyond[:8])!r}")
        if window.ended:
            found.append("it ended while it was resized")
        window.press("q")
        window.settle(lambda: window.ended, timeout=5.0)
        found += [f"resized: sent {one!r}" for one in window.strays()]
    return found


def tried(sizes: Sequence[tuple[int, int]] = SIZES, titles: Sequence[str] = TITLES) -> Account:
    """A walk at each size, and one window that has all of them."""
    account = Account(f"{len(titles)} titles on screens of {len(sizes)} sizes")
    with away(TERM_PROGRAM="WezTerm") as folder:
        archive = archive_of(titles, folder)
        for columns, rows in sizes:
            account.case(f"walk at {columns}x{rows}", walked(archive, columns, rows))
        account.case("resized", resized(archive, sizes))
    return account


def main() -> int:
    """All sizes; the exit code."""
    return told(tried)


if __name__ == "__main__":
    sys.exit(main())
