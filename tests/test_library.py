from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from newsreader import config
from newsreader.errors import IndexUnavailable, MarksError, UnknownSecurity, UnreadableFile
from newsreader.index import looks, place, schema, shelves
from newsreader.index.search import Reader
from newsreader.library import Change, Library, Order, Stopped, Watching
from newsreader.model import Level, SourceRule
from newsreader.query import Is, Query, Text, parse

TODAY = date(2022, 8, 14)
LONG = "示例科技公布季度业绩，营业收入同比增长百分之三十，净利润创历史新高。" * 4
RULES = {"示例日报": SourceRule("Asia/Shanghai")}


def post(title: str, day: str | None = "2022-08-14", body: str = "正文") -> str:
    when = f"date: {day} 15:33:00 +08:00\n" if day else ""
    head = f"title: {title}\n{when}categories:\n  - 金融\n  - 示例日报\n  - 要闻\n"
    return f"---\n{head}author: 示例日报\n---\n<p>{body}</p>\n"


class Archive:
    """A folder of posts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def put(self, path: str, text: str) -> None:
        """Write a file."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def open(self, zone: str | None = None) -> Library:
        """Open it, up to date."""
        library = Library.open(self.folder, RULES, zone)
        library.update()
        return library


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give an archive of three stories, one of them old, and a file that is no story."""
    made = Archive(tmp_path / "archive")
    made.put("chips.md", post("芯片走强", body=f"芯片(300024.SZ)上涨。{LONG}"))
    made.put("week/old.md", post("旧闻", "2022-08-01"))
    made.put("undated.md", post("无日期", None))
    made.put("README.md", "# No story\n")
    return made


@pytest.fixture
def library(archive: Archive) -> Iterator[Library]:
    with archive.open() as opened:
        yield opened


def paths(library: Library, text: str = "", order: Order = Order.NEWEST) -> list[str]:
    return [story.path for story in library.stories(parse(text, TODAY), order)]


def id_of(library: Library, path: str) -> int:
    story = library.find(path)
    assert story is not None
    return story.id


def mark_rows() -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(config.data_directory() / "marks.db")) as connection:
        return connection.execute("SELECT path, kind, value, at FROM mark ORDER BY 1, 2").fetchall()


def damage(file: Path) -> None:
    file.write_bytes(b"nonsense" * 4096)
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def index_file(archive: Archive) -> Path:
    return place.index_file(archive.folder.resolve(), config.cache_directory())


# --- opening ------------------------------------------------------------------------------------


def test_stories_are_listed_newest_first_and_files_that_are_none_are_not(library: Library) -> None:
    assert paths(library) == ["chips.md", "week/old.md", "undated.md"]
    assert paths(library, order=Order.OLDEST) == ["week/old.md", "chips.md", "undated.md"]
    story = library.find("chips.md")
    assert story is not None
    assert story.title == "芯片走强"
    assert story.categories == ("金融", "示例日报", "要闻")
    assert story.symbols == ("300024.SZ",)
    assert not library.notices


def test_what_is_known_is_shown_before_any_file_is_looked_at(archive: Archive) -> None:
    archive.open().close()
    archive.put("new.md", post("新"))
    with Library.open(archive.folder, RULES) as library:
        assert "new.md" not in paths(library)
        library.update()
        assert "new.md" in paths(library)


def test_opening_and_listing_loads_nothing_that_reads_posts(archive: Archive) -> None:
    archive.open().close()
    code = (
        "import sys; from pathlib import Path; from newsreader.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "assert len(library.rows(library.view(limit=40).ids)) == 3; library.close()\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(archive.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    heavy = {"textual", "rich", "yaml", "selectolax", "html2text", "dateutil", "markdown_it"}
    assert not loaded & heavy


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no folder"):
        Library.open(tmp_path / "nowhere")


def test_an_archive_has_one_index_by_whatever_way_it_is_reached(
    archive: Archive, tmp_path: Path
) -> None:
    archive.open().close()
    (tmp_path / "link").symlink_to(archive.folder)
    with Library.open(tmp_path / "link") as library:
        assert len(library.view()) == 3


def test_without_a_cache_folder_the_index_is_a_passing_one(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with archive.open() as library:
        assert len(library.view()) == 3
        (notice,) = library.notices
        assert "The index is not kept" in notice


def test_the_archive_is_never_written(archive: Archive) -> None:
    def state() -> dict[str, tuple[str, int]]:
        return {
            str(file): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
            for file in archive.folder.rglob("*")
            if file.is_file()
        }

    before = state()
    with archive.open() as library:
        library.mark(list(library.view().ids), "bookmark", True)
        library.post(library.view().ids[0])
        library.undo()
    assert state() == before


# --- questions ----------------------------------------------------------------------------------


def test_the_zone_is_that_of_the_sources_unless_it_is_chosen(archive: Archive) -> None:
    with Library.open(archive.folder, RULES) as library:
        assert library.zone == "UTC"
        library.update()
        assert library.zone == "Asia/Shanghai"
        assert library.view().days[0].date == date(2022, 8, 14)
    with archive.open("Pacific/Kiritimati") as library:
        assert library.zone == "Pacific/Kiritimati"
        assert library.today == datetime.fromtimestamp(time.time() + 14 * 3600, UTC).date()


def test_the_zone_can_be_changed_while_open(library: Library) -> None:
    library.show_in("Pacific/Kiritimati")
    assert library.view().zone == "Pacific/Kiritimati"
    library.show_in(None)
    assert library.zone == "Asia/Shanghai"


def test_one_file_is_put_into_the_index_before_any_scan(archive: Archive) -> None:
    with Library.open(archive.folder, RULES) as library:
        story = library.add("chips.md")
        assert story is not None
        assert library.add("README.md") is None
        assert paths(library) == ["chips.md"]
        assert library.update().changed == 2
        assert library.add("chips.md") == story


def test_a_search_that_nobody_waits_for_is_given_up(archive: Archive) -> None:
    for number in range(1500):
        archive.put(f"{number}.md", post(str(number)))
    with archive.open() as library:
        with pytest.raises(Stopped):
            library.view(Text("龘"), stop=lambda: True)
        assert len(library.view(Text("龘"), stop=lambda: False)) == 0


def test_the_unread_are_counted_alone(library: Library) -> None:
    assert library.unread() == 1
    library.mark([id_of(library, "week/old.md")], "read", False)
    assert library.unread() == library.count(Is("unread")) == 2


def test_the_tree_is_counted_again_only_when_the_index_has_changed(
    archive: Archive, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []
    count = shelves.shelves

    def counting(connection: sqlite3.Connection, query: Query, reader: Reader) -> object:
        counted.append(query)
        return count(connection, query, reader)

    monkeypatch.setattr(shelves, "shelves", counting)
    first = library.tree()
    library.mark([id_of(library, "chips.md")], "read", True)
    library.update()
    assert library.tree() == first
    assert len(counted) == 1
    archive.put("new.md", post("新"))
    archive.open().close()  # by another program
    assert library.tree()[0].count == 4
    library.tree(Text("新"))
    assert library.tree()[0].count == 4
    (archive.folder / "new.md").unlink()
    library.update()
    assert library.tree() == first


def test_the_calendar_of_a_view_in_hand_is_not_looked_for_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = library.calendar()
    by_title, beginning = library.view(order=Order.TITLE), library.view(limit=1)
    assert library.calendar(by_title) == library.calendar(beginning) == expected
    view = library.view()
    monkeypatch.setattr(library, "view", None)
    assert library.calendar(view) == expected


def test_a_day_without_an_hour_is_that_day_in_every_zone(archive: Archive) -> None:
    archive.put("day.md", post("日").replace("15:33:00 +08:00", ""))
    with archive.open() as library:
        for zone in (None, "America/New_York", "Pacific/Kiritimati"):
            library.show_in(zone)
            assert "day.md" in paths(library, "date:2022-08-14")
            assert paths(library, "date:2022-08-13") == []
        library.show_in("America/New_York")
        (day, *_others) = library.view().days
        assert (day.date, day.count) == (date(2022, 8, 14), 2)
        assert paths(library) == ["chips.md", "day.md", "week/old.md", "undated.md"]


def test_what_can_be_no_security_is_an_error(library: Library) -> None:
    query = parse("ticker:茅草屋", TODAY)
    questions = (library.view, library.count, library.tree, library.calendar)
    for question in questions:
        with pytest.raises(UnknownSecurity, match="“茅草屋” is no security that is known"):
            question(query)
    assert paths(library, "ticker:30002") == ["chips.md"]


def test_counts_tree_and_calendar_agree_with_the_list(library: Library) -> None:
    assert library.count() == len(library.view()) == 3
    (finance,) = library.tree()
    assert (finance.label, finance.count) == ("金融", 3)
    assert [(node.label, node.count) for node in library.calendar()] == [
        ("2022", 2),
        ("Undated", 1),
    ]
    for node in library.calendar():
        assert library.count(parse(node.query, TODAY)) == node.count


def test_a_story_is_read_from_its_file(library: Library) -> None:
    assert library.post(id_of(library, "chips.md")).title == "芯片走强"
    with pytest.raises(UnreadableFile, match="no longer"):
        library.post(999)


def test_a_file_is_called_by_its_path_in_the_archive(library: Library, archive: Archive) -> None:
    assert library.relative(archive.folder / "week" / "old.md") == "week/old.md"
    assert library.relative(archive.folder / "week" / ".." / "chips.md") == "chips.md"
    assert library.relative(archive.folder.parent / "else.md") is None


def test_what_is_wrong_with_posts_is_told_by_path(library: Library) -> None:
    found = [(path, remark.field) for path, remark in library.remarks()]
    assert ("undated.md", "date") in found
    assert found == sorted(found, key=lambda pair: pair[0])
    assert all(isinstance(remark.level, Level) for _path, remark in library.remarks())
    story = library.find("undated.md")
    assert story is not None
    assert story.problem


def test_many_threads_may_ask_while_the_index_is_written(archive: Archive) -> None:
    for number in range(300):
        archive.put(f"{number}.md", post(str(number)))
    errors: list[BaseException] = []
    with Library.open(archive.folder, RULES) as library:
        done = threading.Event()

        def ask() -> None:
            try:
                while not done.is_set():
                    library.rows(library.view(limit=20).ids)
            except BaseException as error:  # told to the main thread
                errors.append(error)

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        library.update()
        done.set()
        for thread in threads:
            thread.join()
        assert not errors
        assert len(library.view()) == 303


# --- marks --------------------------------------------------------------------------------------


def test_the_newest_seven_days_are_unread_when_first_indexed_and_later_ones_too(
    archive: Archive,
) -> None:
    with archive.open() as library:
        assert paths(library, "is:unread") == ["chips.md"]
        archive.put("later.md", post("后来", "2022-09-30"))
        archive.put("earlier.md", post("之前", "2022-07-01"))
        library.update()
        assert paths(library, "is:unread") == ["later.md", "chips.md"]
    index_file(archive).unlink()
    with archive.open() as library:
        assert paths(library, "is:unread") == ["later.md", "chips.md"]


def test_a_first_index_that_was_stopped_notes_nothing(archive: Archive) -> None:
    with Library.open(archive.folder, RULES) as library:
        assert library.update(stop=lambda: True).done == 0
        library.update()
        assert paths(library, "is:unread") == ["chips.md"]


def test_a_mark_is_seen_at_once_and_after_a_new_start(archive: Archive) -> None:
    with archive.open() as library:
        library.mark([id_of(library, "week/old.md")], "bookmark", True)
        assert paths(library, "is:bookmarked") == ["week/old.md"]
        story = library.find("week/old.md")
        assert story is not None
        assert story.bookmarked
    with archive.open() as library:
        assert paths(library, "is:bookmarked 旧闻") == ["week/old.md"]


def test_a_watched_security_lights_its_stories_in_every_archive(
    library: Library, tmp_path: Path
) -> None:
    library.watch(["300024.SZ"], True)
    assert paths(library, "is:watched") == ["chips.md"]
    assert paths(library, "-is:watched") == ["week/old.md", "undated.md"]
    assert [story.watched for story in library.stories()] == [True, False, False]
    assert library.stocks.watched() == ["300024.SZ"]
    other = Archive(tmp_path / "other")
    other.put("robots.md", post("机器人", body="机器人(300024.SZ)上涨。"))
    with other.open() as opened:
        assert paths(opened, "is:watched") == ["robots.md"]
    library.watch(["300024.SZ"], False)
    assert paths(library, "is:watched") == []


def test_watching_is_undone_in_its_turn(library: Library) -> None:
    library.watch(["300024.SZ"], True)
    library.mark([id_of(library, "chips.md")], "bookmark", True)
    assert isinstance(library.undo(), Change)
    undone = library.undo()
    assert isinstance(undone, Watching)
    assert (undone.symbols, undone.value) == (("300024.SZ",), True)
    assert library.stocks.watched() == []
    assert library.undo() is None


def test_what_is_watched_is_seen_by_another_process_at_once(archive: Archive) -> None:
    with archive.open() as one, archive.open() as other:
        one.watch(["300024.SZ"], True)
        assert paths(other, "is:watched") == ["chips.md"]


def test_undoing_goes_back_step_by_step_and_passes_over_what_was_not_asked_for(
    library: Library,
) -> None:
    chips, old = id_of(library, "chips.md"), id_of(library, "week/old.md")
    library.mark([old], "bookmark", True)
    first = mark_rows()
    library.mark([chips], "read", True, undoable=False)
    second = mark_rows()
    library.mark([chips, old], "read", False)
    undone = library.undo()
    assert isinstance(undone, Change)
    assert (undone.kind, undone.value) == ("read", False)
    assert mark_rows() == second
    assert library.undo() is not None
    assert mark_rows() == [row for row in second if row not in first]
    assert library.undo() is None


def test_copies_of_a_story_within_two_days_are_marked_together(archive: Archive) -> None:
    archive.put("copy.md", post("芯片走强", "2022-08-13", f"<b>芯片(300024.SZ)</b>上涨。{LONG}"))
    archive.put("far.md", post("芯片走强", "2022-07-13", f"芯片(300024.SZ)上涨。{LONG}"))
    with archive.open() as library:
        library.mark([id_of(library, "chips.md")], "bookmark", True)
        assert paths(library, "is:bookmarked") == ["chips.md", "copy.md"]
        archive.put("late copy.md", post("芯片走强", "2022-08-15", f"芯片(300024.SZ)上涨。{LONG}"))
        library.update()
        assert paths(library, "is:bookmarked") == ["late copy.md", "chips.md", "copy.md"]
        library.undo()
        assert paths(library, "is:bookmarked") == ["late copy.md"]


def test_a_bookmark_follows_a_file_that_is_renamed_and_rewritten(archive: Archive) -> None:
    with archive.open() as library:
        library.mark([id_of(library, "chips.md")], "bookmark", True)
    text = (archive.folder / "chips.md").read_text(encoding="utf-8")
    (archive.folder / "chips.md").unlink()
    archive.put("新/芯片.md", text.replace("author:", "headimg: random=2\nauthor:"))
    with archive.open() as library:
        assert paths(library, "is:bookmarked") == ["新/芯片.md"]
        assert library.adopt() == 0


def test_marks_follow_an_archive_that_is_moved(archive: Archive, tmp_path: Path) -> None:
    with archive.open() as library:
        library.mark([id_of(library, p) for p in ("chips.md", "week/old.md")], "bookmark", True)
    archive.folder = archive.folder.rename(tmp_path / "moved")
    with archive.open() as library:
        assert paths(library, "is:bookmarked") == ["chips.md", "week/old.md"]


def test_a_copy_of_an_archive_has_marks_of_its_own(archive: Archive, tmp_path: Path) -> None:
    listed = ("chips.md", "week/old.md")
    with archive.open() as library:
        library.mark([id_of(library, path) for path in listed], "bookmark", True)
        library.mark([id_of(library, path) for path in listed], "read", True)
    shutil.copytree(archive.folder, tmp_path / "copy")
    copy = Library.open(tmp_path / "copy", RULES)
    with copy:
        copy.update()
        assert paths(copy, "is:bookmarked") == []
        assert paths(copy, "is:unread") == ["chips.md"]
        copy.mark([id_of(copy, "week/old.md")], "bookmark", True)
    with archive.open() as library:
        assert paths(library, "is:bookmarked") == ["chips.md", "week/old.md"]
    shutil.rmtree(archive.folder)  # so it was moved after all
    with Library.open(tmp_path / "copy", RULES) as moved:
        moved.update()
        assert paths(moved, "is:bookmarked") == ["chips.md", "week/old.md"]


def test_a_story_rewritten_and_then_renamed_keeps_its_bookmark(archive: Archive) -> None:
    with archive.open() as library:
        library.mark([id_of(library, "week/old.md")], "bookmark", True)
        archive.put("week/old.md", post("旧闻", "2022-08-01", LONG))
        library.update()
        (archive.folder / "week/old.md").rename(archive.folder / "renamed.md")
        library.update()
        assert paths(library, "is:bookmarked") == ["renamed.md"]


def test_damaged_marks_are_left_as_they_are_while_reading_goes_on(archive: Archive) -> None:
    archive.open().close()
    file = config.data_directory() / "marks.db"
    damage(file)
    before = file.read_bytes()
    with archive.open() as library:
        assert paths(library) == ["chips.md", "week/old.md", "undated.md"]
        assert paths(library, "is:bookmarked") == []
        assert paths(library, "is:unread") == ["chips.md"]
        (notice,) = library.notices
        assert str(file) in notice
        with pytest.raises(MarksError, match="is damaged"):
            library.mark([id_of(library, "chips.md")], "bookmark", True)
        assert library.undo() is None
    assert file.read_bytes() == before


def test_marks_that_are_damaged_while_open_do_not_cost_the_index(archive: Archive) -> None:
    with archive.open() as library:
        library.mark([id_of(library, "chips.md")], "bookmark", True)
        damage(config.data_directory() / "marks.db")
        library._state.read_anew()  # connections of questions to come
        assert len(library.view(Is("bookmarked"))) == 0
        assert len(library.view()) == 3
        assert any("is damaged" in notice for notice in library.notices)


def test_marks_that_are_mended_are_seen_again(archive: Archive) -> None:
    config.data_directory().parent.mkdir(parents=True, exist_ok=True)
    config.data_directory().touch()
    with archive.open() as library:
        assert library.notices
        assert len(library.view()) == 3
        config.data_directory().unlink()
        library.mark([id_of(library, "chips.md")], "bookmark", True)
        assert paths(library, "is:bookmarked") == ["chips.md"]
        assert not library.notices


# --- a bad index --------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["text", "torn", "empty", "away"])
def test_a_damaged_index_is_made_again(archive: Archive, how: str) -> None:
    with archive.open() as library:
        library.mark([id_of(library, "chips.md")], "bookmark", True)
    file = index_file(archive)
    if how == "away":
        file.unlink()
    elif how == "torn":
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2])
    else:
        damage(file)
        file.write_bytes(b"" if how == "empty" else file.read_bytes())
    with archive.open() as library:
        assert paths(library) == ["chips.md", "week/old.md", "undated.md"]
        assert paths(library, "is:bookmarked") == ["chips.md"]


def test_an_index_that_is_damaged_while_open_is_made_again(archive: Archive) -> None:
    with archive.open() as library:
        library._state.read_anew()
        damage(index_file(archive))
        assert len(library.view()) == 0
        library.update()
        assert len(library.view()) == 3
        damage(index_file(archive))
        library._state.read_anew()
        library.update()
        assert len(library.view()) == 3


def test_an_index_that_is_deleted_while_open_is_made_again(archive: Archive) -> None:
    with archive.open() as library:
        for again in (library.update, library.view):
            shutil.rmtree(index_file(archive).parent)
            library._state.read_anew()
            again()
        library.update()
        assert len(library.view()) == 3


def test_many_threads_that_find_the_index_damaged_make_it_anew_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    create = schema.create

    def counted(connection: sqlite3.Connection, folder: Path) -> None:
        made.append(folder)
        create(connection, folder)

    with archive.open() as library:
        library._state.read_anew()
        damage(index_file(archive))
        monkeypatch.setattr(schema, "create", counted)
        threads = [threading.Thread(target=library.view) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 1
        library.update()
        assert len(library.view()) == 3


def test_reading_goes_on_while_another_process_indexes(archive: Archive) -> None:
    with archive.open() as library, schema.lock(index_file(archive), "indexing"):
        with pytest.raises(IndexUnavailable, match="Another newsreader"):
            library.update()
        assert len(library.view()) == 3


def test_an_indexer_that_is_killed_again_and_again_comes_to_its_end(archive: Archive) -> None:
    for number in range(1500):
        archive.put(f"{number}.md", post(str(number), body=f"正文，路{number}路"))
    code = (
        "import sys; from pathlib import Path; from newsreader.library import Library\n"
        "library = Library.open(Path(sys.argv[1]))\n"
        "library.update(lambda state: print(state.done, flush=True))"
    )
    command = [sys.executable, "-c", code, str(archive.folder)]
    for moment in range(20):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()  # it has begun
            time.sleep(moment * 0.02)
            process.kill()
        with Library.open(archive.folder) as library:
            whole = [story.path for story in library.stories()]
            assert len(whole) == len(set(whole)) <= 1503
    with Library.open(archive.folder) as library:
        assert library.update().finished
        assert len(library.view()) == 1503
        assert library.count(Text("正文")) == library.count(Text("文")) == 1502
        assert paths(library, "路777路") == ["777.md"]
        state = library.update()
        assert (state.changed, state.texts) == (0, 0)


def test_names_that_are_not_utf8_are_listed_found_and_marked(archive: Archive) -> None:
    name = os.fsdecode(b"\xd0\xc2\xce\xc5.md")
    archive.put(name, post("新闻"))
    with archive.open() as library:
        library.mark([id_of(library, name)], "bookmark", True)
        assert paths(library, "is:bookmarked") == [name]
        assert library.post(id_of(library, name)).title == "新闻"


@pytest.mark.corpus
def test_every_real_post_is_listed_and_can_be_read(corpus: Path) -> None:
    with Library.open(corpus / "posts") as library:
        library.update()
        files = {
            file.relative_to(corpus / "posts").as_posix() for file in corpus.rglob("posts/**/*.md")
        }
        assert {story.path for story in library.stories()} == files
        for story in library.view().ids:
            assert library.post(story).title


def test_a_large_archive_is_not_looked_at_again_at_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_MANY", "SELECT 1")
    with archive.open() as library:
        assert library.looked_lately()
        (archive.folder / "later.md").write_text("---\ntitle: later\n---\n", encoding="utf-8")
        assert not library.looked_lately()


def test_a_full_disk_is_told_and_what_is_indexed_can_still_be_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = schema.connect

    def narrow(file: Path) -> sqlite3.Connection:
        connection = connect(file)
        ((pages,),) = connection.execute("PRAGMA page_count").fetchall()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    with archive.open() as library:
        before = paths(library)
        for number in range(60):
            archive.put(f"{number}.md", post(f"新闻{number}", body=f"{number}，" * 3_000))
        monkeypatch.setattr(schema, "connect", narrow)
        with pytest.raises(IndexUnavailable, match="The disk is full"):
            library.update()
        monkeypatch.undo()
        left = paths(library)
        assert set(before) <= set(left)
        assert library.post(id_of(library, "chips.md")).title == "芯片走强"
        library.update()
        assert len(paths(library)) == len(before) + 60


def test_two_readers_see_whole_stories_only_while_a_third_process_indexes(
    archive: Archive,
) -> None:
    for number in range(450):
        archive.put(f"{number}.md", post(f"新闻{number}", body=f"茶叶第{number}批{LONG}"))
    code = (
        "import sys; from pathlib import Path; from newsreader.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library: library.update()\n"
    )
    with Library.open(archive.folder, RULES) as one, Library.open(archive.folder, RULES) as other:
        indexer = subprocess.Popen([sys.executable, "-c", code, str(archive.folder)])
        seen: dict[Library, list[int]] = {one: [], other: []}
        while indexer.poll() is None:
            for library in (one, other):
                seen[library].append(library.count())
                for story in library.stories(limit=3):
                    assert story.title
                    assert library.post(story.id).title == story.title
        assert indexer.returncode == 0
        assert one.count() == other.count() == 453
        assert all(counts == sorted(counts) for counts in seen.values()), "none goes again"
        assert one.count(parse("茶叶", TODAY)) == 450
