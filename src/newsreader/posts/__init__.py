"""One file to a Post: bytes, text, front matter, fields, and when it was published.

    from newsreader.posts.clocks import SHIPPED_RULES
    from newsreader.posts.read import read

    post = read(Path("chips.md"), "chips.md", SHIPPED_RULES)

Nothing is imported here: who only lists an indexed archive needs the clocks, and no more.
"""

from __future__ import annotations

from typing import Final

READER_VERSION: Final = 4
"""Changes when any field of a Post would come out otherwise from the same file."""
