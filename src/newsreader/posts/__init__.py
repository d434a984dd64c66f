"""One file to a Post: bytes, text, front matter, fields, and when it was published.

Importing this loads no parser; the first post that is parsed does.
"""

from __future__ import annotations

from newsreader.posts.clocks import SHIPPED_RULES, merge_rules, zone_of
from newsreader.posts.post import READER_VERSION, parse
from newsreader.posts.read import read

__all__ = [
    "READER_VERSION",
    "SHIPPED_RULES",
    "merge_rules",
    "parse",
    "read",
    "zone_of",
]
