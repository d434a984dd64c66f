"""All mentions of a story: every form read, overlaps settled, the sense of links decided."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from newsreader.model import Link, Mention, Named, SecurityKind, Sense
from newsreader.securities.addresses import security_of
from newsreader.securities.forms import (
    BARE,
    BRACKETED,
    CASHTAG,
    QUALIFIED,
    Found,
    codes,
    half_width,
)
from newsreader.securities.sense import Place, senses

LINK: Final = "link"
_RANK: Final = {LINK: 0, CASHTAG: 1, QUALIFIED: 2, BRACKETED: 3, BARE: 4}

LONGEST_ANCHOR: Final = 80
"""Characters of linked text; a longer one is a passage that leads to a quote page, no name."""

_XUEQIU_ANCHOR = re.compile(r"\$([^$()]{1,40})\([A-Za-z0-9.:^_/-]{1,20}\)\$")
# What an anchor holds beside the name: a code, with or without brackets; a change in percent.
_ASIDE = re.compile(
    r"[(\[【][A-Za-z]{0,6}[:.]?[A-Za-z0-9.]{1,10}[)\]】]|[+-]?\d{1,5}(?:\.\d{1,4})?%|[▲▼↑↓]"
)
_ONLY_CODE = re.compile(r"(?:[A-Za-z]{2}[:.]?)?\d{1,6}(?:\.[A-Za-z]{1,4})?")


def find(title: str, text: str, links: Sequence[Link]) -> tuple[Mention, ...]:
    """Every mention of a security in a story, title first, then by place.

    `links` are those of `text`. Spans of one field are disjoint, and `text[start:end]` is the
    mention's text. The same arguments always give the same result; no text raises.
    """
    in_title = _settled(title, codes(title))
    in_text = _settled(text, [*_linked(text, links), *codes(text)])
    return (
        *(_mention(title, found, "title", Sense.COMPANY) for found in in_title),
        *_with_senses(text, in_text, in_title),
    )


def _linked(text: str, links: Iterable[Link]) -> Iterable[Found]:
    """The links to quote pages; a `$名称(SH600519)$` that is linked stays a cashtag."""
    for link in links:
        start, end = max(0, link.start), min(len(text), link.end)
        if end - start > LONGEST_ANCHOR * 2:
            continue
        anchor = text[start:end]
        start += len(anchor) - len(anchor.lstrip())
        anchor = anchor.strip()
        if not anchor or len(anchor) > LONGEST_ANCHOR or "\n" in anchor or "\t" in anchor:
            continue
        security = security_of(link.href, link.code)
        if security is None:
            continue
        plain = half_width(anchor)
        cashtag = _XUEQIU_ANCHOR.fullmatch(plain)
        name = cashtag[1].strip() if cashtag else _name_of(plain)
        form = CASHTAG if cashtag else LINK
        yield Found(start, start + len(anchor), security, form, name)


def _name_of(anchor: str) -> str:
    """The name in a linked text: what is left without code, percent and signs."""
    name = _ASIDE.sub("", anchor).strip(" $()[]【】:,")
    return "" if _ONLY_CODE.fullmatch(name) else " ".join(name.split())


def _settled(text: str, found: Iterable[Found]) -> list[Found]:
    """Disjoint spans, by place: the longest wins, then the stronger form, then the first."""
    taken = bytearray(len(text))
    kept = []
    for one in sorted(found, key=lambda f: (f.start - f.end, _RANK[f.form], f.start)):
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    kept.sort()
    return kept


def _with_senses(text: str, found: list[Found], in_title: list[Found]) -> Iterable[Mention]:
    """Mentions of the body; a link may turn out to be only the common word."""
    places = [
        Place(one.start, one.end, one.name, one.security.symbol)
        for one in found
        if one.form == LINK
    ]
    proved = frozenset(one.security.symbol for one in (*in_title, *found) if one.form != LINK)
    sense = senses(text, places, proved) if places else {}
    for one in found:
        yield _mention(text, one, "body", sense.get(one.start, Sense.COMPANY))


def _mention(text: str, found: Found, field: Literal["title", "body"], sense: Sense) -> Mention:
    return Mention(
        symbol=found.security.symbol,
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        kind=found.security.kind,
        sense=sense,
        field=field,
        form=found.form,
        name=found.name,
    )


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
    kinds: dict[str, SecurityKind] = {}
    last: Mention | None = None
    for mention in mentions:
        if mention.sense is sense:
            kinds.setdefault(mention.symbol, mention.kind)
            names.setdefault(mention.symbol, Counter())[mention.name] += bool(mention.name)
            counts[mention.symbol] += not _one_naming(last, mention)
        last = mention
    found = [
        Named(symbol, names[symbol].most_common(1)[0][0], kinds[symbol], sense, counts[symbol])
        for symbol in kinds
    ]
    return tuple(sorted(found, key=lambda one: -one.count))


def _one_naming(last: Mention | None, mention: Mention) -> bool:
    """`mention` is the code of the name before it, or the name of the code before it."""
    return (
        last is not None
        and last.symbol == mention.symbol
        and last.field == mention.field
        and mention.start - last.end <= 2
        and (last.form == LINK) != (mention.form == LINK)
        and last.sense is mention.sense
    )
