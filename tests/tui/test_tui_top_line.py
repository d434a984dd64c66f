from __future__ import annotations

from dataclasses import replace

from newsreader.model import Progress, Stage
from newsreader.tui.top_line import Standing, left, right

STANDING = Standing(
    archive="market-news",
    scope="",
    filtered=False,
    stories=1234,
    whole=True,
    unread=12,
    position=9,
    said="",
    progress=None,
    zone="Asia/Shanghai",
)


def test_the_left_side_names_the_archive_and_counts() -> None:
    assert left(STANDING) == "market-news · 1,234 stories · 12 unread"
    assert left(replace(STANDING, stories=1, unread=None)) == "market-news · 1 story"


def test_what_has_been_found_so_far_is_said_to_be_no_more() -> None:
    some = replace(STANDING, whole=False, stories=200, unread=None)
    assert left(some) == "market-news · ≥ 200 stories"
    assert right(some)[1] == "10/≥200"


def test_the_left_side_says_how_the_list_is_narrowed() -> None:
    narrowed = replace(STANDING, scope="金融 › 要闻", filtered=True, unread=None)
    assert left(narrowed) == "market-news · 金融 › 要闻 · filtered · 1,234 stories"


def test_names_that_would_steer_the_terminal_are_cleaned() -> None:
    assert "\x1b" not in left(replace(STANDING, archive="a\x1b[2J", scope="b\x1b[2J"))


def test_what_was_just_said_is_the_most_important_at_the_right_then_the_place() -> None:
    assert right(replace(STANDING, said="Bookmarked.")) == (
        "Bookmarked.", "10/1,234", "", "Asia/Shanghai",
    )  # fmt: skip
    assert right(replace(STANDING, stories=0))[1] == ""


def test_progress_is_told_until_it_has_ended() -> None:
    assert "reading 3 of 1,000" in right(replace(STANDING, progress=Progress(3, 1000)))
    texts = Progress(3, 1000, stage=Stage.TEXTS)
    assert "reading texts, 3 of 1,000" in right(replace(STANDING, progress=texts))
    assert right(replace(STANDING, progress=Progress(1000, 1000)))[2] == ""
    assert right(replace(STANDING, progress=Progress(0, 0)))[2] == ""
