from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.posts.fallback import end_of_fields, read_lines, unquoted


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("plain", "plain"),
        ("'single'", "single"),
        ('"double"', "double"),
        ("'It''s fine'", "It's fine"),
        ("'It's fine'", "It's fine"),
        (r'"a \"b\" c"', 'a "b" c'),
        ('"There\'s No End to "Growth," Says One"', 'There\'s No End to "Growth," Says One'),
        ('"""""""""\'一骑绝尘\'"""""""""', "一骑绝尘"),
        ('"A" and "B"', '"A" and "B"'),
        ('"甲计划"，乙"丙"', '"甲计划"，乙"丙"'),
        ('""A" and "B""', '"A" and "B"'),
        ("@某人 关注了股票", "@某人 关注了股票"),
        ("'", "'"),
        ("''", ""),
        ('"', '"'),
        ("'open", "'open"),
        ("5'", "5'"),
    ],
)
def test_quotes_around_a_value_go_and_those_within_it_stay(written: str, expected: str) -> None:
    assert unquoted(written) == expected


def test_lines_are_read_as_a_person_would_read_them() -> None:
    source = (
        "title: @someone: follows [3]\n"
        "categories: \n - 金融\n - '某报'\n\n"
        "tags: [a, 'b']\n"
        "# a comment\n"
        "summary: >\n  one\n  two\n"
        "author:\n  name: Jane\n"
        "thumbnail: \n"
        "link: https://example.com/?a=b\n"
    )
    assert read_lines(source) == {
        "title": "@someone: follows [3]",
        "categories": ["金融", "某报"],
        "tags": ["a", "b"],
        "summary": "one two",
        "author": "name: Jane",
        "thumbnail": "",
        "link": "https://example.com/?a=b",
    }


def test_broken_toml_and_json_are_read_by_line_too() -> None:
    assert read_lines('title = "t"\ndate = 2022-99-14') == {"title": "t", "date": "2022-99-14"}
    assert read_lines('{\n  "title": "t",\n  "date":"soon"\n  oops\n}')["title"] == "t"
    assert read_lines('{\n  "title": "t",\n  "date":"soon"\n}')["date"] == "soon"


def test_fields_end_where_text_begins() -> None:
    source = "title: t\ncategories:\n - a\n\nOnce upon a time\n"
    assert source[end_of_fields(source) :] == "Once upon a time\n"
    assert end_of_fields("title: t") == len("title: t")


@given(st.text(alphabet="ab'\" -:[]{},\n\t=#>|", max_size=80))
def test_any_lines_are_read(source: str) -> None:
    for value in read_lines(source).values():
        assert isinstance(value, str | list)
    assert 0 <= end_of_fields(source) <= len(source)
