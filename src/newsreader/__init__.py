"""A terminal reader for an archive of financial-news posts.

>>> from newsreader import article_of, read_post
>>> article = article_of(read_post("chips.md"))
>>> article.document.title
'Chips are up'
>>> [(named.symbol, named.count) for named in article.named]
[('300024.SZ', 1)]
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsreader.article.page import Article, set_page
    from newsreader.errors import NewsreaderError
    from newsreader.library import Library
    from newsreader.model import Document, Mention, Post, Story
    from newsreader.reading import article_of
    from newsreader.samples import sample_archive
    from newsreader.securities.find import find as find_mentions

__all__ = [
    "Article",
    "Document",
    "Library",
    "Mention",
    "NewsreaderError",
    "Post",
    "Story",
    "__version__",
    "article_of",
    "find_mentions",
    "read_post",
    "sample_archive",
    "set_page",
]

__version__ = "0.1.0"

# Names are looked up when they are asked for, so that one of them does not cost all of them.
_PLACES = {
    "Article": "newsreader.article.page",
    "Document": "newsreader.model",
    "Library": "newsreader.library",
    "Mention": "newsreader.model",
    "NewsreaderError": "newsreader.errors",
    "Post": "newsreader.model",
    "Story": "newsreader.model",
    "article_of": "newsreader.reading",
    "find_mentions": "newsreader.securities.find:find",
    "sample_archive": "newsreader.samples",
    "set_page": "newsreader.article.page",
}


def read_post(file: str | os.PathLike[str]) -> Post:
    """The post in `file`, read by the shipped rules of the sources' clocks.

    Raises UnreadableFile for what is missing, not a regular file, or not allowed.
    """
    from pathlib import Path

    from newsreader.posts.clocks import SHIPPED_RULES
    from newsreader.posts.read import read

    return read(Path(file), Path(file).name, SHIPPED_RULES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    return getattr(import_module(module), attribute or name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
