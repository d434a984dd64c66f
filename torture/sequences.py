"""What a terminal may be sent: clean text, and the sequences that the program itself sends.

    strays("\\x1b]0;owned\\x07", READER)     # ['\\x1b]0;owned\\x07']: nobody here sets a title

A sequence that is not in the table of its place is a stray, as is every character that
`newsreader.text.clean` takes out.
"""

from __future__ import annotations

import re
from base64 import b64decode
from typing import Final

from newsreader.text.clean import clean

_COLOURS: Final = r"\x1b\[(?![58]m)[0-9;]*m"
"""SGR; nothing of ours blinks or is concealed."""
_HYPERLINK: Final = r"\x1b\]8;(?:id=[0-9a-z-]*)?;(?:https?://[!-~]*)?\x1b\\"
"""OSC 8, whose address is printable ASCII, or that ends one."""
_COPY: Final = r"\x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]+)\x07"
"""OSC 52, whose base64 cannot end it."""

_FRAMES: Final = (
    r"\x1b\[(?:\d+;\d+)?H",  # to a place
    r"\x1b\[\?1049[hl]",  # to the other screen, and back
    r"\x1b\[\?25[hl]",  # the cursor, hidden and shown
    r"\x1b\[\?(?:1000|1003|1015|1006|1016)[hl]",  # the mouse, and its coordinates
    r"\x1b\[\?1004[hl]",  # who has the focus
    r"\x1b\[\?2004[hl]",  # what is pasted stands in brackets
    r"\x1b\[\?2026[hl]",  # a frame is shown at once
    r"\x1b\[\?2048[hl]",  # a window's new size is told
    r"\x1b\[\?7[hl]",  # lines are not wrapped
    r"\x1b\[\?(?:2026|2048)\$p",  # is there such a mode?
    r"\x1b\[<u",  # the keyboard as it was
    r"\x1b\]22;[a-z-]+\x07",  # the pointer's shape
)

PRINTED: Final = re.compile(f"{_COLOURS}|{_HYPERLINK}|\r?\n|\t")
"""What a command prints on a terminal."""
NARRATED: Final = re.compile(rf"{PRINTED.pattern}|\r|\x1b\[2K|\x1b\[1A|\x1b\[\?25[hl]")
"""The same with a bar, which is drawn over itself."""
PLAIN: Final = re.compile("[\n\t]")
"""What a command prints where there is no terminal: no sequence at all."""
READER: Final = re.compile("|".join((*_FRAMES, _COLOURS, _HYPERLINK, "\r+\n")))
"""What the reader sends, but for what it copies; the terminal makes `\\r\\n` of `\\n` at first."""
COPYING: Final = re.compile(f"{READER.pattern}|{_COPY}")
"""What it sends while a key that copies is pressed."""

_OTHER_SCREEN: Final = re.compile(r"\x1b\[\?1049([hl])")

# ECMA-48, 5.4 and 8.3: a control sequence, a control string, any other escape, a lone control.
_SEQUENCE: Final = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?"
    r"|\x1b[\]P_^X](?:[^\x1b\x07]|\x1b(?!\\))*(?:\x07|\x1b\\)?"
    r"|\x1b[ -/]*[0-~]?"
    r"|[\x00-\x1f\x7f-\x9f]"
)
_SHOWN: Final = 80
"""Characters of a stray that are shown."""


def strays(sent: str, allowed: re.Pattern[str]) -> list[str]:
    """What of `sent` the program does not send of its own, or may not show, in its order."""
    found = []
    at = 0
    while at < len(sent):
        if own := allowed.match(sent, at):
            at = own.end()
            continue
        if control := _SEQUENCE.match(sent, at):
            found.append(control[0][:_SHOWN])
            at = control.end()
            continue
        text = _text(sent, at)
        found += [text[:_SHOWN]] if clean(text) != text else []
        at += len(text)
    return found


def strays_in(data: bytes, allowed: re.Pattern[str]) -> list[str]:
    """The same for bytes, of which none is anything but UTF-8."""
    try:
        sent = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"no UTF-8: {data[error.start : error.start + 8]!r}"]
    return strays(sent, allowed)


def reader_strays(data: bytes, allowed: re.Pattern[str] = READER) -> list[str]:
    """The same for all that a reader sends: the other screen is gone to once, and left at the end.

    Nothing is written behind it, but for the colours and the modes of the terminal.
    """
    found = strays_in(data, allowed)
    sent = data.decode("utf-8", errors="replace")
    turns = _OTHER_SCREEN.findall(sent)
    if turns not in (["h"], ["h", "l"]):
        found.append(f"to the other screen and back: {turns}")
    elif len(turns) > 1 and (rest := READER.sub("", sent[sent.rindex("\x1b[?1049l") :]).strip()):
        found.append(f"behind the end: {rest[:_SHOWN]}")
    return found


def copied(data: bytes) -> list[str]:
    """The texts that were offered to the clipboard."""
    sent = data.decode("utf-8", errors="replace")
    found = re.finditer(_COPY, sent)
    return [b64decode(one["copied"]).decode("utf-8", errors="replace") for one in found]


def _text(sent: str, at: int) -> str:
    """The characters from `at` on up to the next control."""
    end = _CONTROL.search(sent, at)
    return sent[at : end.start() if end else len(sent)]


_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
