"""The commands, on an archive in which everything is an attack; `make torture` asks many more."""

from __future__ import annotations

from pathlib import Path

import pytest
from torture import poisoned
from torture.attacks import ATTACKS, LITERAL, MARK
from torture.commands import (
    faults_of,
    files,
    mistakes,
    of_archive,
    of_files,
    on_terminal,
    settle_in,
)


@pytest.fixture
def archive(tmp_path: Path, state: Path) -> Path:
    """Make the archive, and settings and names of the same kind."""
    settle_in(state)
    return poisoned.archive(tmp_path)


def test_nothing_but_text_is_printed_where_there_is_no_terminal(archive: Path) -> None:
    printed = b""
    for arguments in (*of_archive(archive), *list(of_files(archive, every=False))[::3]):
        faults, shown = faults_of(arguments)
        assert faults == [], arguments
        printed += shown
    assert printed.count(MARK.encode()) > 1_000
    for markup in LITERAL:
        assert markup.encode() in printed


def test_what_was_typed_wrong_is_repeated_without_its_controls(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive)
    told = b""
    for arguments in list(mistakes())[::5]:
        faults, shown = faults_of(arguments)
        assert faults == [], arguments
        told += shown
    assert told.count(MARK.encode()) > 30


def test_settings_that_are_refused_are_repeated_without_their_controls(
    archive: Path, state: Path
) -> None:
    for wrong in poisoned.wrong_settings()[::3]:
        (state / "config" / "newsreader" / "config.toml").write_text(wrong, encoding="utf-8")
        faults, _shown = faults_of(["list", "--archive", str(archive), "--limit", "1"])
        assert faults == [], wrong


@pytest.mark.terminal
def test_a_terminal_is_sent_nothing_but_text_colours_and_links(archive: Path) -> None:
    asked = [["list", "--archive", str(archive)], ["doctor", str(archive)]]
    asked += [*list(of_files(archive, every=False))[::5], *list(mistakes())[::19]]
    asked.append(["open", str(archive / "ordinary.md"), "--marks"])
    faults, sent = on_terminal(asked, 60)
    assert faults == []
    assert poisoned.LINK.encode() in sent
    assert b"Traceback" not in sent
    assert sent.count(MARK.encode()) > 50


def test_the_archive_has_an_attack_in_every_place_that_the_file_system_allows(
    archive: Path,
) -> None:
    assert len(files(archive)) == 3 * len(ATTACKS) + 2
    named = [attack for attack in ATTACKS.values() if (archive / attack.replace("\0", "")).is_dir()]
    assert len(named) > len(ATTACKS) / 2
