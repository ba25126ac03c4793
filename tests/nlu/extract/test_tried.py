"""Channels tried in vain: said so of one channel, in one sentence; a wish, a refusal or a channel missed is none."""

from __future__ import annotations

import pytest

from bot.nlu.extract.message import Message
from bot.nlu.extract.tried import tried


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("Trois ans de Pinterest et pas une commande", ("pinterest",)),
        ("je poste sur Facebook pour rien", ("facebook",)),
        ("LinkedIn, deux mois, aucun rendez-vous : ça ne sert à rien", ("linkedin",)),
        ("testé TikTok six mois zéro commande", ("tiktok",)),
    ],
)
def test_in_vain(text: str, channels: tuple[str, ...]) -> None:
    assert tried(Message(text)) == channels


@pytest.mark.parametrize(
    "text",
    [
        "TikTok pour rien au monde",
        "sans site, pas de clients de nos jours",
        "une page Facebook pour rien dépenser, c'est possible ?",
        "mon voisin dit qu'Instagram ne lui a rien rapporté",
        "Instagram me rapporte deux clientes par mois",
    ],
)
def test_not_tried_in_vain(text: str) -> None:
    assert tried(Message(text)) == ()
