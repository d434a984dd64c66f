from __future__ import annotations

import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from newsreader.cli import stories, streams
from newsreader.config import Configuration
from newsreader.console.rows import Format
from newsreader.errors import IndexUnavailable, MarksError, QueryError
from newsreader.library import Library
from newsreader.model import Story
from newsreader.query import Everything

SHANGHAI = ZoneInfo("Asia/Shanghai")
STORY = Story(
    id=1,
    path="a.md",
    title="A",
    instant=1_660_433_580,
    day_only=False,
    categories=("金融",),
    source="",
    section="",
    author="",
    symbols=(),
    unread=True,
    bookmarked=False,
    watched=False,
    problem=False,
)


def test_the_date_of_a_row_is_in_the_display_zone() -> None:
    assert stories.entry(STORY, SHANGHAI)["date"] == "2022-08-14T07:33:00+08:00"
    assert stories.entry(STORY, ZoneInfo("UTC"))["date"] == "2022-08-13T23:33:00+00:00"
    assert stories.entry(replace(STORY, instant=None), SHANGHAI)["date"] is None


def test_the_last_second_that_python_counts_is_no_error() -> None:
    last = replace(STORY, instant=253_402_300_799)
    assert stories.entry(last, SHANGHAI)["date"] == "9999-12-31T23:59:59+00:00"


def test_a_table_shows_the_day_alone_where_no_more_is_known() -> None:
    date = stories._columns(Format.TABLE)[0]
    assert date.shown is not None
    assert date.shown(stories.entry(STORY, SHANGHAI)) == "2022-08-14 07:33"
    day = replace(STORY, instant=1_660_435_200, day_only=True)  # 2022-08-14, midnight in UTC
    for zone in (SHANGHAI, ZoneInfo("America/New_York")):
        assert date.shown(stories.entry(day, zone)) == "2022-08-14"
    assert date.shown(stories.entry(replace(STORY, instant=None), SHANGHAI)) == ""


def test_every_column_is_in_a_row() -> None:
    row = stories.entry(STORY, SHANGHAI)
    for layout in Format:
        assert {column.name for column in stories._columns(layout)} <= set(row)


def test_an_index_that_another_program_writes_is_shown_as_it_is(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with stories.opened(archive, Configuration()):
        pass

    def busy(_library: Library) -> None:
        raise IndexUnavailable("Another program is indexing.")

    monkeypatch.setattr(stories, "bring_up_to_date", busy)
    with stories.opened(archive, Configuration()) as library:
        assert library.count() == 3
    message = "What is printed may be incomplete. Another program is indexing.\n"
    assert capsys.readouterr().err == message


def test_the_configured_zone_is_the_library_s(archive: Path) -> None:
    with stories.opened(archive, Configuration(timezone="America/New_York")) as library:
        assert library.zone == "America/New_York"


def test_marks_that_are_there_can_be_needed(archive: Path) -> None:
    with stories.library_of(archive, Configuration()) as library:
        stories.need_marks(library)


def test_marks_that_cannot_be_written_can_be_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stories.library_of(archive, Configuration()) as library:
        monkeypatch.setattr(Library, "notices", ("Marks are not saved.",))
        stories.need_marks(library)


def test_where_there_can_be_no_marks_there_are_none(
    archive: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (state / "data").write_text("no folder")
    with stories.library_of(archive, Configuration()) as library:
        assert library.notices
        stories.need_marks(library)
    assert capsys.readouterr().err.startswith("Marks are not saved")


def test_a_notice_that_is_the_error_is_not_told_twice(
    archive: Path, damaged_marks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        pytest.raises(MarksError, match=damaged_marks.name),
        stories.library_of(archive, Configuration()) as library,
    ):
        stories.need_marks(library)
    assert capsys.readouterr().err == ""


def test_the_place_of_a_mistake_counts_cells(archive: Path) -> None:
    with stories.opened(archive, Configuration()) as library:
        with pytest.raises(QueryError) as error:
            stories.query_of("芯片\t(", library)
        assert str(error.value).splitlines()[1:] == ["  芯片 (", "       ^"]
        assert stories.query_of("", library) == Everything()


def test_a_terminal_of_narration_gets_progress(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "narrates", lambda: 256)
    monkeypatch.setattr(sys, "stderr", StringIO())
    with stories.library_of(archive, Configuration()) as library:
        assert stories.bring_up_to_date(library).changed >= 3
