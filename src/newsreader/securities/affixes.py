"""What stands before and behind a name and belongs to it: *ST, XD; -SW, Inc., 股份有限公司.

An exchange shows eight bytes, two of which are a Chinese character: with a mark before it, a name
is cut at its end (XD农业银, N和辉-U).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

_SHOWN: Final = 8
"""Bytes that an exchange shows; a Chinese character is two of them."""
_CJK: Final = "\u3400-\u4dbf\u4e00-\u9fff"

RISK: Final = re.compile(r"S?\*?ST(?=.)")
"""A risk warning, at the beginning of a name."""
_BEFORE = re.compile(r"(?<![0-9A-Za-z])(?:(?:XD|XR|DR|[NCU])?(?:S?\*?ST|PT)|XD|XR|DR|[NCU])\Z")
_LAST_BEFORE: Final = "DNRTCU"
_MOST_BEFORE: Final = 7

CUTTING: Final = re.compile(
    rf"[XDNC](?:(?:(?<=X)[DR]|(?<=D)R)(?=[{_CJK}*A-Z])|(?<=[NC])(?=[{_CJK}]))"
)
"""A mark that an exchange puts before a name for a day: a dividend, new shares, the first days."""
BEHIND: Final = frozenset("-股集(控有")
"""Characters with which what belongs to a Chinese name may begin."""
_CLASS = re.compile(r"-[SWUBDPR]{1,3}(?![A-Za-z0-9])")
_FULL = re.compile(r"(?:集团|\(集团\)|控股)?股份有限公司")
_LIMITED = re.compile(r"(?:集团|\(集团\))?(?:控股)?有限公司")
_HOLDING: Final = "控股"
_GROUP = re.compile("集团(?!有限|股份)")
_ENDING: Final = "股份"
_REST_OF_FULL: Final = "有限公司"

_LEGAL = re.compile(
    r",? (?:Incorporated|Inc|Corporation|Corp|Company|Co|Limited|Ltd|PLC|plc|N\.V|NV|S\.A|SA|SE|AG|"
    r"Holdings?|Group|LLC)(?![0-9A-Za-z])\.?(?:,? Ltd(?![A-Za-z])\.?)?"
)


def begin(text: str, start: int) -> int:
    """Where the marks before the name at `start` begin; `start` where there is none."""
    if start == 0 or text[start - 1] not in _LAST_BEFORE:
        return start
    marked = _BEFORE.search(text, max(0, start - _MOST_BEFORE), start)
    return marked.start() if marked else start


def end(text: str, name_end: int) -> int:
    """Where a Chinese name ends with what belongs to it: its class of share, its legal form."""
    if text.startswith("-", name_end):
        return class_end(text, name_end)
    match = _FULL.match(text, name_end)
    if match is None and text.endswith(_HOLDING, 0, name_end):
        match = _GROUP.match(text, name_end)
    return match.end() if match else name_end


def limited_end(text: str, name_end: int) -> int:
    """Where the full name of a company of Hong Kong ends; one of the mainland is 股份有限公司."""
    match = _LIMITED.match(text, name_end)
    return match.end() if match else name_end


def without_ending(text: str, name_end: int, name: str) -> str:
    """What is left of `name` where it runs into the legal form behind it; else empty.

    比亚迪股份 is a name, but in 比亚迪股份有限公司 it is 比亚迪.
    """
    if name.endswith(_ENDING) and text.startswith(_REST_OF_FULL, name_end):
        return name.removesuffix(_ENDING)
    return ""


def class_end(text: str, name_end: int) -> int:
    """Where a class of share behind a dash ends; `name_end` where there is none."""
    match = _CLASS.match(text, name_end)
    return match.end() if match else name_end


def legal_end(text: str, name_end: int) -> int:
    """Where a name in Latin letters ends with its legal form: Inc., Co., Ltd."""
    if text[name_end : name_end + 1] not in (" ", ","):
        return name_end
    match = _LEGAL.match(text, name_end)
    return match.end() if match else name_end


def cuts(name: str) -> Iterator[str]:
    """What is left of `name` behind a mark of one or two letters, where it is cut.

    A class of share keeps its place (N和辉-U): what is left before it ends in a dash here.
    """
    root = name.partition("-")[0]
    sizes = list(accumulate(1 if char.isascii() else 2 for char in root[:_SHOWN]))
    for dash, rooms in (("", (_SHOWN - 2, _SHOWN - 1)), ("-", (_SHOWN - 4, _SHOWN - 3))):
        for length in {bisect_right(sizes, room) for room in rooms}:
            if 1 < length < len(root):
                yield root[:length] + dash
