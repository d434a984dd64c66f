"""What a candidate means, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from newsreader.model import Sense, Tier

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

_OTHER: Final = 0.9
"""That something else is meant where the words around say so."""


class Judgement(NamedTuple):
    """What a candidate means."""

    sense: Sense | None
    """None for what is not worth a mention: a part of another word, a word nobody linked."""
    tier: Tier
    confidence: float
    cues: tuple[str, ...]


def company(tier: Tier, *cues: str) -> Judgement:
    """The company, by what `cues` say."""
    return Judgement(Sense.COMPANY, tier, CONFIDENCE[tier], cues)


def other(sense: Sense | None, cue: str) -> Judgement:
    """Something else, by what `cue` says."""
    return Judgement(sense, Tier.LINKED_WORD, _OTHER, (cue,))
