from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.config import names_file
from newsreader.securities.own import NO_NAMES
from newsreader.securities.own_file import load


@pytest.mark.usefixtures("state")
def test_who_has_no_table_has_no_names() -> None:
    assert load() == NO_NAMES


def test_the_table_stands_beside_the_configuration(state: Path) -> None:
    names_file().parent.mkdir(parents=True)
    names_file().write_text("\ufeff300024.SZ\t新松\n-\t太阳能\n", encoding="utf-8")
    assert names_file() == state / "config" / "newsreader" / "securities.tsv"
    own = load()
    assert [(one.symbol, one.name) for one in own.names] == [("300024.SZ", "新松")]
    assert own.dropped == {"太阳能"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("300024.SZ 新松\n".encode(), "line 2: a symbol, a tab and a name are wanted"),
        ("# mine\nnonsense\t新松\n".encode(), "line 3: “nonsense” is no security"),
        ("300024.SZ\t新\n".encode(), "line 2: “新” is too short"),
        ("300024.SZ\t新松\n".encode("gbk"), "line 2: this is not UTF-8"),
    ],
)
def test_of_a_wrong_table_nothing_is_used_and_its_problem_names_its_place(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    file = tmp_path / "mine.tsv"
    file.write_bytes(b"600519.SH\tMoutai\n" + data)
    own = load(file)
    assert (own.names, own.dropped) == ((), frozenset())
    assert reason in own.problem
    assert str(file) in own.problem


def test_a_table_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert str(tmp_path) in load(tmp_path).problem
