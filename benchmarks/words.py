"""The filters that searches are measured by, and what each finds in an archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from archives import Archive
from figures import BenchmarkError
from reader import stories

SCREENFUL = 40
"""Stories that fill the screen."""


@dataclass(frozen=True, slots=True)
class Word:
    """Something that is looked for in the words of the posts."""

    text: str
    what: str
    there: bool = True
    """Whether any post has it."""

    @property
    def query(self) -> str:
        """How it is typed into the filter."""
        return f'"{self.text}"' if " " in self.text else self.text

    def __str__(self) -> str:
        return f"{self.text} ({self.what})"


WORDS = (
    Word("芯片", "in 7 posts of 100"),
    Word("虚拟电厂", "in 2.7"),
    Word("证监会", "in 49"),
    Word("NVIDIA", "Latin, in 3"),
    Word("q", "one letter"),
    Word("芯", "one character"),
    Word("for the next", "a phrase"),
    Word("量子咸鱼", "in none", there=False),
)

FIELDS = ("ticker:600519", "category:财联社", "date:2022-03")
TOGETHER = "ticker:600519 category:金融 date:2022 证监会"


@dataclass(frozen=True, slots=True)
class Hits:
    """What the reader finds for a filter."""

    paths: frozenset[str]
    newest: str
    """Title of the newest story; empty where there is none."""
    gone: str
    """Title of the newest story of the archive that is not among them; empty where all are."""


@lru_cache(maxsize=64)
def hits(archive: Archive, query: str) -> Hits:
    """Ask the reader what a filter finds. Raises `BenchmarkError` where it fails."""
    found = stories(archive.reader, archive.folder, archive.environment, query)
    paths = frozenset(str(story["path"]) for story in found)
    titles = {str(story["title"]) for story in found}
    first = _first(archive)
    gone = next((title for path, title in first if path not in paths and title not in titles), "")
    return Hits(paths, str(found[0]["title"]) if found else "", gone)


@lru_cache(maxsize=16)
def _first(archive: Archive) -> tuple[tuple[str, str], ...]:
    """Path and title of the stories that stand on the first screen, but for its last lines."""
    limit = SCREENFUL // 2
    found = stories(archive.reader, archive.folder, archive.environment, limit=limit)
    if not found:
        raise BenchmarkError("the reader lists no story")
    return tuple((str(story["path"]), str(story["title"])) for story in found)
