"""What the tests of the channel share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.channels.telegram.street import Street


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """One for all the examples of a file."""
    made = Street(tmp_path_factory.mktemp("street"))
    yield made
    made.loop.close()
