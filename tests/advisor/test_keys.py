"""The two keys of consultants: what the formula advises from a profile as they wrote it, and from the person's own line.

`test_consultant_profiles.yml` and `test_profiles_second.yml` say what their fields mean. Weights were tuned on two profiles out
of three; the last third only checks. The figures from the line are floors: they move with what the extractors read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.advise import Adviser
from bot.answers.library import Library
from bot.nlu.extract.facts import FactsExtractor
from bot.text import fold
from tests.advisor.keys import FIRST, KEYS, entries, judge, judged, share, told


@pytest.mark.parametrize("name", KEYS)
def test_every_family_is_there_and_no_list_contradicts_another(library: Library, name: str) -> None:
    keys = entries(name)
    assert len({key["id"] for key in keys}) == len(keys) >= 150
    assert {key["profile"].get("family") for key in keys} - {None} == set(library.families)
    for key in keys:
        named = [*key["must"], *key["ok"], *key["poor"]]
        assert len(set(named)) == len(named), key["id"]
        assert set(named) <= set(library.platforms), key["id"]


@pytest.mark.parametrize("third", ["tuned", "checked"])
@pytest.mark.parametrize("name", KEYS)
def test_from_the_profile(library: Library, name: str, third: str) -> None:
    keys = [key for i, key in enumerate(entries(name), 1) if (i % 3 == 0) == (third == "checked")]
    found = judged(library, keys, told)
    assert share([one.musts for one in found]) >= 98, [one.key["id"] for one in found if not one.musts]
    assert sum(bool(one.poor) for one in found) <= 1, [(one.key["id"], one.poor) for one in found if one.poor]
    assert [one.key["id"] for one in found if one.little != one.expects_little] == []
    assert [(one.key["id"], one.unsaid) for one in found if one.unsaid] == []


@pytest.fixture(scope="module")
def adviser(library: Library) -> Adviser:
    """The adviser that reads lines."""
    return Adviser(library, FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon")))


@pytest.mark.parametrize(("name", "musts", "poor", "warned"), [(KEYS[0], 96, 3, 0), (KEYS[1], 94, 3, 96)])
def test_from_the_person_s_own_line(library: Library, adviser: Adviser, name: str, musts: float, poor: float, warned: float) -> None:  # fmt: skip
    found = judged(library, entries(name), lambda key: adviser.profile(key["text"]))
    told_so = [one for one in found if one.key.get("warn")]
    assert share([one.musts for one in found]) >= musts
    assert share([bool(one.poor) for one in found]) <= poor
    assert sum(one.little and not one.expects_little for one in found) <= 1
    assert not told_so or share([not one.unsaid for one in told_so]) >= warned


def test_the_answer_of_the_command_is_what_the_formula_says(library: Library, adviser: Adviser) -> None:
    for key in entries(KEYS[1])[:20]:
        answer, judgement = adviser.advise(key["text"]), judge(library, key, adviser.profile(key["text"]))
        assert tuple(one["id"] for one in answer["platforms"])[:FIRST] == judgement.first
        assert answer["little_is_fine"] == judgement.little
        assert fold(" ".join(answer["warnings"]))
