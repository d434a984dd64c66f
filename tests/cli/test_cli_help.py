from __future__ import annotations

import pytest

from cli.conftest import Run
from newsreader.cli.help import HelpPage
from newsreader.cli.program import COMMANDS
from newsreader.text.width import width


def page(cells: int) -> HelpPage:
    """An empty page."""
    return HelpPage(width=cells)


def test_meanings_stand_under_each_other_whatever_the_terms_are_written_in() -> None:
    rows = page(60)
    rows.write_dl([("--archive 文件夹", "文库"), ("--help", "帮助")])
    assert rows.getvalue() == "--archive 文件夹  文库\n--help            帮助\n"


def test_a_term_that_is_too_wide_has_a_line_of_its_own() -> None:
    rows = page(60)
    rows.write_dl([("--format [table|json]", "How."), ("--help", "Help.")], col_max=10)
    assert rows.getvalue() == f"--format [table|json]\n{'':12}How.\n--help{'':6}Help.\n"


def test_a_term_without_a_meaning_stands_alone() -> None:
    rows = page(60)
    rows.write_dl([("open", ""), ("list", "Print.")])
    assert rows.getvalue() == "open\nlist  Print.\n"


@pytest.mark.parametrize("cells", [20, 41, 80])
def test_no_line_of_chinese_is_wider_than_the_page(cells: int) -> None:
    words = "在终端中阅读财经新闻文库，都不指定时打开配置中的文库，没有配置则打开示例文章。"
    help_page = page(cells)
    with help_page.indentation():
        help_page.write_text(words)
        help_page.write_dl([("--help", words)])
    lines = help_page.getvalue().splitlines()
    assert all(width(line) <= cells for line in lines)
    assert not any(line.strip().startswith(("，", "。")) for line in lines)
    assert "".join(lines).replace(" ", "") == f"{words}--help{words}"


def test_paragraphs_are_kept_and_their_own_line_breaks_are_not() -> None:
    text = page(60)
    text.write_text("One\nline.\n\nAnother.")
    assert text.getvalue() == "One line.\n\nAnother.\n"


def test_a_usage_goes_on_beside_the_program_or_below_it() -> None:
    wide, narrow = page(40), page(20)
    for one in (wide, narrow):
        one.write_usage("newsreader", "[OPTIONS] [FOLDER | FILE]", prefix="Usage: ")
    assert wide.getvalue().splitlines() == [
        "Usage: newsreader [OPTIONS] [FOLDER |",
        "                  FILE]",
    ]
    assert narrow.getvalue().splitlines() == [
        "Usage: newsreader",
        "    [OPTIONS]",
        "    [FOLDER | FILE]",
    ]


def test_in_a_narrow_window_meanings_stand_below_their_terms() -> None:
    rows = page(24)
    rows.write_dl([("--format", "How it is printed."), ("--all", "")])
    assert rows.getvalue().splitlines() == [
        "--format",
        "    How it is printed.",
        "--all",
    ]


@pytest.mark.parametrize(
    ("columns", "cells"), [(20, 20), (50, 50), (51, 50), (60, 58), (100, 98), (200, 98)]
)
def test_a_page_is_as_wide_as_the_terminal_up_to_its_limit(
    columns: int, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert HelpPage(max_width=100).width == cells


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("columns", [20, 33, 57, 80])
def test_no_help_is_wider_than_the_terminal(
    newsreader: Run, columns: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NEWSREADER_LANGUAGE", language)
    for command in ([], *([name] for name in COMMANDS), ["bookmark", "add"]):
        outcome = newsreader(*command, "--help")
        assert outcome.status == 0
        assert max(map(width, outcome.out.splitlines())) <= columns, command
