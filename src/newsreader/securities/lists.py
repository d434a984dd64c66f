"""Names in lists: what one of them means is a cue for those beside it.

埃斯顿、机器人 are both companies, and in 甲、乙等公司 the end says what all of it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsreader.model import Sense, Tier
from newsreader.securities import context, sources
from newsreader.securities.around import Around
from newsreader.securities.candidates import Candidate
from newsreader.securities.judgement import Judgement, company, other
from newsreader.securities.table import ambiguous

_BETWEEN = re.compile(r"[、,/和与及] ?|, and | and |\t|\n|[(][^()()\n\t]{1,16}[)][、,和与及]")
_LONGEST_BETWEEN: Final = 20
_CLAUSES: Final = (",", ", ")
_ENDS_ITEM = re.compile(
    r"[^\w]|\Z|[等均都也则仍皆和与及涨跌升降收报微大小领齐双封触拉回净震翻创高低走冲]|分别|[0-9+-]|"
    r"and |or |集体|盘[中前后]|[早午尾]盘"
)
_CELLS: Final = ("\t", "\n")


def by_neighbours(text: str, found: Sequence[Candidate], judged: list[Judgement | None]) -> None:
    """Let an undecided name be the company where it stands in a list of them, or beside one.

    `judged` is what each of those `found` means, by place; None is undecided. It is changed.
    """
    _by_the_end(text, found, judged)
    numbers = range(len(found))
    for order in (numbers, reversed(numbers)):
        for number in order:
            if judged[number] is not None or _class_of_funds(found[number]):
                continue
            for beside in (number - 1, number + 1):
                if not 0 <= beside < len(found):
                    continue
                near = judged[beside]
                if near is None or near.sense is not Sense.COMPANY:
                    continue
                left, right = sorted((number, beside))
                if gap := _gap(text, found[left], found[right]):
                    cue = context.CELL if gap in _CELLS else context.LISTED
                    judged[number] = company(Tier.CUED, cue)
                    break
                if _told_alike(text, found[left], found[right]):
                    judged[number] = company(Tier.CUED, context.ALIKE)
                    break


def _by_the_end(text: str, found: Sequence[Candidate], judged: list[Judgement | None]) -> None:
    """Let what stands at the end of a list say what all of it is: …等公司, …分别给予增持评级."""
    closes = quoted = False
    for number in range(len(found) - 1, -1, -1):
        one = found[number]
        listed = number + 1 < len(found) and bool(_gap(text, one, found[number + 1]))
        closes = _closes(text, one) or (listed and closes)
        now = judged[number]
        if now is None and closes and not _class_of_funds(one):
            judged[number] = company(Tier.CUED, context.LISTED)
        elif listed and quoted and sources.is_house(one.name) and now is not None:
            judged[number] = other(Sense.SOURCE, sources.SOURCE)
        now = judged[number]
        quoted = now is not None and now.sense is Sense.SOURCE


def _closes(text: str, one: Candidate) -> bool:
    """A list of companies ends in the candidate; what cannot close one is not looked at twice."""
    return text[one.end : one.end + 1] in context.CLOSING and context.closes_list(
        Around(text, one.start, one.end)
    )


def _gap(text: str, left: Candidate, right: Candidate) -> str:
    """What stands between two names of one list, or of two cells; empty where it is no list."""
    gap = text[left.end : right.start]
    if left.name == right.name and left.form == right.form:  # said again, and no list
        return ""
    if len(gap) > _LONGEST_BETWEEN or not _BETWEEN.fullmatch(gap):
        return ""
    if gap in _CLAUSES and not _ENDS_ITEM.match(text, right.end):
        return ""  # 甲来到乙地, 机器人正在……: a clause begins
    return "" if gap in _CELLS and not _fills_cells(text, left, right) else gap


# What is told of one as of the other, with a figure: 甲出栏800万头, 乙出栏685万头.
_TOLD = re.compile("([\u4e00-\u9fff]{2})[^、,;。\n]{0,8}?[0-9]")
_FARTHEST: Final = 40


def _told_alike(text: str, left: Candidate, right: Candidate) -> bool:
    """The same is told of both, one clause after the other."""
    gap = text[left.end : right.start]
    if len(gap) > _FARTHEST or gap[-1:] not in (",", ";", "、") or "\n" in gap or "。" in gap:
        return False
    told = _TOLD.match(text, left.end), _TOLD.match(text, right.end)
    return told[0] is not None and told[1] is not None and told[0][1] == told[1][1]


def _class_of_funds(one: Candidate) -> bool:
    examples = ambiguous().get(one.name)
    return examples is not None and examples.kind == "class"


def _fills_cells(text: str, *cells: Candidate) -> bool:
    """Each of the candidates fills a cell of a table."""
    return all(
        text[one.start - 1 : one.start] in ("", "\t", "\n")
        and text[one.end : one.end + 1] in ("", "\t", "\n")
        for one in cells
    )
