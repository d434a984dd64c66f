"""What the tests of the recogniser share."""

from __future__ import annotations

import pytest

from newsreader.securities.lexicon import SHIPPED


@pytest.fixture(autouse=True, scope="session")
def names() -> None:
    """Have the names ready before any example of a property is timed."""
    list(SHIPPED.hits("甲乙 Ab"))
