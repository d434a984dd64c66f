from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.marks.tables import (
    STEPS,
    VERSION,
    address,
    bring_up,
    make,
    patiently,
    transaction,
    version,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make an empty file whose name wants care."""
    place = tmp_path / "a ?b#c%20.db"
    place.touch()
    return place


def test_a_new_file_has_seen_no_step_and_then_all(file: Path) -> None:
    with closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as connection:
        assert version(connection) == 0
        with transaction(connection):
            bring_up(connection)
        bring_up(connection)
        assert version(connection) == VERSION == len(STEPS)
    assert file.stat().st_size > 0


def test_the_tables_can_be_made_in_another_schema() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        make(connection, STEPS, "temp.")
        assert connection.execute("SELECT * FROM temp.mark").fetchall() == []
        assert connection.execute("SELECT * FROM sqlite_master").fetchall() == []


def test_a_transaction_that_fails_is_undone(file: Path) -> None:
    with closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as connection:

        def fail() -> None:
            with transaction(connection):
                bring_up(connection)
                connection.execute("nonsense")

        with pytest.raises(sqlite3.OperationalError):
            fail()
        assert version(connection) == 0
        assert not connection.in_transaction


def test_a_transaction_waits_for_another_one_and_then_gives_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps: list[float] = []
    monkeypatch.setattr("newsreader.marks.tables.WRITERS_PATIENCE", 1.0)
    with (
        closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as other,
        closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as connection,
    ):

        def nap(seconds: float) -> None:
            naps.append(seconds)
            if len(naps) == 7:
                other.execute("COMMIT")

        monkeypatch.setattr("time.sleep", nap)
        other.execute("BEGIN IMMEDIATE")
        with transaction(connection):
            bring_up(connection)
        assert len(naps) == 8  # the last one for those that wait as well
        assert max(naps) == 0.01
        monkeypatch.setattr("newsreader.marks.tables.WRITERS_PATIENCE", 0.0)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"), transaction(connection):
            pass
        assert not connection.in_transaction


def test_what_is_looked_at_is_waited_for_as_well(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as other,
        closing(sqlite3.connect(address(file), uri=True, isolation_level=None)) as connection,
    ):
        bring_up(other)
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr("time.sleep", lambda _seconds: other.execute("COMMIT"))
        assert patiently(connection, lambda: version(connection)) == VERSION
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_an_address_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        sqlite3.connect(address(tmp_path / "none.db"), uri=True)
    assert list(tmp_path.glob("none*")) == []
