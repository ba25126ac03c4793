"""Unsure of the topic, sure of a fact or of plain words: no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory

LATER = Memory(turn=2, last_topic="platform_recommendation", recommended=("google_business", "website"))


def read(text: str, topic: str, sure: float, *near: str, memory: Memory = LATER, **facts: object) -> Meaning:
    ranking = ((topic, sure), *((other, 0.1) for other in near))
    return interpret(Parsed(text, topic, sure, ranking, Facts(**facts), ask_back=sure < 0.45), memory)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize("topic", ["professional_ethics", "legal_rules"])
def test_a_channel_said_to_be_a_must_is_weighed(topic: str) -> None:
    meaning = read("ma cousine jure que Snapchat est indispensable", topic, 0.55, platforms=("snapchat",))
    assert (meaning.topic, meaning.platforms) == ("platform_fit", ("snapchat",))


def test_what_the_law_makes_a_must_stays_law() -> None:
    assert (
        read("les mentions sont obligatoires sur Facebook ?", "legal_rules", 0.6, platforms=("facebook",)).topic
        == "legal_rules"
    )
    assert read("Facebook, obligatoire ?", "legal_rules", 0.9, platforms=("facebook",)).topic == "legal_rules"


def test_a_channel_refused_gives_the_advice_without_it() -> None:
    meaning = read("Facebook me sort par les yeux", "platform_fit", 0.3, "scepticism", excluded=("facebook",))
    assert (meaning.topic, meaning.resumes) == ("change_profile", "platform_recommendation")


@pytest.mark.parametrize(
    "text",
    [
        "je peux téléphoner aux propriétaires, enfin contacter des inconnus ?",
        "j'ai un fichier de 300 anciens clients, on peut les relancer ?",
        "puis-je démarcher les particuliers de ma rue ?",
    ],
)
def test_leave_to_call_or_write_is_law(text: str) -> None:
    assert read(text, "selling_online", 0.6, "legal_rules").topic == "legal_rules"


def test_how_to_call_is_not() -> None:
    assert read("comment relancer mes anciens clients ?", "newsletter", 0.6, "legal_rules").topic == "newsletter"


def test_a_bad_name_is_answered_as_such() -> None:
    meaning = read("on a 2,8 et ça tire à vue", "event_turnout", 0.3, "negative_reviews", flags=("reputation",))
    assert meaning.topic == "negative_reviews"


def test_nobody_is_sent_away_after_a_question_of_ours() -> None:
    asked = Memory(turn=1, pending="goal", waiting_topic="platform_recommendation")
    assert read("a toulous", "goodbye", 0.6, "case_study", memory=asked).suggestions
    assert read("allez bonne soirée", "goodbye", 0.6, memory=asked).topic == "goodbye"
    assert not read("allez bonne soirée", "goodbye", 0.6, memory=asked).suggestions


def test_a_trade_told_with_how_it_is_done_presents_its_writer() -> None:
    trade = Trade("prothésie ongulaire", "beauty_spa", None, 0.56)
    first = read(
        "jfé les ongle chez les gens", "out_of_scope", 0.3, memory=Memory(), trade=trade, flags=("no_premises",)
    )
    assert first.topic == "inform_profile"
    assert read("les ongles ?", "out_of_scope", 0.3, memory=Memory(), trade=trade).topic != "inform_profile"


def test_a_first_message_with_a_trade_and_a_circumstance_is_never_refused() -> None:
    trade = Trade("location de gîte", "lodging", None, 0.72)
    first = read(
        "on tient un gîte dans le Jura, on veut du direct",
        "out_of_scope",
        0.6,
        memory=Memory(),
        trade=trade,
        region="Jura",
    )
    assert first.topic == "inform_profile"
    asks = read(
        "un gîte dans le Jura, vous connaissez ?", "out_of_scope", 0.6, memory=Memory(), trade=trade, region="Jura"
    )
    assert asks.topic == "out_of_scope"


def test_a_price_says_all_by_itself() -> None:
    meaning = read("et la pub insta, combien ?", "paid_ads", 0.95, platforms=("instagram",))
    assert meaning.topic == "paid_ads"
    assert read("et pour insta ?", "paid_ads", 0.5, platforms=("instagram",)).topic == "platform_fit"
