"""What the person is called whose trade was read as an activity, a place or a thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.trade_forms import Forms
from bot.nlu.extract.trade_people import People


@pytest.fixture(scope="module")
def people() -> People:
    lexicon = Path("data/nlu_lexicon")
    return People(lexicon, Forms(Path("data/knowledge"), lexicon))


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("domaine viticole", "vigneron (domaine viticole)"),
        ("vente de vinyles", "disquaire (vente de vinyles)"),
        ("boutique de laine", "mercier (boutique de laine)"),
        ("magasin de meubles anciens", "brocanteur (magasin de meubles anciens)"),
        ("fabrication de pierres tombales", "marbrier (fabrication de pierres tombales)"),
        ("réparation d'ordinateurs", "dépanneur informatique (réparation d'ordinateurs)"),
        ("cours de langue", "professeur de langues"),
        ("cours de piano", "professeur de musique (cours de piano)"),
        ("élevage (brebis)", "éleveur ovin (brebis)"),
        ("écriture (roman)", "écrivain (roman)"),
        ("garage moto", "mécanicien (garage moto)"),
    ],
)
def test_who_does_it_comes_first(people: People, label: str, title: str) -> None:
    assert people.named(label) == title


@pytest.mark.parametrize(
    ("label", "family", "title"),
    [
        ("atelier de vannerie", None, "vannier (atelier de vannerie)"),
        ("atelier de reliure", "art_crafts_jewelry", "relieur (atelier de reliure)"),
        ("cabinet de traduction", "writing_translation", "cabinet de traduction"),
        ("atelier de chaudronnerie", None, "soudeur (atelier de chaudronnerie)"),
        ("usinage", "machining_metal", "usineur (usinage)"),
        ("mercerie", "specialised_retail", "mercier (mercerie)"),
        ("vitrerie", "lodging", "vitrerie"),
        ("charte", None, "charte"),
        ("fée", None, "fée"),
    ],
)
def test_an_activity_leads_to_the_title_that_french_makes_of_it(
    people: People, label: str, family: str | None, title: str
) -> None:
    assert people.named(label, family) == title


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("gîte", "gérant de gîte"),
        ("élevage canin", "éleveur canin"),
        ("élevage de chats", "éleveur de chats"),
        ("taxi", "chauffeur de taxi"),
    ],
)
def test_brackets_that_would_say_nothing_more_are_left_out(people: People, label: str, title: str) -> None:
    assert people.named(label) == title


@pytest.mark.parametrize(
    "label", ["boulangère", "boulangerie (pain)", "avocate", "zythologue", "vente d'horoscopes", "", "(", "vente de"]
)
def test_a_label_that_says_it_stays(people: People, label: str) -> None:
    assert people.named(label) == label


def test_the_person_keeps_their_noun(extractor: FactsExtractor) -> None:
    trade = extractor.read("J'ai une boutique de laine à Tulle").trade
    assert trade is not None
    assert (trade.label, trade.title) == ("boutique de laine", "mercier (boutique de laine)")


def test_a_title_of_the_message_names_a_trade_only_told(extractor: FactsExtractor) -> None:
    trade = extractor.read("Une autre esthéticienne copie mes photos d'ongles et mes poses de gel").trade
    assert trade is not None
    assert "esthéticienne" in trade.title
