from __future__ import annotations

import pytest

from newsreader.tui.stock_names import short
from tui.archive import CHIPS, CRANES
from tui.conftest import MakeApp
from tui.session import reading


@pytest.mark.parametrize(
    ("symbol", "name"), [("600519.SH", "贵州茅台"), ("AAPL.US", "Apple"), ("QWKS.US", "QWKS.US")]
)
def test_a_stock_has_its_name_or_else_its_symbol(symbol: str, name: str) -> None:
    assert short(symbol) == name


async def test_the_list_shows_names_where_they_are_wanted(make_app: MakeApp) -> None:
    async with reading(make_app(stocks="names")) as s:
        chips, cranes = s.lines()[1:3]
        assert CHIPS in chips
        assert "中微公司" in chips
        assert "688012.SH" not in chips
        assert CRANES in cranes
        assert "QWKS.US" in cranes
        await s.press("S")
        assert any("中微公司" in line and CHIPS in line for line in s.screen().splitlines())


async def test_the_list_shows_codes_where_nothing_is_set(make_app: MakeApp) -> None:
    async with reading(make_app()) as s:
        assert "688012.SH" in s.lines()[1]
