"""What the reader does outside its own screen: an address to a browser, text to a clipboard.

Addresses come from posts, and posts are untrusted: nothing here goes through a shell, and no other
program ever gets the terminal.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import quote

from newsreader.errors import NotCopied, NotOpened
from newsreader.language import _
from newsreader.text.address import LONGEST, openable
from newsreader.text.clean import clean, clean_line
from newsreader.text.width import shorten

_PLAIN: Final = ":/?#[]@!&*+,=%~"
"""What stays as it is in an address that is handed over, besides letters, digits and `_.-`."""

_SHOWN: Final = 200
"""Cells of a refused address in a message."""

_MOST_BASE64: Final = 74_994
"""Bytes of base64 in one sequence."""

_MOST_TEXT: Final = _MOST_BASE64 // 4 * 3
"""Bytes of UTF-8 that fit into that."""


def opener(
    environment: Mapping[str, str],
    find: Callable[[str], str | None] = shutil.which,
    platform: str = sys.platform,
) -> tuple[str, ...] | None:
    """The beginning of the command that opens an address in a graphical browser, or None.

    None over SSH, even with a forwarded display: a browser would start on the server, and slowly.
    On macOS `open`; on Windows' Linux `wslview`; else, with a display, `xdg-open` or `gio open`.
    Never a text browser, which would take the reader's own terminal, and never `$BROWSER`, which
    may name one. `find` gives the path of a program, None where there is none.
    """
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return None
    candidates: list[tuple[str, ...]] = []
    if platform == "darwin":
        candidates.append(("open",))
    else:
        if environment.get("WSL_DISTRO_NAME") or environment.get("WSL_INTEROP"):
            candidates.append(("wslview",))
        if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
            candidates += [("xdg-open",), ("gio", "open")]
    for program, *rest in candidates:
        if path := find(program):
            return (path, *rest)
    return None


def open_address(address: str, prefix: Sequence[str]) -> None:
    """Start the opener `prefix` with `address` and do not wait for it.

    It gets no shell, no standard streams and a session of its own, so it can neither write on the
    screen nor read keys, and it outlives the reader; `$BROWSER` is kept from it, as `xdg-open`
    would follow it. Openers are often scripts that quote badly (`xdg-open`: CVE-2014-9622,
    CVE-2017-18266; `wslview` writes the address into a line of PowerShell): it reaches them in
    ASCII, with quotes, `$`, `;`, parentheses, backslashes and backticks as `%XX`.

    Raises NotOpened where the address is not `openable` or the opener cannot be started. That a
    browser then shows the page is not known.
    """
    if not openable(address):
        shown = shorten(clean_line(address[:LONGEST]), _SHOWN)
        raise NotOpened(
            _("Not opened, as it is no plain http or https address: {address}").format(
                address=shown
            )
        )
    environment = {name: value for name, value in os.environ.items() if name != "BROWSER"}
    try:
        process = subprocess.Popen(
            [*prefix, quote(address, safe=_PLAIN)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotOpened(
            _(
                "No browser could be started ({reason}). Open the address elsewhere: {address}"
            ).format(reason=reason, address=address)
        ) from None
    # Somebody must take note of its end, or it stays in the process table until the reader's own.
    threading.Thread(target=process.wait, name="opener", daemon=True).start()


def clipboard_sequence(text: str) -> str:
    """The sequence that asks the terminal to put `text`, cleaned, on the system's clipboard.

    OSC 52 of xterm's control sequences; base64 leaves no byte of the text that could end it. The
    terminal gives no answer: it may refuse, and tmux does unless `set-clipboard` is on, so nobody
    may say “copied”.

    Raises NotCopied where there is nothing to copy, as an empty sequence would erase the
    clipboard, and for more than 74,994 bytes of base64 (56,244 of UTF-8): terminals drop a longer
    sequence without a word (hterm above 100,000 bytes).
    """
    data = clean(text).encode()
    if not data:
        raise NotCopied(_("There is nothing to copy here."))
    if len(data) > _MOST_TEXT:
        raise NotCopied(
            _(
                "Too long for the terminal's clipboard: {size} bytes of at most {most}."
                " “newsreader open FILE” prints the story."
            ).format(size=f"{len(data):,}", most=f"{_MOST_TEXT:,}")
        )
    return f"\x1b]52;c;{b64encode(data).decode('ascii')}\x07"


def citation(title: str, source: str, date: str, path: str) -> str:
    """One line to quote a story by: `“Title”, Source, Date, path`; empty parts are left out."""
    title = clean_line(title)
    parts = (f"“{title}”" if title else "", *map(clean_line, (source, date, path)))
    return ", ".join(filter(None, parts))
