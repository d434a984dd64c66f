"""Superscripts and subscripts in plain characters, so that 10⁸ does not become 108."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 40
"""Characters of raised or lowered text; longer text is not rewritten."""

# Unicode, block Superscripts and Subscripts.
_SUPERSCRIPT = str.maketrans("0123456789+-=()ni−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789+-=()aeoxhklmnpst−–", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ₋₋")
_BY_NATURE: Final = {"TM": "™", "SM": "℠", "o": "º"}
"""What Unicode has as one raised sign; the letter o stands for that of degrees."""
_ORDINALS: Final = frozenset(("st", "nd", "rd", "th"))
_REFERENCE = re.compile(r"[\[［〔【].*[\]］〕】]", re.DOTALL)
_NOTE = re.compile(r"[注註]\d{0,3}")


def raised(text: str) -> str:
    """`text` as a superscript: Unicode's where all of it exists, else after a `^`."""
    return _BY_NATURE.get(text) or _shifted(text, _SUPERSCRIPT, "^")


def lowered(text: str) -> str:
    """`text` as a subscript: Unicode's where all of it exists, else after a `_`."""
    return _shifted(text, _SUBSCRIPT, "_")


def _shifted(text: str, table: dict[int, int], sign: str) -> str:
    if text in _ORDINALS or _REFERENCE.fullmatch(text):
        return text  # 20th is usual; a reference mark such as [1] says by its brackets what it is
    if all(ord(char) in table for char in text):
        return text.translate(table)
    if _NOTE.fullmatch(text):
        return f"（{text}）"
    if not any(char.isalpha() or char.isdecimal() for char in text):
        return text  # ® and * are raised by nature
    return f"{sign}{text}" if len(text) == 1 or text.isalnum() else f"{sign}({text})"
