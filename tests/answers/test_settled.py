"""The first sentence says which: stop or go on, first or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Turn
from bot.answers.handlers import handler
from bot.answers.library import Library
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.settling import FIRST_OR_NOT, STOP_OR_GO

HAIR = Profile(trade="coiffeuse", family="hairdressing", clientele=("B2C",), present=("instagram", "tiktok", "x"))
ASKED = Memory(turn=4, asked=("trade", "clientele", "goals"))


def said(profile: Profile, platform: str, why: str, library: Library) -> str:
    parsed = Parsed("?", "platform_fit", 0.9, (("platform_fit", 0.9),), Facts())
    meaning = Meaning("platform_fit", parsed, platforms=(platform,), why=why)
    reply = handler("platform_fit", library)(Turn(meaning, profile, profile, ASKED), library)
    return reply.answers[0].text.split("\n\n")[0].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("profile", "platform", "begins"),
    [
        (HAIR, "instagram", "**Continuez : pour vous"),
        (HAIR, "x", "**Arrêtez"),
        (replace(HAIR, tried=("instagram",)), "instagram", "**Continuez un mois encore"),
        (replace(HAIR, trade="restaurant", family="restaurant_cafe", tried=("instagram",)), "instagram", "**"),
    ],
)
def test_stop_or_go_is_answered_first(profile: Profile, platform: str, begins: str, library: Library) -> None:
    head = said(profile, platform, STOP_OR_GO, library)
    assert head.startswith(begins)
    assert "Arrêtez" in head or "Continuez" in head or "Gardez" in head


def test_first_or_not(library: Library) -> None:
    first = library.mix(HAIR).choices[0].platform
    assert said(HAIR, first.id, FIRST_OR_NOT, library).startswith("**Oui, commencez par")
    assert said(HAIR, "mastodon", FIRST_OR_NOT, library).startswith("**Non, ")
    assert "peut attendre" in said(HAIR, "mastodon", FIRST_OR_NOT, library)
