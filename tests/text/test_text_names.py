from __future__ import annotations

import os
import sqlite3
from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.names import restored, stored


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name))
def test_any_name_comes_back_from_a_database(raw: bytes) -> None:
    name = os.fsdecode(raw)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE names (name UNIQUE)")
        connection.execute("INSERT INTO names VALUES (?)", (stored(name),))
        ((found,),) = connection.execute("SELECT name FROM names WHERE name = ?", (stored(name),))
    assert restored(found) == name


def test_an_ordinary_name_is_stored_as_text() -> None:
    assert stored("金融/芯片.md") == "金融/芯片.md"
