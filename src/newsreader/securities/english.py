"""What stands around a name in Latin letters, in English, and says that it is the company."""

from __future__ import annotations

import re
from typing import Final

from newsreader.securities.around import Around
from newsreader.securities.context import AFFAIRS, CALLED

_VERBS: Final = (
    "ris rise rose fall fell gain drop jump slid slide slip climb surg surge tumbl tumble plung plunge "
    "sink sank soar rall rally advanc declin eas edg add los lose lost shed clos close end trad trade open "
    "hit beat miss cut rais raise report post announc announce unveil launch plan agre agree said say sell "
    "sold buy bought acquir acquire warn expect forecast deliver ship pay paid hire name sue settl settle"
)
_ENGLISH_AFTER = re.compile(
    rf"(?:'s|’s)? (?:shares?|stocks?|earnings|revenues?|sales|profits?|CEO|chief executive|results|"
    rf"quarter(?:ly)?|guidance|market cap|investors|shareholders|(?:has |had |was |were |is |are |will |"
    rf"would |could |may |also )?(?:up|down|{'|'.join(sorted(_VERBS.split(), key=len, reverse=True))})"
    rf"(?:s|es|ed|d|ped|ing|ied|ies)?)(?![A-Za-z])|[,;]? ?[(<]| [+-]?[0-9.]+ ?%|(?:'s|’s) (?!own)"
)
_ENGLISH_BEFORE = re.compile(
    r"(?:[Ss]hares? (?:of|in)|[Ss]tocks? (?:of|like|such as|in)|[Cc]ompan(?:y|ies) (?:like|such as)"
    r"|giants?|maker|retailer|automaker|chipmaker|lender|including|rivals?|peers?|CEO of|by|at|from|"
    r"acquire|buy|between|and|with) ?\Z"
)
_LEGAL_END = re.compile(
    r"(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|N\.V|Group|LLC)\.?\Z"
)


_BEGINS = re.compile(r"(?:\A|[.!?:”\"\n\t•] ?)\Z")


def begins_sentence(here: Around) -> bool:
    """The name is the first word of a sentence, so that its capital says nothing."""
    return _BEGINS.search(here.before(3)) is not None


def with_article(here: Around) -> bool:
    """`the` stands before the name: the Gap, the Amazon."""
    return here.before(4).endswith("the ")


def english_cue(here: Around) -> str:
    """As `cue`, for a name in Latin letters in an English sentence."""
    if _LEGAL_END.search(here.name):
        return CALLED
    if _ENGLISH_AFTER.match(here.after(24)):
        return AFFAIRS
    return CALLED if _ENGLISH_BEFORE.search(here.before(20)) else ""
