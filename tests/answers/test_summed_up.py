"""« Résumez-moi tout ça »: the channels in order, a sentence for each subject, what to do first."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.summing_up import SUMS_UP
from tests.answers.conftest import Ask

TALKED = Memory(
    turn=5,
    last_topic="delegation",
    last_served="delegation",
    recommended=("linkedin",),
    depth={"platform_fit": 1, "selling_online": 1, "delegation": 1, "legal_rules": 1},
)
SHOP = Profile(trade="usinage", family="machining_metal", goals=("hiring",))


@pytest.mark.parametrize(
    "text",
    [
        "Résumez-moi ce que vous conseillez",
        "résume-moi tout ça stp",
        "un petit récap ?",
        "en résumé ?",
        "récapitulez en trois points svp",
        "pouvez-vous résumer vos conseils",
        "synthétisez-moi l'essentiel",
    ],
)
def test_a_summary_is_asked(text: str) -> None:
    assert interpret(Parsed(text, "help", 0.9), TALKED).why == SUMS_UP


@pytest.mark.parametrize(
    "text",
    [
        "résumez-moi l'arrêt Blanco en trois lignes",
        "je voudrais le résumé de la conférence",
        "comment résumer mon métier en une phrase",
        "vous pouvez résumer cet article ?",
    ],
)
def test_something_else_is_summed_up(text: str) -> None:
    assert interpret(Parsed(text, "out_of_scope", 0.9), TALKED).why != SUMS_UP


def test_at_an_event_the_recap_is_the_events() -> None:
    there = TALKED.but(event="CAFE")
    assert interpret(Parsed("un résumé ?", "event_recap", 0.8), there).topic == "event_recap"
    assert interpret(Parsed("un résumé ?", "event_recap", 0.8), TALKED).why == SUMS_UP


def test_there_is_nothing_to_sum_up_at_the_start() -> None:
    assert interpret(Parsed("résumez-moi tout ça", "help", 0.9), Memory()).why != SUMS_UP


def test_channels_come_first_in_their_order(ask: Ask, library: Library) -> None:
    text = ask("help", "résumez-moi tout ça", SHOP, TALKED).answers[0].text
    head = text.split("\n\n")[0]
    names = [library.platforms[id].name for id in library.mix(SHOP).ids]
    places = [head.lower().find(name.lower().removeprefix("fiche ")[:8]) for name in names]
    assert head.startswith("**En résumé, pour vous, usinage")
    assert -1 not in places
    assert places == sorted(places)


def test_each_subject_has_its_sentence_and_law_its_warning(ask: Ask) -> None:
    text = ask("help", "résumez-moi tout ça", SHOP, TALKED).answers[0].text
    assert "- **Vendre en ligne.** " in text
    assert "- **Confier cela à quelqu'un.** " in text
    assert "les sources" in text
    assert "**À essayer" in text


def test_without_a_trade_nothing_is_called_chosen(ask: Ask) -> None:
    text = ask("help", "résumez-moi tout ça", Profile(), TALKED).answers[0].text
    assert text.startswith("**En résumé, rien n'est encore choisi pour vous.")
    assert "Dites-moi votre métier" in text
