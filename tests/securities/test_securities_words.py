from __future__ import annotations

from newsreader.model import Mention, Role, SecurityKind, Sense, Tier
from newsreader.securities import context
from newsreader.securities.find import find
from newsreader.securities.words import ROLES, RULES, SENSES, why


def mention(sense: Sense, tier: Tier, *cues: str) -> Mention:
    return Mention(
        "300124.SZ", "汇川技术", 0, 4, SecurityKind.STOCK, sense, "body", "link",
        tier=tier, confidence=0.99, role=Role.PRIMARY, cues=cues,
    )  # fmt: skip


def test_a_mention_says_by_which_rule_how_sure_and_how_much() -> None:
    said = why(mention(Sense.COMPANY, Tier.LINK))
    assert said == ("linked by the publisher", "99 %", "primary")


def test_what_spoke_for_the_company_stands_last() -> None:
    assert why(mention(Sense.COMPANY, Tier.CUED, context.PRICE))[3:] == ("what its share did",)


def test_where_the_company_is_not_meant_it_says_what_is() -> None:
    assert why(mention(Sense.COMMON, Tier.LINKED_WORD))[2] == "probably the common word"
    assert why(mention(Sense.SOURCE, Tier.NAME))[2] == "only the source of the news"


def test_every_rule_role_and_sense_has_words() -> None:
    assert set(RULES) == set(Tier)
    assert set(ROLES) == set(Role)
    assert set(SENSES) == set(Sense)


def test_a_mention_that_was_found_can_be_explained() -> None:
    (found,) = find("", "汇川技术(300124.SZ)涨停", ())[:1]
    assert why(found)[0] in RULES.values()
