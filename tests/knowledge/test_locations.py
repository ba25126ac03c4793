"""Where the locations written in cases lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.locations import NOWHERE, Area, Locations


@pytest.fixture(scope="module")
def locations() -> Locations:
    """With the official tables."""
    return Locations(Path("data/knowledge"), Path("data/nlu_lexicon"))


@pytest.mark.parametrize(
    ("location", "country", "department", "region"),
    [
        ("Quimper (Finistère)", "FR", "Finistère", "Bretagne"),
        ("Brest", "FR", "Finistère", "Bretagne"),
        ("Bretagne", "FR", None, "Bretagne"),
        ("Paris 11e", "FR", "Paris", "Île-de-France"),
        ("Région parisienne", "FR", None, "Île-de-France"),
        ("Pays basque", "FR", "Pyrénées-Atlantiques", "Nouvelle-Aquitaine"),
        ("Un hameau, près de Schirmeck (Bas-Rhin)", "FR", "Bas-Rhin", "Grand Est"),
        ("Granby (Québec)", "CA", None, "Québec"),
        ("Québec", "CA", None, "Québec"),
        ("Liège", "BE", None, "Wallonie"),
        ("Orbe (Vaud)", "CH", None, "Vaud"),
    ],
)
def test_an_area_is_found(
    locations: Locations, location: str, country: str, department: str | None, region: str
) -> None:
    assert locations.of(location, country) == Area(department, region)


@pytest.mark.parametrize(
    ("location", "country"), [("France", "FR"), ("Non précisé", "FR"), ("Suisse", "CH"), ("Rochester", "US")]
)
def test_what_says_no_area_gets_none(locations: Locations, location: str, country: str) -> None:
    assert locations.of(location, country) == NOWHERE


def test_a_town_abroad_is_not_looked_for_in_france(locations: Locations) -> None:
    """There is a Laval in Mayenne and one beside Montréal."""
    assert locations.of("Laval", "CA").region == "Québec"
    assert locations.of("Laval", "FR").region == "Pays de la Loire"
