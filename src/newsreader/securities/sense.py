"""Whether a name means the company, and how sure that is.

Publishers link 机器人 and 新产业 wherever the words stand, so a link proves the code and not the
sense; and a name that nobody linked may be an everyday word as well. A name that may mean something
else counts as the company only where something near it says so, or where it mostly is the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from newsreader.language import noted
from newsreader.model import SecurityKind, Sense, Tier
from newsreader.securities import context
from newsreader.securities.candidates import LINK, Candidate
from newsreader.securities.context import Around
from newsreader.securities.forms import BARE, BRACKETED, CASHTAG, QUALIFIED
from newsreader.securities.symbols import Security
from newsreader.securities.table import Ambiguous, agencies, ambiguous

USUAL: Final = noted("mostly the company in financial news")

CONFIDENCE: Final[Mapping[Tier, float]] = {
    Tier.LINK: 0.99,
    Tier.CASHTAG: 0.99,
    Tier.QUALIFIED: 0.98,
    Tier.PAIR: 0.99,
    Tier.BRACKETED: 0.92,
    Tier.NAME: 0.95,
    Tier.CUED: 0.85,
    Tier.LINKED_WORD: 0.30,
}
"""Measured on the gold set where there is enough of a tier, else estimated."""

_UNCUED: Final = 0.75
_OTHER: Final = 0.9
"""That something else is meant where the words around say so."""
_CODES: Final = {
    CASHTAG: Tier.CASHTAG,
    QUALIFIED: Tier.QUALIFIED,
    BRACKETED: Tier.BRACKETED,
    BARE: Tier.BRACKETED,
}


_FOLLOWED: Final = (SecurityKind.INDEX, SecurityKind.CRYPTO)


class Judgement(NamedTuple):
    """What a candidate means."""

    sense: Sense | None
    """None for what is not worth a mention: a part of another word, a word nobody linked."""
    tier: Tier
    confidence: float
    cues: tuple[str, ...]


def _company(tier: Tier, *cues: str) -> Judgement:
    return Judgement(Sense.COMPANY, tier, CONFIDENCE[tier], cues)


def judge(
    text: str,
    found: Sequence[Candidate],
    securities: Sequence[Security],
    proved: frozenset[str] = frozenset(),
) -> list[Judgement]:
    """What each of the candidates in `text` (half-width) means.

    `securities` are theirs, and `proved` those that the story names beyond doubt elsewhere. A
    neighbour in a list (埃斯顿、机器人) is a cue where it is itself the company, so lists are read
    in both directions.
    """
    judged: list[Judgement | None] = [
        _alone(text, one, security, proved) for one, security in zip(found, securities, strict=True)
    ]
    _by_neighbours(text, found, judged)
    return [
        one if one is not None else _uncued(candidate)
        for one, candidate in zip(judged, found, strict=True)
    ]


def _alone(
    text: str, one: Candidate, security: Security, proved: frozenset[str]
) -> Judgement | None:
    """What a candidate means by itself; None where only its neighbours can tell."""
    if one.form in _CODES:
        return _company(_CODES[one.form])
    here = Around(text, one.start, one.end)
    linked = one.form == LINK
    other = Judgement(Sense.COMMON if linked else None, Tier.LINKED_WORD, _OTHER, ())
    if context.in_title(here):
        return other._replace(sense=Sense.PRODUCT, cues=(context.TITLE,))
    if context.in_plan(here):
        return other._replace(sense=Sense.PRODUCT, cues=(context.LONGER,))
    if one.name in agencies() and context.as_source(here):
        return other._replace(sense=Sense.SOURCE, cues=(context.SOURCE,))
    if security.kind in _FOLLOWED and context.tracked(here):
        return other._replace(cues=(context.FUND,))
    if context.goes_on(here):
        return other._replace(cues=(context.LONGER,))
    coded = context.has_code(here, security.symbol)
    examples = ambiguous().get(one.name)
    if examples is None:
        if coded:
            return _company(Tier.PAIR, context.CODE)
        return _company(Tier.LINK if linked else Tier.NAME)
    if context.told_by(examples, here):
        cue = context.LONGER if examples.kind == "boundary" else context.WORD
        return other._replace(cues=(cue,))
    if examples.usual == "other" and examples.kind != "class" and context.is_word(here):
        return other._replace(cues=(context.WORD,))
    if coded:
        return _company(Tier.PAIR, context.CODE)
    if examples.kind == "boundary":
        return _company(Tier.LINK if linked else Tier.NAME)
    if security.symbol in proved:
        return _company(Tier.CUED, context.PROVED)
    if examples.kind == "class":
        return None
    cue = context.english_cue(here) if one.name.isascii() else context.cue(here)
    return _company(Tier.CUED, cue) if cue else None


def _uncued(one: Candidate) -> Judgement:
    """What an ambiguous name without any cue means."""
    examples: Ambiguous | None = ambiguous().get(one.name)
    if examples is not None and examples.usual == "company":
        return Judgement(Sense.COMPANY, Tier.CUED, _UNCUED, (USUAL,))
    sense = Sense.COMMON if one.form == LINK else None
    return Judgement(sense, Tier.LINKED_WORD, 1 - CONFIDENCE[Tier.LINKED_WORD], ())


# --- lists ---------------------------------------------------------------------------------------

_BETWEEN = re.compile(
    r"[、,，/和与及] ?|, and | and |\t|\n|[(（][^()（）\n\t]{1,16}[)）][、,，和与及]"
)
_LONGEST_BETWEEN: Final = 20
_CELLS: Final = ("\t", "\n")


def _by_neighbours(text: str, found: Sequence[Candidate], judged: list[Judgement | None]) -> None:
    """Let an undecided name be the company where it stands in a list beside one."""
    numbers = range(len(found))
    for order in (numbers, reversed(numbers)):
        for number in order:
            if judged[number] is not None or _class_of_funds(found[number]):
                continue
            for beside in (number - 1, number + 1):
                if not 0 <= beside < len(found):
                    continue
                near = judged[beside]
                if near is None or near.sense is not Sense.COMPANY:
                    continue
                left, right = sorted((number, beside))
                gap = text[found[left].end : found[right].start]
                if len(gap) <= _LONGEST_BETWEEN and _BETWEEN.fullmatch(gap):
                    if gap in _CELLS and not _fills_cells(text, found[left], found[right]):
                        continue
                    cue = context.CELL if gap in _CELLS else context.LISTED
                    judged[number] = _company(Tier.CUED, cue)
                    break


def _class_of_funds(one: Candidate) -> bool:
    examples = ambiguous().get(one.name)
    return examples is not None and examples.kind == "class"


def _fills_cells(text: str, *cells: Candidate) -> bool:
    """Each of the candidates fills a cell of a table."""
    return all(
        text[one.start - 1 : one.start] in ("", "\t", "\n")
        and text[one.end : one.end + 1] in ("", "\t", "\n")
        for one in cells
    )


def proofs(judged: Sequence[Judgement], securities: Sequence[Security]) -> Iterator[str]:
    """The symbols that are named beyond doubt: by a code, or by a name that means nothing else."""
    for one, security in zip(judged, securities, strict=True):
        if one.sense is Sense.COMPANY and one.tier <= Tier.NAME:
            yield security.symbol
