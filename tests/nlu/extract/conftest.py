"""One extractor over the real tables, for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.extract.facts import FactsExtractor


@pytest.fixture(scope="session")
def extractor() -> FactsExtractor:
    """Read-only, so one serves every test."""
    return FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon"))
