from __future__ import annotations

import pytest

from newsreader.article.shift import lowered, raised


@pytest.mark.parametrize(
    ("text", "up", "down"),
    [
        ("8", "⁸", "₈"),
        ("-12", "⁻¹²", "₋₁₂"),
        ("n", "ⁿ", "ₙ"),
        ("ab", "^ab", "_ab"),
        ("市", "^市", "_市"),
        ("a,b", "^(a,b)", "_(a,b)"),
        ("th", "th", "th"),
        ("[1]", "[1]", "[1]"),
        ("【注】", "【注】", "【注】"),
        ("®", "®", "®"),
        ("①", "①", "①"),
        ("o", "º", "ₒ"),
        ("TM", "™", "_TM"),
        ("注2", "（注2）", "（注2）"),
        ("注册", "^注册", "_注册"),
        ("", "", ""),
    ],
)
def test_a_shift_is_unicodes_own_or_a_sign(text: str, up: str, down: str) -> None:
    assert raised(text) == up
    assert lowered(text).replace("ₜₕ", "th") == down
