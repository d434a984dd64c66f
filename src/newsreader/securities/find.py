"""All mentions of a story: every form read, overlaps settled, the sense of names decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from newsreader.model import Link, Mention, Role, Sense
from newsreader.securities.candidates import LINK, NAME, Candidate, candidates
from newsreader.securities.choice import (
    Standing,
    choose,
    counter,
    market_of,
    speaks_of_america,
    subject,
)
from newsreader.securities.forms import half_width
from newsreader.securities.judgement import Judgement
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.roles import roles
from newsreader.securities.sense import first_look, proofs, second_look
from newsreader.securities.symbols import Security, known, present
from newsreader.securities.table import Name


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
    market = subject(coded, title, [one for field in fields for _at, one in field.neighbours])
    america = speaks_of_america(f"{title}\n{text}", coded)
    for field in fields:
        field.choose(coded, day, market, america)
    surely = frozenset(coded).union(*(field.sure() for field in fields))
    for field in fields:
        field.judge(surely)
    role = roles([symbol for symbol, _at in fields[0].meant()], list(fields[1].meant()), len(text))
    return tuple(mention for field in fields for mention in field.mentions(role))


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
        self.neighbours: list[tuple[int, str]] = []
        """Where stands what is of one market only, by place, and of which."""
        self._named: dict[str, tuple[Name, ...]] = {}
        self._securities: list[Security] = []
        self._looked: list[Judgement | None] = []
        self._judged: list[Judgement] = []

    def read(self, lexicon: Lexicon) -> None:
        """Find the candidates."""
        self.found = candidates(self._plain, self._links, lexicon)
        self._named = {one.name: lexicon.named(one.name) for one in self.found if not one.security}
        self.neighbours = self._neighbours(self._named)

    def choose(self, coded: set[str], day: str, market: str, america: bool) -> None:
        """Say of every name which security it is, and leave out those that are none."""
        kept: list[Candidate] = []
        for number, one in enumerate(self.found):
            security = one.security or self._beside(number)
            if security is None:
                here = Standing(self._plain, one.start, one.end, self.neighbours)
                name = choose(
                    self._named[one.name],
                    day=day,
                    proved=coded,
                    here=here,
                    usual=market,
                    america=america,
                )
                if name is None:
                    continue
                symbol = counter(present(name.symbol), self._plain[one.start : one.end])
                security = known(symbol)
            kept.append(one)
            self._securities.append(security)
        self.found = kept

    def _neighbours(self, named: Mapping[str, Sequence[Name]]) -> list[tuple[int, str]]:
        """Where stands what can be of one market only, by place, and of which."""
        found: list[tuple[int, str]] = []
        for one in self.found:
            symbols = [name.symbol for name in named.get(one.name, ())]
            if one.security is not None:
                symbols = [one.security.symbol]
            markets = {market_of(symbol) for symbol in symbols}
            if len(markets) == 1:
                found.append((one.start, markets.pop()))
        return found

    def _beside(self, number: int) -> Security | None:
        """The security of the code in brackets behind a name: the code decides whose it is."""
        after = self.found[number + 1] if number + 1 < len(self.found) else None
        if after is None or after.security is None or after.form in (LINK, NAME):
            return None
        gap = self._plain[self.found[number].end : after.start]
        return after.security if _OPENING.fullmatch(gap) else None

    def sure(self) -> Iterable[str]:
        """The symbols that are named beyond doubt here."""
        self._looked = first_look(self._plain, self.found, self._securities)
        return proofs(self._looked, self._securities)

    def judge(self, surely: frozenset[str]) -> None:
        """Decide what is meant; `surely` are the symbols that the story names beyond doubt."""
        self._judged = second_look(self._plain, self.found, self._securities, self._looked, surely)

    def meant(self) -> Iterator[tuple[str, int]]:
        """The symbols in the company's sense, and where they stand."""
        for one, security, verdict in zip(self.found, self._securities, self._judged, strict=True):
            if verdict.sense is Sense.COMPANY:
                yield security.symbol, one.start

    def mentions(self, role: Mapping[str, Role]) -> Iterator[Mention]:
        """The mentions."""
        for one, security, verdict in zip(self.found, self._securities, self._judged, strict=True):
            if verdict.sense is None:
                continue
            yield Mention(
                symbol=security.symbol,
                text=self._text[one.start : one.end],
                start=one.start,
                end=one.end,
                kind=security.kind,
                sense=verdict.sense,
                field=self._name,
                form=one.form,
                name=one.name,
                tier=verdict.tier,
                confidence=verdict.confidence,
                role=role[security.symbol] if verdict.sense is Sense.COMPANY else Role.PASSING,
                cues=verdict.cues,
                href=one.href,
            )
