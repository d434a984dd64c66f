from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.marks.exchange import (
    LINE_BYTES,
    BadLine,
    LaterFormat,
    begins,
    header,
    line_of,
    row_of,
)  # fmt: skip
from newsreader.marks.rows import ArchiveRow, MarkRow, Row, WatchedRow
from newsreader.text.clean import clean_line
from newsreader.text.names import stored

MARK = MarkRow("/home/lin/新闻", "要闻/茶.md", "bookmark", 1, 1_795_772_262_123, "茶", 5, "1:0f")
GOOD = json.loads(line_of(MARK))


def changed(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_the_first_line_names_format_and_version() -> None:
    assert header() == '{"format": "newsreader-marks", "version": 1}'
    assert begins(header().encode())
    assert begins(b"\xef\xbb\xbf" + header().encode() + b"\r\n")


def test_a_mark_is_written_for_people_and_programs_alike() -> None:
    assert line_of(MARK) == (
        '{"kind": "bookmark", "archive": "/home/lin/新闻", "path": "要闻/茶.md", "title": "茶", '
        '"instant": "1970-01-01T00:00:05Z", "fingerprint": "1:0f", "value": true, '
        '"at": "2026-11-27T09:37:42.123Z"}'
    )


def test_the_other_rows_are_lines_as_well() -> None:
    assert line_of(ArchiveRow("/a", 0, None)) == (
        '{"kind": "archive", "archive": "/a", "unread_since": "1970-01-01T00:00:00Z", '
        '"first_indexed": null}'
    )
    assert line_of(WatchedRow("600519.SH", 0, 1)) == (
        '{"kind": "watched", "symbol": "600519.SH", "value": false, '
        '"at": "1970-01-01T00:00:00.001Z"}'
    )


def test_a_name_that_is_not_utf8_stands_there_as_bytes() -> None:
    row = MARK._replace(archive=b"/\xd0\xc2", path=b"\xce\xc5.md")
    entry = json.loads(line_of(row))
    assert (entry["archive_bytes"], entry["path_bytes"]) == ("L9DC", "zsUubWQ=")
    assert not {"archive", "path"} & set(entry)
    assert row_of(line_of(row).encode()) == row


def test_bytes_that_are_utf8_after_all_are_a_name_like_any_other() -> None:
    entry = {key: value for key, value in GOOD.items() if key != "path"}
    row = row_of(json.dumps({**entry, "path_bytes": "YS5tZA=="}).encode())
    assert isinstance(row, MarkRow)
    assert row.path == "a.md"


def test_nothing_in_a_line_steers_a_terminal() -> None:
    row = MARK._replace(path="a\x1b]0;b\x9b\u202e.md")
    assert line_of(row).isascii()
    assert line_of(row).isprintable()
    assert row_of(line_of(row).encode()) == row


def test_a_time_that_no_calendar_has_is_left_out() -> None:
    assert json.loads(line_of(MARK._replace(instant=1 << 60)))["instant"] is None


def names() -> st.SearchStrategy[str | bytes]:
    part = st.binary(min_size=1, max_size=9).filter(lambda name: not {0, 47} & set(name))
    return part.map(lambda name: stored(name.decode(errors="surrogateescape")))


MARKS = st.builds(
    MarkRow,
    names().map(lambda name: b"/" + name if isinstance(name, bytes) else f"/{name}"),
    names().filter(lambda name: name not in (".", "..")),
    st.sampled_from(["read", "bookmark"]),
    st.integers(0, 1),
    st.integers(0, 200_000_000_000_000),
    st.text().map(clean_line),
    st.none() | st.integers(-60_000_000_000, 200_000_000_000),
    st.none() | st.just("1:0f"),
)


@given(
    MARKS
    | st.builds(ArchiveRow, st.just("/a"), st.none() | st.integers(0, 1 << 33), st.none())
    | st.builds(WatchedRow, st.just("^HSI"), st.integers(0, 1), st.integers(0, 1 << 40))
)
def test_every_row_comes_back_as_it_was(row: Row) -> None:
    line = line_of(row)
    assert "\n" not in line
    assert row_of(line.encode()) == row


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "liked"}, {"kind": None}, {"kind": ["read"]},
        {"archive": "news"}, {"archive": ""}, {"archive": 5}, {"archive": "/\0"},
        {"path": "/etc/passwd"}, {"path": "../a"}, {"path": "a/../b"}, {"path": "a//b"},
        {"path": ""}, {"path": None}, {"path": "\ud800"}, {"path": "a" * 5000},
        {"path_bytes": "not base64!"}, {"path_bytes": ""}, {"path_bytes": 5},
        {"title": None}, {"title": 5},
        {"instant": 5}, {"instant": "tomorrow"}, {"instant": "2026-11-27T09:00:00"},
        {"fingerprint": 5}, {"fingerprint": "a b"}, {"fingerprint": "a" * 5000},
        {"value": 1}, {"value": None}, {"value": "true"},
        {"at": None}, {"at": 5}, {"at": "1969-12-31T23:59:59Z"}, {"at": "x" * 5000},
    ],
)  # fmt: skip
def test_a_field_that_is_not_as_it_should_be_is_named(changes: dict[str, object]) -> None:
    (key,) = changes
    with pytest.raises(BadLine, match=f"“{key.removesuffix('_bytes')}"):
        row_of(changed(**changes))


@pytest.mark.parametrize("symbol", [None, 5, "", "a b", "茅台", "A" * 33, "\x1b["])
def test_what_can_be_no_symbol_is_not_watched(symbol: object) -> None:
    with pytest.raises(BadLine, match="“symbol”"):
        row_of(changed(kind="watched", symbol=symbol))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff\xfe", "not UTF-8"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * 10_000, "not JSON"),
        (b"[]", "no JSON object"),
        (b'{"kind": "' + b"a" * LINE_BYTES + b'"}', "too long"),
    ],
)
def test_what_is_no_entry_at_all_is_told(line: bytes, reason: str) -> None:
    with pytest.raises(BadLine, match=reason):
        row_of(line)


@given(st.binary())
def test_any_bytes_are_a_row_or_a_bad_line(line: bytes) -> None:
    try:
        row = row_of(line)
    except BadLine:
        return
    assert row_of(line_of(row).encode()) == row


def test_a_title_is_cleaned_and_cut() -> None:
    row = row_of(changed(title="\x1b]0;x\x07 a\nb" + "c" * 5000))
    assert isinstance(row, MarkRow)
    assert "\x1b" not in row.title
    assert "\n" not in row.title
    assert len(row.title) == 1000


def test_a_key_that_is_not_known_is_passed_over() -> None:
    assert row_of(changed(colour="red")) == MARK


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"\xff", b'{"format": "other", "version": 1}',
     b'{"format": "newsreader-marks"}', b'{"format": "newsreader-marks", "version": "1"}',
     b'{"format": "newsreader-marks", "version": true}'],
)  # fmt: skip
def test_what_does_not_begin_so_is_no_export(line: bytes) -> None:
    assert not begins(line)


def test_a_later_format_is_refused_with_words() -> None:
    with pytest.raises(LaterFormat, match="format 2, which a later newsreader wrote"):
        begins(b'{"format": "newsreader-marks", "version": 2}')
