"""A fact of one's business and not a word more is no call for help; one word more, and the alarm stands."""

from __future__ import annotations

import pytest

from bot.dialogue.alone import SENT
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

BAKER = Trade("boulanger", "bakery_pastry", confidence=0.95)


def alarmed(text: str, worry: bool = False, topic: str = "inform_profile", **facts: object) -> Parsed:
    return Parsed(text, topic, 0.5, ((topic, 0.5),), Facts(**facts), distress=not worry, worry=worry)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    "text",
    [
        "slt jsui boulanger jariv pa a fer conaitre ma boulangerie kan pensé vs",
        "bjr boulanger jveux plus de clients le matin",
        "boulanger, on cherche du monde le midi",
    ],
)
def test_a_wish_for_customers_alone_raises_no_alarm(text: str) -> None:
    parsed = interpret(alarmed(text, trade=BAKER), Memory()).parsed
    assert (parsed.distress, parsed.worry) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        "boulanger, je cherche plus de clients, je cherche la corde",
        "jsui boulanger jariv pa a fer conaitre ma boulangerie jen peu plu",
        "boulanger, plus de monde et je disparais",
    ],
)
def test_one_word_more_and_the_alarm_stands(text: str) -> None:
    assert interpret(alarmed(text, trade=BAKER), Memory()).parsed.distress


def test_after_a_call_for_help_nothing_is_taken_back() -> None:
    wish = alarmed("je cherche plus de clients", goals=("customers",))
    assert interpret(wish, Memory(turn=2, called=1)).parsed.distress


@pytest.mark.parametrize(
    "text", ["jai pa le tps jme leve a 3h", "qui s'en occupe, moi j'ai pas le temps", "pas une minute"]
)
def test_no_time_alone_calls_for_no_line_of_help(text: str) -> None:
    assert not interpret(alarmed(text, worry=True, topic="time_investment"), Memory(turn=1)).parsed.worry


def test_to_be_one_too_many_is_no_lack_of_time() -> None:
    assert interpret(alarmed("je suis de trop", worry=True), Memory(turn=1)).parsed.worry


@pytest.mark.parametrize(
    "text",
    [
        "c'est ma petite fille qui m'a dit de venir ici",
        "mon comptable m'a parlé de vous",
        "c'est la chambre qui m'a envoyé ici",
    ],
)
def test_who_was_sent_here_is_welcomed(text: str) -> None:
    assert interpret(alarmed(text, topic="join_event"), Memory(turn=1)).why == SENT


def test_a_trade_sent_here_presents_itself() -> None:
    sculptor = Trade("sculpteur", "arts_crafts", confidence=0.95)
    text = "Bonjour madame, je suis sculpteur à la retraite, c'est mon fils qui m'a conseillé ce site"
    told = Parsed(text, "out_of_scope", 0.97, (("out_of_scope", 0.97),), Facts(trade=sculptor))
    assert interpret(told, Memory()).topic == "inform_profile"
