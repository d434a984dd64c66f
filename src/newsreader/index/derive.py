"""One file -> the row that the index keeps of it: a pure function, fit for a worker process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Final

from newsreader.errors import NewsreaderError
from newsreader.index.fingerprint import VERSION as FINGERPRINT_VERSION
from newsreader.index.fingerprint import fingerprint
from newsreader.language import noted
from newsreader.model import Named, Post, Remark, SourceRule
from newsreader.text.clean import clean_line
from newsreader.text.fold import fold

_UNREAD: Final = noted("The post could not be read")
_UNSET: Final = noted("The post could not be set")
_UNMARKED: Final = noted("The post could not be given a fingerprint")


@dataclass(frozen=True, slots=True)
class Row:
    """What the index keeps of one post; `text` apart, because it is long."""

    title: str
    categories: tuple[str, ...] = ()
    source: str = ""
    section: str = ""
    zone: str = ""
    """IANA name of the zone of the source; empty for a file that could not be read."""
    author: str = ""
    tags: tuple[str, ...] = ()
    instant: int | None = None
    """Seconds since 1970 UTC; of a post that is `day_only`, the midnight of its day in UTC."""
    day_only: bool = False
    written: str = ""
    origin: str = ""
    correction: str = ""
    named: tuple[Named, ...] = ()
    """Companies before words, and most often named first."""
    fingerprint: str | None = None
    remarks: tuple[Remark, ...] = ()
    text: str = ""
    """Title and text, each folded, a newline between them."""


Derive = Callable[[Path, str, Mapping[str, SourceRule]], Row | None]
"""The shape of `derive`."""


def derivation(rules: Mapping[str, SourceRule]) -> str:
    """What a row depends on beside its file; a row with another derivation is made again."""
    from newsreader.article import EXTRACTOR_VERSION
    from newsreader.posts import READER_VERSION
    from newsreader.securities import RECOGNISER_VERSION

    known = repr(sorted((name, repr(rule)) for name, rule in rules.items()))
    digest = blake2b(known.encode("utf-8", "replace"), digest_size=6).hexdigest()
    versions = (READER_VERSION, EXTRACTOR_VERSION, RECOGNISER_VERSION, FINGERPRINT_VERSION)
    return ".".join(map(str, versions)) + "-" + digest


def derive(archive: Path, path: str, rules: Mapping[str, SourceRule]) -> Row | None:
    """The row of the file `path` of `archive`; None for a file without front matter.

    Never raises on account of the file: one that cannot be read, or on which a part of the program
    fails, has a row with a remark that says so.
    """
    from newsreader.posts import read

    try:
        post = read(archive / path, path, rules)
    except (NewsreaderError, OSError) as error:
        return _bare(path, Remark("file", clean_line(str(error))))
    except Exception as error:
        return _bare(path, _failure("file", _UNREAD, error))
    if not post.front_matter:
        return None
    return row_of(post)


def row_of(post: Post) -> Row:
    """The row of a post that has been read."""
    from newsreader.reading import article_of

    remarks = list(post.remarks)
    text = ""
    named: tuple[Named, ...] = ()
    mark: str | None = None
    try:
        article = article_of(post)
        text, named = article.document.text, article.named
    except Exception as error:
        remarks.append(_failure("body", _UNSET, error))
    try:
        mark = fingerprint(post.title, post.body)
    except Exception as error:
        remarks.append(_failure("body", _UNMARKED, error))
    published = post.published
    return Row(
        title=post.title,
        categories=post.categories,
        source=post.source,
        section=post.section,
        zone=post.zone,
        author=post.author,
        tags=post.tags,
        instant=int(published.instant.timestamp()) if published else None,
        day_only=published.day_only if published else False,
        written=published.written if published else "",
        origin=published.origin if published else "",
        correction=published.correction if published else "",
        named=named,
        fingerprint=mark,
        remarks=tuple(remarks),
        text=f"{fold(post.title)}\n{fold(text)}",
    )


def _bare(path: str, remark: Remark) -> Row:
    """The row of a file of which only the name is known."""
    name = PurePosixPath(path)
    title = clean_line(name.stem) or clean_line(name.name)
    return Row(title, remarks=(remark,), text=f"{fold(title)}\n")


def _failure(field: str, sentence: str, error: Exception) -> Remark:
    words = clean_line(str(error))[:200]
    return Remark(field, f"{sentence}: {type(error).__name__}: {words}.")
