"""« Ce que je sais de vous » and the answer to a request for one's data hold all that the profile holds, in words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from bot.advisor.profile import Profile
from tests.answers.conftest import Ask

WHOLE = Profile(
    trade="fleuriste",
    family="florist_garden_centre",
    profession="avocat",
    statuses=("micro",),
    clientele=("B2C",),
    goals=("customers",),
    hours=2.0,
    moment="le lundi matin",
    budget=50.0,
    ages=("25-39",),
    commune="Mons",
    department="Hainaut",
    region="Wallonie",
    country="BE",
    level="beginner",
    excluded=("tiktok",),
    present=("facebook",),
    met_on=("whatsapp",),
    tried=("instagram",),
    flags=("rural",),
)
WORDS = {
    "trade": "fleuriste",
    "statuses": "Statut",
    "clientele": "particuliers",
    "goals": "But",
    "hours": "2 h",
    "moment": "le lundi matin",
    "budget": "50 €",
    "ages": "25-39",
    "commune": "Mons",
    "department": "Hainaut",
    "region": "Wallonie",
    "country": "Belgique",
    "level": "vous débutez",
    "excluded": "Canaux dont vous ne voulez pas : TikTok",
    "present": "Canaux que vous tenez : Facebook",
    "met_on": "Canaux où l'on vous trouve : WhatsApp",
    "tried": "Canaux essayés sans résultat : Instagram",
    "flags": "Situation",
}
CONCLUDED = {"family", "profession", "title", "one_sum"}
"""What we made of the trade, and the shape in which the budget was told; all of it is in the copy."""


@pytest.mark.parametrize("topic", ["delete_data", "change_profile"])
def test_everything_told_is_shown(ask: Ask, topic: str) -> None:
    assert {f.name for f in fields(Profile)} - CONCLUDED == WORDS.keys()
    shown = ask(topic, profile=WHOLE).answers[0].text.replace("\u00a0", " ").replace("\u202f", " ")
    assert {name for name, said in WORDS.items() if said not in shown} == set()
