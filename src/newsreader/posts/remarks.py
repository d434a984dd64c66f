"""The sentences that say what is wrong with a post, or was corrected in it.

Each is a fixed English sentence; what is written in the file follows after a colon. So a reason
can be kept in an index in English, and be translated where it is shown (`language.in_words`).
"""

from __future__ import annotations

from typing import Final

from newsreader.language import noted
from newsreader.model import Level, Remark

A_FOLDER: Final = noted("This is a folder, and not a post.")
A_PIPE: Final = noted("This is a pipe or a device, and not a post.")
LEADS_OUT: Final = noted("This link leads out of the archive; it is not followed.")
LEADS_NOWHERE: Final = noted("This link leads nowhere; what it names is not there.")
LEADS_ROUND: Final = noted("This link leads back to itself; there is nothing to read.")
NO_FILE: Final = noted("There is no such file.")
NOT_ALLOWED: Final = noted("You are not allowed to read it; its owner can change that.")
UNREADABLE: Final = noted("It cannot be read")

CUT_FILE: Final = noted("The file is too large, only its beginning was read")
BAD_BYTES: Final = noted("Some bytes are not text in any known encoding")
NUL_BYTES: Final = noted("There are NUL bytes in the file")

NO_FRONT_MATTER: Final = noted("There is no front matter")
OPEN_FRONT_MATTER: Final = noted("The front matter has no end, it was read line by line")
BROKEN_FRONT_MATTER: Final = noted("The front matter is broken, it was read line by line")
LARGE_FRONT_MATTER: Final = noted("The front matter is too large, its beginning was read")

NO_TITLE_NAME: Final = noted("There is no title, the file name was taken")
NO_TITLE_BODY: Final = noted("There is no title, the beginning of the body was taken")
NO_TITLE: Final = noted("There is no title, and nothing to take one from")
CUT_BODY: Final = noted("The body is too large, only its beginning is shown")
NO_BODY: Final = noted("The body is empty")

NO_DATE: Final = noted("There is no date")
NO_DATE_BODY: Final = noted("There is no date in the front matter, one was taken from the body")
NO_DATE_PATH: Final = noted("There is no date in the front matter, one was taken from the path")
BAD_DATE: Final = noted("The date is not understood")
BAD_DATE_OTHER: Final = noted("The date is not understood, another field's was taken")
BAD_DATE_BODY: Final = noted("The date is not understood, one was taken from the body")
BAD_DATE_PATH: Final = noted("The date is not understood, one was taken from the path")

CLOCK_OF_GMT: Final = noted("This source's GMT is local time")
CLOCK_OF_ZONELESS: Final = noted("This source's dates without a zone are local time")
MIDNIGHT: Final = noted("This source's midnight only means the day, local time")
MILLISECONDS: Final = noted("The publisher read seconds as milliseconds")


def say(sentence: str, written: str = "") -> str:
    """The reason: `sentence`, and after a colon what is written, if anything."""
    return f"{sentence}: {written}" if written else sentence


def problem(field: str, sentence: str, written: str = "") -> Remark:
    """A remark that something of the post is missing or broken."""
    return Remark(field, say(sentence, written))


def correction(field: str, reason: str) -> Remark:
    """A remark that something was understood otherwise than it is written."""
    return Remark(field, reason, Level.CORRECTION)
