from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsreader.model import Level, Published, Remark, SourceRule
from newsreader.posts.fallback import Value
from newsreader.posts.published import published

CHINA = SourceRule("Asia/Shanghai")
SHIFTED = SourceRule("Asia/Shanghai", clock="Asia/Shanghai")


def of(
    fields: dict[str, Value] | None = None,
    body: str = "",
    path: str = "x.md",
    rule: SourceRule = CHINA,
) -> tuple[Published | None, list[Remark]]:
    return published(fields or {}, body, path, rule)


def test_the_front_matter_comes_first() -> None:
    found, notes = of(
        {"date": "2022-08-14T07:33:00Z", "updated": "2022-08-20"},
        "<time datetime='2020-01-01'></time>",
        "2019-01-01-x.md",
    )
    assert found is not None
    assert (found.written, found.origin) == ("2022-08-14T07:33:00Z", "front matter")
    assert notes == []


@pytest.mark.parametrize("name", ["date", "pubdate", "published", "created", "updated", "lastmod"])
def test_every_name_of_a_date_is_read(name: str) -> None:
    found, notes = of({name: "2022-08-14"})
    assert found is not None
    assert notes == []


def test_published_true_is_no_date_and_no_problem_of_one() -> None:
    found, notes = of({"published": "true", "created": "2022-08-14"})
    assert found is not None
    assert notes == []


def test_another_field_helps_out_and_doctor_hears_of_it() -> None:
    found, notes = of({"date": "Invalid Date", "updated": "2022-08-14 07:33:00"})
    assert found is not None
    assert found.written == "2022-08-14 07:33:00"
    assert [note.reason for note in notes] == [
        "The date is not understood, another field's was taken: Invalid Date"
    ]


@pytest.mark.parametrize(
    ("body", "written", "expected"),
    [
        (
            '<p class="u-time"><i>某报</i><span class="time">\n   2021-10-05 06:07:58\n</span>',
            "2021-10-05 06:07:58",
            datetime(2021, 10, 4, 22, 7, 58, tzinfo=UTC),
        ),
        (
            "<time datetime='2021-10-05T06:07:58+08:00'>5 Oct</time>",
            "2021-10-05T06:07:58+08:00",
            datetime(2021, 10, 4, 22, 7, 58, tzinfo=UTC),
        ),
        (
            '<p>2020-01-01 00:00:01</p><div id="pubDate">发布：2021年10月5日 06:07</div>',
            "2021年10月5日 06:07",
            datetime(2021, 10, 4, 22, 7, tzinfo=UTC),
        ),
        (
            "<!-- 2019-01-01 00:00:00 --><p>本报 2021-10-05 06:07 电</p>",
            "2021-10-05 06:07",
            datetime(2021, 10, 4, 22, 7, tzinfo=UTC),
        ),
        (
            "<div>某人 在8/15/2022, 4:04:53 PM 关注了 某公司(NYSE:XYZ)。</div>",
            "8/15/2022, 4:04:53 PM",
            datetime(2022, 8, 15, 16, 4, 53, tzinfo=UTC),
        ),
    ],
)
def test_the_body_s_own_date_is_found(body: str, written: str, expected: datetime) -> None:
    found, notes = of({"date": "Invalid Date"}, body, "2019-01-01-x.md", SHIFTED)
    assert found == Published(expected, written, "body")
    assert notes == [
        Remark("date", "The date is not understood, one was taken from the body: Invalid Date")
    ]


@pytest.mark.parametrize("length", [10, 20_000])
def test_a_newspaper_s_imprint_gives_the_day(length: int) -> None:
    found, _ = of(body="<p>" + "字" * length + "</p><p>（ 2022年08月14日 01 版）</p>")
    assert found == Published(
        datetime(2022, 8, 14, tzinfo=UTC), "2022年08月14日", "body", day_only=True
    )


@pytest.mark.parametrize(
    "body", ["8月14日，某公司公告", "2022年8月14日，某公司公告", "字" * 700 + "2022-08-14 07:33:00"]
)
def test_a_day_that_the_text_speaks_of_is_not_taken_for_its_date(body: str) -> None:
    assert of(body=body)[0] is None


@pytest.mark.parametrize(
    "path",
    [
        "blog/2022/08/14/title.md",
        "2022/08/14/title.md",
        "news/20220814.md",
        "news/flash_20220814_3.md",
    ],
)
def test_the_path_s_date_is_found(path: str) -> None:
    found, notes = of(path=path)
    assert found == Published(datetime(2022, 8, 14, tzinfo=UTC), "", "path", day_only=True)
    assert [note.reason for note in notes] == [
        "There is no date in the front matter, one was taken from the path"
    ]


@pytest.mark.parametrize("path", ["_posts/2022-08-14-title.md", "2022-8-14.md"])
def test_a_name_that_begins_with_its_date_needs_no_other(path: str) -> None:
    found, notes = of(path=path)
    assert found == Published(datetime(2022, 8, 14, tzinfo=UTC), "", "path", day_only=True)
    assert notes == []


@pytest.mark.parametrize(
    "path", ["a/300024.md", "a/20229999.md", "a/1234567890123.md", "2022/08/x.md"]
)
def test_other_digits_of_a_path_are_no_date(path: str) -> None:
    assert of(path=path)[0] is None


def test_what_is_nowhere_to_be_found_is_said() -> None:
    assert of() == (None, [Remark("date", "There is no date")])
    assert of({"date": "soon"}) == (None, [Remark("date", "The date is not understood: soon")])
    assert of({"date": ["2022"]}) == (None, [Remark("date", "There is no date")])


def test_a_correction_is_remarked_and_stands_with_the_date() -> None:
    found, notes = of({"date": "Sun, 14 Aug 2022 07:33:00 GMT"}, rule=SHIFTED)
    assert found is not None
    assert notes == [Remark("date", found.correction, Level.CORRECTION)]
