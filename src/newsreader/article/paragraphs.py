"""Where forced line breaks part paragraphs, and where only lines.

Many posts have one element for all their text, and `<br>` for the ends of its paragraphs. On a page
whose lines are broken anyway, a break after a long line would not be seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeVar

from newsreader.article.inline import Flow
from newsreader.model import Link, Span
from newsreader.text.width import width

WIDEST_LINE: Final = 80
"""Cells; a forced line that is wider is a paragraph, and so are those it stands together with."""

_T = TypeVar("_T", Span, Link)


def paragraphs(flow: Flow) -> list[Flow]:
    """The paragraphs of a stretch of running text.

    Two newlines part them; so does one where any of the lines is a long one. Lines that are all
    short, as those of an address or a poem, stay together.
    """
    if "\n" not in flow.text:
        return [flow]
    bounds = list(_bounds(flow.text))
    if len(bounds) == 1:
        return [flow]
    spans = _shared(flow.spans, bounds)
    links = _shared(flow.links, bounds)
    return [
        Flow(flow.text[start:end], tuple(spans[number]), tuple(links[number]))
        for number, (start, end) in enumerate(bounds)
    ]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    at = 0
    for stretch in text.split("\n\n"):
        lines = stretch.split("\n")
        if len(lines) > 1 and any(width(line) > WIDEST_LINE for line in lines):
            start = at
            for line in lines:
                yield start, start + len(line)
                start += len(line) + 1
        else:
            yield at, at + len(stretch)
        at += len(stretch) + 2


def _shared(values: tuple[_T, ...], bounds: list[tuple[int, int]]) -> list[list[_T]]:
    """What of `values` stands in each paragraph, in offsets of that paragraph."""
    starts = [start for start, _end in bounds]
    ends = [end for _start, end in bounds]
    shared: list[list[_T]] = [[] for _bound in bounds]
    for value in values:
        for number in range(bisect_right(ends, value.start), bisect_left(starts, value.end)):
            start, end = bounds[number]
            shared[number].append(
                replace(
                    value, start=max(value.start, start) - start, end=min(value.end, end) - start
                )
            )
    return shared
