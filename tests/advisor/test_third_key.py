"""The third key: people as they talk. What is read of them, fact by fact, and what that costs the advice; floors, not targets.

`python -m tests.advisor.reading` prints the whole. The half that only measures was written by the same hand as the other: its
figures say how wordings carry over from one person to the next, not how another writer would be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.advise import Adviser
from bot.answers.library import Library
from bot.nlu.extract.facts import FactsExtractor
from tests.advisor.keys import THIRD, entries, judged, share, told, tuned_on
from tests.advisor.reading import compare

Key = dict[str, Any]
EVERYONE = entries(THIRD)
HALVES = {"tuned": [k for k in EVERYONE if tuned_on(k)], "measured": [k for k in EVERYONE if not tuned_on(k)]}
READ = {"clientele": (0.6, 0.8), "goals": (0.85, 0.88), "flags": (0.75, 0.75), "family": (0.82, 0.9)}
"""By kind of fact: least share of what was said that is read, least share of what is read that was said."""


@pytest.fixture(scope="module")
def adviser(library: Library) -> Adviser:
    """The adviser that reads lines."""
    return Adviser(library, FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon")))


def test_every_family_is_there_and_both_halves_are(library: Library) -> None:
    assert {key["profile"]["family"] for key in EVERYONE} == set(library.families)
    assert all(len(half) >= 50 for half in HALVES.values())
    for key in EVERYONE:
        named = [*key["must"], *key["ok"], *key["poor"]]
        assert len(set(named)) == len(named), key["id"]
        assert set(named) <= set(library.platforms), key["id"]


@pytest.mark.parametrize(("half", "musts"), [("tuned", 96), ("measured", 95)])
def test_from_the_profile(library: Library, half: str, musts: float) -> None:
    found = judged(library, HALVES[half], told)
    assert share(one.musts for one in found) >= musts
    assert share(bool(one.poor) for one in found) <= 4
    assert [(one.key["id"], one.unsaid) for one in found if one.unsaid] == []


@pytest.mark.parametrize(("half", "musts", "poor"), [("tuned", 93, 2), ("measured", 88, 7)])
def test_from_the_line(library: Library, adviser: Adviser, half: str, musts: float, poor: float) -> None:
    found = judged(library, HALVES[half], lambda key: adviser.profile(key["text"]))
    warned = [one for one in found if one.key["warn"]]
    assert share(one.musts for one in found) >= musts
    assert share(bool(one.poor) for one in found) <= poor
    assert share(not one.unsaid for one in warned) >= 95
    assert sum(one.little and not one.expects_little for one in found) <= 1


@pytest.mark.parametrize("half", HALVES)
def test_facts_are_read_and_few_are_made_up(adviser: Adviser, half: str) -> None:
    counts = compare(adviser, HALVES[half])
    for kind, (recall, precision) in READ.items():
        assert counts[kind].recall >= 100 * recall, (kind, counts[kind].missed)
        assert counts[kind].precision >= 100 * precision, (kind, counts[kind].added)
