"""The stocks that a story names, as one steps from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsreader.article.find import Match
from newsreader.model import Mention, Role, Sense
from newsreader.tui.article_view import Place

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.reading import OpenedStory

_BRACKET: Final = 2
"""Characters between a name and its code, which are one naming."""


@dataclass(frozen=True, slots=True)
class Step:
    """One place where a stock is named, and what there is to say about it."""

    place: Match
    symbol: str
    words: tuple[str, ...]
    """Name and symbol, rule, how sure, how much the story is about it, cues; clean."""


@dataclass(frozen=True, slots=True)
class Steps:
    """All places of a story, in the order of the text."""

    steps: tuple[Step, ...] = ()
    first: str | None = None
    """The symbol of what the story is about, else of what it names first as a company."""

    def after(self, place: Place) -> int:
        """The number of the first one from `place` on, which is a line only at the very top."""
        if isinstance(place, int):
            return 0
        field, start = place
        return bisect_left(
            self.steps,
            (field != "title", start),
            key=lambda step: (step.place.field != "title", step.place.start),
        )


NO_STEPS: Final = Steps()


def steps_of(opened: OpenedStory, library: Library) -> Steps:
    """The steps of a story that has been read; takes its time, as its page does."""
    from newsreader.reports.names import name_of
    from newsreader.securities.words import why

    mentions = opened.article.mentions
    names: dict[str, str] = {}
    steps = []
    for mention in namings(mentions):
        name = mention.name
        if not name:
            if mention.symbol not in names:
                names[mention.symbol] = name_of(library, mention.symbol)
            name = names[mention.symbol]
        place = Match(mention.field, mention.start, mention.end)
        called = " ".join(filter(None, (name, mention.symbol)))
        steps.append(Step(place, mention.symbol, (called, *why(mention))))
    return Steps(tuple(steps), first_of(mentions))


def namings(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, but for those right behind one of the same stock: a code behind its name."""
    last: Mention | None = None
    for mention in mentions:
        if last is None or not (
            (mention.symbol, mention.field) == (last.symbol, last.field)
            and mention.start - last.end <= _BRACKET
        ):
            yield mention
        last = mention


def first_of(mentions: Sequence[Mention]) -> str | None:
    """The symbol that the story is about, else the first that it names as a company."""
    meant = [mention for mention in mentions if mention.sense is Sense.COMPANY]
    about = (mention.symbol for mention in meant if mention.role is Role.PRIMARY)
    return next(about, meant[0].symbol if meant else None)
