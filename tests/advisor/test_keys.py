"""The two keys of consultants: what the formula advises from a profile as they wrote it, and from the person's own line.

`test_consultant_profiles.yml` and `test_profiles_second.yml` say what their fields mean. Weights were tuned on two profiles out
of three; the last third only checks. The figures from the line are floors: they move with what the extractors read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.advise import Adviser
from bot.advisor.cautions import platform_cautions
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.nlu.extract.facts import FactsExtractor
from bot.text import fold

HERE = Path("tests/advisor")
KEYS = ("test_consultant_profiles.yml", "test_profiles_second.yml")
FIRST = 3


@dataclass(frozen=True)
class Judged:
    """One person of a key, and what was advised to them."""

    key: dict[str, Any]
    first: tuple[str, ...]
    little: bool
    said: str

    @property
    def musts(self) -> bool:
        """All musts in the first three; who needs little may be told only that."""
        return set(self.key["must"]) <= set(self.first) or (self.expects_little and self.little)

    @property
    def poor(self) -> set[str]:
        """What should not have been in the first three."""
        return set(self.key["poor"]) & set(self.first)

    @property
    def expects_little(self) -> bool:
        """Whether « peu ou rien de nouveau » is the honest answer."""
        return bool(self.key.get("little"))

    @property
    def unsaid(self) -> list[str]:
        """The cautions of the key that were not said."""
        return [each for each in self.key.get("warn", []) if not any(stem in self.said for stem in each.split("|"))]


def people(name: str) -> list[dict[str, Any]]:
    """The entries of a key."""
    entries: list[dict[str, Any]] = YAML(typ="safe").load((HERE / name).read_text(encoding="utf-8"))
    return entries


def judged(library: Library, keys: list[dict[str, Any]], read: Callable[[dict[str, Any]], Profile]) -> list[Judged]:
    """What the adviser says to each."""
    return [_judge(library, key, read(key)) for key in keys]


def _judge(library: Library, key: dict[str, Any], profile: Profile) -> Judged:
    mix = library.mix(profile)
    first = (*mix.ids, *(one.platform.id for one in mix.later))[:FIRST]
    cautions = (
        c for id in first for c in platform_cautions(id, profile, library.cautions, library.platforms[id].limits)
    )
    return Judged(key, first, mix.little, fold(" ".join((*library.warnings(profile), *cautions))))


def told(key: dict[str, Any]) -> Profile:
    """The profile as the consultant wrote it."""
    return Profile.from_dict(key["profile"])


def share(found: Iterator[bool] | list[bool]) -> float:
    """Percent that hold."""
    values = list(found)
    return 100 * sum(values) / len(values)


@pytest.mark.parametrize("name", KEYS)
def test_every_family_is_there_and_no_list_contradicts_another(library: Library, name: str) -> None:
    keys = people(name)
    assert len({key["id"] for key in keys}) == len(keys) >= 150
    assert {key["profile"].get("family") for key in keys} - {None} == set(library.families)
    for key in keys:
        named = [*key["must"], *key["ok"], *key["poor"]]
        assert len(set(named)) == len(named), key["id"]
        assert set(named) <= set(library.platforms), key["id"]


@pytest.mark.parametrize("third", ["tuned", "checked"])
@pytest.mark.parametrize("name", KEYS)
def test_from_the_profile(library: Library, name: str, third: str) -> None:
    keys = [key for i, key in enumerate(people(name), 1) if (i % 3 == 0) == (third == "checked")]
    found = judged(library, keys, told)
    assert share([one.musts for one in found]) >= 98, [one.key["id"] for one in found if not one.musts]
    assert sum(bool(one.poor) for one in found) <= 1, [(one.key["id"], one.poor) for one in found if one.poor]
    assert [one.key["id"] for one in found if one.little != one.expects_little] == []
    assert [(one.key["id"], one.unsaid) for one in found if one.unsaid] == []


@pytest.fixture(scope="module")
def adviser(library: Library) -> Adviser:
    """The adviser that reads lines."""
    return Adviser(library, FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon")))


@pytest.mark.parametrize(("name", "musts", "poor", "warned"), [(KEYS[0], 90, 6, 0), (KEYS[1], 87, 8, 90)])
def test_from_the_person_s_own_line(library: Library, adviser: Adviser, name: str, musts: float, poor: float, warned: float) -> None:  # fmt: skip
    found = judged(library, people(name), lambda key: adviser.profile(key["text"]))
    told_so = [one for one in found if one.key.get("warn")]
    assert share([one.musts for one in found]) >= musts
    assert share([bool(one.poor) for one in found]) <= poor
    assert sum(one.little and not one.expects_little for one in found) <= 1
    assert not told_so or share([not one.unsaid for one in told_so]) >= warned


def test_the_answer_of_the_command_is_what_the_formula_says(library: Library, adviser: Adviser) -> None:
    for key in people(KEYS[1])[:20]:
        answer, judge = adviser.advise(key["text"]), _judge(library, key, adviser.profile(key["text"]))
        assert tuple(one["id"] for one in answer["platforms"])[:FIRST] == judge.first
        assert answer["little_is_fine"] == judge.little
        assert fold(" ".join(answer["warnings"]))
