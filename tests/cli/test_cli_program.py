from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from cli.conftest import Run
from newsreader.cli import program


def test_the_version_is_printed(newsreader: Run) -> None:
    assert newsreader("--version") == (0, f"newsreader {version('newsreader-tui')}\n", "")


def test_the_help_lists_every_command(newsreader: Run) -> None:
    outcome = newsreader("--help")
    assert (outcome.status, outcome.err) == (0, "")
    listed = outcome.out.partition("Commands:\n")[2]
    assert re.findall(r"^  (\w+)  ", listed, re.MULTILINE) == list(program.COMMANDS)


@pytest.mark.parametrize("name", program.COMMANDS)
def test_every_command_has_help_for_all_that_it_takes(name: str, newsreader: Run) -> None:
    outcome = newsreader(name, "--help")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: newsreader {name} ")
    for option in program.command(name).params:
        assert not isinstance(option, click.Option) or option.help, option.name


@pytest.mark.parametrize(("word", "near"), [("lst", "list"), ("mention", "mentions")])
def test_a_near_miss_of_a_command_is_wrong_use(word: str, near: str, newsreader: Run) -> None:
    message = f"There is no command “{word}”, and no such file; do you mean “{near}”?\n"
    assert newsreader(word) == (2, "", message)


def test_a_path_that_is_not_there_is_named(newsreader: Run) -> None:
    message = "nowhere/\ufffd[2J.md: there is no such file or folder.\n"
    assert newsreader("nowhere/\x1b[2J.md") == (3, "", message)


def test_a_link_that_leads_nowhere_or_round_says_so(newsreader: Run, tmp_path: Path) -> None:
    (tmp_path / "nowhere.md").symlink_to("none.md")
    (tmp_path / "round.md").symlink_to("round.md")
    message = f"{tmp_path}/nowhere.md: this link leads nowhere; what it names is not there.\n"
    assert newsreader(tmp_path / "nowhere.md") == (3, "", message)
    message = f"{tmp_path}/round.md: this link leads back to itself; there is nothing to read.\n"
    assert newsreader(tmp_path / "round.md") == (3, "", message)


def test_a_file_is_opened(newsreader: Run, archive: Path) -> None:
    file = archive / "source" / "_posts" / "tea.md"
    assert newsreader(file, "--width", "40") == newsreader("open", file, "--width", "40")


def test_a_file_whose_name_is_nearly_a_command_is_opened(
    newsreader: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "lst").write_text("---\ntitle: A post\n---\nText.\n", encoding="utf-8")
    monkeypatch.chdir(archive)
    assert newsreader("lst").out.startswith("A post\n")


def test_a_folder_is_opened(newsreader: Run, archive: Path) -> None:
    outcome = newsreader(archive)
    assert outcome.status == 0
    assert "Tea at noon" in outcome.out


def test_without_a_word_the_configured_archive_is_opened(
    newsreader: Run, archive: Path, configure: Callable[[str], None]
) -> None:
    configure(f'archive = "{archive}"\n')
    outcome = newsreader()
    assert (outcome.status, outcome.err) == (0, "")
    assert "Tea at noon" in outcome.out
