"""The benchmarks themselves: a made archive is what it says, and a session sees what it says."""

from __future__ import annotations

import importlib
import json
import re
import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

import row_start
from figures import BenchmarkError
from reader import newest_title

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"

DIGEST_OF_60 = "6cac76aab77db787"
"""Changes only when the generator is meant to write other bytes."""

PROGRAM = """
import os, sys, termios, tty
tty.setraw(0)
size = os.get_terminal_size()
os.write(1, f"size {size.columns}x{size.lines} 芯片\\r\\n\\x1b[6n\\x1b[?2026$p".encode())
answer = b""
while not answer.endswith(b"$y"):
    answer += os.read(0, 64)
os.write(1, b"answered %d\\r\\n" % len(answer))
while (key := os.read(0, 16)) != b"q":
    os.write(1, b"key " + key.hex().encode() + b"\\r\\n")
"""

READER = """
import sys
print("最新的一篇文章的标题在这里，很长…", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def make_archive(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module("make_archive", monkeypatch)


@pytest.fixture
def pty_session(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module("pty_session", monkeypatch)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The posts of an archive of 2,000."""
    folder = tmp_path_factory.mktemp("archive")
    with pytest.MonkeyPatch.context() as monkeypatch:
        module("make_archive", monkeypatch).make(2000, folder)
    return list(contents(folder).values())


def module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import one of the benchmarks, which are scripts beside each other and no package."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module(name)


def contents(folder: Path) -> dict[str, str]:
    files = sorted(folder.rglob("*.md"), key=lambda path: path.as_posix())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def digest(posts: dict[str, str]) -> str:
    whole = "".join(f"{path}\0{text}\0" for path, text in posts.items())
    return sha256(whole.encode()).hexdigest()[:16]


def share(texts: list[str], word: str) -> float:
    return 100 * sum(word in text for text in texts) / len(texts)


# --- the made archive ----------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes(make_archive: ModuleType, tmp_path: Path) -> None:
    for name in ("one", "two"):
        made = make_archive.make(60, tmp_path / name)
        assert made.posts == 60
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one == two
    assert len(one) == 60
    assert made.size == sum(len(text.encode()) for text in one.values())
    assert digest(one) == DIGEST_OF_60


def test_another_seed_gives_other_posts(make_archive: ModuleType, tmp_path: Path) -> None:
    make_archive.make(20, tmp_path / "one", seed=1)
    make_archive.make(20, tmp_path / "two", seed=2)
    assert not set(contents(tmp_path / "one")) & set(contents(tmp_path / "two"))


def test_a_longer_archive_begins_with_the_shorter_one(
    make_archive: ModuleType, tmp_path: Path
) -> None:
    make_archive.make(50, tmp_path / "short")
    make_archive.make(300, tmp_path / "long")
    assert contents(tmp_path / "short").items() <= contents(tmp_path / "long").items()


def test_a_folder_that_holds_something_is_left_alone(
    make_archive: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="not empty"):
        make_archive.make(3, tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["mine.txt"]


def test_no_post_replaces_another(texts: list[str]) -> None:
    assert len(texts) == 2000


def test_every_post_begins_and_ends_as_the_real_ones_do(texts: list[str]) -> None:
    begins = re.compile(
        r"\n---\ntitle: .+\ncategories: \n( +- .+\n){2,3}(headimg: '.+'\n|\n|)author: .+\n"
        r"comments: false\ndate: .+\nthumbnail: .*\n---\n\n<div>   \n"
    )
    for text in texts:
        assert begins.match(text), text[:300]
        assert text.endswith("  \n</div>\n            ")


@pytest.mark.parametrize(
    ("word", "least", "most"),
    [
        ("芯片", 5, 9),
        ("虚拟电厂", 1.5, 4),
        ("证监会", 45, 53),
        ("NVIDIA", 1.5, 4.5),
        ("date: Invalid Date", 14, 24),
        ("trsHotWords", 12, 21),
        ("finance.sina.com.cn/realstock", 9, 18),
        ("data-stock-code", 9, 18),
        (".SH）", 9, 20),
        ("<table", 1.5, 4),
        ("categories: \n - 金融", 80, 98),
        ("金融\n - finviz", 0.3, 2),
    ],
)
def test_words_and_shapes_have_about_their_share(
    texts: list[str], word: str, least: float, most: float
) -> None:
    assert least <= share(texts, word) <= most


def test_sizes_follow_the_real_ones(texts: list[str]) -> None:
    sizes = sorted(len(text.encode()) for text in texts)
    assert 2500 < sizes[1000] < 3300
    assert 6000 < sizes[1800] < 9000
    assert 15_000 < sizes[1980] < 32_000
    assert sizes[-1] < 48_000


def test_links_are_few_in_most_posts_and_many_in_some(texts: list[str]) -> None:
    marked = re.compile(r"trsHotWords|realstock|xueqiu\.com/S/|tag_type=stock")
    links = sorted(len(marked.findall(text)) for text in texts)
    assert links[1700] <= 10
    assert links[-1] > 30


# --- a session -----------------------------------------------------------------------------------


@pytest.mark.terminal
def test_a_session_sees_size_answers_and_keys(pty_session: ModuleType) -> None:
    command = [sys.executable, "-c", PROGRAM]
    with pty_session.Session(command, columns=60, rows=10) as session:
        started = session.wait("answered", timeout=20)
        assert started.found
        assert 0 < started.first_ms <= started.text_ms <= started.last_ms
        assert session.screen().startswith("size 60x10 芯片")
        assert session.resident_kb() > 1000
        down = session.press("down", "key 1b5b42", timeout=20)
        assert down.found
        assert down.size >= len("key 1b5b42")
        assert session.press("x").found
        assert "key 78" in session.screen()
        session.press("q", timeout=20)
        assert session.ended


@pytest.mark.terminal
def test_a_text_that_never_comes_is_not_found(pty_session: ModuleType) -> None:
    with pty_session.Session(["sleep", "30"]) as session:
        waited = session.wait("anything", timeout=0.2)
    assert not waited.found
    assert waited.text_ms is None


def test_a_program_that_is_not_there_is_an_error(pty_session: ModuleType) -> None:
    with pytest.raises(FileNotFoundError):
        pty_session.Session(["no-such-program-anywhere"])


@pytest.mark.terminal
def test_a_start_is_measured_until_the_title_stands_there() -> None:
    started = row_start.start([sys.executable, "-c", READER, "folder"], "最新的一篇文章", {})
    assert started.ms > 0
    assert started.answered_ms == started.ms
    assert started.resident_kb > 1000


@pytest.mark.terminal
def test_a_key_of_the_start_is_timed_from_exec() -> None:
    command = [sys.executable, "-c", PROGRAM]
    started = row_start.start(command, "answered", {}, ("down", "key 1b5b42"))
    assert started.answered_ms > started.ms > 0


@pytest.mark.terminal
def test_a_program_that_never_shows_its_title_is_told_so() -> None:
    with pytest.raises(BenchmarkError, match="“最新” never came"):
        row_start.start([sys.executable, "-c", "print('oldest')"], "最新", {})


def test_a_reader_that_prints_no_title_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="printed no title"):
        newest_title([sys.executable, "-c", f"print({json.dumps([])})"], tmp_path, {})
