"""The words on the screen: English in the code, other languages as gettext catalogues.

The language is `NEWSREADER_LANGUAGE`, else the configuration's (`choose`), else the one of
`LANGUAGE`, `LC_ALL`, `LC_MESSAGES` or `LANG`.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

_DOMAIN = "newsreader"
_CATALOGUES = Path(__file__).parent / "locale"
_catalogue: gettext.NullTranslations | None = None
_chosen: str | None = None


def choose(language: str | None = None) -> None:
    """Take the words from the catalogue of `language` (`en`, `zh_CN`), or of the environment's."""
    global _catalogue, _chosen
    _chosen = os.environ.get("NEWSREADER_LANGUAGE") or language
    languages = [_chosen] if _chosen else None
    _catalogue = gettext.translation(_DOMAIN, _CATALOGUES, languages, fallback=True)


def share() -> None:
    """Let other libraries of the program (click) find their words in this language, too.

    They ask gettext's own functions, which know one catalogue and only the environment's language.
    """
    gettext.bindtextdomain(_DOMAIN, str(_CATALOGUES))
    gettext.textdomain(_DOMAIN)
    if _chosen is not None:
        os.environ["LANGUAGE"] = _chosen


def _words() -> gettext.NullTranslations:
    if _catalogue is None:
        choose()
    assert _catalogue is not None
    return _catalogue


def current() -> str:
    """The language of the words: `zh_CN`, or `en`, which has no catalogue."""
    return _words().info().get("language", "en")


def _(message: str) -> str:
    """`message` in the reader's language."""
    return _words().gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many`, as `number` asks for, in the reader's language."""
    return _words().ngettext(one, many, number)


def noted(message: str, _many: str = "") -> str:
    """`message` itself, noted for the catalogues; `_` translates it where it is shown.

    A second message is its plural, noted with it.
    """
    return message


def in_words(reason: str) -> str:
    """A remark's reason in the reader's language: its fixed sentence, then what is written."""
    sentence, colon, written = reason.partition(": ")
    return _(sentence) + colon + written if sentence else reason
