"""To somebody abroad, French figures and law are said to be French: once a conversation, and never to somebody in France."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.abroad import BRIEF, FIGURES, LAW, is_french, without
from bot.answers.answer import visible_length
from bot.answers.library import Library
from tests.answers.conftest import Ask

BELGIAN = Profile(trade="boulangère", family="bakery_pastry", commune="Namur", region="Wallonie", country="BE")
ABROAD = [
    BELGIAN,
    Profile(trade="fleuriste", family="florist_garden_centre", region="Québec", country="CA"),
    Profile(trade="menuisier", family="wood_furniture", region="Vaud", country="CH"),
    Profile(trade="couturière", family="fashion_leather", commune="Dakar", country="SN"),
]
COUNTED = ["local_visibility", "customer_reviews", "selling_online", "budget", "scepticism", "audience"]


@pytest.mark.parametrize("profile", ABROAD)
@pytest.mark.parametrize("topic", COUNTED)
def test_figures_are_said_to_be_french(ask: Ask, topic: str, profile: Profile) -> None:
    reply = ask(topic, "comment faire ?", profile=profile)
    text = reply.answers[0].text
    assert FIGURES in text or "%" not in text or "France :" in text
    assert visible_length(text) <= 900
    again = ask(topic, "et encore ?", profile=profile, memory=reply.memory)
    assert FIGURES not in again.answers[0].text


def test_the_channels_advised_stay_in_sight(ask: Ask) -> None:
    """The line takes the place of a case, not of the advice."""
    text = (
        ask("platform_recommendation", "que me conseillez-vous ?", profile=BELGIAN.with_values(hours=3.0))
        .answers[0]
        .text
    )
    assert "- **La fiche Google**" in text
    assert "**Attention**" in text
    assert LAW in text or BRIEF in text
    assert "**Attention**" in without(text)
    assert LAW not in without(text)
    assert BRIEF not in without(text)


def test_the_law_is_said_to_be_french_with_whom_to_ask(ask: Ask) -> None:
    reply = ask("negative_reviews", "un avis faux, que dit la loi ?", profile=ABROAD[1])
    told = [ask(topic, "?", profile=ABROAD[1]).answers[0].text for topic in ("newsletter", "messaging", "prospecting")]
    told = [text for text in (*told, reply.answers[0].text) if LAW in text]
    assert told
    assert all("au Québec, demandez à [" in text for text in told)  # a helpline that the base knows, with its link


def test_a_refusal_says_whose_law_it_rests_on(ask: Ask) -> None:
    text = ask("customer_reviews", "je vais acheter des faux avis google", profile=ABROAD[2]).answers[0].text
    assert "**La règle**" in text
    assert LAW in text


@pytest.mark.parametrize("topic", [*COUNTED, "newsletter", "platform_fit", "action_plan"])
def test_nobody_in_france_hears_of_it(ask: Ask, topic: str) -> None:
    for country in (None, "FR"):
        text = ask(topic, "?", profile=BELGIAN.with_values(country=country, region=None)).answers[0].text
        assert FIGURES not in text
        assert LAW not in text
        assert "Chiffre de la France" not in text


def test_what_holds_beyond_france_is_not_called_french(library: Library) -> None:
    international = library.figures(["mailerlite-2025-ouverture"])[0]
    french = library.figures(["mediaposte-2025-proximite"])[0]
    assert not is_french(international)
    assert is_french(french)


def test_a_figure_that_names_france_is_not_told_twice(ask: Ask, library: Library) -> None:
    text = ask("why_recommendation", "pourquoi Facebook ?", profile=BELGIAN, platforms=("facebook",)).answers[0].text
    assert "en France" in text
    assert "Chiffre de la France" not in text


def test_no_training_is_made_up(ask: Ask) -> None:
    text = ask("training", "une formation ?", profile=ABROAD[3]).answers[0].text
    assert "Je ne connais pas de formation au Sénégal" in text


@pytest.mark.parametrize("topic", ["messaging", "delegation", "time_investment"])
def test_each_source_of_a_french_figure_says_its_country_every_time(ask: Ask, topic: str) -> None:
    first = ask("scepticism", "à quoi bon ?", profile=ABROAD[3])
    text = ask(topic, "combien de gens ?", profile=ABROAD[3], memory=first.memory).answers[0].text
    assert ", France)" in text
    assert FIGURES not in text
    home = ABROAD[3].with_values(commune="Nantes", country="FR")
    assert ", France)" not in ask(topic, "combien de gens ?", profile=home).answers[0].text


def test_a_refusal_says_whose_rule_it_is_each_time(ask: Ask) -> None:
    first = ask("customer_reviews", "je vais acheter des faux avis google", profile=ABROAD[3])
    again = ask("messaging", "et si j'achète une liste d'e-mails ?", profile=ABROAD[3], memory=first.memory)
    assert LAW in first.answers[0].text
    assert f"({BRIEF}, à vérifier au Sénégal.)" in again.answers[0].text
