from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run


def test_a_name_is_explained_with_its_securities_names_and_other_meaning(
    newsreader: Run, archive: Path
) -> None:
    outcome = newsreader("securities", "机器人", "--archive", archive)
    assert (outcome.status, outcome.err) == (0, "")
    heading, row = outcome.out.splitlines()[:2]
    assert heading.split() == [
        "symbol", "name", "use", "since", "until", "initials", "listed", "from",
    ]  # fmt: skip
    assert row.split()[:2] == ["300024.SZ", "机器人"]
    assert row.endswith("a_shares.tsv")
    text = " ".join(outcome.out.split())
    assert "“机器人” is mostly not the company, but an everyday word." in text
    assert "1 story of this archive names 300024.SZ: 1 as a linked common word." in text


def test_a_code_is_explained_as_well(newsreader: Run, archive: Path) -> None:
    out = newsreader("securities", "833819", "--archive", archive).out
    assert "920819.BJ was 833819.BJ before." in out
    assert "No story of this archive names 920819.BJ." in out


def test_former_names_have_their_days(newsreader: Run, archive: Path) -> None:
    known = json.loads(
        newsreader("securities", "天神娱乐", "--archive", archive, "--format", "json").out
    )
    (security,) = known["securities"]
    assert security["symbol"] == "002354.SZ"
    (former,) = (one for one in security["names"] if one["name"] == "天神娱乐")
    assert (former["use"], former["table"]) == ("former", "a_shares.tsv")
    assert former["until"]
    assert security["listed"]
    assert known["ambiguity"] is None


def test_as_json_everything_is_told(newsreader: Run, archive: Path) -> None:
    known = json.loads(
        newsreader("securities", "机器人", "--archive", archive, "--format", "json").out
    )
    assert (known["asked"], known["source"]) == ("机器人", "")
    assert known["ambiguity"]["kind"] == "word"
    assert known["ambiguity"]["usual"] == "other"
    assert "概念" in known["ambiguity"]["right"]
    (security,) = known["securities"]
    assert security["stories"] == {"common": 1}
    assert (security["kind"], security["mic"]) == ("stock", "XSHE")


def test_all_securities_of_a_name_are_told(newsreader: Run, archive: Path) -> None:
    out = newsreader("securities", "比亚迪", "--archive", archive).out
    assert "002594.SZ" in out
    assert "01211.HK" in out


def test_a_security_without_a_known_name_has_only_sentences(newsreader: Run, archive: Path) -> None:
    out = newsreader("securities", "ZZZZ.US", "--archive", archive).out
    assert out.startswith("No name of ZZZZ.US is known.\n")


@pytest.mark.parametrize("layout", ["table", "json"])
def test_what_is_no_security_exits_2(newsreader: Run, archive: Path, layout: str) -> None:
    outcome = newsreader("securities", "茅草屋", "--archive", archive, "--format", layout)
    assert (outcome.status, outcome.out) == (2, "")
    assert "“茅草屋” is no security" in outcome.err
