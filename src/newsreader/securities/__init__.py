"""Who is mentioned: securities named in a story, found in its text and links.

    mentions = find(document.title, document.text, document.links)
    for security in named(mentions).companies:
        print(security.symbol, security.name, security.count)

Pure functions. `canonical` reads what a person types.
"""

from __future__ import annotations

from typing import Final

from newsreader.securities.find import find
from newsreader.securities.notation import canonical
from newsreader.securities.summary import Summary, named

RECOGNISER_VERSION: Final[int] = 2
"""Raised whenever `find` may answer otherwise than before; indexes derive their rows again."""

__all__ = ["RECOGNISER_VERSION", "Summary", "canonical", "find", "named"]
