from __future__ import annotations

import socket

import pytest

from newsreader.pictures.clock import Clock


def test_a_line_is_cut_when_the_time_is_over() -> None:
    here, there = socket.socketpair()
    clock = Clock(0.05)
    with here, there:
        clock.watch(here)
        there.settimeout(30)
        assert there.recv(1) == b""  # the other side hears that it was cut
        assert here.recv(1) == b""
        assert clock.left == 0
        with pytest.raises(TimeoutError):
            clock.watch(here)
        clock.stop()


def test_a_line_is_left_alone_when_the_exchange_has_ended() -> None:
    here, there = socket.socketpair()
    clock = Clock(0.05)
    with here, there:
        clock.watch(here)
        clock.stop()
        clock._timer.join()
        there.sendall(b"x")
        assert here.recv(1) == b"x"


def test_only_the_last_line_is_watched() -> None:
    first, second = socket.socketpair(), socket.socketpair()
    clock = Clock(0.1)
    for line in (first[0], second[0]):
        clock.watch(line)
    clock._timer.join()
    first[1].sendall(b"x")
    assert first[0].recv(1) == b"x"
    assert second[0].recv(1) == b""
    clock.stop()
    for line in (*first, *second):
        line.close()
