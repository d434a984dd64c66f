"""The sentences that say what is wrong with a post, or was corrected in it.

Each is a fixed English sentence; what is written in the file follows after a colon. So a reason
can be kept in an index in English, and be translated where it is shown (`in_words`).
"""

from __future__ import annotations

from typing import Final

from newsreader.language import _
from newsreader.model import Level, Remark


def _sentence(message: str) -> str:
    """`message` itself: marks it for the catalogue."""
    return message


CUT_FILE: Final = _sentence("The file is too large, only its beginning was read")
BAD_BYTES: Final = _sentence("Some bytes are not text in any known encoding")
NUL_BYTES: Final = _sentence("There are NUL bytes in the file")

NO_FRONT_MATTER: Final = _sentence("There is no front matter")
OPEN_FRONT_MATTER: Final = _sentence("The front matter has no end, it was read line by line")
BROKEN_FRONT_MATTER: Final = _sentence("The front matter is broken, it was read line by line")
LARGE_FRONT_MATTER: Final = _sentence("The front matter is too large, its beginning was read")

NO_TITLE_NAME: Final = _sentence("There is no title, the file name was taken")
NO_TITLE_BODY: Final = _sentence("There is no title, the beginning of the body was taken")
NO_TITLE: Final = _sentence("There is no title, and nothing to take one from")
NO_CATEGORY: Final = _sentence("There is no category")
NO_BODY: Final = _sentence("The body is empty")

NO_DATE: Final = _sentence("There is no date")
NO_DATE_BODY: Final = _sentence("There is no date in the front matter, one was taken from the body")
NO_DATE_PATH: Final = _sentence("There is no date in the front matter, one was taken from the path")
BAD_DATE: Final = _sentence("The date is not understood")
BAD_DATE_OTHER: Final = _sentence("The date is not understood, another field's was taken")
BAD_DATE_BODY: Final = _sentence("The date is not understood, one was taken from the body")
BAD_DATE_PATH: Final = _sentence("The date is not understood, one was taken from the path")

CLOCK_OF_GMT: Final = _sentence("GMT of this source means the time of")
CLOCK_OF_ZONELESS: Final = _sentence("A date without a zone of this source means the time of")
MIDNIGHT: Final = _sentence("Midnight of this source means only the day, in the time of")
MILLISECONDS: Final = _sentence("The publisher read seconds as milliseconds")


def say(sentence: str, written: str = "") -> str:
    """The reason: `sentence`, and after a colon what is written, if anything."""
    return f"{sentence}: {written}" if written else sentence


def problem(field: str, sentence: str, written: str = "") -> Remark:
    """A remark that something of the post is missing or broken."""
    return Remark(field, say(sentence, written))


def correction(field: str, reason: str) -> Remark:
    """A remark that something was understood otherwise than it is written."""
    return Remark(field, reason, Level.CORRECTION)


def in_words(reason: str) -> str:
    """A remark's reason, or a date's correction, in the reader's language."""
    sentence, colon, written = reason.partition(": ")
    return _(sentence) + colon + written if sentence else reason
