"""What is read in the self-portraits of the consultant's profiles (tests/advisor): agreement, printed and held.

A consultant infers much that is not said (a plumber works for private persons), the extractors read only what is. So agreement over
all lines is held for what portraits say themselves; elsewhere what is read must be right, however little it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue.facts import Facts
from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.means import MEANS

PORTRAITS: list[dict[str, Any]] = yaml.safe_load(Path("tests/advisor/test_consultant_profiles.yml").read_text("utf8"))
AGREED = {"family": 0.95, "profession": 0.97, "flags": 0.9, "ages": 0.9, "hours": 0.97, "budget": 0.97, "level": 0.97}
RIGHT_WHEN_READ = {"clientele": 0.93, "goals": 0.85, "ages": 0.9}


def read(facts: Facts, name: str) -> Any:
    if name in ("family", "profession"):
        return getattr(facts.trade, name) if facts.trade else None
    value = getattr(facts, name)
    if name == "flags":  # the key is older than these
        return sorted(set(value) - set(MEANS))
    return sorted(value) if isinstance(value, tuple) else value


@pytest.fixture(scope="module")
def rows(extractor: FactsExtractor) -> list[tuple[Facts, dict[str, Any]]]:
    return [(extractor.read(entry["text"]), entry["profile"]) for entry in PORTRAITS]


@pytest.mark.parametrize(("name", "least"), AGREED.items())
def test_agreement(
    rows: list[tuple[Facts, dict[str, Any]]], name: str, least: float, capsys: pytest.CaptureFixture[str]
) -> None:
    same = [read(facts, name) == _wanted(profile, name, read(facts, name)) for facts, profile in rows]
    rate = sum(same) / len(same)
    with capsys.disabled():
        print(f"\n{name}: {rate:.1%} of {len(same)} portraits")
    assert rate >= least


@pytest.mark.parametrize(("name", "least"), RIGHT_WHEN_READ.items())
def test_what_is_read_is_right(
    rows: list[tuple[Facts, dict[str, Any]]], name: str, least: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every value read is one the consultant gave."""
    told = [(read(facts, name), profile.get(name) or []) for facts, profile in rows if read(facts, name)]
    right = sum(set(got) <= set(wanted) for got, wanted in told)
    with capsys.disabled():
        print(f"\n{name}: read in {len(told)} portraits, {right / len(told):.1%} right")
    assert right / len(told) >= least


def _wanted(profile: dict[str, Any], name: str, got: Any) -> Any:
    wanted = profile.get(name)
    return sorted(wanted or []) if isinstance(got, list) else wanted
