"""« Sans pub » is no question about advertising."""

from __future__ import annotations

import pytest

from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.without_ads import WITHOUT_ADS


@pytest.mark.parametrize(
    "text",
    [
        "comment avoir plus de patients sans pub ?",
        "je veux des clients sans payer de publicité",
        "trouver des adhérents sans faire de la pub c possible",
        "y a moyen de remplir mes cours autrement que par la pub ?",
    ],
)
def test_channels_are_advised(text: str) -> None:
    meaning = interpret(Parsed(text, "paid_ads", 0.95), Memory(turn=1))
    assert (meaning.topic, meaning.why) == ("platform_recommendation", WITHOUT_ADS)


@pytest.mark.parametrize("text", ["ma pub ne marche pas sans photo, comment faire ?", "la pub, ça sert à quoi ?"])
def test_a_question_on_advertising_stays_one(text: str) -> None:
    assert interpret(Parsed(text, "paid_ads", 0.95), Memory(turn=1)).why != WITHOUT_ADS
