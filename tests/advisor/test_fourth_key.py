"""The fourth key: 210 people in their own words by four consultants, two of whom judged each. Floors against regressions; see docs/adviser.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.advise import Adviser
from bot.answers.library import Library
from bot.nlu.extract.facts import FactsExtractor
from tests.advisor.keys import FOURTH, Judged, entries, judged, share

MUSTS, POOR, LITTLE = 89, 9, 85
"""Per cent."""


@pytest.fixture(scope="module")
def found(library: Library) -> list[Judged]:
    """What is advised to each of them."""
    adviser = Adviser(library, FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon")))
    return judged(library, entries(FOURTH), lambda key: adviser.profile(key["text"]))


def test_no_list_contradicts_another(library: Library) -> None:
    for key in entries(FOURTH):
        named = [*key["must"], *key["ok"], *key["poor"]]
        assert len(set(named)) == len(named), key["id"]
        assert set(named) <= set(library.platforms), key["id"]


def test_from_the_line(found: list[Judged]) -> None:
    assert share(one.musts for one in found) >= MUSTS, [one.key["id"] for one in found if not one.musts]
    assert share(bool(one.poor) for one in found) <= POOR, [(one.key["id"], one.poor) for one in found if one.poor]


def test_little_where_both_say_so_and_hardly_elsewhere(found: list[Judged]) -> None:
    assert share(one.little for one in found if one.expects_little) >= LITTLE
    elsewhere = [one for one in found if not one.expects_little and not one.key.get("debated")]
    assert sum(one.little for one in elsewhere) <= 3, [one.key["id"] for one in elsewhere if one.little]
