from __future__ import annotations

import pytest

from newsreader.tui.links import TypedLink

THIRTEEN = tuple(f"https://example.org/{number}" for number in range(1, 14))


@pytest.mark.parametrize(
    ("digits", "number"),
    [([3], 3), ([1, 2], 12), ([1, 3, 5], 5), ([2, 0], 0), ([0], 0), ([0, 7], 7), ([9, 9], 9)],
)
def test_digits_make_the_number_of_a_link(digits: list[int], number: int) -> None:
    link = TypedLink(THIRTEEN)
    for digit in digits:
        link = link.typed(digit)
    assert link.number == number


def test_the_number_stands_for_its_address() -> None:
    assert TypedLink(THIRTEEN, 13).address == "https://example.org/13"


def test_without_a_number_the_only_link_is_meant() -> None:
    assert TypedLink(THIRTEEN[:1]).address == THIRTEEN[0]
    assert TypedLink(THIRTEEN).address is None
    assert TypedLink().address is None


def test_a_page_without_links_takes_no_number() -> None:
    assert TypedLink().typed(1).number == 0
