"""What a stock is called in a column of a list."""

from __future__ import annotations


def short(symbol: str) -> str:
    """The name of a stock, or its symbol where no table has one.

    The first call reads the tables, so it is for a thread.
    """
    from newsreader.reports.names import shipped_name

    return shipped_name(symbol) or symbol
