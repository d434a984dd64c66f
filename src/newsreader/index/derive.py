"""One file -> what the index keeps of it: pure functions, fit for a worker process.

It is derived in two parts. The head, quickly: all that the list shows. The text, which takes ten
times as long: what is searched, which securities are named, and what the story teaches of names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from newsreader.errors import UnreadableFile
from newsreader.index import versions
from newsreader.index.fingerprint import fingerprint
from newsreader.index.glance import glance
from newsreader.index.grams import pieces
from newsreader.language import noted
from newsreader.model import Named, Post, Remark, SourceRule
from newsreader.securities.lessons import Lesson
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.text.clean import clean_line
from newsreader.text.fold import fold

_MOST_FOLDED: Final = 1_000_000
"""Characters that are searched: one of U+FDFA becomes eighteen when it is folded."""
_UNREAD: Final = noted("The post could not be read")
_LOST: Final = noted("The program that read the post came to an end.")
_UNSET: Final = noted("The post could not be set")
_UNMARKED: Final = noted("The post could not be given a fingerprint")


@dataclass(frozen=True, slots=True)
class Head:
    """What the list shows of one post."""

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
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What its text says."""

    folded: str = ""
    """Title and text, each folded, a newline between them; no lone surrogates."""
    pieces: str = ""
    """Of `folded`, as `grams.pieces` gives them."""
    named: tuple[Named, ...] = ()
    """Companies before words, and most often named first."""
    lessons: tuple[Lesson, ...] = ()
    """The names that it gives to codes."""
    fingerprint: str | None = None
    remarks: tuple[Remark, ...] = ()


class Derive(Protocol):
    """What is asked about the files of an archive, by their paths in it; pickled to workers.

    Never raises on account of a file: one that cannot be read, or on which a part of the program
    fails, has a remark that says so.
    """

    @property
    def heads_by(self) -> str:
        """What a head depends on beside its file; one made by another is made again."""

    @property
    def bodies_by(self) -> str:
        """What a text depends on beside its file and its head."""

    @property
    def lexicon(self) -> Lexicon:
        """The names by which securities are found."""

    def glance(self, path: str) -> int:
        """A number that grows with the date of a post, roughly; 0 where none is seen."""

    def head(self, path: str) -> Head | None:
        """The head of a post; None for a file without front matter."""

    def body(self, path: str) -> Body:
        """The text of a post."""

    def whole(self, path: str) -> tuple[Head, Body] | None:
        """Both, of one reading of the file; None for a file without front matter."""


@dataclass(frozen=True)
class Files:
    """The posts in the folder `archive`."""

    archive: Path
    rules: Mapping[str, SourceRule]
    lexicon: Lexicon = SHIPPED

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle what it is made of, not the tables that have been made of that."""
        lexicon = Lexicon(dict(self.lexicon.more), self.lexicon.dropped)
        return type(self), (self.archive, dict(self.rules), lexicon)

    @property
    def heads_by(self) -> str:
        """The version of what reads posts, and the rules of the sources' clocks."""
        return versions.heads_by(self.rules)

    @property
    def bodies_by(self) -> str:
        """The versions of what makes pages, finds securities and recognises stories again."""
        return versions.bodies_by()

    def glance(self, path: str) -> int:
        """A number that grows with the date of a post, roughly; 0 where none is seen."""
        return glance(f"{self.archive}/{path}")

    def head(self, path: str) -> Head | None:
        """The head of a post; None for a file without front matter."""
        post = self._read(path)
        if isinstance(post, Remark):
            return _bare(path, post)
        return head_of(post) if post.front_matter else None

    def body(self, path: str) -> Body:
        """The text of a post; of one that cannot be read its name alone, which the head shows."""
        post = self._read(path)
        if isinstance(post, Remark):
            return _name_alone(path)
        return body_of(post, self.lexicon)

    def whole(self, path: str) -> tuple[Head, Body] | None:
        """Both, of one reading of the file; None for a file without front matter."""
        post = self._read(path)
        if isinstance(post, Remark):
            return _bare(path, post), _name_alone(path)
        return (head_of(post), body_of(post, self.lexicon)) if post.front_matter else None

    def _read(self, path: str) -> Post | Remark:
        from newsreader.posts.read import read

        try:
            return read(self.archive / path, path, self.rules, self.archive)
        except UnreadableFile as error:
            return Remark("file", clean_line(error.reason or str(error)))
        except Exception as error:
            return _failure("file", _UNREAD, error)


def head_of(post: Post) -> Head:
    """The head of a post that has been read."""
    published = post.published
    return Head(
        title=sound(post.title),
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
        remarks=post.remarks,
    )


def body_of(post: Post, lexicon: Lexicon = SHIPPED) -> Body:
    """The text of a post that has been read."""
    from newsreader.reading import article_of
    from newsreader.securities.lessons import lessons

    remarks: list[Remark] = []
    text = ""
    named: tuple[Named, ...] = ()
    taught: tuple[Lesson, ...] = ()
    mark: str | None = None
    try:
        article = article_of(post, lexicon)
        text, named, taught = article.document.text, article.named, tuple(lessons(article.mentions))
    except Exception as error:
        remarks.append(_failure("body", _UNSET, error))
    try:
        mark = fingerprint(post.title, post.body)
    except Exception as error:
        remarks.append(_failure("body", _UNMARKED, error))
    folded = sound(f"{fold(post.title)}\n{fold(text)}"[:_MOST_FOLDED])
    return Body(folded, pieces(folded), named, taught, mark, tuple(remarks))


def lost(path: str) -> tuple[Head, Body]:
    """What is kept of a file on which the process that read it came to an end."""
    return _bare(path, Remark("file", _LOST)), _name_alone(path)


def sound(text: str) -> str:
    """`text` with `?` for lone surrogates, which SQLite cannot store."""
    return text.encode("utf-8", "replace").decode()


def _bare(path: str, remark: Remark) -> Head:
    """The head of a file of which only the name is known."""
    return Head(_name(path), remarks=(remark,))


def _name_alone(path: str) -> Body:
    folded = f"{fold(_name(path))}\n"
    return Body(folded, pieces(folded))


def _name(path: str) -> str:
    name = PurePosixPath(path)
    return clean_line(name.stem) or clean_line(name.name)


def _failure(field: str, sentence: str, error: Exception) -> Remark:
    words = clean_line(str(error))[:200]
    return Remark(field, f"{sentence}: {type(error).__name__}: {words}.")
