"""Bodies that no table of trades has, said of oneself and not of others."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Trade
from bot.nlu.extract.bodies import BODIES, of_a_body
from bot.nlu.extract.message import Message


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("union commerciale de 45 commerçants", "association"),
        ("bonjour, je gère une fédération départementale de chasseurs", "association"),
        ("syndicat de salariés dans un hôpital", "association"),
        ("je suis au comité d'entreprise", "association"),
        ("chambre des métiers, je suis chargée de com", "public"),
        ("responsable com d'une cci", "public"),
        ("hôpital public service com, on recrute", "public"),
        ("je suis candidat aux municipales", None),
        ("com dune comcom de 30 communes", "public"),
    ],
)
def test_a_body_of_ones_own(text: str, status: str | None) -> None:
    trade, statuses = of_a_body(Message(text), None)
    assert trade
    assert trade.family == BODIES
    assert statuses == ((status,) if status else ())


@pytest.mark.parametrize(
    "text",
    [
        "je vends aux comités d'entreprise",
        "mes clients sont des fédérations sportives",
        "le syndicat des eaux nous a écrit",
        "ma fille est à l'hôpital",
        "je suis boulanger, la chambre des métiers m'a dit d'avoir un site",
    ],
)
def test_a_body_of_others_is_left(text: str) -> None:
    assert of_a_body(Message(text), None) == (None, ())


@pytest.mark.parametrize(
    ("text", "trade", "status"),
    [
        ("salle de sport associative, personne ne renouvelle", "salle de sport", "association"),
        ("crèche municipale de 30 places", "crèche", "public"),
        ("piscine municipale", "piscine municipale", "public"),
        ("boulangerie près du théâtre municipal", "boulangerie", None),
        ("traiteur pour le milieu associatif", "traiteur", None),
    ],
)
def test_an_adjective_says_whose_the_house_is(text: str, trade: str, status: str | None) -> None:
    read = Trade(trade, "x")
    assert of_a_body(Message(text), read) == (read, (status,) if status else ())
