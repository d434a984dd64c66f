"""The reader in a terminal, on an archive in which everything is an attack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from torture import poisoned
from torture.attacks import ATTACKS, MARK
from torture.commands import settle_in
from torture.sequences import COPYING, READER, copied, reader_strays
from torture.window import COMMAND, Window

pytestmark = pytest.mark.terminal

LIST = "All stories"


@pytest.fixture
def archive(tmp_path: Path, state: Path) -> Path:
    """Make the archive, and settings and names of the same kind."""
    settle_in(state)
    return poisoned.archive(tmp_path)


@pytest.fixture
def window(archive: Path) -> Iterator[Window]:
    """The reader on it, all read in."""
    with Window((*COMMAND, str(archive)), 120, 40) as window:
        assert window.settle(lambda: window.shows(poisoned.SHOWN) and window.shows(LIST))
        yield window


def ended(window: Window) -> bytes:
    """All that was sent, when the reader has been left."""
    for _ in range(8):
        window.press("escape")
        window.press("q")
    assert window.settle(lambda: window.ended, timeout=10.0)
    return bytes(window.sent)


def test_the_list_the_panel_and_the_filter_send_only_what_is_theirs(window: Window) -> None:
    window.press("G", "g", "s", "r", "r", "s", "tab", "j", "l", "j", " ", "j", "enter", "escape")
    for attack in list(ATTACKS.values())[::3]:
        window.press("/", f"\x1b[200~{attack}\x1b[201~", "escape")
    for word in (
        MARK,
        "date:2022-99",
        "ticker:QX7[/]",
        "[bold]QX7 (",
        "\u009b2J",
        "[@click=app.quit]",
    ):
        window.press("/", word, "escape")
    window.press("?", "j", "escape", "t", "A", "U")
    assert window.shows(LIST)
    assert reader_strays(ended(window), READER) == []


def test_every_page_sends_only_what_is_its(window: Window) -> None:
    window.press("G", "enter")
    for _story in range(10):
        window.press("K", "end", "m", "m", "]")
    window.press("/", MARK, "enter", "n", "z", "z", "2", "o", "i", "b", "w")
    window.press("S", "j", "w", "escape", "T", "j", "escape", "W", "j", "escape")
    assert reader_strays(ended(window), READER) == []


def test_what_is_copied_is_clean_and_sent_only_by_the_key_that_copies(window: Window) -> None:
    window.press("G", "enter", "K", "K")
    before = len(window.sent)
    assert copied(bytes(window.sent)) == []
    window.press("y", "Y", "1", "y", "K", "Y")
    texts = copied(bytes(window.sent[before:]))
    assert texts
    for text in texts:
        assert (
            reader_strays(b"\x1b[?1049h" + text.replace("\n", "\r\n").replace("\t", "").encode())
            == []
        )
    assert reader_strays(ended(window), COPYING) == []


def test_a_file_that_is_opened_alone_and_a_stocks_page_send_only_what_is_theirs(
    archive: Path,
) -> None:
    file = next(file for file in sorted(archive.rglob("*-broken.md")))
    for arguments in (["open", str(file)], ["stock", "600519", "--archive", str(archive)]):
        with Window((*COMMAND, *arguments), 100, 30) as window:
            window.settle(lambda: len(window.sent) > 2_000)
            window.press("j", "b", "w", "j", "T", "escape")
            assert reader_strays(ended(window), READER) == []


def test_markup_in_a_title_stands_as_it_is_written(window: Window) -> None:
    for attack in (f"[@click=app.quit]{MARK}[/]", f"{MARK} [/oops] x", f"[bold]{MARK}[/bold]"):
        window.press("/", f'\x1b[200~title:"{attack}"\x1b[201~', "enter")
        assert window.settle(lambda: window.shows(attack))  # noqa: B023 - asked at once
        window.press("enter")
        assert window.settle(lambda: window.shows(attack))  # noqa: B023 - asked at once
        window.press("q", "escape")
