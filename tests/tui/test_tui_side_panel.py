from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.style import Style
from rich.text import Text
from textual.strip import Strip
from textual.widgets.tree import TreeNode

from newsreader.model import Node
from newsreader.text.width import width
from newsreader.tui.app import NewsreaderApp
from newsreader.tui.side_panel import SidePanel
from tui.archive import FERRY, STORIES, TEA
from tui.key_cases import choose_line, panel_lines, panel_text
from tui.session import Session, reading


def has(text: str, label: str, count: int) -> bool:
    return bool(re.search(rf"{label} +{count}\b", text))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list to which each label is added whenever it is painted anew."""
    labels: list[str] = []
    render = SidePanel.render_label

    def counted(self: SidePanel, node: TreeNode[Node], base: Style, style: Style) -> Text:
        labels.append(str(node.label))
        return render(self, node, base, style)

    monkeypatch.setattr(SidePanel, "render_label", counted)
    return labels


def paint(s: Session) -> list[Strip]:
    """Paint the panel as it is now, whenever the screen will."""
    return s.panel.render_lines(s.panel.size.region)


async def test_categories_and_calendar_stand_there_with_their_counts(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        shown = panel_text(s)
        for label, count in {
            "All stories": STORIES,
            "金融": STORIES - 1,
            "证券时报网": 19,
            "杂记": 1,
            "2022": STORIES - 1,
            "2022-07": 5,
            "Undated": 1,
        }.items():
            assert has(shown, label, count), label


async def test_only_what_is_unfolded_is_in_the_tree(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        assert "Notebook" not in panel_text(s)
        assert "2022-08-13" not in panel_text(s)
        await s.press("tab")
        await choose_line(s, "2022-08 ")
        await s.press("space")
        assert has(panel_text(s), "2022-08-13", 2)


async def test_what_was_unfolded_stays_so_when_the_counts_change(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("tab")
        await choose_line(s, "Harbour Journal")
        await s.press("space")
        assert has(panel_text(s), "Notebook", 1)
        (s.app._library.archive / "tea.md").rename(s.app._library.archive / "tea.txt")
        (s.app._library.archive / "ferry.md").unlink()
        s.app._update()
        await s.settle()
        assert has(panel_text(s), "证券时报网", 18)
        assert has(panel_text(s), "Notebook", 1)
        assert FERRY not in s.titles()


async def test_a_choice_is_named_in_the_top_line_and_all_stories_takes_it_back(
    app: NewsreaderApp,
) -> None:
    async with reading(app) as s:
        await s.press("tab")
        await choose_line(s, "Harbour Journal")
        await s.press("space", "j", "j")
        await choose_line(s, "Notebook")
        await s.press("enter")
        assert s.titles() == [TEA]
        assert "金融 › Harbour Journal › Notebook" in s.bar
        await s.press("tab")
        await choose_line(s, "All stories")
        await s.press("enter")
        assert len(s.titles()) == STORIES
        assert "›" not in s.bar


async def test_a_heading_folds_and_chooses_nothing(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.press("tab", "j", "enter")
        assert "金融" not in panel_text(s)
        assert len(s.titles()) == STORIES


async def test_a_click_chooses(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        line = next(y for y, text in enumerate(panel_lines(s)) if "Undated" in text)
        await s.pilot.click(SidePanel, offset=(8, line))
        await s.settle()
        assert len(s.titles()) == 1


@pytest.mark.parametrize("cells", [40, 80, 120])
async def test_counts_stand_at_the_right_edge(app: NewsreaderApp, cells: int) -> None:
    async with reading(app, (cells, 24)) as s:
        if not s.sees(s.panel):
            await s.press("tab")
        counted = [line.rstrip() for line in panel_lines(s) if re.search(r"\d$", line.rstrip())]
        assert len(counted) > 5
        assert len({width(line) for line in counted}) == 1


async def test_counts_are_there_after_the_panel_became_narrower(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        await s.pilot.resize_terminal(40, 15)
        await s.settle()
        await s.press("tab")
        assert has(panel_text(s), "金融", STORIES - 1)


async def test_who_has_the_focus_paints_no_label_anew(
    app: NewsreaderApp, painted: list[str]
) -> None:
    async with reading(app) as s:
        looks = {}
        for focused in (True, False):
            await s.press("tab")
            assert s.panel.has_focus is focused
            looks[focused] = [list(strip) for strip in paint(s)]
        assert looks[True] != looks[False]
        painted.clear()
        for focused in (True, False):
            await s.press("tab")
            assert [list(strip) for strip in paint(s)] == looks[focused]
        assert painted == []


async def test_a_line_less_at_the_bottom_paints_no_label_anew(
    app: NewsreaderApp, painted: list[str]
) -> None:
    async with reading(app, (120, 40)) as s:
        await s.press("slash", "escape")
        paint(s)
        painted.clear()
        height = s.panel.size.height
        await s.press("slash")
        assert s.panel.size.height == height - 1
        paint(s)
        assert painted == []


async def test_another_theme_paints_every_label_anew(app: NewsreaderApp) -> None:
    async with reading(app) as s:
        for theme in ("newsreader-light", "newsreader-dark"):
            app.theme = theme
            await s.settle()
            surface = app.theme_variables["surface"].lower()
            for y in range(s.panel.size.height):
                styles = [segment.style for segment in s.panel.render_line(y)]
                assert styles[-1] is not None
                assert styles[-1].bgcolor is not None
                if y:  # the cursor's line is of another colour
                    assert styles[-1].bgcolor.name == surface


async def test_other_counts_paint_only_their_own_labels_anew(
    app: NewsreaderApp, painted: list[str]
) -> None:
    async with reading(app) as s:
        await s.press("tab")
        await choose_line(s, "Harbour Journal")
        await s.press("space")
        paint(s)
        painted.clear()
        shown = s.panel._shown
        assert shown is not None
        (first, *others), calendar = shown
        leaf, *leaves = first.children
        fewer = replace(first, children=(replace(leaf, count=leaf.count - 1), *leaves))
        s.panel.show(STORIES, (fewer, *others), calendar)
        await s.settle()
        paint(s)
        assert {label.split()[0] for label in painted} == {leaf.label}
        assert has(panel_text(s), leaf.label, leaf.count - 1)
        assert has(panel_text(s), "Notebook", 1)
