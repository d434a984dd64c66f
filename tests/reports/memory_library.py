"""A library on an index in memory, as far as reports ask it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

from memory_index import ARCHIVE, MemoryIndex, company, memory_index

from newsreader.index.search import Reader
from newsreader.library import Library
from newsreader.stocks import Stocks

SINCE = int(datetime(2022, 8, 10, tzinfo=UTC).timestamp())


@dataclass(frozen=True)
class Memory:
    """A library, and the index that it asks."""

    library: Library
    index: MemoryIndex

    def add(self, day: date, *symbols: str, number: int = 1, **names: str) -> None:
        """Store so many stories of a day that name these, `names` by `symbol` with `_` for `.`."""
        named = tuple(
            company(symbol, name=names.get(f"n{symbol.replace('.', '_')}", ""))
            for symbol in symbols
        )
        instant = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
        for _ in range(number):
            count = self.index.connection.execute("SELECT count(*) FROM posts").fetchone()[0]
            self.index.add(f"{count}.md", instant=instant, named=named)


@contextmanager
def memory_library() -> Iterator[Memory]:
    """Give a library on an empty index; its zone is UTC."""
    with memory_index() as index:

        def ask(question: Any, _stop: Any = None) -> Any:
            return question(index.connection)

        state = cast(Any, SimpleNamespace(ask=ask))
        stocks = Stocks(state, lambda _connection: Reader(str(ARCHIVE), "UTC", SINCE))
        yield Memory(cast(Library, SimpleNamespace(stocks=stocks)), index)
