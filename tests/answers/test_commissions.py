"""« 30 % de commission, c'est normal ? »: nothing is called usual without a source, and what is left of a sale is reckoned."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers import commissions
from bot.text import fold
from tests.answers.conftest import Ask

MARKET = ("marketplace",)
BISTRO = Profile(trade="bistrot", family="restaurant")
HARD = "\N{NO-BREAK SPACE}"
POTTER = Profile(trade="potière", family="art_crafts_jewelry")


@pytest.mark.parametrize(
    "text",
    [
        "uber eats me prend 30 % de commission c'est normal ?",
        "Booking 17%, c'est abusé non",
        "la commission de TheFork est trop chère ?",
        "etsy 6,5 pour cent c'est trop ?",
    ],
)
def test_it_is_asked(text: str) -> None:
    assert commissions.asked(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "TheFork veut que je fasse 30 % de remise, c'est normal ?",
        "combien prend Booking ?",
        "c'est normal que Deliveroo ne réponde pas ?",
        "je fais 30 % de mon chiffre avec Uber Eats",
    ],
)
def test_it_is_not_asked(text: str) -> None:
    assert not commissions.asked(fold(text))


@pytest.mark.parametrize("topic", ["platform_fit", "selling_online", "budget", "negative_feedback"])
def test_without_a_source_no_rate_is_called_usual(ask: Ask, topic: str) -> None:
    text = (
        ask(topic, "uber eats me prend 30 % de commission, c'est normal ?", BISTRO, platforms=MARKET)
        .answers[0]
        .text.replace(HARD, " ")
    )
    assert text.startswith("**Je n'ai pas de source qui dise si 30 %, chez Uber Eats, est la règle")
    assert "30 % font 6 € : il vous reste 14 €" in text


def test_what_a_source_says_is_told_with_it(ask: Ask) -> None:
    answer = ask("platform_fit", "etsy 6,5 % c'est trop ?", POTTER, platforms=MARKET).answers[0]
    text = answer.text.replace(HARD, " ")
    assert "de 5 à 6,5 % en 2022" in text
    assert "6,5 % font 1,30 € : il vous reste 18,70 €" in text
    assert "pas de fiche" not in answer.text
    (told,) = [s for s in answer.sources if s.url in answer.text]
    assert told.publisher in answer.text


def test_without_a_rate_nothing_is_reckoned(ask: Ask) -> None:
    text = (
        ask("selling_online", "la commission de TheFork est trop chère ?", BISTRO, platforms=MARKET)
        .answers[0]
        .text.replace(HARD, " ")
    )
    assert "si cette commission, chez TheFork" in text
    assert "font" not in text.split("\n\n")[1]
