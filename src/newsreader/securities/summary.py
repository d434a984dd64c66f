"""The securities that a story names, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.model import Mention, Named, Sense
from newsreader.securities.candidates import LINK, NAME

_NAMES = (LINK, NAME)


@dataclass(frozen=True, slots=True)
class Summary:
    """The securities that a story names, most often named first, then by first place."""

    companies: tuple[Named, ...]
    common: tuple[Named, ...]
    """Linked by the publisher, but probably only the common word: never counted."""


def named(mentions: Sequence[Mention]) -> Summary:
    """What `find` found, by security."""
    return Summary(_of(mentions, Sense.COMPANY), _of(mentions, Sense.COMMON))


def _of(mentions: Sequence[Mention], sense: Sense) -> tuple[Named, ...]:
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    first: dict[str, Mention] = {}
    last: Mention | None = None
    for mention in mentions:
        if mention.sense is sense:
            first.setdefault(mention.symbol, mention)
            names.setdefault(mention.symbol, Counter())[mention.name] += bool(mention.name)
            counts[mention.symbol] += not _one_naming(last, mention)
        last = mention
    found = [
        Named(
            symbol,
            names[symbol].most_common(1)[0][0],
            one.kind,
            sense,
            counts[symbol],
            one.role,
        )
        for symbol, one in first.items()
    ]
    return tuple(sorted(found, key=lambda one: -one.count))


def _one_naming(last: Mention | None, mention: Mention) -> bool:
    """`mention` is the code of the name before it, or the name of the code before it."""
    return (
        last is not None
        and last.symbol == mention.symbol
        and last.field == mention.field
        and mention.start - last.end <= 2
        and (last.form in _NAMES) != (mention.form in _NAMES)
        and last.sense is mention.sense
    )
