"""Messages that a word makes look like another topic."""

from __future__ import annotations

import pytest

from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("une photo peut me faire perdre mon agrément", "budget", "professional_ethics"),
        ("je risque l'agrément si je poste ?", "out_of_scope", "professional_ethics"),
        ("ça me coûte mon dimanche", "budget", "budget"),
        ("c quoi le meilleur", "help", "platform_recommendation"),
        ("c'est quoi le mieux comme banque", "help", "help"),
        ("c'est quel prix, votre service ?", "budget", "bot_identity"),
        ("vos conseils sont payants ?", "budget", "bot_identity"),
        ("combien coûte un site ?", "budget", "budget"),
    ],
)
def test_a_word_that_looks_like_another_topic(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.6), Memory(turn=2)).topic == meant
