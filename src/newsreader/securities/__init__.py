"""Who is mentioned: securities named in a story, found in its text and links.

    from newsreader.securities.find import find
    from newsreader.securities.summary import named

    mentions = find(document.title, document.text, document.links)
    for security in named(mentions).companies:
        print(security.symbol, security.name, security.count)

Pure functions. Nothing is imported here: the patterns by which names are read take longer to be
made than a list takes to be shown.
"""

from __future__ import annotations

from typing import Final

RECOGNISER_VERSION: Final[int] = 5
"""Raised whenever `find` may answer otherwise than before; indexes derive their rows again."""
