"""Whether a name means the company, and how sure that is.

Publishers link 机器人 and 新产业 wherever the words stand, so a link proves the code and not the
sense; and a name that nobody linked may be an everyday word as well. A name that may mean something
else counts as the company only where something near it says so, or where it mostly is the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsreader.language import noted
from newsreader.model import SecurityKind, Sense, Tier
from newsreader.securities import context, english, others, sources
from newsreader.securities.around import Around
from newsreader.securities.candidates import LINK, Candidate
from newsreader.securities.forms import BARE, BRACKETED, CASHTAG, QUALIFIED
from newsreader.securities.judgement import CONFIDENCE, Judgement, company, other
from newsreader.securities.lists import by_neighbours
from newsreader.securities.symbols import Security
from newsreader.securities.table import Ambiguous, agencies, ambiguous

USUAL: Final = noted("mostly the company in financial news")

_UNCUED: Final = 0.75
_NAMESAKES: Final = ("namesake", "agency")
"""Kinds of names that are no everyday words: once the company was named, they mean it."""
_CODES: Final = {
    CASHTAG: Tier.CASHTAG,
    QUALIFIED: Tier.QUALIFIED,
    BRACKETED: Tier.BRACKETED,
    BARE: Tier.BRACKETED,
}


_CHINESE: Final = re.compile(" ?[\u4e00-\u9fff]")
_FOLLOWED: Final = (SecurityKind.INDEX, SecurityKind.CRYPTO)


_BY_CODE: Final = {form: company(tier) for form, tier in _CODES.items()}
_CLEAR_LINK: Final = company(Tier.LINK)
_CLEAR_NAME: Final = company(Tier.NAME)


def first_look(
    text: str, found: Sequence[Candidate], securities: Sequence[Security]
) -> list[Judgement | None]:
    """What each of the candidates in `text` (half-width) means by itself; `securities` are theirs.

    None for a name that may mean something else, and beside which nothing says what.
    """
    return [_alone(text, one, security) for one, security in zip(found, securities, strict=True)]


def second_look(
    text: str,
    found: Sequence[Candidate],
    securities: Sequence[Security],
    looked: Sequence[Judgement | None],
    proved: frozenset[str],
) -> list[Judgement]:
    """What each candidate means, `proved` being the symbols that the story names beyond doubt.

    A neighbour in a list (埃斯顿、机器人) is a cue where it is itself the company, so lists are
    read in both directions.
    """
    judged = list(looked)
    if not all(judged) or any(sources.is_house(one.name) for one in found):
        for number, one in enumerate(found):
            if judged[number] is None and securities[number].symbol in proved:
                judged[number] = _by_proof(text, one)
        by_neighbours(text, found, judged)
    meant = proved | {
        security.symbol
        for one, security in zip(judged, securities, strict=True)
        if one is not None and one.sense is Sense.COMPANY
    }
    return [
        one if one is not None else _uncued(text, candidate, security.symbol in meant)
        for one, candidate, security in zip(judged, found, securities, strict=True)
    ]


def _alone(text: str, one: Candidate, security: Security) -> Judgement | None:
    """What a candidate means by itself; None where only the rest of the story can tell."""
    if one.form in _CODES:
        return _BY_CODE[one.form]
    here = Around(text, one.start, one.end)
    linked = one.form == LINK
    if (else_ := _something_else(here, one, security)) is not None:
        return else_
    examples = ambiguous().get(one.name)
    if examples is None:
        if context.has_code(here, security.symbol):
            return company(Tier.PAIR, context.CODE)
        return _CLEAR_LINK if linked else _CLEAR_NAME
    word = other(Sense.COMMON if linked else None, others.WORD)
    if others.told_by(examples, here):
        return word if examples.kind != "boundary" else other(word.sense, others.LONGER)
    if examples.usual == "other" and examples.kind != "class" and others.is_word(here):
        return word
    if context.has_code(here, security.symbol):
        return company(Tier.PAIR, context.CODE)
    if examples.kind == "boundary":
        return _CLEAR_LINK if linked else _CLEAR_NAME
    if examples.kind == "class":
        return None
    if one.name.isascii() and english.with_article(here):
        return other(None, others.WORD)
    if others.is_spoken_of(here) or (examples.kind == "word" and others.is_good(here)):
        return word
    cue = _cue(here, examples)
    return company(Tier.CUED, cue) if cue else None


def _cue(here: Around, examples: Ambiguous) -> str:
    """What beside an ambiguous name says that it is the company; empty for nothing."""
    if here.name.isascii() and not _CHINESE.match(here.after(2)):
        return english.english_cue(here)
    if cue := context.cue(here):
        return cue
    if examples.kind == "place":
        return context.moves(here)
    return "" if _is_thing(examples) else context.hint(here)


def _is_thing(examples: Ambiguous) -> bool:
    """The name is first of all a Chinese word for a thing, a sector, a crowd: 机器人, 老百姓."""
    thing = examples.kind == "word" and examples.usual == "other"
    return thing and not examples.name.isascii()


def _by_proof(text: str, one: Candidate) -> Judgement | None:
    """What a name means of which the security is named elsewhere; None where that says too little.

    An everyday word stays one, unless it does what a company does.
    """
    examples = ambiguous()[one.name]
    if examples.kind == "class":
        return None
    here = Around(text, one.start, one.end)
    if one.name.isascii():
        return None if _unlike(here) else company(Tier.CUED, context.PROVED)
    if _is_thing(examples):
        stands = context.firmly(here) or context.hint(here)
        return company(Tier.CUED, context.PROVED) if stands else None
    if context.acts(here) or examples.kind in _NAMESAKES:
        return company(Tier.CUED, context.PROVED)
    return None


def _something_else(here: Around, one: Candidate, security: Security) -> Judgement | None:
    """What a name means that is not the company, whether it is ambiguous or not."""
    linked = Sense.COMMON if one.form == LINK else None
    if others.is_part_of_person(here):
        return other(linked, others.WORD)
    if others.in_title(here):
        return other(Sense.PRODUCT, others.TITLE)
    if (_is_agency(one.name) and sources.as_agency(here)) or sources.as_source(here):
        return other(Sense.SOURCE, sources.SOURCE)
    if sources.as_house(here):
        return other(Sense.SOURCE, sources.SOURCE)
    if security.kind in _FOLLOWED and others.tracked(here):
        return other(linked, others.FUND)
    if others.goes_on(here):
        return other(linked, others.LONGER)
    if others.as_product(here) or others.as_shop(here) or others.as_platform(here):
        # 一台机器人 is a thing, and nobody's: what a word names is no product of a company.
        word = _is_word(one.name)
        return other(linked, others.WORD) if word else other(Sense.PRODUCT, others.MADE)
    if others.as_venue(here):
        return other(linked, others.VENUE)
    if others.as_organ(here):
        return other(linked, others.ORGAN)
    if others.as_subsidiary(here):
        return other(linked, others.SUBSIDIARY)
    return None


def _is_agency(name: str) -> bool:
    """`name` is that of a source of news or data, or of a listed company that is one as well."""
    examples = ambiguous().get(name)
    return name in agencies() or (examples is not None and examples.kind == "agency")


def _is_word(name: str) -> bool:
    """`name` is mostly an everyday word."""
    examples = ambiguous().get(name)
    return examples is not None and (examples.kind, examples.usual) == ("word", "other")


def _uncued(text: str, one: Candidate, meant: bool) -> Judgement:
    """What an ambiguous name without any cue means; `meant` where the company is named besides."""
    examples: Ambiguous | None = ambiguous().get(one.name)
    if examples is not None and examples.usual == "company" and examples.kind != "place":
        here = Around(text, one.start, one.end)
        likely = (meant and not _unlike(here)) or examples.kind in _NAMESAKES
        if likely or context.acts(here) or context.does(here):
            return Judgement(Sense.COMPANY, Tier.CUED, _UNCUED, (USUAL,))
    sense = Sense.COMMON if one.form == LINK else None
    return Judgement(sense, Tier.LINKED_WORD, 1 - CONFIDENCE[Tier.LINKED_WORD], ())


def _unlike(here: Around) -> bool:
    """A company hardly stands so: with what no company has.

    In English: where its capital says nothing, or before another capital.
    """
    if here.name.isascii():
        capital = english.begins_sentence(here) or english.in_headline(here)
        return english.is_longer(here) or (capital and not english.acts(here))
    return context.owns_else(here)


def proofs(judged: Sequence[Judgement | None], securities: Sequence[Security]) -> Iterator[str]:
    """The symbols that are named beyond doubt: by a code, or by a name that means nothing else."""
    for one, security in zip(judged, securities, strict=True):
        if one is not None and one.sense is Sense.COMPANY and one.tier <= Tier.NAME:
            yield security.symbol
