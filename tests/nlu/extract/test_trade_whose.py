"""Trades that are near the person without being theirs: whom they look for, what others talk of, places that name no trade."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

SOUGHT = [
    "notre problème n'est pas la clientèle, c'est de trouver des soudeurs",
    "nous cherchons un chef de rang pour l'été",
    "il nous manque deux altos",
    "je n'arrive plus à recruter de plombiers",
    "les cuisiniers, on n'en trouve plus",
    "il me faudrait un mécanicien avant mars",
]
TALKED_OF = [
    "on nous critique sur la pêche industrielle sous chaque post",
    "les gens nous parlent de chasse en commentaire",
    "un article sur l'élevage nous est tombé dessus",
]
TITLED = [
    ("je suis kinésithérapeute à Magog, j'ai ma clinique au sous-sol", "kinésithérapeute"),
    ("Ébéniste, j'ai mon atelier au fond de la cour", "ébéniste"),
    ("mon petit salon est chez moi, je suis esthéticienne", "esthéticienne"),
]
SAID_ASIDE = [
    ("Mon frère est maçon, ma mère est coiffeuse, moi j'ai dit non et je suis devenue boulangère.", "boulangère"),
    ("La question vient d'un libraire.", "libraire"),
    ("Dans ma profession de géomètre, une page sert à quoi ?", "géomètre"),
    ("Un relieur peut-il vivre d'Etsy ? Je demande, c'est mon métier", "relieur"),
    ("fabriquant de jouets, Instagram ?", "fabriquant de jouets"),
]
STILL_THEIRS = [
    ("plombier cherche chantiers", "plumbing_electric_heating"),
    ("chaudronnier à Brest, on cherche des soudeurs", "machining_metal"),
    ("ma clinique vétérinaire recrute", "medical_practice"),
    ("je cherche un local pour ma librairie", "specialised_retail"),
]
DISPLACING = 0.62  # bot/answers/learn.py


@pytest.mark.parametrize("text", [*SOUGHT, *TALKED_OF])
def test_somebody_looked_for_or_a_field_talked_of_is_not_the_persons(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).trade is None


@pytest.mark.parametrize(("text", "label"), SAID_ASIDE)
def test_one_says_what_one_is_in_passing(extractor: FactsExtractor, text: str, label: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.label == label


@pytest.mark.parametrize(("text", "label"), TITLED)
def test_what_one_is_comes_before_where_one_works(extractor: FactsExtractor, text: str, label: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.label == label


@pytest.mark.parametrize(("text", "family"), STILL_THEIRS)
def test_who_looks_for_others_keeps_their_own(extractor: FactsExtractor, text: str, family: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.family == family


@pytest.mark.parametrize(
    "text",
    ["ma clinique ferme le lundi", "la boulangerie en face poste tous les jours", "mon salon est au rez-de-chaussée"],
)
def test_a_place_or_a_mention_displaces_nothing(extractor: FactsExtractor, text: str) -> None:
    trade = extractor.read(text).trade
    assert trade is None or trade.confidence < DISPLACING


@pytest.mark.parametrize(
    "text", ["en fait je suis fleuriste", "et pour un fleuriste ?", "j'ai une boulangerie à Redon"]
)
def test_a_claim_or_an_example_displaces(extractor: FactsExtractor, text: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.confidence >= DISPLACING


@pytest.mark.parametrize(
    ("text", "label"),
    [("on est un gaec de trois associés", "GAEC"), ("je suis chauffeur vtc à Lille", "chauffeur VTC")],
)
def test_initials_are_written_in_capitals(extractor: FactsExtractor, text: str, label: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.label == label


def test_one_who_gives_a_concert_makes_none_in_a_factory(extractor: FactsExtractor) -> None:
    trade = extractor.read("notre concert tombe un mardi, qui va venir ?").trade
    assert trade is None or "fabrication" not in trade.label
