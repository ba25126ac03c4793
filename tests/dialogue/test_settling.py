"""« J'arrête ou je continue ? », « Facebook d'abord ? »: a channel settled in a word."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.settling import FIRST_OR_NOT, STOP_OR_GO

AFTER = Memory(
    turn=3,
    last_topic="audience",
    last_served="audience",
    focus=("instagram",),
    recommended=("google_business", "facebook"),
)


def read(text: str, topic: str, platforms: tuple[str, ...] = (), memory: Memory = AFTER) -> Meaning:
    parsed = Parsed(text, topic, 0.6, ((topic, 0.6),), Facts(platforms=platforms))
    return interpret(parsed, memory)


@pytest.mark.parametrize(
    "text",
    [
        "répondez juste : j'arrête ou je continue ?",
        "bon je laisse tomber ou pas ?",
        "donc j'arrête ?",
        "je ferme la page ou je la garde ?",
        "on lâche ou on insiste",
    ],
)
def test_stop_or_go_on_is_about_the_channel_on_the_table(text: str) -> None:
    found = read(text, "scepticism")
    assert (found.topic, found.platforms, found.why) == ("platform_fit", ("instagram",), STOP_OR_GO)


@pytest.mark.parametrize(
    "text", ["je supprime cet avis ou pas ?", "est-ce que j'arrête mon abonnement EDF", "je continue"]
)
def test_what_is_not_a_channel_to_leave_is_read_otherwise(text: str) -> None:
    assert read(text, "negative_reviews").why != STOP_OR_GO


@pytest.mark.parametrize(
    "text",
    ["pis Facebook d'abord ?", "facebook en premier alors ?", "je commence par Facebook ?", "faut attaquer par fb ?"],
)
def test_whether_a_channel_comes_first(text: str) -> None:
    found = read(text, "action_plan", ("facebook",))
    assert (found.topic, found.platforms, found.why) == ("platform_fit", ("facebook",), FIRST_OR_NOT)


@pytest.mark.parametrize(
    "text", ["sur Facebook je publie quoi d'abord ?", "comment commencer sur Facebook ?", "Facebook ?"]
)
def test_how_to_begin_on_a_channel_is_another_question(text: str) -> None:
    assert read(text, "content", ("facebook",)).why != FIRST_OR_NOT
