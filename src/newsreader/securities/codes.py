"""Every written form of a code in running text.

Each form is one regular expression that says where a code may stand, and a function that asks
`notation` what it means. The expressions begin with what is rare in a text and look back from
there, and every repetition is bounded: so the time is linear in the text, and short. A bare ticker
or a bare number is never read here: something must mark it as a code.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.securities import placed, qualified
from newsreader.securities.forms import Found


def codes(text: str) -> Iterator[Found]:
    """Every code in `text`, which is half-width; in no order, and they may overlap."""
    for form in (*qualified.FORMS, *placed.FORMS):
        yield from form(text)
