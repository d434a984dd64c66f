"""Figures of the benchmarks: medians, paired ratios, verdicts, and how they are written."""

from __future__ import annotations

import pytest

from figures import Line, NotMeasured, Sample, at_most, for_size, number, percentile, times


def ms(*values: float) -> Sample:
    return Sample(values, "ms")


def test_a_sample_is_written_with_its_median_and_its_ends() -> None:
    assert str(ms(3.0, 1.5, 200.0)) == "3 ms (1.50–200)"
    assert str(ms(12.34)) == "12.3 ms"


def test_a_sample_without_values_is_not_made() -> None:
    with pytest.raises(NotMeasured):
        Sample.of([], "ms")


def test_the_ratio_is_taken_within_each_round() -> None:
    """The machine was slower in the second round, for both; a ratio of medians would say 1.36."""
    line = Line("start", 10, ms(10, 30, 15), "newsboat", ms(10, 20, 11))
    assert line.ratio == pytest.approx(15 / 11)
    drifting = Line("start", 10, ms(10, 100, 12), "newsboat", ms(20, 200, 24))
    assert drifting.ratio == 0.5


def test_where_rounds_differ_in_number_medians_are_compared() -> None:
    assert Line("start", 10, ms(10, 20, 30), "newsboat", ms(10, 10)).ratio == 2


def test_without_a_peer_or_beside_one_that_took_no_time_there_is_no_ratio() -> None:
    assert Line("start", 10, ms(1)).ratio is None
    assert Line("start", 10, ms(1, 2), "newsboat", ms(0, 0)).ratio is None


@pytest.mark.parametrize(
    ("line", "verdict", "wanted"),
    [
        (Line("a", 1, ms(5), "rg", ms(10), times(0.5)), "met", "≤ 0.5x"),
        (Line("a", 1, ms(6), "rg", ms(10), times(0.5)), "**MISSED**", "≤ 0.5x"),
        (Line("a", 1, ms(20), target=at_most(20)), "met", "≤ 20 ms"),
        (Line("a", 1, ms(20.1), target=at_most(20)), "**MISSED**", "≤ 20 ms"),
        (Line("a", 1, Sample((0,), "posts"), target=at_most(0)), "met", "0 posts"),
        (Line("a", 1, Sample((1,), "posts"), target=at_most(0)), "**MISSED**", "0 posts"),
        (Line("a", 1, ms(5)), "", ""),
        (Line("a", 1, ms(5), target=times(2)), "not measured", "≤ 2x"),
        (Line("a", 1, target=times(2), trouble="no rg"), "not measured: no rg", "≤ 2x"),
    ],
)
def test_a_verdict_compares_with_what_was_wanted(line: Line, verdict: str, wanted: str) -> None:
    assert line.verdict == verdict
    assert line.wanted == wanted


def test_a_size_of_which_nothing_is_said_has_no_target() -> None:
    assert for_size(15_000, {15_000: 0.6}) == 0.6
    assert times(for_size(600, {15_000: 0.6})) is None
    assert at_most(None) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (0.0123, "0.012"), (0.123, "0.12"), (7.0, "7"), (1.234, "1.23"), (12.34, "12.3"),
     (123.4, "123"), (12_345.6, "12,346")],
)  # fmt: skip
def test_a_number_has_three_digits(value: float, written: str) -> None:
    assert number(value) == written


def test_a_percentile_is_one_of_the_values() -> None:
    values = [float(value) for value in range(1, 41)]
    assert percentile(values, 50) == 20
    assert percentile(values, 95) == 38
    assert percentile(values, 100) == 40
    assert percentile([3.0], 5) == 3
    with pytest.raises(NotMeasured):
        percentile([], 50)
