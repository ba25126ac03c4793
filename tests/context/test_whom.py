"""Other customers named in a follow-up are customers; one trade supposed is a trade."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.whom import ALSO

TALKING = Memory(turn=3, last_topic="platform_recommendation", last_served="platform_recommendation")
TRADE = Trade("hôtel", "lodging", None, 0.9)


def _parsed(text: str, topic: str = "platform_recommendation", trade: Trade | None = TRADE) -> Parsed:
    return Parsed(text, topic, 0.4, ((topic, 0.4),), Facts(trade=trade), ask_back=True)


@pytest.mark.parametrize("text", ["et pour les hôtels ?", "ok et auprès des hôtels", "et pour toucher des hôtels ?", "avec mes hôtels ?"])  # fmt: skip
def test_several_of_them_are_customers(text: str) -> None:
    meaning = interpret(_parsed(text), TALKING)
    assert meaning.parsed.values.get(ALSO)
    assert meaning.topic == "platform_recommendation"


@pytest.mark.parametrize("text", ["et pour un hôtel ?", "je tiens un hôtel", "et les hôtels ils font comment pour leur site à eux ?"])  # fmt: skip
def test_one_is_another_trade_and_a_tale_is_no_follow_up(text: str) -> None:
    assert ALSO not in interpret(_parsed(text), TALKING).parsed.values


def test_how_to_find_them_stays_the_question() -> None:
    assert interpret(_parsed("et pour les hôtels", "prospecting"), TALKING).topic == "prospecting"


def test_a_first_message_presents_its_writer() -> None:
    assert ALSO not in interpret(_parsed("pour les hôtels"), Memory()).parsed.values
