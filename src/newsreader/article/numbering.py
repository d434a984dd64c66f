"""The numbers of an ordered list's items: HTML's `start`, `type`, `reversed` and `value`.

By the HTML standard, section 4.4.5 (the ol element), and CSS Counter Styles for what letters and
Roman numerals can write; any other number stands in digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborNode

MOST: Final = 999_999
"""The largest number of an item, and with a minus the smallest; beyond it an attribute is void."""

_WHOLE = re.compile(r"[ \t\n\f\r]*([+-]?[0-9]{1,6})(?![0-9])")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_MOST: Final = 3_999


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the next item of an ordered list is numbered, and by it those that follow."""

    number: int = 1
    style: str = "1"
    """`1` for digits, `a` or `A` for letters, `i` or `I` for Roman numerals."""
    step: int = 1

    @property
    def marker(self) -> str:
        """What stands before the next item: `3.`, `c.`, `iii.`."""
        return f"{_written(self.number, self.style)}."

    def at(self, number: int) -> Numbering:
        """The same numbering, with `number` for the next item."""
        return replace(self, number=number)

    def after(self) -> Numbering:
        """The numbering of the item after the next."""
        return self.at(self.number + self.step)


def numbering(node: LexborNode) -> Numbering:
    """The numbering that the attributes of an `ol` ask for."""
    attributes = node.attributes
    style = attributes.get("type") or ""
    backwards = "reversed" in attributes
    start = whole(attributes.get("start"))
    if start is None:
        start = sum(child.tag == "li" for child in node.iter()) if backwards else 1
    style = style if style in ("a", "A", "i", "I") else "1"
    return Numbering(start, style, -1 if backwards else 1)


def whole(value: str | None) -> int | None:
    """A whole number from an attribute, up to six digits; None for anything else."""
    match = _WHOLE.match(value or "")
    return int(match[1]) if match else None


def _written(number: int, style: str) -> str:
    if style in "aA" and number > 0:
        text = _letters(number)
    elif style in "iI" and 0 < number <= _ROMAN_MOST:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if style.isupper() else text


def _letters(number: int) -> str:
    """a to z, then aa, ab and so on."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        text += numeral * count
    return text
