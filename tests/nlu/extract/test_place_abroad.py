"""Where somebody is who is not in France, and where they only sell, buy or come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.extract.message import Message
from bot.nlu.extract.place import PlaceReader


@pytest.fixture(scope="module")
def reader() -> PlaceReader:
    """With the real tables."""
    return PlaceReader(Path("data/knowledge"), Path("data/nlu_lexicon"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("j'ai un salon de coiffure à Abidjan", "CI"),
        ("on est au Cameroun", "CM"),
        ("ma boutique est à Casablanca", "MA"),
        ("Traiteur, Dakar", "SN"),
        ("nous sommes en Belgique", "BE"),
        ("nos bureaux sont au Québec", "CA"),
        ("je vends du miel en Suisse", None),
        ("mes clients viennent du Maroc", None),
        ("j'importe des tissus du Sénégal", None),
        ("je livre aussi en Belgique", None),
        ("mon bureau est au rdc", None),
        ("né au Mali, je suis taxi à Lille", "FR"),
    ],
)
def test_the_country_of_the_person(reader: PlaceReader, text: str, country: str | None) -> None:
    place = reader.read(Message(text))
    assert (place.country if place else None) == country


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("paillote à Saint-Gilles réunion, le midi", "La Réunion"),
        ("coiffeuse à Saint-Denis 974", "La Réunion"),
        ("garage à Laval QC", "Québec"),
        ("garage à Laval", "Pays de la Loire"),
        ("garage à Laval, réunion de parents lundi", "Pays de la Loire"),
    ],
)
def test_an_area_named_beside_a_commune_says_which_one(reader: PlaceReader, text: str, region: str) -> None:
    place = reader.read(Message(text))
    assert place
    assert place.region == region
