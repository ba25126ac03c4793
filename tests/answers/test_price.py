"""The price of a channel, from its entry: what it costs, what nobody could check, the hours it takes."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from tests.answers.conftest import Ask

POTTER = Profile(trade="potière", family="art_crafts_jewelry")


@pytest.mark.parametrize(
    "platform", ["website", "newsletter", "instagram", "marketplace", "sms", "podcast", "mastodon"]
)
def test_the_first_sentence_is_the_entry_s(ask: Ask, library: Library, platform: str) -> None:
    answer = ask("website_needed", "c'est combien ?", profile=POTTER, platforms=(platform,)).answers[0]
    assert answer.topic == "budget"
    first, cost = answer.text.split("\n\n")[0], library.platforms[platform].cost
    assert re.split(r" ;| \(", cost)[0].replace(" ", " ") in first.replace("\u00a0", " ")
    assert "sourcé" not in answer.text
    assert ("montant vérifié" in answer.text) == bool(re.search("sourcé|chiffré", cost))


@pytest.mark.parametrize("platform", ["website", "marketplace"])
def test_figures_of_money_come_with_their_source(ask: Ask, platform: str) -> None:
    answer = ask("budget", "combien ça coûte ?", profile=POTTER, platforms=(platform,)).answers[0]
    assert answer.sources
    assert all(source.url in answer.text + (answer.more or "") for source in answer.sources)


def test_two_channels_are_priced_together(ask: Ask) -> None:
    text = (
        ask("budget", "combien coûtent un site et les SMS ?", profile=POTTER, platforms=("website", "sms"))
        .answers[0]
        .text
    )
    assert "**Un site internet**" in text
    assert "**Le SMS**" in text


def test_without_money_it_says_what_can_wait(ask: Ask) -> None:
    poor = POTTER.with_values(budget=0.0)
    assert "plus tard" in ask("budget", "ça coûte quoi les SMS", profile=poor, platforms=("sms",)).answers[0].text
    assert "vous pouvez commencer" in ask("budget", "prix ?", profile=poor, platforms=("facebook",)).answers[0].text


def test_a_budget_of_one_s_own_is_not_the_price_of_a_channel(ask: Ask) -> None:
    answer = ask("budget", "j'ai 200 € pour Instagram", profile=POTTER, platforms=("instagram",), budget=200.0).answers[
        0
    ]
    assert not answer.text.startswith("**Pour Instagram")


def test_the_same_price_is_not_said_twice(ask: Ask) -> None:
    first = ask("budget", "combien coûte un podcast ?", profile=POTTER, platforms=("podcast",))
    again = ask("budget", "un podcast, c'est combien ?", profile=POTTER, memory=first.memory, platforms=("podcast",))
    assert again.answers[0].text != first.answers[0].text


def test_a_channel_talked_of_is_priced_without_the_entry_s_notes(ask: Ask) -> None:
    talked_of = Memory(turn=2, focus=("linkedin",), last_topic="platform_fit")
    text = ask("budget", "et ça coûte ?", POTTER, memory=talked_of).answers[0].text
    assert "sourcé" not in text


def test_a_booking_site_has_no_price_of_those_that_sell_goods(ask: Ask) -> None:
    barber = Profile(trade="barbier", family="hairdressing")
    text = ask("budget", "c'est combien Treatwell", barber, platforms=("marketplace",)).answers[0].text
    assert "tarif vérifié pour Treatwell" in text
    assert "Amazon" not in text
    seller = Profile(trade="bijoutière", family="art_crafts")
    assert "Etsy" in ask("budget", "c'est combien Etsy", seller, platforms=("marketplace",)).answers[0].text
