"""What stands around a name in Latin letters, in English, and says that it is the company."""

from __future__ import annotations

import re
from typing import Final

from newsreader.securities.around import Around
from newsreader.securities.context import AFFAIRS, CALLED

_VERBS: Final = (
    "ris rise rose fall fell gain drop jump slid slide slip climb surg surge tumbl tumble plung "
    "plunge sink sank soar rall rally advanc declin eas edg add los lose lost shed clos close end "
    "trad trade open hit beat miss cut rais raise report post announc announce unveil launch plan "
    "agre agree said say sell sold buy bought acquir acquire warn expect forecast deliver ship pay "
    "paid hire name sue settl settle recover rebound gave led widen"
)
_STEMS: Final = "|".join(sorted(_VERBS.split(), key=len, reverse=True))
_ENGLISH_AFTER = re.compile(
    r"(?:'s|’s)? (?:shares?|stocks?|earnings|revenues?|sales|profits?|CEO|chief executive|results|"
    r"quarter(?:ly)?|guidance|market cap|investors|shareholders|"
    r"(?:has |had |was |were |is |are |will |would |could |may |also )?"
    rf"(?:up|down|flat|unchanged|little changed|{_STEMS})"
    r"(?:s|es|ed|d|ped|ing|ied|ies)?)(?![A-Za-z])|"
    # sticks to its, widens its: only who acts has what is its own.
    r" [a-z]+s (?:(?:to|on|with|in|up) )?its |"
    # An apposition says what the name is: Tether, the largest …; Visa, which sponsors …
    r", (?:which|whose|the (?:largest|biggest|maker|owner|company|world)|maker|owner) |"
    r"[,;]? ?[(<]| [+-]?[0-9.]+ ?%|(?:'s|’s) (?!own)"
)
_ENGLISH_BEFORE = re.compile(
    r"(?:[Ss]hares? (?:of|in)|[Ss]tocks? (?:of|like|such as|in)|"
    r"[Cc]ompan(?:y|ies) (?:like|such as)|giants?|maker|retailer|automaker|chipmaker|lender|"
    r"including|rivals?|peers?|CEO of|by|at|from|acquire|buy|between|and|with) ?\Z"
)
_LEGAL_END = re.compile(
    r"(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|N\.V|Group|LLC)\.?\Z"
)
# What anybody does; enough for a name that the story has proved.
_ACTS = re.compile(
    " (?:has|had|was|is|will|would|did|does|may|might|could|can|also|then|now|still|never|itself|"
    "[a-z]{3,12}ed)(?![a-z])|'s|’s"
)
# A title or a day behind a name is no part of it: Visa Chief Executive, Visa Monday.
_LONGER = re.compile(
    " (?!Chief|President|Chair|Vice|Executive|Founder|Director|Shares|Stock|Analyst|"
    "[A-Z][a-z]{2,5}day)[A-Z][a-z]"
)
_BEGINS = re.compile(r"(?:\A|[.!?:“”\"\n\t•] ?)\Z")


def begins_sentence(here: Around) -> bool:
    """The name is the first word of a sentence, so that its capital says nothing."""
    return _BEGINS.search(here.before(3)) is not None


def acts(here: Around) -> bool:
    """A verb follows: the name is the subject of its sentence."""
    return _ACTS.match(here.after(14)) is not None


def is_longer(here: Around) -> bool:
    """Another capitalised word follows: the name is the beginning of a longer one."""
    return _LONGER.match(here.after(16)) is not None


_CJK = re.compile("[\u4e00-\u9fff]")
_LINE: Final = 120
_LONG_WORD = re.compile("(?<![A-Za-z'’])[A-Za-z][a-z]{3,}")
_FEW: Final = 3


def in_headline(here: Around) -> bool:
    """Every longer word of its line is capitalised, so that its own capital says nothing."""
    line = f"{here.before(_LINE)} {here.after(_LINE)}"
    words = _LONG_WORD.findall(line)
    return len(words) >= _FEW and all(word[0].isupper() for word in words) and not _CJK.search(line)


def with_article(here: Around) -> bool:
    """`the` stands before the name: the Gap, the Amazon."""
    return here.before(4).endswith("the ")


def english_cue(here: Around) -> str:
    """What beside a name in an English sentence says that it is the company; else empty."""
    if _LEGAL_END.search(here.name):
        return CALLED
    if _ENGLISH_AFTER.match(here.after(32)):
        return AFFAIRS
    if not _ENGLISH_BEFORE.search(here.before(20)) or in_headline(here):
        return ""
    return CALLED
