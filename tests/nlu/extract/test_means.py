"""Circumstances that call for one channel or rule one out, and channels where customers are met already."""

from __future__ import annotations

import pytest

from bot.nlu.extract.means import MEANS
from bot.nlu.extract.message import Message
from bot.nlu.extract.met import met_on
from bot.nlu.extract.situation import flags
from bot.text import fold


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Il faut que je prévienne les familles quand la tournée saute", "alerts"),
        ("les clients se déplacent pour rien quand la pêche n'a rien donné", "alerts"),
        ("tous les jours on me demande si je suis ouvert demain", "alerts"),
        ("j'ai un cahier avec 200 numéros et je n'en fais rien", "address_list"),
        ("notre infolettre est morte depuis deux ans", "address_list"),
        ("ma vendeuse est à l'aise devant la caméra", "films"),
        ("mon frère sait monter et filmer", "films"),
        ("je vends des vélos d'occasion", "second_hand"),
        ("une petite friperie rue de la Gare", "second_hand"),
        ("le siège gère le site et nous interdit d'ouvrir nos comptes", "head_office"),
        ("Airbnb me prend de plus en plus", "depends_on_platform"),
        ("je voudrais être moins dépendante de ma place de marché", "depends_on_platform"),
        ("on finit un petit jeu vidéo à deux", "players"),
        ("je refuse de travailler avec les Gafam", "no_big_tech"),
        ("je ferme l'atelier dans deux ans", "leaving"),
        ("on est à trois ans de la retraite", "leaving"),
        ("dans deux ans on arrête la ferme", "leaving"),
    ],
)
def test_what_is_told(text: str, flag: str) -> None:
    assert flag in flags(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "comment prévenir les impayés",
        "on peut filmer les passants dans la rue ?",
        "la plateforme que je dois prendre, c'est laquelle ?",
        "le rôle d'un community manager, c'est quoi",
        "j'ai pris ma retraite l'an dernier et je lance un gîte",
        "un logiciel de caisse, vous en connaissez ?",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert not {*MEANS} & {*flags(fold(text))}


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("mes patients m'écrivent tous sur Messenger", ("messenger",)),
        ("Les voyageurs nous trouvent surtout par Google", ("google_business",)),
        ("toutes mes clientes m'ont connue sur Instagram", ("instagram",)),
        ("j'aimerais que mes clients m'écrivent par WhatsApp", ()),
        ("mes clients ne me trouvent jamais sur Google", ()),
        ("comment mes clients me trouvent-ils sur Facebook ?", ()),
        ("on me demande d'être sur TikTok", ()),
    ],
)
def test_where_customers_are_met(text: str, channels: tuple[str, ...]) -> None:
    assert met_on(Message(text)) == channels
