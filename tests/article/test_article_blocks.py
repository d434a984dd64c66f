"""Each kind of block at two widths, as it was when its page was read.

`NEWSREADER_GOLDENS=1 pytest tests/article/test_article_blocks.py` writes the pages anew; read each
before it is committed.
"""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import pytest
from bodies import Markup, post_of

from newsreader.article.build import build
from newsreader.article.page import Article, set_page
from newsreader.text.width import width

TESTS = Path(__file__).parent.parent
SOURCES = sorted((TESTS / "data" / "blocks").iterdir())
GOLDEN = TESTS / "golden" / "blocks"
WIDTHS = (40, 80)
KINDS = (
    "adjacent", "breaks", "cells", "code", "definitions", "details", "figure", "footnotes",
    "headings", "layout_table", "links", "lists", "markdown", "paragraphs", "pictures", "quotes",
    "ruby", "shifts", "table", "text", "wide_table",
)  # fmt: skip
MARKUPS: dict[str, Markup] = {".html": "html", ".md": "markdown", ".txt": "text"}


def test_every_kind_of_block_has_its_pages_and_no_page_is_left_over() -> None:
    assert tuple(source.stem for source in SOURCES) == KINDS
    pages = {f"{kind}.{cells}.txt" for kind in KINDS for cells in WIDTHS}
    assert {file.name for file in GOLDEN.iterdir()} == pages


@pytest.mark.parametrize("cells", WIDTHS)
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_block_is_set_as_it_was_when_its_page_was_read(source: Path, cells: int) -> None:
    post = post_of(source.read_text(encoding="utf-8"), MARKUPS[source.suffix])
    page = set_page(Article(post, build(post)), cells, UTC)
    lines = [line.text.rstrip() for line in page.lines[page.body[0] :]]
    assert max(map(width, lines)) <= cells
    text = "".join(f"{line}\n" for line in lines)
    golden = GOLDEN / f"{source.stem}.{cells}.txt"
    if os.environ.get("NEWSREADER_GOLDENS"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
