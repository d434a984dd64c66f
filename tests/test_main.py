from __future__ import annotations

import runpy
import subprocess
import sys
from importlib.metadata import entry_points, version

import pytest

from newsreader import cli


def test_the_package_can_be_run() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsreader", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"newsreader {version('newsreader-tui')}\n"


def test_the_command_and_the_package_are_one_program() -> None:
    (command,) = entry_points(group="console_scripts", name="newsreader")
    assert command.load() is cli.main


def test_a_python_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(sys, "version", "3.10.12 (main)")
    with pytest.raises(SystemExit) as exit_:
        runpy.run_module("newsreader.__main__", run_name="imported")
    assert str(exit_.value) == "newsreader needs Python 3.11 or later; this is 3.10.12."
