"""All mentions of a story: every form read, overlaps settled, the sense of names decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from newsreader.model import Link, Mention, Sense
from newsreader.securities.candidates import LINK, NAME, Candidate, candidates
from newsreader.securities.choice import (
    about_hong_kong,
    choose,
    counter,
    marked_hong_kong,
    markets_behind,
)
from newsreader.securities.forms import half_width
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.roles import roles
from newsreader.securities.sense import Judgement, judge, proofs
from newsreader.securities.symbols import Security, known, present


def find(
    title: str,
    text: str,
    links: Sequence[Link],
    lexicon: Lexicon = SHIPPED,
    day: str = "",
) -> tuple[Mention, ...]:
    """Every mention of a security in a story, title first, then by place.

    `links` are those of `text`; `day` is the story's, ISO, empty where it is not known. Spans of
    one field are disjoint, and `text[start:end]` is the mention's text. The same arguments always
    give the same result; no text raises.
    """
    fields = (_Field("title", title, ()), _Field("body", text, links))
    for field in fields:
        field.read(lexicon)
    coded = {
        one.security.symbol
        for field in fields
        for one in field.found
        if one.security is not None and one.form != LINK
    }
    for field in fields:
        field.choose(lexicon, coded, day)
    surely = frozenset(coded).union(*(field.sure() for field in fields))
    mentions = [mention for field in fields for mention in field.mentions(surely)]
    return tuple(_with_roles(mentions, len(text)))


_OPENING = re.compile(r"\s?[(\[【〔<] ?(?:[^()\[\]【】〔〕<>\d\n\t]{0,12}(?:[:：] ?|代[码号] ?))?")
"""What stands between a name and its code: a bracket, and perhaps what the code is called."""


class _Field:
    """The title or the text of a story, with what may name a security in it."""

    def __init__(self, name: Literal["title", "body"], text: str, links: Sequence[Link]) -> None:
        self._name = name
        self._text = text
        self._links = links
        self._plain = half_width(text)
        self.found: list[Candidate] = []
        self._securities: list[Security] = []

    def read(self, lexicon: Lexicon) -> None:
        """Find the candidates."""
        self.found = candidates(self._plain, self._links, lexicon)

    def choose(self, lexicon: Lexicon, coded: set[str], day: str) -> None:
        """Say of every name which security it is, and leave out those that are none."""
        abroad = about_hong_kong(coded)
        kept: list[Candidate] = []
        for number, one in enumerate(self.found):
            security = one.security or self._beside(number)
            if security is None:
                name = choose(
                    lexicon.named(one.name),
                    day=day,
                    proved=coded,
                    hong_kong=abroad or marked_hong_kong(self._plain, one.start, one.end),
                    markets=markets_behind(self._plain, one.end),
                )
                if name is None:
                    continue
                symbol = counter(present(name.symbol), self._plain[one.start : one.end])
                security = known(symbol)
            kept.append(one)
            self._securities.append(security)
        self.found = kept

    def _beside(self, number: int) -> Security | None:
        """The security of the code in brackets behind a name: the code decides whose it is."""
        after = self.found[number + 1] if number + 1 < len(self.found) else None
        if after is None or after.security is None or after.form in (LINK, NAME):
            return None
        gap = self._plain[self.found[number].end : after.start]
        return after.security if _OPENING.fullmatch(gap) else None

    def sure(self) -> Iterable[str]:
        """The symbols that are named beyond doubt here."""
        judged = judge(self._plain, self.found, self._securities)
        return proofs(judged, self._securities)

    def mentions(self, surely: frozenset[str]) -> Iterator[Mention]:
        """The mentions; `surely` are the symbols that the story names beyond doubt."""
        judged = judge(self._plain, self.found, self._securities, surely)
        for one, security, verdict in zip(self.found, self._securities, judged, strict=True):
            if verdict.sense is not None:
                yield self._mention(one, security, verdict, verdict.sense)

    def _mention(
        self, one: Candidate, security: Security, verdict: Judgement, sense: Sense
    ) -> Mention:
        return Mention(
            symbol=security.symbol,
            text=self._text[one.start : one.end],
            start=one.start,
            end=one.end,
            kind=security.kind,
            sense=sense,
            field=self._name,
            form=one.form,
            name=one.name,
            tier=verdict.tier,
            confidence=verdict.confidence,
            cues=verdict.cues,
            href=one.href,
        )


def _with_roles(mentions: Iterable[Mention], length: int) -> Iterator[Mention]:
    mentions = list(mentions)
    meant = [one for one in mentions if one.sense is Sense.COMPANY]
    found = roles(
        [one.symbol for one in meant if one.field == "title"],
        [(one.symbol, one.start) for one in meant if one.field == "body"],
        length,
    )
    for one in mentions:
        if one.sense is Sense.COMPANY:
            yield replace(one, role=found[one.symbol])
        else:
            yield one
