"""What is typed in the middle of a guided exchange means the step that its button would have been."""

from __future__ import annotations

import pytest

from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory, Pending


def step(
    text: str, topic: str = "out_of_scope", pending: Pending | None = None, number: float | None = None
) -> dict[str, object]:
    return dict(interpret(Parsed(text, topic, 0.9, number=number), Memory(pending=pending)).parsed.values)


@pytest.mark.parametrize("text", ["12", "une douzaine je pense", "environ 12 clients"])
def test_a_number_answers_how_many(text: str) -> None:
    assert step(text, pending="measure", number=12) == {"track": "value"}
    assert step(text, number=12) == {}


@pytest.mark.parametrize(
    ("text", "topic"), [("je ne sais pas", "out_of_scope"), ("non", "deny"), ("je préfère ne pas dire", "deny")]
)
def test_a_number_may_be_refused(text: str, topic: str) -> None:
    assert step(text, topic, pending="measure") == {"track": "skip"}
    assert step(text, topic, pending="email") == {"later": "neither"}


def test_an_address_answers_which_address() -> None:
    assert step("c'est claire@exemple.fr", pending="email") == {"later": "address"}
    assert step("c'est claire@exemple.fr") == {}


@pytest.mark.parametrize(
    "text",
    [
        "arrêtez le suivi",
        "Stop les relances",
        "s'il vous plaît arrêtez les rappels",
        "ne me relancez plus",
        "annuler mon suivi",
        "ne me redemandez rien",
    ],
)
def test_stopping_is_understood_at_any_time(text: str) -> None:
    assert step(text) == {"track": "stop"}


@pytest.mark.parametrize(
    "text",
    [
        "comment relancer mes clients ?",
        "faut-il arrêter Facebook ?",
        "je voudrais plus de suivi de mes clients",
        "quel outil pour le suivi des rappels ?",
        "je rappelle mes clients par SMS",
        "ils ne me rappellent jamais",
    ],
)
def test_what_only_looks_like_stopping_is_not(text: str) -> None:
    assert step(text) == {}
