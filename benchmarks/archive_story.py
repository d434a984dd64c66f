"""One story of the made archive: chance, filled frames, and how a company is marked up.

Every draw goes through `Random.random()`, the one method whose sequence Python promises to keep,
and through integer or correctly rounded arithmetic, so a seed gives the same bytes everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TypeVar

import archive_words as words

Item = TypeVar("Item")
Frame = tuple[str, ...]
Mark = Callable[[str, str], str]
"""Turns a company's name and code into what stands in the text."""

_FIRST_DAY = datetime(2018, 12, 1)
_MOST_FROM = datetime(2021, 3, 1)
_LAST_DAY = datetime(2022, 9, 20)

_SIZES = (
    (0.0, 650),
    (0.10, 1200),
    (0.25, 1900),
    (0.50, 2900),
    (0.75, 4700),
    (0.90, 7700),
    (0.95, 13000),
    (0.99, 26000),
    (1.0, 42000),
)
_LINKS = ((0.0, 0), (0.30, 1), (0.60, 4), (0.90, 8), (0.985, 14), (1.0, 61))


def frames(lines: Sequence[str]) -> tuple[Frame, ...]:
    """Cut frames at their slots: odd places hold the slot's letter, even places plain text."""
    return tuple(tuple(re.split(r"\{([A-Z])\}", line)) for line in lines)


_SENTENCES = frames(words.SENTENCES)
_NAMED = frames(words.NAMED)
_TOPICAL = frames(words.TOPICAL)
_REGULATORY = frames(words.REGULATORY)
_ENGLISH = frames(words.ENGLISH_SENTENCES)


def plain(name: str, code: str) -> str:
    """Leave a company unmarked."""
    del code
    return name


def interpolate(table: Sequence[tuple[float, int]], rank: float) -> int:
    """Read a quantile table at a rank from 0 to 1, linear between its points."""
    for (low, from_value), (high, to_value) in pairwise(table):
        if rank <= high:
            return from_value + int((to_value - from_value) * (rank - low) / (high - low))
    return table[-1][1]


