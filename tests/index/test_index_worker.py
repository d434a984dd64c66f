from __future__ import annotations

import os
import pickle
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.index import worker
from newsreader.index.derive import Files
from newsreader.model import NO_RULES


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "newsreader.index.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as made:
        yield made
        made.kill()


def tell(process: subprocess.Popen[bytes], message: object) -> None:
    assert process.stdin is not None
    data = pickle.dumps(message)
    process.stdin.write(struct.pack("!i", len(data)) + data)
    process.stdin.flush()


def hear(process: subprocess.Popen[bytes]) -> object:
    assert process.stdout is not None
    (length,) = struct.unpack("!i", process.stdout.read(4))
    return pickle.loads(process.stdout.read(length))


def test_a_worker_answers_and_ends_with_its_input(
    process: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\ndate: 2022-08-14\n---\n")
    assert hear(process) == worker.READY
    tell(process, (worker.glance, Files(tmp_path, NO_RULES)))
    tell(process, ["a.md", "none.md"])
    assert hear(process) == [202208140000, 0]
    tell(process, (worker.head, Files(tmp_path, NO_RULES)))
    tell(process, ["a.md"])
    answer = hear(process)
    assert isinstance(answer, list)
    assert answer[0].title == "A"
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_an_interrupt_is_not_for_a_worker(process: subprocess.Popen[bytes], tmp_path: Path) -> None:
    assert hear(process) == worker.READY
    process.send_signal(signal.SIGINT)
    tell(process, (worker.glance, Files(tmp_path, NO_RULES)))
    tell(process, ["none.md"])
    assert hear(process) == [0]


def test_a_worker_lets_others_go_first(process: subprocess.Popen[bytes]) -> None:
    assert hear(process) == worker.READY
    assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0)
