"""The program as a process: exit codes, streams, and that no traceback reaches anybody."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cli.conftest import Run
from newsreader import language
from newsreader.cli import program
from newsreader.errors import UnreadableFile
from newsreader.text.width import choose

COMMAND = (sys.executable, "-m", "newsreader")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process without a terminal."""
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env=os.environ | environment,
    )


def failing(error: BaseException) -> Callable[[], click.Command]:
    """Give a program that raises `error`."""

    def fail() -> None:
        raise error

    return lambda: click.Command("newsreader", callback=fail)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (UnreadableFile("a.md: it is gone."), 3, "a.md: it is gone.\n"),
        (OSError(errno.ENOSPC, "No space left", "a\x1b[2J"), 3, "a\ufffd[2J: No space left\n"),
        (OSError("odd"), 3, "odd\n"),
        (click.ClickException("no"), 3, "no\n"),
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_each_error_has_its_exit_code_and_its_words(
    error: BaseException,
    status: int,
    words: str,
    newsreader: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(program, "command_line", failing(error))
    assert newsreader() == (status, "", words)


def test_an_unforeseen_error_is_one_line_that_says_how_to_see_more(
    newsreader: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "command_line", failing(ZeroDivisionError("by zero")))
    words = (
        "Something unforeseen went wrong: ZeroDivisionError: by zero. "
        "NEWSREADER_DEBUG=1 shows where.\n"
    )
    assert newsreader() == (3, "", words)
    monkeypatch.setenv("NEWSREADER_DEBUG", "1")
    status, out, err = newsreader()
    assert (status, out) == (3, "")
    assert err.startswith("Traceback (most recent call last):\n")
    assert "test_cli_entry.py" in err
    assert err.endswith(words)


def test_where_an_error_happened_is_shown_without_the_controls_in_its_words(
    newsreader: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREADER_DEBUG", "1")
    monkeypatch.setattr(program, "command_line", failing(ZeroDivisionError("\x1b]0;by\x9b zero")))
    _status, _out, err = newsreader()
    assert "Traceback" in err
    assert "ZeroDivisionError: \ufffd]0;by\ufffd zero" in err
    assert "\x1b" not in err
    assert "\x9b" not in err


def test_wrong_use_names_the_mistake_and_the_help(newsreader: Run) -> None:
    assert newsreader("open", "--width", "19", "x.md") == (
        2,
        "",
        "Usage: newsreader open [OPTIONS] FILE\n"
        "Invalid value for '--width': 19 is not in the range 20<=x<=200.\n"
        "“newsreader open --help” says what there is.\n",
    )


def test_a_broken_configuration_stops_a_command_and_not_the_help(
    newsreader: Run, configure: Callable[[str], None], archive: Path
) -> None:
    configure("widht = 60\n")
    outcome = newsreader("list", "--archive", archive)
    assert (outcome.status, outcome.out) == (2, "")
    assert "there is no key “widht”; do you mean “width”?" in outcome.err
    assert newsreader("--help").status == 0
    assert newsreader("--version").status == 0


def test_the_configured_language_is_chosen_before_words_are_shown(
    newsreader: Run, configure: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str | None] = []
    monkeypatch.setattr(language, "choose", lambda name=None: chosen.append(name))
    configure('language = "zh_CN"\n')
    newsreader("--help")
    assert chosen == ["zh_CN"]


@pytest.mark.usefixtures("wide")  # which gives the width back
def test_the_width_of_quotation_marks_is_chosen_before_anything_is_measured(
    newsreader: Run, configure: Callable[[str], None], tmp_path: Path
) -> None:
    post = tmp_path / "a.md"
    post.write_text(
        "---\ntitle: A\ndate: 2022-08-14\n---\n<p>“一”“二”“三”“四”“五”</p>\n<hr>\n<p>六</p>"
    )
    choose(1)
    assert "“一”“二”“三”“四”“五”\n" in newsreader("open", post, "--width", "20").out
    configure("ambiguous_width = 2\n")
    out = newsreader("open", post, "--width", "20").out
    assert "“一”“二”“三”\n“四”“五”\n" in out
    assert "--------------------\n" in out


def test_a_closed_pipe_is_quiet(archive: Path) -> None:
    """What `| head` has not read is not asked for; there is nothing to tell."""
    posts = archive / "source" / "_posts"
    for number in range(300):
        (posts / f"{number}.md").write_text(f"---\ntitle: {'long ' * 100}\n---\n", encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "list", "--archive", str(archive)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_full_disk_is_told(archive: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "list", "--archive", str(archive)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (3, b"No space left on device\n")


def test_without_streams_there_is_no_traceback(archive: Path) -> None:
    line = " ".join([*COMMAND, "list", "--archive", str(archive)])
    assert subprocess.run(["sh", "-c", f"{line} >&- 2>&-"], check=False).returncode == 0


def test_an_encoding_without_chinese_raises_nothing(archive: Path) -> None:
    done = run("list", "--archive", str(archive), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"2022-08-14 07:33" in done.stdout
    assert b"????" in done.stdout
    done = run("list", "--archive", str(archive), "--format", "jsonl", PYTHONIOENCODING="ascii")
    assert b'"title": "\\u673a\\u5668\\u4eba\\u4e0e\\u82af\\u7247"' in done.stdout


def test_a_pipe_gets_no_escape_sequence_even_on_a_fine_terminal(archive: Path) -> None:
    done = run(
        "open", str(archive / "source/_posts/tea.md"), TERM="xterm-256color", FORCE_COLOR="1"
    )
    assert b"Tea at noon" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr


def test_shells_can_ask_for_completions(monkeypatch: pytest.MonkeyPatch, newsreader: Run) -> None:
    monkeypatch.setenv("_NEWSREADER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "newsreader me")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert newsreader() == (0, "plain,mentions\n", "")
    monkeypatch.setenv("COMP_WORDS", "newsreader sam")
    assert newsreader().out == "file,sam\n"
