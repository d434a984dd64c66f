"""The gold set: what a reader found named in posts, kept as hashes, found again in the posts.

A passage is a title, or one line of a document's text: a paragraph, an item, a row of a table.
Neither passages nor spans are kept as text, because most posts are other people's, nor as
offsets, because these move with the layout: a hash, a length and an occurrence lead to both.
`tests/data/gold/README.md` says how it was labelled.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from newsreader.article.build import build
from newsreader.model import BlockKind, Document, Emphasis
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.read import read
from newsreader.reading import day_of

ROOT: Final = Path(__file__).parent.parent
GOLD: Final = ROOT / "tests" / "data" / "gold"
SAMPLES: Final = "sample_posts"
CORPUS: Final = "corpus"
"""First part of the path of a real post; the second is the hash of its path in the corpus."""
WRITTEN: Final = "posts"
"""First part of the path of a story written for the gold set, in its folder, to make rules by."""
HELD_OUT: Final = "held_out"
"""The same of one written by somebody who knows no rule, to measure by."""

PASSAGE_COLUMNS: Final = ["id", "half", "path", "field", "hash", "length", "occurrence"]
SPAN_COLUMNS: Final = ["passage", "hash", "length", "occurrence", "symbol", "sense"]
STORY_COLUMNS: Final = ["path", "symbols"]

Half = Literal["tune", "report"]
Field = Literal["title", "body"]
SENSES: Final = ("company", "common", "source", "product")
_PICTURES: Final = (Emphasis.IMAGE, Emphasis.VIDEO, Emphasis.AUDIO)


class Unresolved(Exception):
    """A hash of the gold set that no text of today has; the message names the row."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is: which of those with its hash and its length, counted from 1."""

    digest: str
    length: int
    """In characters."""
    occurrence: int


