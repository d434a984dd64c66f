"""What the list's top line says: which archive, how narrowed, how many stories, how far read in."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.language import _, ngettext
from newsreader.model import Progress, Stage
from newsreader.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the list stands."""

    archive: str
    scope: str
    """What the side panel or the bookmarks view narrowed it to; empty for everything."""
    filtered: bool
    stories: int
    whole: bool
    """Whether that is all of them, or only what has been found so far."""
    unread: int | None
    """Of the whole archive; None where the list shows only part of it."""
    position: int
    said: str
    progress: Progress | None
    zone: str


def left(standing: Standing) -> str:
    """The left side: archive, what it is narrowed to, and how many stories that leaves."""
    count = standing.stories
    parts = [clean_line(standing.archive)]
    if standing.scope:
        parts.append(clean_line(standing.scope))
    if standing.filtered:
        parts.append(_("filtered"))
    stories = ngettext("{number} story", "{number} stories", count)
    least = "" if standing.whole else "≥ "
    parts.append(stories.format(number=f"{least}{count:,}"))
    if standing.unread is not None:
        parts.append(_("{number} unread").format(number=f"{standing.unread:,}"))
    return " · ".join(parts)


def right(standing: Standing) -> tuple[str, ...]:
    """The right side, the most important part first."""
    count = standing.stories
    least = "" if standing.whole else "≥"
    place = f"{standing.position + 1:,}/{least}{count:,}" if count else ""
    return (standing.said, place, _reading(standing.progress), standing.zone)


def _reading(progress: Progress | None) -> str:
    if progress is None or progress.done >= progress.total:
        return ""
    words = {
        Stage.STORIES: _("reading {done} of {total}"),
        Stage.TEXTS: _("reading texts, {done} of {total}"),
    }[progress.stage]
    return words.format(done=f"{progress.done:,}", total=f"{progress.total:,}")
