"""The gold set: every hash leads to a passage and a span of today, and the halves are fair."""

from __future__ import annotations

import importlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import Document

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"
FOLDER = ROOT / "tests" / "data" / "gold"
SENSES = ("company", "common", "source", "product")
MARKETS = ROOT / "src" / "newsreader" / "securities" / "data" / "markets.tsv"


@pytest.fixture
def gold(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("gold")


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("gold_marks")


def by_story(gold: ModuleType) -> Mapping[str, list[Any]]:
    stories = defaultdict(list)
    for passage in gold.load():
        stories[passage.path].append(passage)
    return stories


def resolved(gold: ModuleType, files: Mapping[str, Path], part: str) -> int:
    """How many labels the stories below `part` have; one that stands nowhere fails."""
    count = 0
    for path, passages in by_story(gold).items():
        if not path.startswith(part):
            continue
        document = gold.document_of(files[path])
        lines = gold.resolve(passages, document)
        assert len(lines) == len(gold.lines(document)), f"{path}: not every passage is labelled"
        for passage in passages:
            spans = gold.placed(passage, lines[passage.id])
            end = 0
            for span in sorted(spans, key=lambda span: (span.start, span.end)):
                whole = document.title if span.field == "title" else document.text
                assert end <= span.start < span.end
                assert whole[span.start : span.end] == span.text
                assert span.text == span.text.strip()
                end = span.end
            count += len(spans)
    return count


# --- the files -----------------------------------------------------------------------------------


def test_every_label_of_a_sample_post_is_found_again(gold: ModuleType) -> None:
    assert resolved(gold, gold.files(), "sample_posts/") > 500


def test_every_label_of_a_written_post_is_found_again(gold: ModuleType) -> None:
    files = gold.files()
    assert resolved(gold, files, "posts/") > 2000
    written = {path for path in files if path.startswith("posts/")}
    assert written == {path for path in by_story(gold) if path.startswith("posts/")}
    assert {files[path].parent for path in written} == {FOLDER / "posts"}


def test_what_is_held_out_is_found_again_and_only_measured_by(gold: ModuleType) -> None:
    assert resolved(gold, gold.files(), "held_out/") > 500
    held = {path: all_ for path, all_ in by_story(gold).items() if path.startswith("held_out/")}
    assert {passage.half for passages in held.values() for passage in passages} == {"report"}
    assert len(held) >= 30


def test_the_written_posts_are_for_tuning_and_name_both_much_and_nothing(gold: ModuleType) -> None:
    written = {path: all_ for path, all_ in by_story(gold).items() if path.startswith("posts/")}
    assert {passage.half for passages in written.values() for passage in passages} == {"tune"}
    senses = [
        Counter(label.sense for passage in passages for label in passage.labels)
        for passages in written.values()
    ]
    assert len(senses) >= 35
    assert sum(of["company"] for of in senses) >= 500
    assert sum(of["common"] + of["product"] for of in senses) >= 250
    assert sum(not of["company"] for of in senses) >= 6


@pytest.mark.corpus
def test_every_label_of_a_real_post_is_found_again(gold: ModuleType, corpus: Path) -> None:
    files = gold.files(corpus=corpus)
    assert resolved(gold, files, "corpus/") > 400
    real = {path for path in files if path.startswith("corpus/")}
    assert real == {path for path in by_story(gold) if path.startswith("corpus/")}


def test_the_gold_set_holds_no_word_of_a_real_post() -> None:
    for name in ("passages.tsv", "spans.tsv", "stories.tsv"):
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            assert line.isascii() or "sample_posts/source/_posts/" in line
    lines = (FOLDER / "stories.tsv").read_text(encoding="utf-8").splitlines()
    real = [line.split("\t")[0] for line in lines if line.startswith("corpus")]
    assert real
    assert all(re.fullmatch(r"corpus/[0-9a-f]{16}", path) for path in real)


def test_a_story_names_what_its_passages_name(gold: ModuleType) -> None:
    named = {
        path: frozenset(
            label.symbol
            for passage in passages
            for label in passage.labels
            if label.sense == "company"
        )
        for path, passages in by_story(gold).items()
    }
    assert gold.load_stories() == named


def test_ids_are_unique_and_senses_are_known(gold: ModuleType) -> None:
    passages = gold.load()
    assert len({passage.id for passage in passages}) == len(passages)
    assert {label.sense for passage in passages for label in passage.labels} == set(SENSES)


def test_symbols_end_in_a_market_of_ours(gold: ModuleType) -> None:
    rows = MARKETS.read_text(encoding="utf-8").splitlines()
    markets = {row.split("\t")[0] for row in rows if not row.startswith("#")}
    symbols = {label.symbol for passage in gold.load() for label in passage.labels}
    assert {symbol.rpartition(".")[2] for symbol in symbols} <= markets | {"INDEX", "CRYPTO"}


def test_the_halves_are_whole_stories_and_about_as_heavy(gold: ModuleType) -> None:
    spans: Counter[tuple[str, bool, bool]] = Counter()
    for path, passages in by_story(gold).items():
        assert len({passage.half for passage in passages}) == 1, path
        for passage in passages:
            for label in passage.labels:
                if path.startswith(("posts/", "held_out/")):
                    continue
                real = path.startswith("corpus/")
                spans[passage.half, real, label.sense == "company"] += 1
    for real in (True, False):
        tune, report = (spans[half, real, True] for half in ("tune", "report"))
        assert abs(tune - report) <= 0.1 * (tune + report)


def test_there_is_enough_to_measure_with(gold: ModuleType) -> None:
    passages = gold.load()
    labels = [label for passage in passages for label in passage.labels]
    assert sum(bool(passage.labels) for passage in passages) >= 200
    assert sum(not passage.labels for passage in passages) >= 200
    assert sum(label.sense == "company" for label in labels) >= 700
    assert sum(label.sense != "company" for label in labels) >= 130


def test_a_written_post_in_the_half_report_is_refused(
    gold: ModuleType, marks: ModuleType, tmp_path: Path
) -> None:
    passages = marks.passages(
        "posts/a.md", "report", [marks.unmark("t")], [gold.Line("title", 0, "t")]
    )
    marks.write(passages, tmp_path)
    with pytest.raises(gold.Unresolved, match="it is of the other half"):
        gold.load(tmp_path)


# --- finding again -------------------------------------------------------------------------------


def test_a_passage_is_a_title_an_item_a_line_or_a_row(gold: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: t\n---\n<p>a<br>b</p><ul><li>c</li></ul><hr>"
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
        '<p><img src="x.png" alt="picture"></p>',
        encoding="utf-8",
    )
    lines = gold.lines(gold.document_of(file))
    assert [(line.field, line.text) for line in lines] == [
        ("title", "t"), ("body", "a"), ("body", "b"), ("body", "c"),
        ("body", "1\t2"), ("body", "3\t4"),
    ]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab机器人", max_size=30), st.data())
def test_a_place_leads_back_to_its_words(gold: ModuleType, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start < end:
        assert gold.start_of(gold.place_of(start, end, text), text) == start


def test_words_that_are_gone_are_told(gold: ModuleType) -> None:
    place = gold.place_of(0, 3, "机器人上涨")
    assert gold.start_of(place, "太阳能上涨") is None
    passage = gold.Passage("x", "tune", "p", "title", gold.place_of(0, 3, "abc"))
    with pytest.raises(gold.Unresolved, match="x: no title passage"):
        gold.resolve([passage], Document("abd", "", ()))
    label = gold.Label(place, "300024.SZ", "company")
    passage = gold.Passage("x", "tune", "p", "title", gold.place_of(0, 3, "abc"), (label,))
    with pytest.raises(gold.Unresolved, match="x: no span"):
        gold.placed(passage, gold.Line("title", 0, "abc"))


# --- the working file ----------------------------------------------------------------------------


def test_marks_are_taken_out_and_kept_as_places(marks: ModuleType) -> None:
    marked = marks.unmark("⟦机器人¦300024.SZ⟧公告，⟦机器人¦300024.SZ¦common⟧不能代替")
    assert marked.text == "机器人公告，机器人不能代替"
    assert [(one.symbol, one.sense, one.place.occurrence) for one in marked.labels] == [
        ("300024.SZ", "company", 1),
        ("300024.SZ", "common", 2),
    ]


def test_marks_are_put_back_where_they_were(marks: ModuleType) -> None:
    text = "⟦机器人¦300024.SZ⟧公告，⟦机器人¦300024.SZ¦common⟧不能代替"
    marked = marks.unmark(text)
    line = marks.Line("body", 7, marked.text)
    passage = marks.Passage("x", "tune", "p", "body", marks.place_of(0, 1, "a"), marked.labels)
    assert marks.mark(line, marks.placed(passage, line)) == text
    assert marks.mark(line, ()) == marked.text


@pytest.mark.parametrize(
    "line",
    [
        "⟦机器人¦300024.SZ",
        "机器人⟧",
        "⟦机器人⟧",
        "⟦机器人¦机器人⟧",
        "⟦机器人¦300024.SZ¦robot⟧",
        "a¦b",
    ],
)
def test_a_malformed_mark_is_told(marks: ModuleType, line: str) -> None:
    with pytest.raises(marks.Unresolved):
        marks.unmark(line)


def test_a_line_that_is_not_the_posts_is_told(marks: ModuleType) -> None:
    lines = [marks.Line("title", 0, "甲"), marks.Line("body", 0, "乙")]
    marks.compare("p", [marks.unmark("甲"), marks.unmark("乙")], lines)
    with pytest.raises(marks.Unresolved, match="line 2 is not the post's"):
        marks.compare("p", [marks.unmark("甲"), marks.unmark("丙")], lines)
    with pytest.raises(marks.Unresolved, match="1 lines, the post has 2"):
        marks.compare("p", [marks.unmark("甲")], lines)


def test_halves_are_balanced_keep_copies_together_and_do_not_move(marks: ModuleType) -> None:
    weights = {"a": 5, "b": 4, "c": 3, "d": 2}
    whole = {path: [marks.unmark("⟦甲¦A.US⟧" * count)] for path, count in weights.items()}
    alone = {path: path for path in whole}
    halves = marks.halves(whole, {}, alone)
    tune = sum(weights[path] for path, half in halves.items() if half == "tune")
    assert tune == sum(weights.values()) / 2
    assert marks.halves(whole, {"a": "report"}, alone)["a"] == "report"
    joined = marks.halves(whole, {}, {**alone, "a": "b"})
    assert joined["a"] == joined["b"]
    more = {**whole, "e": [marks.unmark("⟦甲¦A.US⟧" * 9)]}
    assert marks.halves(more, halves, {**alone, "e": "e"}).items() >= halves.items()


def test_a_written_post_is_in_the_half_tune_and_weighs_nothing(marks: ModuleType) -> None:
    whole = {path: [marks.unmark("⟦甲¦A.US⟧" * 3)] for path in ("a", "b")}
    alone = {path: path for path in (*whole, "posts/c.md")}
    more = {**whole, "posts/c.md": [marks.unmark("⟦甲¦A.US⟧" * 9)]}
    halves = marks.halves(more, {}, alone)
    assert halves.pop("posts/c.md") == "tune"
    assert halves == marks.halves(whole, {}, alone)
    assert sorted(halves.values()) == ["report", "tune"]


def test_what_is_written_is_read_again(marks: ModuleType, gold: ModuleType, tmp_path: Path) -> None:
    marked = [marks.unmark("t"), marks.unmark("⟦甲¦A.US⟧和⟦乙¦B.US¦source⟧"), marks.unmark("t")]
    lines = [gold.Line("title", 0, "t"), gold.Line("body", 0, "甲和乙"), gold.Line("body", 4, "t")]
    passages = marks.passages("p", "tune", marked, lines)
    marks.write(passages, tmp_path)
    assert gold.load(tmp_path) == tuple(passages)
    assert gold.load_stories(tmp_path) == {"p": frozenset({"A.US"})}
    assert [passage.place.occurrence for passage in passages] == [1, 1, 1]