class Story:
    """What one post tells; the same number and seed tell the same story."""

    def __init__(self, seed: int, number: int) -> None:
        """Draw the topics, companies, size and time of story `number`."""
        self.random = Random(f"{seed}/{number}").random
        chance = self.random
        self.watched = [word for word, share in words.WATCHED if chance() < share]
        self.regulator = chance() < words.REGULATOR
        self.topics = [self.pick(words.TOPICS), *self.watched]
        if chance() < 0.4:
            self.topics.append(self.pick(words.TOPICS))
        drawn = [self.pick(words.COMPANIES) for _ in range(2 + self.below(7))]
        self.companies = list(dict.fromkeys(drawn))
        self._last_company = -1
        self.followed = self.pick(words.UNITED_STATES)
        self.rank = chance()
        self.links = interpolate(_LINKS, chance())
        """How many companies may still be marked; later ones are plain names."""
        self.moment = self._moment()
        """Beijing time, naive."""
        self.mark: Mark = plain
        self.links_words = False
        """Whether a common word that is a company's name is marked too."""

    def below(self, count: int) -> int:
        """Draw a whole number from 0 to `count` - 1."""
        return int(self.random() * count)

    def pick(self, items: Sequence[Item]) -> Item:
        """Draw one of `items`, all alike."""
        return items[int(self.random() * len(items))]

    def size(self, low: float = 0.0, high: float = 1.0) -> int:
        """Return how many bytes the post should have, its rank squeezed into `low` to `high`."""
        return interpolate(_SIZES, low + (high - low) * self.rank)

    def _moment(self) -> datetime:
        """Draw a time: most from 2021 on, most by day."""
        first = _MOST_FROM if self.random() < 0.93 else _FIRST_DAY
        day = first + timedelta(days=self.below((_LAST_DAY - first).days))
        hour = 8 + self.below(13) if self.random() < 0.85 else self.below(24)
        return day + timedelta(hours=hour, seconds=self.below(3600))

    # --- slots -------------------------------------------------------------------------------

    def company(self) -> str:
        """Name a company, another than before, marked while the post has marks left."""
        place = self.below(len(self.companies))
        if place == self._last_company:
            place = (place + 1) % len(self.companies)
        self._last_company = place
        name, code = self.companies[place]
        if self.links <= 0:
            return name
        self.links -= 1
        return self.mark(name, code)

    def topic(self) -> str:
        """Name a topic, linked where the publisher takes it for a company."""
        topic = self.pick(self.topics)
        code = words.HOT_WORDS.get(topic)
        return self.mark(topic, code) if code and self.links_words else topic

    def percent(self) -> str:
        """Write a share, such as 3.27%."""
        return f"{self.below(3000) / 100}%"

    def money(self) -> str:
        """Write a sum, such as 12.6亿元."""
        if self.random() < 0.6:
            return f"{(1 + self.below(4000)) / 10}亿元"
        return f"{100 + self.below(9000)}万元"

    def english_company(self) -> str:
        """Write a company of the United States with its ticker, as finviz does."""
        name, _, ticker = self.pick(words.UNITED_STATES)
        return f"{name} ({ticker})"

    def cashtag(self) -> str:
        """Write a company as 雪球 does in plain text, such as $贵州茅台(SH600519)$."""
        name, code = self.pick(self.companies)
        return f"${name}({'SH' if code[0] == '6' else 'SZ'}{code})$"

    def fill(self, frame: Frame) -> str:
        """Fill the slots of one frame."""
        slots = _SLOTS
        return "".join(
            [slots[part](self) if place & 1 else part for place, part in enumerate(frame)]
        )

    # --- text --------------------------------------------------------------------------------

    def title(self, headlines: Sequence[Frame]) -> str:
        """Write a headline; call it before `mark` is set, so that nothing in it is marked."""
        links, self.links = self.links, 0
        title = self.fill(self.pick(headlines))
        self.links = links
        return title

    def opening(self) -> list[str]:
        """Write the sentences that every telling of this story has: its topics and regulator."""
        said = [self.fill(self.pick(_NAMED))]
        topics = self.topics
        for word in self.watched:
            self.topics = [word]
            said.append(self.fill(self.pick(_TOPICAL)))
        self.topics = topics
        if self.regulator:
            said.append(self.fill(self.pick(_REGULATORY)))
        return said

    def paragraphs(self, room: int, markup: int = 8) -> list[str]:
        """Write paragraphs of together about `room` bytes, the opening sentences among them.

        `markup` is how many bytes each of them will take on top of its text.
        """
        waiting = self.opening()
        done: list[str] = []
        while room > 0 or waiting:
            sentences: list[str] = []
            for _ in range(1 + self.below(4)):
                if waiting:
                    sentences.append(waiting.pop(0))
                elif room > 0:
                    sentences.append(self.fill(self.pick(_SENTENCES)))
                else:
                    break
                room -= len(sentences[-1].encode()) + 3
            done.append("。".join(sentences) + "。")
            room -= markup
        return done

    def english(self, room: int) -> list[str]:
        """Write English paragraphs of together about `room` bytes."""
        done: list[str] = []
        while room > 0:
            text = ". ".join(self.fill(self.pick(_ENGLISH)) for _ in range(3)) + "."
            if "NVIDIA" in self.watched and not done:
                text += " Suppliers of NVIDIA were in focus."
            done.append(text)
            room -= len(text)
        return done


_SLOTS: dict[str, Callable[[Story], str]] = {
    "C": Story.company,
    "P": Story.percent,
    "M": Story.money,
    "N": lambda story: str(2 + story.below(120)),
    "T": Story.topic,
    "I": lambda story: story.pick(words.INDUSTRIES),
    "R": lambda story: story.pick(words.REGIONS),
    "O": lambda story: story.pick(words.INSTITUTIONS),
    "D": lambda story: f"{story.moment.month}月{story.moment.day}日",
    "Q": lambda story: story.pick(words.PERIODS),
    "V": lambda story: story.pick(words.DIRECTIONS),
    "K": lambda story: story.pick(words.PRODUCTS),
    "X": lambda story: story.pick(words.VIEWS),
    "Y": lambda story: f"{(100 + story.below(30000)) / 100:.2f}",
    "Z": lambda story: str(story.moment.year + 1 + story.below(5)),
    "E": Story.english_company,
    "F": lambda story: story.followed[0],
    "G": Story.cashtag,
    "J": lambda story: story.pick(words.ENGLISH_FIELDS),
    "U": lambda story: story.pick(words.ENGLISH_SPANS),
}
