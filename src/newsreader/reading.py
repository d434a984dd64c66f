"""A post made readable: its document, the securities in it, and what is said of them."""

from __future__ import annotations

from newsreader.article.build import build
from newsreader.article.page import Article, says_more
from newsreader.article.reading_time import minutes
from newsreader.model import Post
from newsreader.securities import find, named


def article_of(post: Post) -> Article:
    """Everything that a page of `post` is made of. Never raises."""
    document = build(post)
    mentions = find(document.title, document.text, document.links)
    if not says_more(document):  # what a text says that only repeats the title is said once
        mentions = tuple(mention for mention in mentions if mention.field == "title")
    summary = named(mentions)
    return Article(
        post,
        document,
        mentions,
        (*summary.companies, *summary.common),
        minutes(document.text),
    )
