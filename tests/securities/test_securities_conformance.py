"""What a text or a link names, whatever part of the recogniser finds it: one fact a line.

`tests/data/securities/conformance.tsv` holds the written forms and what only looks like one,
`links.tsv` the addresses. Every line has to be right: these are forms, not a sample of news.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from newsreader.model import Link, Mention, Sense
from newsreader.securities.find import find

DATA = Path(__file__).parent.parent / "data" / "securities"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def forms() -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in lines("conformance.tsv"))
    return [(text.replace("\\t", "\t").replace("\\n", "\n"), want) for text, want in rows]


def links() -> list[tuple[str, str, str, str]]:
    rows = (line.split("\t") for line in lines("links.tsv"))
    return [(href, code, words, want) for href, code, words, want in rows]


def companies(mentions: Iterable[Mention]) -> str:
    """The symbols named in the company sense, each once, in order of first appearance."""
    symbols = (mention.symbol for mention in mentions if mention.sense is Sense.COMPANY)
    return " ".join(dict.fromkeys(symbols))


FORMS = forms()
LINKS = links()


@pytest.mark.parametrize(("text", "want"), FORMS, ids=lambda value: str(value)[:40])
def test_a_text_names_these(text: str, want: str) -> None:
    assert companies(find("", text, ())) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [row for row in FORMS if "\t" not in row[0]],
    ids=lambda value: str(value)[:40],
)
def test_a_title_names_what_the_text_does(text: str, want: str) -> None:
    assert companies(find(text, "", ())) == want


@pytest.mark.parametrize(("href", "code", "words", "want"), LINKS)
def test_the_words_of_a_link_name_this(href: str, code: str, words: str, want: str) -> None:
    link = Link(0, len(words), href, code)
    assert companies(find("", words, [link])) == want


def test_every_form_and_every_link_stands_once() -> None:
    assert len(FORMS) == len({text for text, _ in FORMS})
    assert len(LINKS) == len({row[:3] for row in LINKS})


def test_there_are_hundreds_of_true_forms_and_hundreds_of_traps() -> None:
    true = sum(bool(want) for _, want in FORMS)
    assert true >= 330
    assert len(FORMS) - true >= 200
