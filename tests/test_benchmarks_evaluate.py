"""What is counted as right, wrong and missed when the recogniser is measured."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def scores(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("scores")


@pytest.fixture
def finentity(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("finentity")


@pytest.fixture
def evaluate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("evaluate")


# --- spans ---------------------------------------------------------------------------------------


def test_a_span_is_right_with_both_ends_and_its_symbol(scores: ModuleType) -> None:
    meant = {scores.Span("body", 0, 3, "300024.SZ", "机器人", "company")}
    for found, right in (
        (("body", 0, 3, "300024.SZ"), True),
        (("title", 0, 3, "300024.SZ"), False),
        (("body", 0, 4, "300024.SZ"), False),
        (("body", 0, 3, "600519.SH"), False),
    ):
        score = scores.compare(meant, {scores.Span(*found, "other words", "link")})
        assert score == scores.Score(int(right), int(not right), int(not right))


def test_precision_recall_and_f1(scores: ModuleType) -> None:
    score = scores.Score(2, 1, 0) + scores.Score(1, 0, 2)
    assert score == scores.Score(3, 1, 2)
    assert (score.precision, score.recall, score.f1) == (3 / 4, 3 / 5, 6 / 9)


def test_where_there_is_nothing_there_is_no_share(scores: ModuleType) -> None:
    nothing = scores.Score()
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)
    assert scores.Score(0, 0, 4).recall == 0
    assert scores.Score(0, 0, 4).precision is None
    assert scores.Senses().accuracy is None


def test_sets_of_symbols_are_compared_without_counting_twice(scores: ModuleType) -> None:
    assert scores.compare({"A.US", "B.US"}, {"B.US", "C.US"}) == scores.Score(1, 1, 1)


# --- names of two senses -------------------------------------------------------------------------


def test_a_name_of_two_senses_is_called_the_company_or_left_alone(scores: ModuleType) -> None:
    def at(start: int, symbol: str = "300024.SZ") -> Any:
        return scores.Span("body", start, start + 3, symbol)

    companies = [at(0), at(10), at(20)]
    others = [at(30), at(40)]
    found = [at(0), at(20, "600519.SH"), at(42, "002747.SZ")]
    total = scores.senses(companies, others, found)
    assert total == scores.Senses(called=1, missed=2, left=1, wrong=2, others=2)
    assert (total.precision, total.recall, total.accuracy) == (1 / 3, 1 / 3, 2 / 5)
    assert total + scores.Senses() == total


def test_the_ends_of_a_call_do_not_matter(scores: ModuleType) -> None:
    name = scores.Span("body", 5, 8, "300024.SZ")
    wide = scores.Span("body", 5, 10, "300024.SZ")
    beside = scores.Span("body", 8, 10, "300024.SZ")
    assert scores.senses([name], [], [wide]).called == 1
    assert scores.senses([name], [], [beside]).called == 0
    assert scores.senses([], [name], [wide]).wrong == 1


# --- differences ---------------------------------------------------------------------------------


def test_differences_say_what_was_expected_and_what_was_found(scores: ModuleType) -> None:
    labelled = [
        scores.Span("body", 0, 3, "300024.SZ", "机器人", "company"),
        scores.Span("body", 10, 13, "300024.SZ", "机器人", "common"),
        scores.Span("body", 20, 23, "000591.SZ", "太阳能", "common"),
        scores.Span("body", 30, 34, "600519.SH", "贵州茅台", "company"),
        scores.Span("title", 0, 4, "002594.SZ", "比亚迪", "company"),
    ]
    found = [
        scores.Span("body", 10, 15, "300024.SZ", "机器人概念", "name"),
        scores.Span("body", 30, 34, "600519.SH", "贵州茅台", "link"),
        scores.Span("body", 50, 54, "AAPL.US", "AAPL", "bare"),
    ]
    rows = [(one.text, one.expected, one.found) for one in scores.differences(labelled, found)]
    assert rows == [
        ("比亚迪", "002594.SZ", ""),
        ("机器人", "300024.SZ", ""),
        ("机器人 / 机器人概念", "300024.SZ common", "300024.SZ name"),
        ("AAPL", "", "AAPL.US bare"),
    ]


def test_a_span_with_another_end_is_one_difference(scores: ModuleType) -> None:
    labelled = [scores.Span("body", 0, 5, "AAPL.US", "Apple Inc.", "company")]
    found = [scores.Span("body", 0, 3, "AAPL.US", "Apple", "name")]
    (one,) = scores.differences(labelled, found)
    assert (one.text, one.expected, one.found) == (
        "Apple Inc. / Apple", "AAPL.US", "AAPL.US name",
    )  # fmt: skip


def test_there_is_no_difference_where_both_agree(scores: ModuleType) -> None:
    span = scores.Span("body", 0, 3, "300024.SZ", "机器人", "company")
    assert scores.differences([span], [span]) == []
    other = scores.Span("body", 0, 3, "300024.SZ", "机器人", "common")
    assert scores.differences([other], []) == []


# --- the gold set --------------------------------------------------------------------------------


def test_names_are_compared_as_the_tables_write_them(evaluate: ModuleType) -> None:
    assert evaluate.plain("万  科Ａ") == "万科A"
    assert evaluate.plain("机 器 人") == "机器人"
    assert evaluate.plain("S&P 500") == "S&P 500"


def test_a_half_is_counted_over_its_stories(evaluate: ModuleType, scores: ModuleType) -> None:
    meant = scores.Span("body", 0, 3, "300024.SZ", "机器人", "company")
    word = scores.Span("body", 5, 8, "300024.SZ", "机器人", "common")
    plain = scores.Span("body", 10, 14, "600519.SH", "贵州茅台", "company")
    symbols = frozenset({"300024.SZ", "600519.SH"})
    story = evaluate.Story("tune", "a.md", (meant, word, plain), (meant, word), symbols)
    chosen = [story, evaluate.Story("tune", "b.md", (), (), frozenset())]
    assert evaluate.strict(chosen) == scores.Score(1, 1, 1)
    assert evaluate.by_story(chosen) == scores.Score(1, 0, 1)
    assert evaluate.of_two_senses(chosen, {"机器人"}) == scores.Senses(1, 0, 0, 1, 1)
    assert "机器人" in evaluate.two_senses(chosen)
    assert "贵州茅台" not in evaluate.two_senses(chosen)


def test_the_figures_of_a_half_tell_the_written_stories_apart(
    evaluate: ModuleType, scores: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    meant = scores.Span("body", 0, 3, "300024.SZ", "机器人", "company")
    symbols = frozenset({"300024.SZ"})
    written = evaluate.Story("tune", "tests/data/gold/posts/a.md", (meant,), (), symbols)
    other = evaluate.Story("tune", "sample_posts/a.md", (meant,), (meant,), symbols)
    assert (written.written, other.written) == (True, False)
    evaluate.report("tune", [written, other], set(), 0)
    told = capsys.readouterr().out.splitlines()
    assert told[2].endswith("1 right, 0 wrong, 1 missed")
    assert told[3].split()[:6] == ["of", "the", "1", "not", "written", "for"]
    assert told[3].endswith("1 right, 0 wrong, 0 missed")
    evaluate.report("report", [other], set(), 0)
    assert "written" not in capsys.readouterr().out


def test_the_sample_posts_are_measured(evaluate: ModuleType) -> None:
    known = evaluate.files()
    read = list(evaluate.stories(evaluate.load(), evaluate.load_stories(), known))
    assert {story.half for story in read} == {"tune", "report"}
    for story in read:
        for span in story.found:
            assert span.field in ("title", "body")
    # Qualified codes are read, so neither half is without a right span.
    for half in ("tune", "report"):
        chosen = [story for story in read if story.half == half]
        assert evaluate.strict(chosen).right > 20
        total = evaluate.of_two_senses(chosen, evaluate.two_senses(read))
        assert min(total.companies, total.others) >= 60


# --- FinEntity -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "symbol"),
    [
        ("JNJ.N", "JNJ.US"), ("AAPL.O", "AAPL.US"), ("AAPL.OQ", "AAPL.US"), ("SPY.P", "SPY.US"),
        ("BRKa.N", "BRK.A.US"), ("600519.SS", "600519.SH"), ("000858.SZ", "000858.SZ"),
        ("1810.HK", "01810.HK"), ("7203.T", "7203.T"), ("005930.KS", "005930.KS"),
        ("VOD.L", "VOD.L"), ("NESN.S", "NESN.SW"), ("VOLVb.ST", "VOLV-B.ST"),
        ("VOWG_p.DE", "VOWG-P.DE"), ("MTNJ.J", "MTNJ.JO"), ("KYGa.I", "KYG-A.IR"),
        (".SPX", "SPX.INDEX"), (".SSEC", "000001.SH"), (".SPLRCM", "SPLRCM.INDEX"),
        ("FB.O", "META.US"), ("CLc1", ""), ("US10YT=RR", ""), ("RIG-USA-BHI", ""),
        (".STXEc1", ""), ("EUR=", ""),
    ],
)  # fmt: skip
def test_what_a_code_of_reuters_stands_for(finentity: ModuleType, code: str, symbol: str) -> None:
    read = finentity.read_code(code, {".SSEC": "000001.SH"}, {"FB.US": "META.US"})
    assert read == finentity.Code(symbol)


def test_of_registered_shares_only_the_market_is_asked_for(finentity: ModuleType) -> None:
    read = finentity.read_code("SIEGn.DE", {}, {})
    assert read.is_met_by("SIE.DE")
    assert not read.is_met_by("SIE.PA")
    assert not finentity.Code("AAPL.US").is_met_by("MSFT.US")


@pytest.mark.parametrize("code", ["DISB.DU", "FAB.AD", "GGL.UL", "ABT."])
def test_a_code_of_a_market_that_is_not_ours_is_not_asked_for(
    finentity: ModuleType, code: str
) -> None:
    assert finentity.read_code(code, {}, {}) is None


def test_codes_are_taken_out_and_marks_move_along(finentity: ModuleType) -> None:
    content = "Apple <AAPL.O> and Ford<F.N> beat Intel. [nL1]"
    marked = tuple(
        (content.index(name), content.index(name) + len(name))
        for name in ("Apple", "Ford", "Intel")
    )
    hidden, coded = finentity.without_codes(finentity.Text(content, marked))
    assert hidden.content == "Apple and Ford beat Intel. [nL1]"
    assert [hidden.content[start:end] for start, end in hidden.marked] == ["Apple", "Ford", "Intel"]
    assert [(hidden.content[start:end], code) for start, end, code in coded] == [
        ("Apple", "AAPL.O"),
        ("Ford", "F.N"),
    ]


def test_names_are_counted_beside_what_readers_marked(
    finentity: ModuleType, scores: ModuleType
) -> None:
    text = finentity.Text(
        "Apple and Ford and Intel and Target prices", ((0, 5), (10, 14), (19, 24))
    )
    expected = {(0, 5): "AAPL.US", (10, 14): "F.US"}
    found = [
        scores.Span("body", 0, 5, "AAPL.US"),
        scores.Span("body", 10, 14, "FORD.US"),
        scores.Span("body", 19, 24, "INTC.US"),
        scores.Span("body", 29, 35, "TGT.US"),
    ]
    assert finentity.names(expected, text, found) == finentity.Names(1, 1, 1, 1)


def test_the_set_is_read_from_its_file(finentity: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "finentity.json"
    marked = [
        {"start": 6, "end": 9, "label": "Neutral"},
        {"start": 0, "end": 5, "label": "Neutral"},
    ]
    file.write_text(json.dumps([{"content": "Apple and", "annotations": marked}]), encoding="utf-8")
    assert finentity.load(file) == (finentity.Text("Apple and", ((0, 5), (6, 9))),)


def test_the_report_is_printed(
    evaluate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "finentity.json"
    content = "Johnson & Johnson <JNJ.N> rose and <CLc1> fell."
    marked = [{"start": 0, "end": 17}]
    file.write_text(json.dumps([{"content": content, "annotations": marked}]), encoding="utf-8")
    evaluate.report_finentity(file, 5)
    assert "codes of Reuters 2 of 2 right" in capsys.readouterr().out
