"""Why a text is taken for a security, in words for a person.

English, noted for translation; translated where it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsreader.language import _, noted
from newsreader.model import Mention, Role, Sense, Tier

RULES: Final[Mapping[Tier, str]] = {
    Tier.LINK: noted("linked by the publisher"),
    Tier.CASHTAG: noted("written as a cashtag"),
    Tier.QUALIFIED: noted("a code with its market"),
    Tier.PAIR: noted("a name with its code"),
    Tier.BRACKETED: noted("a code, by its place"),
    Tier.NAME: noted("a name that means nothing else"),
    Tier.CUED: noted("a name, by what stands around it"),
    Tier.LINKED_WORD: noted("a linked word"),
}
"""By what a mention was recognised."""

ROLES: Final[Mapping[Role, str]] = {
    Role.PRIMARY: noted("primary"),
    Role.SECONDARY: noted("secondary"),
    Role.PASSING: noted("in passing"),
}
"""How much the story is about it."""

SENSES: Final[Mapping[Sense, str]] = {
    Sense.COMPANY: noted("the company"),
    Sense.COMMON: noted("probably the common word"),
    Sense.SOURCE: noted("only the source of the news"),
    Sense.PRODUCT: noted("only a work or a product"),
}
"""What is meant."""


def why(mention: Mention) -> tuple[str, ...]:
    """By which rule, how sure, how much the story is about it, what else spoke for it.

    Where something else is meant than the company, that stands in the place of the role. In the
    reader's language, the most important first.
    """
    meant = ROLES[mention.role] if mention.sense is Sense.COMPANY else SENSES[mention.sense]
    return (_(RULES[mention.tier]), per_cent(mention.confidence), _(meant), *map(_, mention.cues))


def per_cent(part: float) -> str:
    """A probability as a person reads it: 99 %."""
    return f"{100 * part:.0f} %"
