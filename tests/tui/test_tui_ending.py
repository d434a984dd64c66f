from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pyte
import pytest

from newsreader.tui.ending import RESTORING, SIGNALS, Ending


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    """Have signals mean what they usually do, whatever this process ignores."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(autouse=True)
def _patient() -> Iterator[None]:
    """Leave the ending of this very process out, as long as any thread might see to it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ending, "_insist", lambda _self: None)
        yield
        for thread in threading.enumerate():
            if thread.name == "terminal":
                thread.join()


@pytest.mark.parametrize("number", SIGNALS)
def test_before_there_is_an_app_a_signal_ends_the_program(number: signal.Signals) -> None:
    ending = Ending()
    with pytest.raises(SystemExit) as end, ending.awaited():
        os.kill(os.getpid(), number)
    assert end.value.code == ending.code == 128 + number


def test_an_app_is_told_to_end_once_and_with_the_code() -> None:
    ending = Ending()
    told: list[int] = []
    with ending.awaited():
        ending.begins(told.append, lambda: None)
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
        until = time.monotonic() + 10
        while not told and time.monotonic() < until:
            time.sleep(0.01)
    assert told == [129]
    assert ending.code == 129


def test_afterwards_signals_mean_what_they_did_and_no_thread_is_left() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with Ending().awaited():
        assert [signal.getsignal(number) for number in SIGNALS] != before
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        ending = Ending()
        with ending.awaited():
            os.kill(os.getpid(), signal.SIGHUP)
        assert ending.code == 0
    finally:
        signal.signal(signal.SIGHUP, before)


def test_the_terminal_is_restored_from_all_that_textual_sets() -> None:
    screen = pyte.Screen(80, 24)
    stream = pyte.Stream(screen)
    modes = set(screen.mode)
    for mode in (1049, 1000, 1003, 1015, 1006, 1004, 2004):
        stream.feed(f"\x1b[?{mode}h")
    stream.feed("\x1b[?25l\x1b[?7l")
    assert screen.mode != modes
    stream.feed(RESTORING)
    assert screen.mode == modes
    assert not screen.cursor.hidden
