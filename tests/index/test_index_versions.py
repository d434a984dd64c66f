from __future__ import annotations

import pytest

from newsreader.index import versions
from newsreader.posts.clocks import SHIPPED_RULES
from newsreader.securities.own import NO_NAMES, OwnNames
from newsreader.securities.table import Name


def test_other_rules_of_clocks_make_other_heads() -> None:
    one = versions.heads_by(SHIPPED_RULES)
    assert one == versions.heads_by(dict(reversed(list(SHIPPED_RULES.items()))))
    assert one != versions.heads_by({})


@pytest.mark.parametrize("name", ["EXTRACTOR", "RECOGNISER", "FINGERPRINT", "GRAMS"])
def test_another_version_of_any_part_makes_other_bodies(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = versions.bodies_by()
    monkeypatch.setattr(versions, f"{name}_VERSION", "other")
    assert versions.bodies_by() != before


def test_another_table_of_the_users_makes_another_index() -> None:
    own = OwnNames((Name("300024.SZ", "新松", "alias"),))
    found = {versions.made_by("h", "b", each) for each in (NO_NAMES, own)}
    found |= {versions.made_by("h", "c", NO_NAMES), versions.made_by("i", "b", NO_NAMES)}
    assert len(found) == 4
