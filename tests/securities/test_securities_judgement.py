"""What a candidate means."""

from __future__ import annotations

from newsreader.model import Sense, Tier
from newsreader.securities.judgement import CONFIDENCE, company, other


def test_the_company_is_as_sure_as_its_tier() -> None:
    assert company(Tier.CUED, "a", "b") == (
        Sense.COMPANY, Tier.CUED, CONFIDENCE[Tier.CUED], ("a", "b")
    )  # fmt: skip


def test_something_else_is_of_the_lowest_tier() -> None:
    found = other(Sense.SOURCE, "a")
    assert (found.sense, found.tier, found.cues) == (Sense.SOURCE, Tier.LINKED_WORD, ("a",))


def test_every_tier_has_its_confidence() -> None:
    assert set(CONFIDENCE) == set(Tier)
