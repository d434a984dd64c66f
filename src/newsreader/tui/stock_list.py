"""A list of stocks under headings, one a line."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.text.width import fit
from newsreader.tui.empty import empty_line
from newsreader.tui.keys import Where, bindings
from newsreader.tui.steady import Steady
from newsreader.tui.stock_rows import Plan, StockTable, heading, plan, stock_row


class StockList(Steady, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of stocks; the headings stay while they are scrolled."""

    COMPONENT_CLASSES = {  # noqa: RUF012 - as Textual declares it
        "stock-list--heading",
        "stock-list--marks",
        "stock-list--name",
        "stock-list--symbol",
        "stock-list--number",
        "stock-list--days",
        "stock-list--cursor",
        "stock-list--empty",
    }

    BINDINGS = bindings(Where.LISTS)

    cursor: reactive[int] = reactive(0, repaint=False)
    """Which row is the current one."""

    @dataclass
    class Opened(Message):
        """The person wants the page of a stock."""

        symbol: str

    @dataclass
    class Moved(Message):
        """The cursor stands on another row, or the rows are others."""

        position: int
        count: int

        def can_replace(self, message: Message) -> bool:
            """A newer position makes an older one useless."""
            return isinstance(message, StockList.Moved)

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._table = StockTable(("", "", ""))
        self._plan: tuple[int, Plan] | None = None  # of a width; every line is painted by it
        self._empty = ""
        self._styles: dict[str, Style] = {}

    # --- data down ---

    @property
    def symbol(self) -> str | None:
        """The stock under the cursor."""
        return self._table.rows[self.cursor].symbol if self._table.rows else None

    @property
    def table(self) -> StockTable:
        """What is shown."""
        return self._table

    def show(self, table: StockTable, empty: str = "") -> None:
        """Show these rows, the cursor on the stock that it stood on; `empty` is said for none."""
        current = self.symbol
        self._table, self._empty, self._plan = table, empty, None
        self.virtual_size = Size(self.scrollable_content_region.width, len(table.rows) + 1)
        symbols = [row.symbol for row in table.rows]
        position = symbols.index(current) if current in symbols else 0
        self.set_reactive(StockList.cursor, position)
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(position, len(symbols)))

    # --- moving ---

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._table.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Follow the cursor."""
        self._keep_in_sight()
        self.refresh_lines(old + 1)
        self.refresh_lines(new + 1)
        self.post_message(self.Moved(new, len(self._table.rows)))

    def _keep_in_sight(self) -> None:
        """Scroll as little as shows the cursor, below the headings."""
        top, height = self.scroll_offset.y, self.size.height
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif height and self.cursor + 1 >= top + height:
            self.scroll_to(y=self.cursor + 2 - height, animate=False)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        self.cursor += by

    def action_page(self, direction: int) -> None:
        """Move by a screen."""
        self.cursor += direction * max(1, self.size.height - 2)

    def action_jump_top(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_jump_bottom(self) -> None:
        """Go to the last row."""
        self.cursor = len(self._table.rows) - 1

    def action_read(self) -> None:
        """Open the page of the stock under the cursor."""
        if self.symbol is not None:
            self.post_message(self.Opened(self.symbol))

    def on_click(self, event: Click) -> None:
        """Move the cursor to the row that was clicked; a second click opens it."""
        row = self.scroll_offset.y + event.y - 1
        if event.y == 0 or row >= len(self._table.rows):
            return
        again = row == self.cursor or event.chain > 1
        self.cursor = row
        if again:
            self.action_read()

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._table.rows) + 1)
        self._keep_in_sight()

    # --- painting ---

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        self._styles.clear()
        super().notify_style_update()

    def _look(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self.get_component_rich_style(f"stock-list--{name}")
        return style

    def _columns(self, cells: int) -> Plan:
        if self._plan is None or self._plan[0] != cells:
            self._plan = cells, plan(self._table, cells)
        return self._plan[1]

    def render_line(self, y: int) -> Strip:
        """One line of the window."""
        cells = self.scrollable_content_region.width
        rows = self._table.rows
        if not rows:
            words = empty_line(self._empty, y, cells, self.size.height)
            if words is None:
                return Strip.blank(cells, self.rich_style)
            return Strip([Segment(words, self._look("empty"))], cells)
        columns = self._columns(cells)
        if y == 0:
            text = fit(heading(self._table, columns), cells)
            return Strip([Segment(text, self._look("heading"))], cells)
        number = self.scroll_offset.y + y - 1
        if number >= len(rows):
            return Strip.blank(cells, self.rich_style)
        current = number == self.cursor
        over = self._look("cursor") if current else Style()
        segments: list[Segment] = []
        for cell in stock_row(rows[number], columns, current=current):
            if cell.look == "gap":  # a look of its own would cost bytes on the line
                segments[-1] = Segment(segments[-1].text + cell.text, segments[-1].style)
            else:
                segments.append(Segment(cell.text, self._look(cell.look) + over))
        return Strip(segments).adjust_cell_length(cells, self.rich_style + over)
