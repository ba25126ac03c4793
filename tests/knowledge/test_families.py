from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.families import FamilyFinder
from bot.knowledge.files import read_files

from .conftest import KNOWLEDGE
from .small_base import Files, write


@pytest.fixture(scope="module")
def finder() -> FamilyFinder:
    """On the real trades: the rules only make sense with thousands of names."""
    return FamilyFinder(read_files(KNOWLEDGE, optional=["advice.yml"])[0])


@pytest.mark.parametrize(
    ("trade", "sector", "family"),
    [
        ("boulanger", "artisanat alimentaire", "bakery_pastry"),
        ("Boulangères", "artisanat alimentaire", "bakery_pastry"),
        ("esthéticienne", "beauté et bien-être", "beauty_spa"),
        ("opticien", "commerce", "pharmacy_optics"),  # the only family of the word, whatever the sector
        ("menuisier", "artisanat du bâtiment", "finishing_building"),  # the sector decides
        ("menuisier", "artisanat d'art", "wood_furniture"),
        ("coiffeur à domicile", "beauté et bien-être", "hairdressing"),
        ("développeur indépendant", "numérique", "software_it"),  # its first word
        ("office de tourisme", "tourisme et hébergement", "travel_guides"),  # names that hold all its words
        ("salle de sport", "sport et loisirs", "sports_fitness"),
        ("administration", "association et collectivité", None),  # not an "administrateur de bases de données"
        ("créateur de contenu", "numérique", None),  # not the fashion of "créateur"
        ("solopreneur", "services aux entreprises", None),
        ("", "commerce", None),
        ("de la", "commerce", None),
    ],
)
def test_find(finder: FamilyFinder, trade: str, sector: str, family: str | None) -> None:
    assert finder.find(trade, sector) == family


def test_our_examples_go_before_romes_names(tmp_path: Path, files: Files) -> None:
    files["trades/gender_forms.csv"][0]["masculine"] = "Avocat"
    files["trades/rome_family.csv"][1]["family"] = "bakery"
    base, problems = read_files(write(tmp_path, files))
    assert problems == []
    assert FamilyFinder(base).find("avocat", "restauration") == "law"
