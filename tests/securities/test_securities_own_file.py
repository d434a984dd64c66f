from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.config import names_file
from newsreader.errors import ConfigurationError
from newsreader.securities.own import NO_NAMES
from newsreader.securities.own_file import load


def test_who_has_no_table_has_no_names(state: Path) -> None:
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
        ("300024.SZ 新松\n".encode(), "line 1: a symbol, a tab and a name are wanted"),
        ("# mine\nnonsense\t新松\n".encode(), "line 2: “nonsense” is no security"),
        ("300024.SZ\t新\n".encode(), "line 1: “新” is too short"),
        ("300024.SZ\t新松\n".encode("gbk"), "line 1: this is not UTF-8"),
    ],
)
def test_a_wrong_table_is_an_error_with_its_place(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "mine.tsv"
    file.write_bytes(data)
    with pytest.raises(ConfigurationError, match=reason) as caught:
        load(file)
    assert str(caught.value).startswith(str(file))


def test_a_table_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=str(tmp_path)):
        load(tmp_path)
