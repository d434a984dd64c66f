"""Keys pressed at a steady pace: how long each waited for its answer."""

from __future__ import annotations

import pytest

from beats import latencies


def test_a_key_waits_until_the_last_byte_of_its_answer() -> None:
    assert latencies([1.0, 2.0], [1.010, 1.020, 2.005]) == pytest.approx([20, 5])


def test_what_comes_after_a_pause_is_another_answer() -> None:
    assert latencies([1.0], [1.010, 1.060]) == pytest.approx([10])


def test_a_key_that_the_program_was_too_busy_for_waits_for_the_next_output() -> None:
    assert latencies([1.0, 1.1], [1.5]) == pytest.approx([500, 400])


def test_a_key_after_which_nothing_came_has_no_answer() -> None:
    assert latencies([1.0], [0.9]) == [None]
    assert latencies([], [1.0]) == []
