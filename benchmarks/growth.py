"""How a figure grows with the archive: at several sizes, and by the exponent that fits."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from figures import number


def exponent(figures: Mapping[int, float]) -> float:
    """Return the k with which size ** k grows as the figures do, by least squares of logarithms.

    0 is no growth, 1 doubles with the archive. Needs two sizes, and figures above zero; raises
    `ValueError` otherwise.
    """
    if len(figures) < 2 or any(size <= 0 or value <= 0 for size, value in figures.items()):
        raise ValueError("a fit needs two sizes, and sizes and figures above zero")
    points = [(math.log(size), math.log(value)) for size, value in figures.items()]
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    across = sum((x - x_mean) ** 2 for x, _ in points)
    return sum((x - x_mean) * (y - y_mean) for x, y in points) / across


@dataclass(frozen=True, slots=True)
class Growth:
    """One figure of the program at archives of several sizes."""

    what: str
    unit: str
    figures: Mapping[int, float]
    """By posts; a size that could not be measured is left out."""
    most: float | None = None
    """The exponent that is wanted at most."""

    @property
    def exponent(self) -> float | None:
        """How it grows; None where too little was measured."""
        try:
            return exponent(self.figures)
        except ValueError:
            return None

    @property
    def verdict(self) -> str:
        """The last column."""
        if self.most is None:
            return ""
        grown = self.exponent
        if grown is None:
            return "not measured"
        # To the digits that are printed: 0.104 stands there as 0.10.
        return "met" if round(grown, 2) <= self.most else "**MISSED**"

    def cells(self, sizes: Sequence[int]) -> list[str]:
        """The cells of its row in a table of these sizes."""
        grown = self.exponent
        return [
            f"{self.what}, {self.unit}",
            *(number(self.figures[size]) if size in self.figures else "not measured"
              for size in sizes),
            "" if grown is None else f"{grown:.2f}",
            "" if self.most is None else f"≤ {self.most:g}",
            self.verdict,
        ]  # fmt: skip
