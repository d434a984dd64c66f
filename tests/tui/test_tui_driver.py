from __future__ import annotations

from typing import Any

import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver

from newsreader.tui.app import NewsreaderApp
from newsreader.tui.driver import SparingDriver, TakingDriver

FRAME = "\x1b[1;1Htea at noon\x1b[2;1H"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a note-taker in the place of the terminal."""
    written: list[str] = []

    def start(self: LinuxDriver, app: App[Any], **options: Any) -> None:
        pass

    def write(_driver: LinuxDriver, data: str) -> None:
        written.append(data)

    monkeypatch.setattr(LinuxDriver, "__init__", start)
    monkeypatch.setattr(LinuxDriver, "write", write)
    return written


@pytest.fixture
def driver(sent: list[str]) -> SparingDriver:
    """Give the driver, which has sent nothing yet."""
    driver = SparingDriver(App())
    assert not sent
    return driver


def test_a_frame_that_changes_nothing_is_not_sent(driver: SparingDriver, sent: list[str]) -> None:
    for _ in range(3):
        driver.write(FRAME)
    assert sent == [FRAME]


def test_what_is_no_frame_is_sent_as_it_is(driver: SparingDriver, sent: list[str]) -> None:
    for data in ("\x1b[?25l", "\x1b[?25l", "\x07", "\x1b]52;c;dGVh\x07"):
        driver.write(data)
    assert sent == ["\x1b[?25l", "\x1b[?25l", "\x07", "\x1b]52;c;dGVh\x07"]


@pytest.mark.parametrize("switch", ["\x1b[?1049h", "\x1b[?1049l"])
def test_after_a_switch_of_screens_everything_is_sent(
    driver: SparingDriver, sent: list[str], switch: str
) -> None:
    for data in (FRAME, switch, FRAME):
        driver.write(data)
    assert sent == [FRAME, switch, FRAME]


@pytest.mark.parametrize("kind", [TakingDriver, SparingDriver])
def test_the_screen_is_not_cleared_once_where_it_shows_the_list_already(
    sent: list[str], app: NewsreaderApp, kind: type[TakingDriver]
) -> None:
    app.painted = True
    driver = kind(app)
    for data in ("\x1b[?1049h", FRAME, "\x1b[?1049l", "\x1b[?1049h"):
        driver.write(data)
    assert sent == [FRAME, "\x1b[?1049l", "\x1b[?1049h"]


def test_in_a_window_of_another_size_everything_is_sent(
    driver: SparingDriver, sent: list[str], app: NewsreaderApp
) -> None:
    app._driver = driver
    driver.write(FRAME)
    app.on_resize()
    driver.write(FRAME)
    assert sent == [FRAME, FRAME]


def test_the_reader_drives_a_terminal_over_ssh_with_it_and_nothing_else(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.get_driver_class() is TakingDriver
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert app.get_driver_class() is SparingDriver
    other = "textual.drivers.headless_driver:HeadlessDriver"
    monkeypatch.setattr("textual.constants.DRIVER", other)
    assert app.get_driver_class() is HeadlessDriver
