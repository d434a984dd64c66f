from __future__ import annotations

from pathlib import Path

from newsreader.article.find import Match
from newsreader.library import Library
from newsreader.model import Mention, Role, SecurityKind, Sense
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.posts.post import parse
from newsreader.reading import OpenedStory
from newsreader.tui.mentions import NO_STEPS, Step, Steps, first_of, namings, steps_of

POST = """---
title: Tea
---
<p>绿的谐波（688017）与三一重工(600031.SH)。代码 688017.SH 再见。</p>
"""


def mention(
    symbol: str,
    start: int,
    end: int,
    *,
    sense: Sense = Sense.COMPANY,
    role: Role = Role.PASSING,
    title: bool = False,
) -> Mention:
    return Mention(
        symbol, "x" * (end - start), start, end, SecurityKind.STOCK, sense,
        "title" if title else "body", "name", role=role,
    )  # fmt: skip


def test_a_code_right_behind_its_name_is_no_step_of_its_own() -> None:
    name, code = mention("688017.SH", 0, 4), mention("688017.SH", 5, 11)
    later, other = mention("688017.SH", 20, 26), mention("600031.SH", 27, 31)
    assert list(namings((name, code, later, other))) == [name, later, other]


def test_the_end_of_a_title_and_the_beginning_of_a_text_are_two_places() -> None:
    title, text = mention("688017.SH", 0, 4, title=True), mention("688017.SH", 5, 11)
    assert list(namings((title, text))) == [title, text]


def test_the_first_stock_is_what_the_story_is_about() -> None:
    word = mention("300024.SZ", 0, 3, sense=Sense.COMMON)
    named = mention("600031.SH", 4, 8)
    about = mention("688017.SH", 9, 12, role=Role.PRIMARY)
    assert first_of((word, named, about)) == "688017.SH"
    assert first_of((word, named)) == "600031.SH"
    assert first_of((word,)) is None
    assert NO_STEPS.first is None


def test_the_first_one_from_a_place_on_is_found() -> None:
    places = (Match("title", 3, 5), Match("body", 0, 2), Match("body", 9, 12))
    steps = Steps(tuple(Step(place, "600519.SH", ()) for place in places))
    found = [
        steps.after(place)
        for place in (0, ("title", 3), ("title", 4), ("body", 0), ("body", 1), ("body", 99))
    ]
    assert found == [0, 0, 1, 1, 2, 3]
    assert steps.after(("picture", 5)) == 2


def test_a_step_has_its_place_and_what_there_is_to_say(tmp_path: Path) -> None:
    opened = OpenedStory(parse(POST.encode(), "tea.md", SHIPPED_RULES))
    with Library.open(tmp_path) as library:
        steps = steps_of(opened, library)
    assert [step.symbol for step in steps.steps] == ["688017.SH", "600031.SH", "688017.SH"]
    first, _second, bare = steps.steps
    assert first.place == Match("body", 0, 4)
    assert first.words[:2] == ("绿的谐波 688017.SH", "a name with its code")
    assert bare.words[0] == "绿的谐波 688017.SH"  # what the text calls only by its code
