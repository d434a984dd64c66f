from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from newsreader.config import SourceOverride
from newsreader.model import NO_RULES, SourceRule
from newsreader.posts.clocks import SHIPPED_RULES, merge_rules, zone_of


def test_every_shipped_zone_exists() -> None:
    for rule in SHIPPED_RULES.values():
        ZoneInfo(rule.zone)
        ZoneInfo(rule.clock or "UTC")


@pytest.mark.parametrize("source", ["证券时报网", "每经网", "中证网"])
def test_the_sources_whose_gmt_is_beijing_time_are_shipped(source: str) -> None:
    assert SHIPPED_RULES[source] == SourceRule("Asia/Shanghai", clock="Asia/Shanghai")


def test_an_override_of_the_clock_keeps_the_zone_and_the_rest() -> None:
    rules = merge_rules(
        {"格隆汇": SourceOverride(clock="UTC"), "finviz": SourceOverride(zone="Europe/London")}
    )
    assert rules["格隆汇"] == SourceRule("Asia/Shanghai", clock="UTC", day_only=True)
    assert rules["finviz"] == SourceRule("Europe/London")
    assert rules["财联社"] is SHIPPED_RULES["财联社"]


def test_an_override_of_an_unknown_source_lives_where_its_name_says() -> None:
    rules = merge_rules(
        {"某报": SourceOverride(clock="Asia/Tokyo"), "Daily": SourceOverride(day_only=True)}
    )
    assert rules["某报"] == SourceRule("Asia/Shanghai", clock="Asia/Tokyo")
    assert rules["Daily"] == SourceRule("UTC", day_only=True)


@pytest.mark.parametrize(
    ("source", "zone"),
    [
        ("finviz", "America/New_York"),
        ("世界经济论坛", "Europe/Zurich"),
        ("某报", "Asia/Shanghai"),
        ("A某", "Asia/Shanghai"),
        ("Daily Planet", "UTC"),
        ("", "UTC"),
    ],
)
def test_the_zone_is_the_rule_s_or_the_name_s(source: str, zone: str) -> None:
    assert zone_of(source, SHIPPED_RULES) == zone


def test_without_rules_the_name_alone_tells() -> None:
    assert zone_of("finviz", NO_RULES) == "UTC"
