from __future__ import annotations

import io
import sys

import pytest

from newsreader.cli import streams


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def put_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put terminals on all sides; not a fixture, since pytest changes streams after those."""
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setenv("TERM", "xterm-256color")


def test_with_terminals_on_all_sides_the_reader_can_be_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_terminals(monkeypatch)
    assert streams.interactive()


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_with_a_pipe_on_one_side_it_cannot(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_terminals(monkeypatch)
    monkeypatch.setattr(sys, name, io.StringIO())
    assert not streams.interactive()


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_of_plain_lines_shows_no_reader_no_colour_and_no_bar(
    term: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_terminals(monkeypatch)
    if term is None:
        monkeypatch.delenv("TERM")
    else:
        monkeypatch.setenv("TERM", term)
    assert not streams.interactive()
    assert streams.colours() is None
    assert streams.narrates() is None


def test_only_a_terminal_limits_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    put_terminals(monkeypatch)
    monkeypatch.setenv("COLUMNS", "57")
    assert streams.cells() == 57
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert streams.cells() is None


def test_a_table_in_a_pipe_is_as_wide_as_columns_says_or_120(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_terminals(monkeypatch)
    monkeypatch.setenv("COLUMNS", "57")
    assert streams.table_cells() == 57
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert streams.table_cells() == 57
    for columns in ("", "wide", "0"):
        monkeypatch.setenv("COLUMNS", columns)
        assert streams.table_cells() == 120


def test_the_number_of_an_error_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    streams.say(f"Marks are not saved: {FileNotFoundError(2, 'No such file', 'a')}.")
    assert capsys.readouterr().err == "Marks are not saved: No such file: 'a'.\n"


def test_what_is_said_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    streams.say("a\x1b[2Jb")
    assert capsys.readouterr() == ("", "a\N{REPLACEMENT CHARACTER}[2Jb\n")


def test_stdout_takes_what_it_cannot_encode(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="utf-8"))
    streams.prepare()
    sys.stdout.write("芯\udcff")
    streams.flush()
    assert raw.getvalue() == "芯?".encode()


def test_hushing_a_stream_that_is_no_file_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    streams.hush()


def test_what_is_told_fits_into_the_terminal_and_is_one_line_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_terminals(monkeypatch)
    told = sys.stderr
    assert isinstance(told, Terminal)
    monkeypatch.setattr(streams, "message_cells", lambda: 20)
    streams.say("没有这样的文件，也没有这样的命令。\n  第二行")
    assert told.getvalue() == "没有这样的文件，也没\n有这样的命令。\n  第二行\n"
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.undo()
    assert streams.message_cells() is None


def test_a_terminal_that_has_no_size_limits_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    put_terminals(monkeypatch)
    assert streams.message_cells() is None


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", ""), ("UTF8", ""), ("gbk", "gbk"), ("latin-1", "latin-1"), ("klingon", "klingon")],
)
def test_a_terminal_of_another_encoding_shows_no_reader(
    encoding: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_terminals(monkeypatch)
    monkeypatch.setattr(type(sys.stderr), "encoding", encoding, raising=False)
    assert streams.at_terminal()
    assert streams.other_encoding() == told
    assert streams.interactive() == (not told)
