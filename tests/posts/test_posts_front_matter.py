from __future__ import annotations

import time

import pytest

from newsreader.posts import remarks
from newsreader.posts.front_matter import split


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: t\ntags: [a, b]\n---\nbody\n",
        "\n\n---\ntitle: t\ntags: [a, b]\n---\nbody\n",
        "\n\ufeff\n ---\ntitle: t\ntags: [a, b]\n...  \nbody\n",
        "-----\ntitle: t\ntags: [a, b]\n-----\nbody\n",
        '+++\ntitle = "t"\ntags = ["a", "b"]\n+++\nbody\n',
        '{\n  "title": "t",\n  "tags": ["a", "b"]\n}\nbody\n',
        '{"title": "t", "tags": ["a", "b"]}\nbody\n',
        ';;;\n"title": "t",\n"tags": ["a", "b"]\n;;;\nbody\n',
        "---\nTitle: t\nTAGS:\n  - a\n  - b\n---\nbody\n",
    ],
)
def test_every_form_of_front_matter_is_read(text: str) -> None:
    found = split(text)
    assert found.found
    assert found.fields == {"title": "t", "tags": ["a", "b"]}
    assert found.body == "body\n"
    assert found.trouble == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A heading\n\nText.\n",
        "---\n",
        "---\n\nText below a rule.\n",
        "---\n\n- an item\n- another\n",
        "---\nOnly text between rules.\n---\nMore.\n",
        "{% raw %}\nText\n",
        "{ a brace",
        "----x\ntitle: t\n----x\n",
        "text\n---\ntitle: t\n---\n",
    ],
)
def test_what_has_none_is_all_body(text: str) -> None:
    found = split(text)
    assert not found.found
    assert (found.fields, found.body) == ({}, text)


def test_an_empty_one_is_one() -> None:
    assert split("---\n---\nbody").found
    assert split("---\n\n# nothing\n---\nbody").trouble == ""


def test_every_value_is_text_as_written() -> None:
    found = split(
        "---\ncode: 000001\nanswer: NO\nclock: 12:30\ndate: 2021-03-29 08:20:04\nbad: 2022-13-45\n"
        "none: ~\nempty:\nbig: " + "9" * 5_000 + "\nyes: 1\n2022: 3\ncontent: c\n---\n"
    )
    assert found.trouble == ""
    assert found.fields == {
        "code": "000001",
        "answer": "NO",
        "clock": "12:30",
        "date": "2021-03-29 08:20:04",
        "bad": "2022-13-45",
        "none": "",
        "empty": "",
        "big": "9" * 5_000,
        "yes": "1",
        "2022": "3",
        "content": "c",
    }


def test_toml_and_json_values_are_text_too() -> None:
    toml = split("+++\ndate = 2022-08-14T07:33:00Z\nn = 1.50\nday = 2022-08-14\nb = true\n+++\n")
    assert toml.fields == {
        "date": "2022-08-14T07:33:00Z",
        "n": "1.50",
        "day": "2022-08-14",
        "b": "true",
    }
    json = split('{"n": 1.50, "big": ' + "9" * 5_000 + ', "no": null, "b": false}\n')
    assert json.fields == {"n": "1.50", "big": "9" * 5_000, "no": "", "b": "false"}


def test_ampersands_and_asterisks_of_a_text_are_no_anchors() -> None:
    found = split("---\na: 'x & y *z*'\nb: http://example.com/?a=1&b=2\nc: x &y\n---\n")
    assert found.trouble == ""
    assert found.fields == {"a": "x & y *z*", "b": "http://example.com/?a=1&b=2", "c": "x &y"}


@pytest.mark.parametrize(
    "source",
    [
        "title: @someone follows",
        'title: "There\'s No End to "Growth," Says One"',
        "title: 快讯: 央行",
        "title: *ST某某",
        "title: [重磅]央行",
        "title: %x",
        "title: `x`",
    ],
)
def test_broken_yaml_is_read_line_by_line(source: str) -> None:
    found = split(f"---\n{source}\ndate: 2022-08-14\n---\nbody")
    assert found.found
    assert found.trouble == remarks.BROKEN_FRONT_MATTER
    assert found.fields["date"] == "2022-08-14"
    assert found.fields["title"]


def test_front_matter_without_an_end_is_read_to_where_text_begins() -> None:
    found = split("---\ntitle: t\ncategories:\n - a\n\nText.\n")
    assert found.fields == {"title": "t", "categories": ["a"]}
    assert found.body == "Text.\n"
    assert found.trouble == remarks.OPEN_FRONT_MATTER


def test_huge_front_matter_is_read_line_by_line() -> None:
    found = split("---\ntitle: t\n" + "a: b\n" * 20_000 + "---\nbody")
    assert found.fields == {"title": "t", "a": "b"}
    assert found.body == "body"
    assert found.trouble == remarks.LARGE_FRONT_MATTER


LEVELS = "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{','.join(['*' + chr(97 + level)] * 9)}]\n"
    for level in range(9)
)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("---\na: " + "[" * 25_000 + "\n---\nx", id="YAML brackets"),
        pytest.param("---\na: " + "[" * 25_000 + "]" * 25_000 + "\n---\nx", id="YAML closed"),
        pytest.param("---\na:\n" + "- " * 30_000 + "x\n---\nx", id="YAML items"),
        pytest.param("---\n" + "? " * 30_000 + "x\n---\nx", id="YAML keys"),
        pytest.param("---\na: " + "{a: " * 15_000 + "\n---\nx", id="YAML braces"),
        pytest.param("---\na: &a [x,x,x]\n" + LEVELS + "---\nx", id="YAML aliases"),
        pytest.param("---\na: &a {b: c}\nd:\n  <<: *a\n---\nx", id="YAML merge"),
        pytest.param("+++\na = " + "[" * 30_000 + "\n+++\nx", id="TOML brackets"),
        pytest.param("+++\n" + "a." * 30_000 + "b = 1\n+++\nx", id="TOML dots"),
        pytest.param("+++\na = 0x" + "f" * 20_000 + "\n+++\nx", id="TOML number"),
        pytest.param('{"a":' * 10_000 + "\n}\nx", id="JSON braces"),
        pytest.param("---\n" * 100_000, id="delimiters"),
        pytest.param("---" + " " * 1_000_000 + "x", id="spaces"),
        pytest.param("---\ntitle: " + '"' * 60_000 + "\n@: x\n---\nx", id="quotes"),
    ],
)
def test_hostile_front_matter_takes_little_time(source: str) -> None:
    start = time.process_time()
    split(source)
    assert time.process_time() - start < 1
