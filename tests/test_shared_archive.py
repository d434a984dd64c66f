"""One archive and many who read it: users of their own, and many programs of one user."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import pytest
from torture.archive import one_home, shared, together, told
from torture.people import Person, common_ground, lock_up, people, photograph, write_posts

pytestmark = pytest.mark.terminal

MANY = 8


@pytest.fixture
def ground() -> Iterator[Path]:
    """Give a folder that every user may enter."""
    with common_ground() as folder:
        yield folder


@pytest.fixture
def archive(ground: Path) -> Path:
    """Give an archive of forty posts that nobody may write."""
    folder = ground / "archive"
    write_posts(40, folder)
    lock_up(folder)
    return folder


def test_many_users_of_one_archive_have_each_their_own_marks(ground: Path, archive: Path) -> None:
    shared(archive, people(MANY, ground))


def test_many_programs_of_one_user_keep_every_mark_and_leave_a_right_index(
    ground: Path, archive: Path, state: Path
) -> None:
    (person,) = people(1, ground)
    one_home(archive, person, MANY)
    seen = person.listed(archive)
    alone = Person(state)  # with an index that nobody else has written
    assert sum(row["bookmarked"] for row in seen) == MANY // 4
    fresh = alone.listed(archive)
    assert not any(row["bookmarked"] for row in fresh)
    for row in (*seen, *fresh):
        row["bookmarked"] = row["unread"] = False
    seen.sort(key=itemgetter("path"))  # of one moment, who was read first stands first
    assert seen == sorted(fresh, key=itemgetter("path"))


def test_errors_of_those_who_work_together_are_told() -> None:
    def fail() -> None:
        raise AssertionError("one of them")

    with pytest.raises(ExceptionGroup, match="1 of 2"):
        together(fail, lambda: None)


def test_a_changed_archive_does_not_look_as_before(archive: Path) -> None:
    before = photograph(archive)
    assert photograph(archive) == before
    file = next(archive.rglob("*.md"))
    file.chmod(0o600)
    assert photograph(archive) != before


def test_two_looks_at_an_archive_are_the_same(archive: Path) -> None:
    assert told(archive) == told(archive)
