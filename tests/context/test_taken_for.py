"""Messages that a word makes look like another topic."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts
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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("notre site web n'apparaît nulle part", "local_visibility"),
        ("Google voit pas mon site", "local_visibility"),
        ("mon site est invisible, je le laisse ?", "website_needed"),
        ("mon site est vieux", "website_needed"),
    ],
)
def test_a_site_that_is_not_found_is_no_wish_for_one(text: str, meant: str) -> None:
    own = Facts(platforms=("website",), present=("website",))
    assert interpret(Parsed(text, "website_needed", 0.99, facts=own), Memory(turn=2)).topic == meant
    if meant == "local_visibility":
        assert interpret(Parsed(text, "website_needed", 0.99), Memory(turn=2)).topic == "website_needed"
