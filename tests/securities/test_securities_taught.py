"""What all stories together teach of names."""

from __future__ import annotations

from newsreader.securities.taught import LEAST, Taught, learned


def taught(name: str, symbol: str = "600519.SH", stories: int = LEAST) -> Taught:
    """What an archive teaches of a name."""
    return Taught(name, symbol, stories, "2024-01-02", "2024-03-04")


def test_what_enough_stories_agree_on_counts_from_the_first() -> None:
    (name,) = learned([taught("南屿茶业")])["南屿茶业"]
    assert (name.symbol, name.since) == ("600519.SH", "2024-01-02")


def test_too_few_stories_two_shares_or_a_known_name_do_not_count() -> None:
    assert not learned([taught("南屿茶业", stories=LEAST - 1)])
    assert not learned([taught("南屿茶业"), taught("南屿茶业", "000001.SZ")])
    assert not learned([taught("贵州茅台", "000001.SZ")])
