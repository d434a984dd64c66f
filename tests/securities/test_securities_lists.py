"""What a list says of the names in it. Names stand in 〔〕, and the first of them is certain."""

from __future__ import annotations

import re

import pytest

from newsreader.model import Sense, Tier
from newsreader.securities.candidates import NAME, Candidate
from newsreader.securities.judgement import Judgement, company
from newsreader.securities.lists import by_neighbours


def meant(marked: str, first: Judgement | None) -> list[str]:
    """The names that are companies after the list was read."""
    text, found = "", []
    for part in re.split("(〔[^〕]+〕)", marked):
        name = part.strip("〔〕")
        if part.startswith("〔"):
            found.append(Candidate(len(text), len(text) + len(name), NAME, name, None))
        text += name
    judged = [first, *[None for _one in found[1:]]]
    by_neighbours(text, found, judged)
    pairs = zip(found, judged, strict=True)
    return [one.name for one, said in pairs if said is not None and said.sense is Sense.COMPANY]


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("〔埃斯顿〕、〔机器人〕", "埃斯顿 机器人"),
        ("〔埃斯顿〕、〔机器人〕和〔太阳能〕", "埃斯顿 机器人 太阳能"),
        ("〔埃斯顿〕(年报)、〔机器人〕", "埃斯顿 机器人"),
        ("〔埃斯顿〕\t〔机器人〕\n", "埃斯顿 机器人"),
        ("〔埃斯顿〕,〔机器人〕涨", "埃斯顿 机器人"),
        ("〔埃斯顿〕,〔机器人〕在泡茶", "埃斯顿"),
        ("〔埃斯顿〕、〔埃斯顿〕", "埃斯顿"),
        ("〔埃斯顿〕看见〔机器人〕", "埃斯顿"),
        ("〔埃斯顿〕、〔黄金ETF〕", "埃斯顿"),
        ("〔埃斯顿〕\n茶与〔机器人〕", "埃斯顿"),
        ("〔温氏股份〕出栏约800万头,〔新希望〕出栏684.9万头", "温氏股份 新希望"),
        ("〔温氏股份〕出栏约800万头,〔新希望〕就在前方3里", "温氏股份"),
        ("〔温氏股份〕出栏约800万头。〔新希望〕出栏684.9万头", "温氏股份"),
    ],
)
def test_beside_a_company_in_a_list_stands_another(marked: str, want: str) -> None:
    assert meant(marked, company(Tier.NAME)) == want.split()


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("〔机器人〕、〔太阳能〕等公司", "机器人 太阳能"),
        ("〔机器人〕、〔太阳能〕等三家上市公司", "机器人 太阳能"),
        ("〔机器人〕、〔太阳能〕等逾30股", "机器人 太阳能"),
        ("〔机器人〕、〔太阳能〕等人", ""),
        ("〔机器人〕、〔太阳能〕", ""),
    ],
)
def test_the_end_of_a_list_says_what_all_of_it_is(marked: str, want: str) -> None:
    assert meant(marked, None) == want.split()
