"""The reader from the first byte on the screen to its exit code."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from pathlib import Path

from newsreader.config import Configuration
from newsreader.library import Library
from newsreader.posts.clocks import merge_rules
from newsreader.securities import own_file
from newsreader.tui.ending import Ending
from newsreader.tui.first_screen import painted


def run(
    archive: Path,
    file: Path | None,
    configuration: Configuration,
    note: str = "",
    colours: int = 1 << 24,
    stock: str = "",
) -> int:
    """Open the reader on an archive, on one file, or on the page of a stock; the exit code.

    Raises NewsreaderError for an archive, a file or a configuration that cannot be used.
    """
    gc.disable()  # what is loaded is here to stay; the app sees to the rest
    rules = merge_rules(configuration.sources)
    zone = configuration.timezone
    if file is not None:  # read before the screen is taken, so that an error is told on its own
        from newsreader.posts.read import read

        zone = zone or read(file, file.name, rules).zone
    ending = Ending()
    with Library.open(archive, rules, zone, own_file.load()) as library, ending.awaited():
        symbol = library.symbols(stock)[0] if stock else None
        begins_with_list = file is None and symbol is None
        first = painted(library, configuration, colours) if begins_with_list else nullcontext()
        with first as take:
            from newsreader.tui.app import NewsreaderApp  # what is painted stands meanwhile
            from newsreader.tui.cells import agree

            agree()
            app = NewsreaderApp(
                library, configuration, zone, file, note, colours, symbol, painted=take is not None
            )
            ending.begins(app.leave, app.marks.close)
            if take is not None:
                take()
            app.run()
        if app.fault is not None:
            raise app.fault
        return ending.code or app.return_code or 0
