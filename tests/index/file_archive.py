"""A folder of posts with its index, and a reading of them that costs nothing."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from newsreader.index import schema, store
from newsreader.index.derive import Body, Head
from newsreader.index.grams import pieces
from newsreader.model import Named, Progress, Remark, SecurityKind, Sense
from newsreader.securities.lessons import Lesson
from newsreader.securities.lexicon import SHIPPED, Lexicon
from newsreader.securities.own import NO_NAMES, OwnNames
from newsreader.text.fold import fold


class Derived:
    """Takes the text of a file as its title, and remembers which files it was asked about.

    `name=symbol` in a text is a lesson, and a name of the lexicon that stands in it is a naming.
    """

    def __init__(self, heads: str = "one", bodies: str = "one") -> None:
        self.folder = Path()
        self.lexicon = SHIPPED
        self.heads_by = heads
        self.bodies_by = bodies
        self.asked: list[str] = []

    def glance(self, path: str) -> int:
        """Give the first number in the text, if it begins with one."""
        first = (self.folder / path).read_text().partition(" ")[0]
        return int(first) if first.isdecimal() else 0

    def head(self, path: str) -> Head | None:
        """Give the head, and remember."""
        self.asked.append(path)
        try:
            text = (self.folder / path).read_text()
        except OSError as error:
            return Head(path, remarks=(Remark("file", str(error)),))
        return None if text == "skip" else Head(text, instant=self.glance(path) or None)

    def body(self, path: str) -> Body:
        """Give the body, and remember."""
        self.asked.append("body of " + path)
        try:
            text = (self.folder / path).read_text()
        except OSError:
            text = path
        named = tuple(
            Named(found.symbol, name, SecurityKind.STOCK, Sense.COMPANY, 1)
            for name, (found, *_others) in self.lexicon.more.items()
            if name in text
        )
        taught = tuple(Lesson(*word.split("=")) for word in text.split() if "=" in word)
        folded = fold(text) + "\n"
        return Body(folded, pieces(folded), named, taught)

    def whole(self, path: str) -> tuple[Head, Body] | None:
        """Give both."""
        head = self.head(path)
        return None if head is None else (head, self.body(path))

    def heads(self) -> list[str]:
        """Give the files whose heads were asked for."""
        return [path for path in self.asked if not path.startswith("body of ")]

    def bodies(self) -> list[str]:
        """Give the files whose bodies were asked for."""
        return [path[8:] for path in self.asked if path.startswith("body of ")]


class Archive:
    """A folder of posts, and its index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "archive"
        self.folder.mkdir()
        self.file = folder / "cache" / "index.db"
        schema.prepare(self.file, self.folder)
        self.clock = 10**18

    def put(self, path: str, text: str = "text") -> None:
        """Write a file, later than all before it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.clock += 10**9
        os.utime(file, ns=(self.clock, self.clock))

    def fill(self, number: int) -> None:
        """Write many files."""
        for each in range(number):
            self.put(f"{each}.md")

    def update(
        self, derive: Derived | None = None, own: OwnNames = NO_NAMES, **options: object
    ) -> Progress:
        """Bring the index up to date."""
        derived = derive or Derived()
        derived.folder = self.folder

        def making(lexicon: Lexicon) -> Derived:
            derived.lexicon = lexicon
            return derived

        return store.update(self.folder, self.file, making, own, **options)  # type: ignore[arg-type]

    def titles(self) -> dict[str, str]:
        """Give what the index holds."""
        with closing(schema.connect(self.file)) as connection:
            return dict(connection.execute("SELECT path, title FROM posts").fetchall())

    def texts(self) -> set[str]:
        """Give the paths of the posts whose text the index holds."""
        with closing(schema.connect(self.file)) as connection:
            found = connection.execute("SELECT path FROM posts JOIN texts USING (id)").fetchall()
        return {path for (path,) in found}

    def symbols(self) -> dict[str, str]:
        """Give which securities each post names."""
        with closing(schema.connect(self.file)) as connection:
            return dict(connection.execute("SELECT path, symbols FROM posts").fetchall())
