from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run


def test_a_stock_has_a_page_of_text_where_there_is_no_terminal(
    newsreader: Run, archive: Path
) -> None:
    outcome = newsreader("stock", "600519", "--archive", archive)
    assert (outcome.status, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "贵州茅台 600519.SH"
    assert lines[1] == "Shanghai · 1 story · 1 unread · 2022-08-14"
    assert "机器人与芯片" in lines[-1]
    assert "Tea at noon" not in outcome.out


@pytest.mark.parametrize("name", ["SS600519", "600519.SH", "贵州茅台", "茅台", "gzmt"])
def test_every_notation_opens_the_same_page(newsreader: Run, archive: Path, name: str) -> None:
    outcome = newsreader("stock", name, "--archive", archive, "--format", "json")
    assert json.loads(outcome.out)["symbol"] == "600519.SH"


def test_a_page_as_json_has_everything(newsreader: Run, archive: Path) -> None:
    page = json.loads(newsreader("stock", "600519", "--archive", archive, "--format", "json").out)
    assert (page["name"], page["mic"], page["kind"]) == ("贵州茅台", "XSHG", "stock")
    assert (page["stories"], page["first"], page["last"]) == (1, "2022-08-14", "2022-08-14")
    assert page["days"]["first"] == "2022-06-20"
    assert page["days"]["stories"][-2:] == [0, 1]
    assert page["days"]["stories"][0] is None
    assert [story["title"] for story in page["newest"]] == ["机器人与芯片"]


def test_a_stock_that_no_story_names_exits_1(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("stock", "300024", "--archive", archive)
    assert outcome.status == 1
    assert outcome.out.splitlines()[:2] == ["机器人 300024.SZ", "Shenzhen · 0 stories"]


def test_what_else_a_name_may_mean_is_told(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("stock", "比亚迪", "--archive", archive)
    assert outcome.out.startswith("比亚迪 002594.SZ")
    assert outcome.err == "It may also mean 01211.HK.\n"


def test_what_is_no_security_exits_2(newsreader: Run, archive: Path) -> None:
    outcome = newsreader("stock", "茅草屋", "--archive", archive)
    assert (outcome.status, outcome.out) == (2, "")
    assert "“茅草屋” is no security" in outcome.err