@dataclass(frozen=True, slots=True)
class Label:
    """A span of a passage that names a security, or a word that is also a name."""

    place: Place
    symbol: str
    """Canonical; of a word in another sense, the security that it could be mistaken for."""
    sense: str
    """One of `SENSES`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One labelled passage; without labels it names nothing."""

    id: str
    half: Half
    path: str
    field: Field
    place: Place
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A passage as it stands in a document."""

    field: Field
    start: int
    """In the document's title or text."""
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A label found again: where it stands in the document of today, and its words."""

    field: Field
    start: int
    end: int
    text: str
    symbol: str
    sense: str


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# --- files ---------------------------------------------------------------------------------------


def corpus_folder() -> Path:
    """Where the real posts of the tests are, if they are there."""
    return Path(os.environ.get("NEWSREADER_CORPUS", ROOT.parent / "shared" / "corpus"))


def files(root: Path = ROOT, corpus: Path | None = None) -> dict[str, Path]:
    """Every post that can be labelled, by the path that the gold set gives it."""
    samples = root / SAMPLES
    found = {
        f"{SAMPLES}/{file.relative_to(samples).as_posix()}": file
        for file in samples.rglob("*")
        if file.is_file() and file.name != "README.md"
    }
    for name in (WRITTEN, HELD_OUT):
        written = root / GOLD.relative_to(ROOT) / name
        found |= {f"{name}/{file.name}": file for file in written.glob("*.md")}
    if corpus is not None and corpus.is_dir():
        found |= {
            f"{CORPUS}/{digest(file.relative_to(corpus).as_posix())}": file
            for file in corpus.rglob("*.md")
        }
    return found


def fixed_half(path: str) -> Half | None:
    """The half that a story is in whatever it weighs; None where it is shared out."""
    if path.startswith(f"{WRITTEN}/"):
        return "tune"
    return "report" if path.startswith(f"{HELD_OUT}/") else None


def document_of(file: Path) -> Document:
    """The document that the recogniser reads."""
    return build(read(file, file.name, SHIPPED_RULES))


def story_day(file: Path) -> str:
    """The day of the story, as the recogniser is told it."""
    return day_of(read(file, file.name, SHIPPED_RULES))


def _rows(file: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != list(columns):
        raise Unresolved(f"{file.name}: the columns are not {' '.join(columns)}")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


def _place(row: Mapping[str, str]) -> Place:
    return Place(row["hash"], int(row["length"]), int(row["occurrence"]))


def load(folder: Path = GOLD) -> tuple[Passage, ...]:
    """All passages with their labels, in the order of the file."""
    labels: dict[str, list[Label]] = defaultdict(list)
    for row in _rows(folder / "spans.tsv", SPAN_COLUMNS):
        if row["sense"] not in SENSES:
            raise Unresolved(f"{row['passage']}: {row['sense']} is no sense")
        labels[row["passage"]].append(Label(_place(row), row["symbol"], row["sense"]))
    passages = []
    for row in _rows(folder / "passages.tsv", PASSAGE_COLUMNS):
        half: Half = "tune" if row["half"] == "tune" else "report"
        if half != (fixed_half(row["path"]) or half):
            raise Unresolved(f"{row['path']}: it is of the other half")
        field: Field = "title" if row["field"] == "title" else "body"
        found = tuple(labels.pop(row["id"], ()))
        passages.append(Passage(row["id"], half, row["path"], field, _place(row), found))
    if labels:
        raise Unresolved(f"labels of no passage: {' '.join(labels)}")
    return tuple(passages)


def load_stories(folder: Path = GOLD) -> dict[str, frozenset[str]]:
    """The symbols that each labelled story names as companies, indices included, by its path."""
    rows = _rows(folder / "stories.tsv", STORY_COLUMNS)
    return {row["path"]: frozenset(row["symbols"].split()) for row in rows}


# --- finding a text again ------------------------------------------------------------------------


def lines(document: Document) -> tuple[Line, ...]:
    """The passages of a document: its title and every line that is not blank or only a picture."""
    found = [Line("title", 0, document.title)]
    pictures = {(span.start, span.end) for span in document.spans if span.emphasis in _PICTURES}
    for block in document.blocks:
        if block.kind is BlockKind.RULE:
            continue
        start = block.start
        for text in document.text[block.start : block.end].split("\n"):
            end = start + len(text)
            if text.strip() and (start, end) not in pictures:
                found.append(Line("body", start, text))
            start = end + 1
    return tuple(found)


def place_of(start: int, end: int, text: str) -> Place:
    """The place of `text[start:end]` in a text."""
    words = text[start:end]
    before = sum(text.startswith(words, at) for at in range(start))
    return Place(digest(words), end - start, before + 1)


def start_of(place: Place, text: str) -> int | None:
    """Where the text of a place begins in a text; None where it is not there."""
    left = place.occurrence
    for start in range(len(text) - place.length + 1):
        if digest(text[start : start + place.length]) == place.digest:
            left -= 1
            if left == 0:
                return start
    return None


def line_places(found: Sequence[Line]) -> list[Place]:
    """The place of every line of a document, among the lines of its field."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    places = []
    for line in found:
        seen[line.field, line.text] += 1
        number = seen[line.field, line.text]
        places.append(Place(digest(line.text), len(line.text), number))
    return places


def placed(passage: Passage, line: Line) -> tuple[Placed, ...]:
    """The labels of a passage where they stand today; `Unresolved` where one stands nowhere."""
    found = []
    for label in passage.labels:
        start = start_of(label.place, line.text)
        if start is None:
            raise Unresolved(f"{passage.id}: no span {label.place.digest}")
        end = start + label.place.length
        at, to = line.start + start, line.start + end
        words = line.text[start:end]
        found.append(Placed(line.field, at, to, words, label.symbol, label.sense))
    return tuple(found)


def resolve(passages: Iterable[Passage], document: Document) -> dict[str, Line]:
    """The line of each passage of one story, by its id; `Unresolved` where one is gone."""
    today = lines(document)
    by_place = {
        (line.field, place): line for line, place in zip(today, line_places(today), strict=True)
    }
    found = {}
    for passage in passages:
        line = by_place.get((passage.field, passage.place))
        if line is None:
            raise Unresolved(f"{passage.id}: no {passage.field} passage {passage.place.digest}")
        found[passage.id] = line
    return found
