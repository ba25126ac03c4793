"""The first plan says how this trade listens, its trap and what it measures; nothing of the text for everybody."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory


def plan(library: Library, profile: Profile) -> str:
    asked = Parsed("fais moi un plan", "action_plan", 0.95, (("action_plan", 0.95),), Facts())
    return respond(asked, profile, Memory(turn=2), library).answers[0].text


@pytest.mark.parametrize(
    ("family", "listens", "measures"),
    [
        ("lodging", "demandez à chaque hôte", "nuits réservées en direct"),
        ("legal_professions", "relisez vos règles", "nouveaux dossiers"),
        ("ecommerce", "demandez à dix acheteurs", ""),
    ],
)
@pytest.mark.parametrize("hours", [0.5, 1, 3, 10])
def test_the_first_plan_is_in_the_words_of_the_trade(
    library: Library, family: str, listens: str, measures: str, hours: float
) -> None:
    text = plan(library, Profile(trade="…", family=family, hours=hours))
    assert listens in text
    assert measures in text


def test_an_unknown_trade_has_the_general_words(library: Library) -> None:
    text = plan(library, Profile())
    assert "dix derniers clients" in text
    assert "nouveaux clients et leur origine" in text
