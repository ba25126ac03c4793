"""Over what time a sum is meant, and what it brings in rather than costs."""

from __future__ import annotations

import pytest

from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.sums import MONTH, OVER, YEAR

OF_MONEY = Memory(turn=2, last_topic="budget", last_served="budget")
OF_ADVICE = Memory(turn=2, last_topic="platform_fit", last_served="platform_fit", focus=("facebook",))


def _over(text: str, memory: Memory = OF_MONEY) -> object:
    return interpret(Parsed(text, "affirm", 0.9), memory).parsed.values.get(OVER)


@pytest.mark.parametrize(
    ("text", "over"),
    [("oui, chaque mois", MONTH), ("non c'est à l'année", YEAR), ("en tout", YEAR), ("c'est mensuel", MONTH), ("pas par an, par mois", MONTH)],
)  # fmt: skip
def test_the_time_of_the_sum(text: str, over: str) -> None:
    assert _over(text) == over


@pytest.mark.parametrize("text", ["oui", "je publie tous les mois", "par mois ça fait combien ?", "chaque mois j'ai un salon"])  # fmt: skip
def test_anything_more_is_another_message(text: str) -> None:
    assert _over(text) is None


def test_only_a_contrast_is_heard_when_money_was_not_the_matter() -> None:
    assert _over("tous les mois", OF_ADVICE) is None
    assert _over("par an, pas par mois", OF_ADVICE) == YEAR


@pytest.mark.parametrize("text", ["ça me rapportera combien ?", "une page, ça rapporte quoi"])
def test_what_comes_back_is_no_question_of_cost(text: str) -> None:
    meaning = interpret(Parsed(text, "budget", 0.5, ask_back=True), OF_ADVICE)
    assert (meaning.topic, meaning.platforms) == ("roi_indicators", ("facebook",))


@pytest.mark.parametrize("text", ["combien ça coûte par rapport à un site ?", "quel prix, et ça rapporte quoi ?"])
def test_a_price_asked_stays_a_price(text: str) -> None:
    assert interpret(Parsed(text, "budget", 0.9), OF_ADVICE).topic == "budget"
