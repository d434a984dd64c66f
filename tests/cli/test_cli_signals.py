from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from newsreader.cli.signals import SIGNALS, ending


@pytest.fixture(autouse=True)
def _usual() -> Iterator[None]:
    """Have signals mean what they usually do, whatever this process ignores."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_a_command_with_its_number(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(SystemExit) as end, ending():
        os.kill(os.getpid(), number)
    assert end.value.code == 128 + number
    assert signal.getsignal(number) is before


def test_under_nohup_a_hang_up_is_nothing() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_thread_may_run_a_command_too() -> None:
    done: list[bool] = []

    def command() -> None:
        with ending():
            done.append(signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)

    thread = threading.Thread(target=command)
    thread.start()
    thread.join()
    assert done == [True]
