"""Two trades in one message: the one left for another, the one that serves another, two that are compared; bodies, spare parts, games."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

TURNED = [
    ("ex-coiffeuse devenue céramiste", "céramiste"),
    ("ancienne aide-soignante en reconversion vers sophrologue", "sophrologue"),
    ("j'étais serveur, j'ouvre une librairie", "librairie"),
    ("reconversion d'infirmière à pâtissière", "pâtissière"),
    ("je passe de maçon à photographe", "photographe"),
    ("j'ai revendu ma cave à vin pour ouvrir un camping", "camping"),
    ("j'ai cédé le garage, j'ai repris une auberge", "auberge"),
    ("chu pus coiffeuse, j'ai racheté une librairie", "librairie"),
]
SERVED = [
    ("chargée de communication d'un syndicat intercommunal", "syndicat intercommunal"),
    ("responsable communication d'une fromagerie", "fromagerie"),
    ("je m'occupe des réseaux sociaux d'un club de rugby", "club de rugby"),
]
COMPARED = [
    "plombier et chauffagiste, c'est pareil ?",
    "taxi ou vtc c'est la même chose ?",
    "quelle différence entre un architecte et un maître d'oeuvre ?",
]
SOMEBODYS = [
    "un ancien élève devenu chanteur peut-il nous aider ?",
    "mon frère, ex-banquier devenu boulanger, m'aide",
]
FAMILIES = [
    ("Mairie de Kerlouan, 900 habitants", "nonprofit_public"),
    ("je suis maire d'un village", "nonprofit_public"),
    ("Médiathèque de Redon : on veut des ados", "nonprofit_public"),
    ("l'équipe de notre office de tourisme", "nonprofit_public"),
    ("club de badminton", "nonprofit_public"),
    ("on a un maquis à Bouaké", "restaurant"),
    ("fabricant de roulements", "industrial_production"),
    ("vente de pièces de tondeuses", "specialised_retail"),
    ("je lance un jeu de société", "leisure_recreation"),
    ("je fais de la pizza en camion", "street_food_catering"),
]


@pytest.mark.parametrize(("text", "label"), [*TURNED, *SERVED])
def test_a_trade_left_or_serving_gives_way_to_the_other(extractor: FactsExtractor, text: str, label: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert (trade.label, trade.confidence >= 0.85) == (label, True)


@pytest.mark.parametrize("text", COMPARED)
def test_two_trades_compared_tell_none(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).trade is None


@pytest.mark.parametrize("text", SOMEBODYS)
def test_what_somebody_else_turned_to_is_not_claimed(extractor: FactsExtractor, text: str) -> None:
    trade = extractor.read(text).trade
    assert trade is None or trade.confidence < 0.85


def test_an_example_of_ones_kind_is_no_comparison(extractor: FactsExtractor) -> None:
    trade = extractor.read("et pour un couvreur, c'est pareil ?").trade
    assert trade is not None
    assert trade.label == "couvreur"


@pytest.mark.parametrize(("text", "family"), FAMILIES)
def test_bodies_and_makers_are_of_their_family(extractor: FactsExtractor, text: str, family: str) -> None:
    trade = extractor.read(text).trade
    assert trade is not None
    assert trade.family == family


@pytest.mark.parametrize(
    "text",
    [
        "la mairie a annulé notre date",
        "on m'a vu à la bibliothèque",
        "monsieur le maire nous soutient",
        "je vends ma licence",
    ],
)
def test_a_body_spoken_of_is_nobodys_trade(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).trade is None


def test_housework_and_ironing_are_no_laundry(extractor: FactsExtractor) -> None:
    trade = extractor.read("je fais des ménages et du repassage").trade
    assert trade is not None
    assert "pressing" not in trade.label
