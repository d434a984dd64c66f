"""Everything in a text that may name a security: codes, links, names; overlaps settled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from newsreader.model import Link
from newsreader.securities.addresses import security_of
from newsreader.securities.codes import codes
from newsreader.securities.forms import BARE, BRACKETED, CASHTAG, QUALIFIED, free
from newsreader.securities.hits import hits
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.symbols import Security

LINK: Final = "link"
NAME: Final = "name"
_RANK: Final = {LINK: 0, CASHTAG: 1, QUALIFIED: 2, BRACKETED: 3, BARE: 4, NAME: 5}

LONGEST_ANCHOR: Final = 80
"""Characters of linked text; a longer one is a passage that leads to a quote page, no name."""

MOST: Final = 20_000
"""Candidates in a text, each of which takes some 40 microseconds; no story has a thousand."""

_BESIDE: Final = 24
"""Characters between the beginning of a name and that of its code, at most."""
_APART = re.compile(r" ?[(\[【〔]? ?[A-Za-z]{0,2}[:.]?|[\t ]+")
"""What stands between a name and the code that explains it, or between their cells."""
_ALONE = re.compile(r"[0-9]{6}(?![0-9A-Za-z.%]|[,，]\d|[元万亿股吨户年月日号份])")

_XUEQIU_ANCHOR = re.compile(r"\$([^$()]{1,40})\([A-Za-z0-9.:^_/-]{1,20}\)\$")
# What an anchor holds beside the name: a code, with or without brackets; a change in percent.
_ASIDE = re.compile(
    r"[(\[【][A-Za-z]{0,6}[:.]?[A-Za-z0-9.]{1,10}[)\]】]|[+-]?\d{1,5}(?:\.\d{1,4})?%|[▲▼↑↓]"
)
_ONLY_CODE = re.compile(r"(?:[A-Za-z]{2}[:.]?)?\d{1,6}(?:\.[A-Za-z]{1,4})?")


class Candidate(NamedTuple):
    """A stretch of a text that may name a security."""

    start: int
    end: int
    form: str
    name: str
    """What the text calls it; empty for a bare code."""
    security: Security | None
    """Which one it is; None for a name, of which that is still to be chosen."""
    href: str = ""


def candidates(text: str, links: Sequence[Link], lexicon: Lexicon) -> list[Candidate]:
    """Disjoint stretches of `text` (half-width), by place, the first MOST; `links` are its own."""
    coded = [
        Candidate(code.start, code.end, code.form, code.name, code.security) for code in codes(text)
    ]
    # What is found beside a code is no code itself, so nothing is looked for beside that.
    found = [*coded, *_named_by_codes(text, coded, lexicon), *_again(text, coded)]
    found += _linked(text, links)
    found += [Candidate(hit.start, hit.end, NAME, hit.name, None) for hit in hits(lexicon, text)]
    return _settled(len(text), found)[:MOST]


def _named_by_codes(text: str, coded: Sequence[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The names that stand beside codes, whether or not the lexicon has them."""
    for code in coded:
        if not code.name or code.form == CASHTAG:
            continue
        name = code.name
        # What is known begins where it begins: in 和一心堂 with the second character.
        known = (name[at:] for at in range(len(name) - 1) if lexicon.named(name[at:]))
        name = next(known, name)
        start = text.rfind(name, max(0, code.start - _BESIDE), code.start)
        if start < 0 or not _APART.fullmatch(text, start + len(name), code.start):
            start = text.find(name, code.end, code.end + _BESIDE)
            if start < 0 or not _APART.fullmatch(text, code.end, start):
                continue
        yield Candidate(start, start + len(name), NAME, name, code.security)


def _again(text: str, coded: Sequence[Candidate]) -> Iterator[Candidate]:
    """Codes of six digits that stand again without any mark, after they were marked once."""
    known = {one.security.symbol[:6]: one.security for one in coded if one.security is not None}
    if not any(map(str.isdigit, known)):
        return
    for match in _ALONE.finditer(text):
        security = known.get(match[0])
        if security is not None and free(text, match.start()):
            yield Candidate(match.start(), match.end(), BARE, "", security)


def _linked(text: str, links: Iterable[Link]) -> Iterator[Candidate]:
    """The links to quote pages; a `$名称(SH600519)$` that is linked stays a cashtag."""
    for link in links:
        start, end = max(0, link.start), min(len(text), link.end)
        if not start < end <= start + LONGEST_ANCHOR * 2:
            continue
        anchor = text[start:end]
        start += len(anchor) - len(anchor.lstrip())
        anchor = anchor.strip()
        if not anchor or len(anchor) > LONGEST_ANCHOR or "\n" in anchor or "\t" in anchor:
            continue
        security = security_of(link.href, link.code)
        if security is None:
            continue
        cashtag = _XUEQIU_ANCHOR.fullmatch(anchor)
        name = cashtag[1].strip() if cashtag else _name_of(anchor)
        form = CASHTAG if cashtag else LINK
        yield Candidate(start, start + len(anchor), form, name, security, link.href)


def _name_of(anchor: str) -> str:
    """The name in a linked text: what is left without code, percent and signs."""
    name = _ASIDE.sub("", anchor).strip(" $()[]【】:,")
    return "" if _ONLY_CODE.fullmatch(name) else " ".join(name.split())


def _settled(length: int, found: Iterable[Candidate]) -> list[Candidate]:
    """Disjoint stretches, by place: the longest wins, then the stronger form, then the first."""
    taken = bytearray(length)
    kept = []
    for one in sorted(found, key=lambda one: (one.start - one.end, _RANK[one.form], one.start)):
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    kept.sort()
    return kept
