"""How figures grow with the archive: the exponent that fits, and its verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import Growth, exponent

SIZES = (1_000, 10_000, 100_000, 300_000)


@given(k=st.floats(-1, 2), factor=st.floats(0.01, 1000))
def test_the_exponent_of_a_power_is_found(k: float, factor: float) -> None:
    assert exponent({size: factor * size**k for size in SIZES}) == pytest.approx(k, abs=1e-6)


@pytest.mark.parametrize("figures", [{}, {10: 1.0}, {10: 1.0, 100: 0.0}, {0: 1.0, 10: 2.0}])
def test_too_little_gives_no_exponent(figures: dict[int, float]) -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent(figures)
    assert Growth("start", "ms", figures).exponent is None
    assert Growth("start", "ms", figures, 0.1).verdict == "not measured"


def test_what_grows_faster_than_wanted_is_missed() -> None:
    doubled = {1_000: 10.0, 10_000: 100.0}
    assert Growth("index", "s", doubled, 1.05).verdict == "met"
    assert Growth("start", "ms", doubled, 0.1).verdict == "**MISSED**"
    assert Growth("start", "ms", doubled).verdict == ""


def test_a_size_that_could_not_be_measured_is_said_in_its_column() -> None:
    grown = Growth("start", "ms", {1_000: 200.0, 100_000: 240.0}, 0.1)
    cells = grown.cells((1_000, 10_000, 100_000))
    assert cells == ["start, ms", "200", "not measured", "240", "0.04", "≤ 0.1", "met"]
