"""How the program ends, or goes on, when something happens to it: one row of the table a test."""

from __future__ import annotations

import fcntl
import os
import re
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pyte
import pytest

from pty_process import PtyProcess

pytestmark = pytest.mark.terminal

TITLE = "两百只手与一壶茶"
KEYS = "? Keys"
PATIENCE = 30.0
NEWSREADER = (sys.executable, "-m", "newsreader")


class Program(PtyProcess):
    """The program in a terminal: what it shows, and how it ends."""

    def __init__(self, *command: str, size: tuple[int, int] = (80, 24), **environment: str) -> None:
        self.size = size
        self.sent = b""
        self._model = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._model)
        self._waited = False
        self._closed = False
        super().__init__(command, *size, environment)

    def hear(self, seconds: float) -> None:
        """Take what the program sends for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self.ended:
            if (some := self.read(left)) is not None:
                self.sent += some[1]
                self._stream.feed(some[1])

    def screen(self) -> str:
        """What stands on the screen."""
        rows = self._model.buffer
        return "\n".join(
            "".join(rows[row][column].data for column in range(self.size[0]))
            for row in range(self.size[1])
        )

    def shows(self, text: str) -> None:
        """Wait until `text` stands on the screen."""
        until = time.monotonic() + PATIENCE
        while text not in self.screen():
            assert time.monotonic() < until, self.screen()
            assert not self.ended, self.screen()
            self.hear(0.05)

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.size = (columns, rows)
        self._model.resize(rows, columns)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, key: str) -> None:
        """Press a key, or type a text; take what the program sends until it has taken that."""
        while True:
            try:
                super().press(key)
            except BlockingIOError:
                self.hear(0.05)
            else:
                return

    def tell(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def outcome(self, seconds: float = PATIENCE, *, listening: bool = True) -> int:
        """Wait for the end, and give the exit code, or less than 0: the signal it died of."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._waited = True
                if listening:
                    self.hear(0.2)
                return os.waitstatus_to_exitcode(status)
            if listening and not self.ended:
                self.hear(0.05)
            else:
                time.sleep(0.02)
        raise AssertionError("the program does not end")

    def stopped(self) -> bool:
        """Wait until the program is stopped."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            if pid:
                return os.WIFSTOPPED(status)
            self.hear(0.05)
        return False

    def hang_up(self) -> None:
        """Close the terminal."""
        self._closed = True
        os.close(self._terminal)

    @property
    def taken(self) -> set[int]:
        """What of the terminal is taken: 1049 the other screen, 25 the cursor, the rest reports."""
        private = 5  # how far pyte shifts a private mode to the left
        watched = (1049, 1000, 1003, 1004, 1006, 2004)
        modes = {mode for mode in watched if mode << private in self._model.mode}
        return modes | ({25} if self._model.cursor.hidden else set())

    def close(self) -> None:
        """End it, whatever it does."""
        if not self._waited:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if not self._closed:
            os.close(self._terminal)


Run = Callable[..., Program]


@pytest.fixture
def run() -> Iterator[Run]:
    """Give what starts a command in a terminal."""
    programs: list[Program] = []

    def start(*command: str | Path, size: tuple[int, int] = (80, 24), **more: str) -> Program:
        programs.append(Program(*map(str, command), size=size, **more))
        return programs[-1]

    yield start
    for program in programs:
        program.close()


@pytest.fixture
def reader(run: Run, sample_posts: Path) -> Program:
    """Give the reader, which shows its list."""
    program = run(*NEWSREADER, sample_posts)
    program.shows(KEYS)
    program.shows(TITLE)
    return program


def bookmarked(archive: Path) -> int:
    """How many bookmarks another process finds."""
    command = [*NEWSREADER, "bookmark", "list", "--archive", str(archive), "--format", "jsonl"]
    return subprocess.run(command, capture_output=True, check=True).stdout.count(b"\n")


SIGNALS = pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)]
)


# --- told to end ---------------------------------------------------------------------------------


@SIGNALS
def test_a_signal_ends_the_reader_and_gives_the_terminal_back(
    reader: Program, number: signal.Signals, code: int
) -> None:
    assert reader.taken >= {1049, 25, 1000, 1004, 2004}
    reader.tell(number)
    assert reader.outcome() == code
    assert reader.taken == set()
    assert "Traceback" not in reader.screen()


@SIGNALS
def test_a_signal_ends_it_while_its_first_picture_stands(
    run: Run, sample_posts: Path, number: signal.Signals, code: int
) -> None:
    before = run(*NEWSREADER, sample_posts)
    before.shows(KEYS)
    before.press("q")
    assert before.outcome() == 0
    program = run(*NEWSREADER, sample_posts)
    program.shows("Asia/Shanghai")  # nothing of Textual is loaded yet
    program.tell(number)
    assert program.outcome() in (code, -number)
    if number is not signal.SIGQUIT:
        assert program.taken == set()


def test_ctrl_c_from_elsewhere_ends_it(reader: Program) -> None:
    reader.tell(signal.SIGINT)
    assert reader.outcome() in (0, 130)
    assert reader.taken == set()


def test_a_mark_that_is_shown_is_on_disk_when_a_signal_comes(
    reader: Program, sample_posts: Path
) -> None:
    reader.press("b")
    reader.shows("Bookmarked.")
    reader.tell(signal.SIGTERM)
    assert reader.outcome() == 143
    assert bookmarked(sample_posts) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_mark_that_waits_for_another_program_is_written_before_it_ends(
    reader: Program, sample_posts: Path, state: Path, number: signal.Signals
) -> None:
    reader.press("b")
    reader.shows("Bookmarked.")
    file = state / "data" / "newsreader" / "marks.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        reader.press("jb")
        reader.hear(0.5)
        reader.tell(number)
        reader.hear(2.0)  # longer than an app has that does not end by itself
        other.execute("ROLLBACK")
    assert reader.outcome() == (143 if number is signal.SIGTERM else 129)
    assert bookmarked(sample_posts) == 2


# --- the terminal is gone ------------------------------------------------------------------------


def test_a_closed_terminal_ends_it(reader: Program) -> None:
    reader.hang_up()
    assert reader.outcome(listening=False) == 129


def test_a_closed_terminal_ends_it_where_nobody_is_told(run: Run, sample_posts: Path) -> None:
    program = run("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *NEWSREADER, sample_posts)
    program.shows(KEYS)
    program.shows(TITLE)
    program.tell(signal.SIGHUP)  # which is ignored, as under nohup
    program.hear(0.3)
    program.press("j")
    program.shows("2/")
    begun = time.monotonic()
    program.hang_up()
    assert program.outcome(listening=False) == 129
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_line_that_takes_nothing_does_not_keep_it(
    reader: Program, number: signal.Signals, code: int
) -> None:
    for _ in range(200):  # each paints some kilobytes that nobody reads
        os.write(reader._terminal, b"Gg")
        time.sleep(0.005)
    reader.tell(number)
    assert reader.outcome(listening=False) == code


# --- stopped, and gone on with -------------------------------------------------------------------


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_back(reader: Program) -> None:
    reader.press("j")
    reader.shows("2/")
    reader.press("\x1a")
    assert reader.stopped()
    reader.hear(0.3)
    assert reader.taken == set()
    reader._model.reset()
    reader.tell(signal.SIGCONT)
    reader.shows(KEYS)
    reader.shows(TITLE)
    reader.shows("2/")
    assert reader.taken >= {1049, 25}
    reader.press("q")
    assert reader.outcome() == 0
    assert reader.taken == set()


def test_it_is_stopped_from_elsewhere_and_goes_on(reader: Program) -> None:
    reader.tell(signal.SIGTSTP)
    assert reader.stopped()
    reader.hear(0.3)
    reader._model.reset()
    reader.tell(signal.SIGCONT)
    reader.shows(TITLE)
    reader.press("q")
    assert reader.outcome() == 0


# --- what kind of terminal -----------------------------------------------------------------------


def test_without_a_terminal_to_type_on_it_prints(run: Run, sample_posts: Path) -> None:
    program = run("/bin/sh", "-c", 'exec "$@" </dev/null', "sh", *NEWSREADER, sample_posts)
    assert program.outcome() == 0
    assert TITLE[:4] in program.screen() or TITLE[:4].encode() in program.sent
    assert b"\x1b[?1049h" not in program.sent


def test_a_terminal_of_plain_lines_gets_plain_lines(run: Run, sample_posts: Path) -> None:
    program = run(*NEWSREADER, sample_posts, TERM="dumb")
    assert program.outcome() == 0
    assert TITLE[:4].encode() in program.sent
    assert b"\x1b" not in program.sent


def test_the_plainest_locale_shows_chinese(run: Run, sample_posts: Path) -> None:
    program = run(*NEWSREADER, sample_posts, LC_ALL="C", LANG="C")
    program.shows(TITLE)
    program.shows(KEYS)
    program.press("q")
    assert program.outcome() == 0


def test_a_terminal_of_another_encoding_is_told_what_to_set(run: Run, sample_posts: Path) -> None:
    program = run(*NEWSREADER, sample_posts, PYTHONIOENCODING="latin-1", size=(120, 40))
    assert program.outcome() == 0
    assert b"The reader needs UTF-8, and this is iso8859-1; LC_ALL=C.UTF-8 sets it" in program.sent
    assert b"\x1b[?1049h" not in program.sent
    assert b"\\u" not in program.sent


def test_bytes_that_are_no_text_are_typed_and_it_goes_on(reader: Program) -> None:
    os.write(reader._terminal, b"\xd0\xc2\xce\xc5\xff\xfe\x80")
    reader.hear(0.3)
    reader.press("/")
    reader.shows("Esc Clear")
    os.write(reader._terminal, "柿子".encode() + b"\xff\xfe")
    reader.shows("/ 柿子")
    reader.press("escape")
    reader.shows(KEYS)
    reader.press("q")
    assert reader.outcome() == 0


def test_windows_of_every_size_are_borne(reader: Program) -> None:
    for columns, rows in ((1, 1), (10, 3), (20, 5), (300, 2), (20, 200), (1, 40), (80, 1)):
        reader.resize(columns, rows)
        reader.hear(0.15)
        for key in ("j", "enter", "space", "escape"):
            reader.press(key)
            reader.hear(0.05)
    reader.resize(80, 24)
    reader.press("escape")
    reader.shows("B Bookmarks")
    for _ in range(3):  # out of a story first, if the last key but one has opened one
        if not reader.ended:
            reader.press("q")
            reader.hear(0.5)
    assert reader.outcome() == 0
    assert reader.taken == set()


def test_it_begins_in_the_smallest_window(run: Run, sample_posts: Path) -> None:
    program = run(*NEWSREADER, sample_posts, size=(1, 1))
    program.hear(1.5)
    assert not program.ended
    program.resize(80, 24)
    program.shows(KEYS)
    program.press("q")
    assert program.outcome() == 0


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_command_with_a_bar_gives_the_cursor_back(
    run: Run, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    for index in range(3_000):
        post = f"---\ntitle: 第{index}号船\ndate: 2022-08-14\n---\n<p>{'潮水' * 200}</p>\n"
        (tmp_path / f"{index}.md").write_text(post, encoding="utf-8")
    program = run(*NEWSREADER, "index", tmp_path)
    until = time.monotonic() + PATIENCE
    while not re.search(rb"\x1b\[\?25l", program.sent):
        assert time.monotonic() < until
        program.hear(0.02)
    program.tell(number)
    assert program.outcome() == code
    assert program.taken == set()
    assert "Traceback" not in program.screen()
