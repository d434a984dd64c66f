"""Make the gold set from a file in which a reader marked what the posts name.

    python benchmarks/gold_marks.py show > WORK             # the labelled stories, with their marks
    python benchmarks/gold_marks.py show PATH ... >> WORK   # others, to be marked
    python benchmarks/gold_marks.py write WORK              # WORK to the tables of hashes

PATH is a post's path as the tables give it. In the file a story begins with `# ` and its path;
then each line is a passage, the title first. A mark is ⟦words¦symbol⟧ for a company,
⟦words¦symbol¦common⟧ for another sense. The file holds other people's text, so it stays outside of
the repository. Every line must be the post's, letter by letter, and every line of a story must be
there: what is not marked names nothing. `write` needs every story, so show all of them first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gold import (
    CORPUS,
    GOLD,
    PASSAGE_COLUMNS,
    SENSES,
    SPAN_COLUMNS,
    STORY_COLUMNS,
    Half,
    Label,
    Line,
    Passage,
    Placed,
    Unresolved,
    corpus_folder,
    digest,
    document_of,
    files,
    fixed_half,
    line_places,
    lines,
    load,
    place_of,
    placed,
    resolve,
)

_MARK: Final = re.compile(r"⟦([^⟦⟧¦]+)¦([^⟦⟧¦]+)(?:¦([^⟦⟧¦]+))?⟧")
_SYMBOL: Final = re.compile(r"[0-9A-Z][0-9A-Z.\-]*\.[A-Z]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """One line of the working file: its text, and what is marked in it."""

    text: str
    labels: tuple[Label, ...]


def unmark(line: str) -> Marked:
    """A line without its marks; `Unresolved` where a mark is malformed."""
    spans = []
    text, at = "", 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        words, symbol, sense = mark[1], mark[2], mark[3] or SENSES[0]
        if sense not in SENSES or not _SYMBOL.fullmatch(symbol):
            raise Unresolved(f"neither symbol nor sense: {mark[0]}")
        spans.append((len(text), len(text) + len(words), symbol, sense))
        text += words
        at = mark.end()
    text += line[at:]
    if set(text) & set("⟦⟧¦"):
        raise Unresolved(f"half a mark: {line[:60]}")
    return Marked(text, tuple(Label(place_of(a, b, text), s, k) for a, b, s, k in spans))


def mark(line: Line, spans: Iterable[Placed]) -> str:
    """A line with its marks, as `unmark` reads it."""
    text, at = "", 0
    for span in sorted(spans, key=lambda span: span.start):
        start, end = span.start - line.start, span.end - line.start
        sense = "" if span.sense == SENSES[0] else f"¦{span.sense}"
        text += f"{line.text[at:start]}⟦{span.text}¦{span.symbol}{sense}⟧"
        at = end
    return text + line.text[at:]


def stories(work: str) -> dict[str, list[Marked]]:
    """The stories of a working file, in order."""
    found: dict[str, list[Marked]] = {}
    path = ""
    for line in work.split("\n"):
        if line.startswith("# "):
            path = line[2:]
            if path in found:
                raise Unresolved(f"twice: {path}")
            found[path] = []
        elif line.strip():
            found[path].append(unmark(line))
    return found


def compare(path: str, marked: Sequence[Marked], today: Sequence[Line]) -> None:
    """`Unresolved` unless the lines of a story are those of its post."""
    for number, (mine, line) in enumerate(zip(marked, today, strict=False), 1):
        if mine.text != line.text:
            raise Unresolved(f"{path}: line {number} is not the post's: {mine.text[:60]}")
    if len(marked) != len(today):
        raise Unresolved(f"{path}: {len(marked)} lines, the post has {len(today)}")


# --- halves --------------------------------------------------------------------------------------


def weight(marked: Sequence[Marked]) -> tuple[int, int]:
    """What a story brings: spans of companies, and words in another sense."""
    senses = [label.sense for line in marked for label in line.labels]
    companies = senses.count(SENSES[0])
    return companies, len(senses) - companies


def halves(
    whole: Mapping[str, Sequence[Marked]], before: Mapping[str, Half], copies: Mapping[str, str]
) -> dict[str, Half]:
    """Which half each story is in: as before, else the one that has less, heaviest first.

    Real posts and samples are shared out apart, so that each half has both; a story whose half is
    fixed is weighed with neither. `copies` gives copies of one story the same key, and they stay
    together.
    """
    fixed = {path: kept for path in whole if (kept := fixed_half(path))}
    shared = whole.keys() - fixed.keys()
    order = sorted(shared, key=lambda path: (*(-n for n in weight(whole[path])), digest(path)))
    chosen = {path: half for path, half in before.items() if path in whole} | fixed
    groups: dict[str, Half] = {copies[path]: half for path, half in chosen.items()}
    for real in (True, False):
        loads: dict[Half, list[int]] = {"tune": [0, 0], "report": [0, 0]}
        for path in order:
            if path.startswith(f"{CORPUS}/") is not real:
                continue
            if path not in chosen:
                names, others = weight(whole[path])
                heavier = 1 if others >= names else 0
                half: Half = (
                    "tune" if loads["tune"][heavier] <= loads["report"][heavier] else "report"
                )
                chosen[path] = groups.setdefault(copies[path], half)
            for kind, count in enumerate(weight(whole[path])):
                loads[chosen[path]][kind] += count
    return chosen


# --- tables --------------------------------------------------------------------------------------


def passages(
    path: str, half: Half, marked: Sequence[Marked], today: Sequence[Line]
) -> list[Passage]:
    """The passages of one story, with ids that other stories do not move."""
    story = digest(path)[:6]
    return [
        Passage(f"{story}.{number:03d}", half, path, line.field, place, mine.labels)
        for number, (mine, line, place) in enumerate(
            zip(marked, today, line_places(today), strict=True), 1
        )
    ]


def write(found: Iterable[Passage], folder: Path = GOLD) -> None:
    """The three tables, by path and line."""
    passage_rows, span_rows = ["\t".join(PASSAGE_COLUMNS)], ["\t".join(SPAN_COLUMNS)]
    symbols: dict[str, set[str]] = {}
    for one in found:
        at = one.place
        passage_rows.append(
            f"{one.id}\t{one.half}\t{one.path}\t{one.field}"
            f"\t{at.digest}\t{at.length}\t{at.occurrence}"
        )
        named = symbols.setdefault(one.path, set())
        for label in one.labels:
            at = label.place
            span_rows.append(
                f"{one.id}\t{at.digest}\t{at.length}\t{at.occurrence}\t{label.symbol}\t{label.sense}"
            )
            if label.sense == SENSES[0]:
                named.add(label.symbol)
    story_rows = ["\t".join(STORY_COLUMNS)]
    story_rows += [f"{path}\t{' '.join(sorted(named))}" for path, named in symbols.items()]
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("passages.tsv", passage_rows), ("spans.tsv", span_rows), ("stories.tsv", story_rows)
    ):  # fmt: skip
        (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")


def show(known: Mapping[str, Path], paths: Sequence[str]) -> None:
    """Print the lines of posts with their marks: of `paths`, or of every labelled story."""
    labelled: dict[str, list[Passage]] = {}
    for passage in load():
        labelled.setdefault(passage.path, []).append(passage)
    for path in paths or labelled:
        document = document_of(known[path])
        passages_of = labelled.get(path, [])
        found = resolve(passages_of, document)
        spans = {found[one.id]: placed(one, found[one.id]) for one in passages_of}
        print(f"# {path}")
        for line in lines(document):
            print(mark(line, spans.get(line, ())))


def main() -> int:
    """Run from the command line."""
    command, arguments = sys.argv[1:2], sys.argv[2:]
    known = files(corpus=corpus_folder())
    if command == ["show"]:
        show(known, arguments)
        return 0
    if command != ["write"] or len(arguments) != 1:
        print(__doc__)
        return 2
    whole = dict(sorted(stories(Path(arguments[0]).read_text(encoding="utf-8")).items()))
    if absent := whole.keys() - known.keys():
        raise Unresolved(f"no post is there for {' '.join(sorted(absent)[:3])}")
    today = {path: lines(document_of(known[path])) for path in whole}
    for path, marked in whole.items():
        compare(path, marked, today[path])
    before = {one.path: one.half for one in load()} if (GOLD / "spans.tsv").is_file() else {}
    copies = {path: digest(found[0].text) for path, found in today.items()}
    half_of = halves(whole, before, copies)
    write(
        passage
        for path, marked in whole.items()
        for passage in passages(path, half_of[path], marked, today[path])
    )
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Unresolved as problem:
        sys.exit(str(problem))
