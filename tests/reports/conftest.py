"""What tests of reports may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reports.memory_library import Memory, memory_library


@pytest.fixture
def memory() -> Iterator[Memory]:
    """Give a library on an empty index."""
    with memory_library() as made:
        yield made
