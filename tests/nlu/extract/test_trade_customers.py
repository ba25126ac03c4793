"""Whoever sells to a trade is not of that trade; and everyday words for one's own."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

SELLERS = [
    ("notre SaaS pour notaires plafonne à 40 cabinets", "software_it"),
    ("on propose un CRM aux courtiers", "software_it"),
    ("j'édite une application de réservation pour coiffeurs", "software_it"),
    ("on fait du marketing pour dentistes", "marketing_communication"),
]
OWN = [
    ("je grimpe aux arbres pour les tailler, une vidéo ça vend ?", "landscaping_gardening"),
    ("notre BE structure compte 6 ingés, un blog technique ça vaut le coup ?", "architecture_engineering"),
    ("élevage de bouviers bernois, comment filtrer les demandes ?", "animal_services"),
    ("je vends des occases, leboncoin suffit ?", "auto_garage"),
    ("je change des écrans de téléphone à Évry, ma fiche google est suspendue", "repair_devices"),
]


@pytest.mark.parametrize(("text", "family"), SELLERS + OWN)
def test_family(extractor: FactsExtractor, text: str, family: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.family == family


@pytest.mark.parametrize(
    "text", ["notre plateforme pour artisans maçons démarre", "notre logiciel de gestion pour garages"]
)
def test_customers_are_not_the_writer(extractor: FactsExtractor, text: str) -> None:
    trade = extractor.read(text).trade
    assert trade is None or trade.family == "software_it"
