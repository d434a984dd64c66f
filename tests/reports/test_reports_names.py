from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from newsreader import language
from newsreader.reports.names import name_of, shipped_name
from reports.memory_library import Memory


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a reader of Chinese."""
    monkeypatch.delenv("NEWSREADER_LANGUAGE")
    language.choose("zh_CN")
    yield
    language.choose("en")


def test_a_name_is_what_its_exchange_calls_it(memory: Memory) -> None:
    assert name_of(memory.library, "600519.SH") == "贵州茅台"


def test_a_reader_of_english_gets_an_english_name_where_there_is_one(memory: Memory) -> None:
    assert name_of(memory.library, "AAPL.US") == "Apple"


@pytest.mark.usefixtures("chinese")
def test_a_reader_of_chinese_gets_the_chinese_one(memory: Memory) -> None:
    assert name_of(memory.library, "AAPL.US") == "苹果"


def test_what_is_in_no_table_has_no_shipped_name() -> None:
    assert shipped_name("600519.SH") == "贵州茅台"
    assert shipped_name("QWKS.US") == ""


def test_an_unknown_security_is_called_as_most_stories_call_it(memory: Memory) -> None:
    memory.add(date(2022, 8, 1), "QWKS.US", nQWKS_US="Quay")
    memory.add(date(2022, 8, 2), "QWKS.US", number=2, nQWKS_US="Quay Works")
    assert name_of(memory.library, "QWKS.US") == "Quay Works"
    assert name_of(memory.library, "QWKX.US") == ""
