"""How the reader looks. After a change that is meant, `make snapshots`, and look at each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from newsreader.tui.app import NewsreaderApp
from tui.conftest import MakeApp
from tui.session import Session, settle

SnapCompare = Callable[..., bool]

LARGE, USUAL, SMALL = (120, 40), (80, 24), (40, 15)


def pressed(*keys: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Press keys in the reader, each when the one before has been answered."""

    async def press(pilot: Pilot[int]) -> None:
        await settle(pilot)
        assert isinstance(pilot.app, NewsreaderApp)
        await Session(pilot.app, pilot).press(*keys)

    return press


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param(LARGE, ("j",), id="list-120x40"),
        pytest.param(USUAL, ("j", "b"), id="list-80x24"),
        pytest.param(SMALL, (), id="list-40x15"),
        pytest.param(LARGE, ("j", "j", "enter"), id="article-120x40"),
        pytest.param(USUAL, ("j", "j", "enter", "space"), id="article-80x24"),
        pytest.param(SMALL, ("j", "j", "enter"), id="article-40x15"),
        pytest.param(USUAL, ("B",), id="no-bookmarks-80x24"),
        pytest.param(LARGE, ("question_mark",), id="help-120x40"),
        pytest.param(LARGE, ("tab", "j", "j", "j", "space"), id="panel-120x40"),
    ],
)
def test_the_screen_looks_as_it_did(
    make_app: MakeApp, snap_compare: SnapCompare, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    assert snap_compare(make_app(), terminal_size=size, run_before=pressed(*keys))


def test_a_wrong_filter_looks_as_it_did(make_app: MakeApp, snap_compare: SnapCompare) -> None:
    async def wrong(pilot: Pilot[int]) -> None:
        await settle(pilot)
        assert isinstance(pilot.app, NewsreaderApp)
        session = Session(pilot.app, pilot)
        await session.press("slash", "茶")
        await session.fill("茶 (is:read")

    assert snap_compare(make_app(), terminal_size=USUAL, run_before=wrong)


def test_the_light_list_looks_as_it_did(make_app: MakeApp, snap_compare: SnapCompare) -> None:
    app = make_app(theme="newsreader-light")
    assert snap_compare(app, terminal_size=LARGE, run_before=pressed("j", "b", "j"))
