from __future__ import annotations

import os
import signal
import threading

import pytest

from newsreader.cli.signals import SIGNALS, ending


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
