"""Who speaks for a house is of the house's world, and who serves houses from outside is not."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor


@pytest.mark.parametrize(
    ("text", "label", "family"),
    [
        ("chargé de communication d'un centre hospitalier à Vierzon", "chargé de communication d'un centre hospitalier", "nonprofit_public"),
        ("stagiaire com à l'hôpital de Rodez", "stagiaire com à l'hôpital", "nonprofit_public"),
        ("nouvelle attachée de presse d'un théâtre", "attachée de presse d'un théâtre", "performing_arts_music"),
    ],
)  # fmt: skip
def test_the_house_counts(extractor: FactsExtractor, text: str, label: str, family: str) -> None:
    facts = extractor.read(text)
    assert facts.trade is not None
    assert (facts.trade.label, facts.trade.family, facts.trade.profession) == (label, family, None)


def test_a_hospital_is_a_public_body(extractor: FactsExtractor) -> None:
    assert extractor.read("directrice de la communication au CHU d'Amiens").statuses == ("public",)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("agence de communication pour les hôpitaux", "marketing_communication"),
        ("community manager freelance à Pau", "marketing_communication"),
        ("aide-soignante dans un hôpital", "paramedical_care"),
    ],
)
def test_who_serves_or_cares_keeps_their_trade(extractor: FactsExtractor, text: str, family: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.family == family
