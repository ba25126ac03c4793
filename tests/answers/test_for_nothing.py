"""Money spent for nothing: an answer about where it was lost."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

SHOP = Profile(trade="mercière", family="specialised_retail", clientele=("B2C",))


def say(library: Library, text: str, **facts: object) -> Reply:
    parsed = Parsed(text, "budget", 0.7, (("budget", 0.7),), Facts(**facts), worry=True)  # type: ignore[arg-type]  # by name
    return respond(parsed, SHOP, Memory(turn=1), library)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("j'ai payé Indeed pour rien", "recruiting"), ("on a dépensé 800 euros d'annonces d'emploi sans un seul candidat", "recruiting"),
        ("j'ai claqué 300 balles en google ads pour que dalle", "paid_ads"), ("j'ai mis 50 euros de pub facebook dans le vide", "paid_ads"),
        ("je me suis fait avoir par une agence, 3000 euros pour un site tout pourri", "scepticism"),
        ("jme suis fait arnaquer par pages jaunes", "scepticism"), ("payé 2000 € un prestataire, pour rien", "scepticism"),
        ("je me suis fait avoir avec une formation instagram", "training"), ("j'ai payé une influenceuse pour rien", "influencers"),
    ],
)  # fmt: skip
def test_what_was_lost_is_answered_where_it_was_lost(library: Library, text: str, topic: str) -> None:
    reply = say(library, text, budget=3000.0)
    assert reply.answers[0].topic == topic
    assert "3114" not in reply.answers[0].text
    assert reply.profile.budget is None  # what is lost is no budget


def test_a_provider_who_sold_air_is_told_as_such(library: Library) -> None:
    text = say(library, "je me suis fait avoir par une agence, 3000 euros pour un site tout pourri").answers[0].text
    assert "Vous avez raison d'être en colère" in text
    assert "Récupérez vos accès" in text


@pytest.mark.parametrize(
    "text",
    [
        "j'ai mis deux heures pour rien",
        "je veux pas payer pour rien",
        "combien payer pour ne pas se faire avoir ?",
        "j'ai payé 50 euros",
        "je suis là pour rien d'autre",
        "je fais ça pour le plaisir",
    ],
)
def test_other_words_of_money_are_read_otherwise(text: str) -> None:
    parsed = Parsed(text, "budget", 0.7, (("budget", 0.7),), Facts())
    assert interpret(parsed, Memory(turn=1)).why != "paid for nothing"
