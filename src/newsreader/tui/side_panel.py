"""The side panel: the category tree and the calendar, with counts; choosing narrows the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.events import Resize
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from newsreader.language import _
from newsreader.model import Node
from newsreader.text.clean import clean_line
from newsreader.text.width import fit, width
from newsreader.tui.keys import Where, bindings
from newsreader.tui.steady import Steady

_FRAME = 3
"""Cells of the panel's padding, border and scroll bar."""


class SidePanel(Steady, Tree[Node], inherit_bindings=False):
    """A tree of what the list can be narrowed to; below a node only what has been unfolded."""

    BINDINGS = bindings(Where.PANEL)

    @dataclass
    class Chosen(Message):
        """The list is to be narrowed to `query`; `label` names it for the person."""

        label: str
        query: str

    @dataclass
    class Left(Message):
        """The person wants to go back to the list."""

    def __init__(self, id: str) -> None:
        super().__init__("", id=id)
        self.show_root = False
        self.auto_expand = False
        self.guide_depth = 2
        self._shown: tuple[Sequence[Node], Sequence[Node]] | None = None
        self._cells = 0  # of the panel, when its labels were written
        self._theme = ""  # in which its lines were painted

    def show(self, everything: int, categories: Sequence[Node], calendar: Sequence[Node]) -> None:
        """Show these nodes; what was unfolded stays so."""
        if self._shown == (categories, calendar):
            return
        first = not (self._shown and self._shown[0])  # nothing could be unfolded so far
        self._shown = (categories, calendar)
        all_stories = Node(_("All stories"), "", everything)
        if not first:
            leaf, *branches = self.root.children
            shown = list(zip(branches, (categories, calendar), strict=True))
            if all(_holds(branch, nodes) for branch, nodes in shown):
                self._renew(leaf, all_stories, 0)
                for branch, nodes in shown:
                    self._renew_below(branch, nodes, 1)
                return
        unfolded = self._unfolded(self.root)
        line = self.cursor_line
        self.root.remove_children()
        self.root.add_leaf(self._label(all_stories, 0), data=all_stories)
        for label, nodes in ((_("Categories"), categories), (_("Calendar"), calendar)):
            branch = self.root.add(Text(label, "bold"), data=None, expand=True)
            self._add(branch, nodes, 1)
        if first:
            unfolded = {node.query for node in (*categories[:1], *calendar[:1])}
        self._unfold(self.root, unfolded)
        self.cursor_line = max(0, line)

    def _add(self, branch: TreeNode[Node], nodes: Sequence[Node], depth: int) -> None:
        for node in nodes:
            label = self._label(node, depth)
            branch.add(label, data=node, allow_expand=bool(node.children))

    def _renew_below(self, branch: TreeNode[Node], nodes: Sequence[Node], depth: int) -> None:
        """Have what stands below `branch`, as far as it was unfolded, show these nodes' counts."""
        for child, node in zip(branch.children, nodes, strict=False):
            self._renew(child, node, depth)
            self._renew_below(child, node.children, depth + 1)

    def _renew(self, child: TreeNode[Node], node: Node, depth: int) -> None:
        child.data = node
        label = self._label(node, depth)
        if label != child.label:
            child.set_label(label)

    def _label(self, node: Node, depth: int) -> Text:
        """The name of a node at the left edge, its count at the right one."""
        count = f" {node.count:,}"
        cells = (self.styles.width.cells if self.styles.width else None) or 0
        arrow = width(self.ICON_NODE) if node.children else 0
        room = cells - _FRAME - self.guide_depth * depth - arrow - len(count)
        return Text(fit(clean_line(node.label), max(4, room))).append(count)

    def on_resize(self, event: Resize) -> None:
        """Put the counts at the new right edge; a line more or less below changes no label."""
        if event.size.width == self._cells:
            event.prevent_default()  # the tree would measure and paint all it has anew
            return
        self._cells = event.size.width
        self._label_anew(self.root, 0)

    def notify_style_update(self) -> None:
        """Forget what was painted in another theme; who has the focus changes the cursor only."""
        if self.app.theme != self._theme:
            self._theme = self.app.theme
            super().notify_style_update()
        else:
            self._steady = None
            super(Tree, self).notify_style_update()

    def _label_anew(self, branch: TreeNode[Node], depth: int) -> None:
        for child in branch.children:
            if child.data is not None:
                child.set_label(self._label(child.data, depth))
            self._label_anew(child, depth + 1)

    def _unfolded(self, branch: TreeNode[Node]) -> set[str]:
        found: set[str] = set()
        for child in branch.children:
            if child.is_expanded and child.data is not None:
                found.add(child.data.query)
            found |= self._unfolded(child)
        return found

    def _unfold(self, branch: TreeNode[Node], queries: set[str]) -> None:
        for child in branch.children:
            if child.data is not None and child.data.query in queries and child.allow_expand:
                self._fill(child)
                child.expand()
            self._unfold(child, queries)

    def _fill(self, branch: TreeNode[Node]) -> None:
        """Add what is below a node, the first time it is unfolded."""
        if branch.data is not None and not branch.children:
            depth = 1
            above = branch.parent
            while above is not None and above.data is not None:
                depth, above = depth + 1, above.parent
            self._add(branch, branch.data.children, depth + 1)

    @on(Tree.NodeExpanded)
    def _expanded(self, event: Tree.NodeExpanded[Node]) -> None:
        self._fill(event.node)

    @on(Tree.NodeSelected)
    def _selected(self, event: Tree.NodeSelected[Node]) -> None:
        event.stop()
        if event.node.data is None:
            event.node.toggle()
            return
        labels = [str(event.node.data.label)]
        above = event.node.parent
        while above is not None and above.data is not None:
            labels.append(above.data.label)
            above = above.parent
        query = event.node.data.query
        self.post_message(self.Chosen(" › ".join(reversed(labels)) if query else "", query))

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())


def _holds(branch: TreeNode[Node], nodes: Sequence[Node]) -> bool:
    """Whether these nodes are those below `branch`, as far as it was unfolded."""
    if not branch.children and branch.data is not None:
        return True
    return len(branch.children) == len(nodes) and all(
        child.data is not None
        and (child.data.query, child.data.label) == (node.query, node.label)
        and child.allow_expand == bool(node.children)
        and _holds(child, node.children)
        for child, node in zip(branch.children, nodes, strict=True)
    )
