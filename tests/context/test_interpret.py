"""What a short message means depends on what was said before: no server, no model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

AFTER_FIT = Memory(
    turn=3,
    last_topic="platform_fit",
    focus=("facebook",),
    recommended=("google_business", "facebook"),
    shown_cases=("x",),
)


@pytest.mark.parametrize(
    ("text", "bare", "facts", "memory", "topic"),
    [
        ("et pour Instagram ?", "platform_recommendation", Facts(platforms=("instagram",)), AFTER_FIT, "platform_fit"),
        ("et linkedin alors", "out_of_scope", Facts(platforms=("linkedin",)), AFTER_FIT, "platform_fit"),
        ("pourquoi ?", "out_of_scope", Facts(), AFTER_FIT, "why_recommendation"),
        ("pk pas tiktok", "platform_fit", Facts(platforms=("tiktok",)), AFTER_FIT, "why_recommendation"),
        ("et du coup ?", "out_of_scope", Facts(), AFTER_FIT, "platform_fit"),
        ("un autre ?", "deny", Facts(), AFTER_FIT, "case_study"),
        ("un échec ?", "scepticism", Facts(), AFTER_FIT, "case_study"),
        ("et si j'ai une heure par semaine ?", "inform_profile", Facts(hours=1.0), AFTER_FIT, "time_investment"),
        ("et sans budget ?", "paid_ads", Facts(budget=0.0), AFTER_FIT, "budget"),
        ("et si je vise les entreprises ?", "prospecting", Facts(clientele=("B2B",)), AFTER_FIT, "platform_recommendation"),
        ("et l'ordre, il en dit quoi ?", "action_plan", Facts(), AFTER_FIT, "professional_ethics"),
        ("lequel des deux ?", "out_of_scope", Facts(), Memory(turn=2, last_topic="platform_fit", focus=("x", "facebook")), "platform_comparison"),
        ("boulanger", "out_of_scope", Facts(trade=Trade("boulanger", "bakery_pastry")), Memory(pending="trade", waiting_topic="platform_fit"), "inform_profile"),
        ("je préfère ne pas dire", "negative_feedback", Facts(), Memory(pending="trade"), "deny"),
        ("est-ce que TikTok sert à recruter ?", "recruiting", Facts(platforms=("tiktok",)), Memory(pending="speaker_question"), "ask_speaker"),
        ("pardon, je voulais dire trois heures", "out_of_scope", Facts(hours=3.0), AFTER_FIT, "change_profile"),
        ("en réalité je travaille pour des mairies", "prospecting", Facts(clientele=("B2G",)), AFTER_FIT, "change_profile"),
        ("en fait, pour un traiteur, faut-il Instagram ?", "platform_fit", Facts(trade=Trade("traiteur", None)), AFTER_FIT, "platform_fit"),
        ("vous auriez une étude là-dessus ?", "tools", Facts(), AFTER_FIT, "why_recommendation"),
        ("ton robot ne vaut rien", "scepticism", Facts(), AFTER_FIT, "negative_feedback"),
        ("oups, c'est MIEL42", "out_of_scope", Facts(), Memory(pending="event_code"), "join_event"),
        ("juste la synthèse, merci", "join_event", Facts(), Memory(pending="event_code"), "event_recap"),
        ("finalement non", "deny", Facts(), AFTER_FIT, "deny"),
        ("rien d'autre ?", "deny", Facts(), Memory(turn=2, last_served="privacy"), "privacy"),
        ("pourquoi ?", "out_of_scope", Facts(), Memory(), "out_of_scope"),
        ("bonjour", "greet", Facts(), AFTER_FIT, "greet"),
    ],
)  # fmt: skip
def test_meaning_in_context(text: str, bare: str, facts: Facts, memory: Memory, topic: str) -> None:
    assert interpret(Parsed(text, bare, 0.6, facts=facts), memory).topic == topic


def test_a_pronoun_carries_the_channel() -> None:
    assert interpret(Parsed("j'y mets quoi ?", "content_ideas", 0.8), AFTER_FIT).platforms == ("facebook",)


def test_an_answer_to_a_profile_question_resumes_the_open_topic() -> None:
    memory = Memory(pending="trade", waiting_topic="platform_recommendation")
    meaning = interpret(
        Parsed("fleuriste", "inform_profile", 0.9, facts=Facts(trade=Trade("fleuriste", "florist_garden_centre"))),
        memory,
    )
    assert meaning.resumes == "platform_recommendation"


def test_unsure_messages_are_asked_back_with_three_guesses() -> None:
    ranking = tuple((topic, 0.2) for topic in ("budget", "paid_ads", "tools", "training"))
    meaning = interpret(Parsed("hmm", "budget", 0.2, ranking, ask_back=True), Memory())
    assert meaning.suggestions == ("budget", "paid_ads", "tools")


def test_between_two_courtesies_nothing_is_asked_back() -> None:
    parsed = Parsed("une autre fois peut-être", "deny", 0.34, (("deny", 0.34), ("goodbye", 0.3)), ask_back=True)
    assert interpret(parsed, AFTER_FIT).suggestions == ()
    assert interpret(replace(parsed, topic="budget"), AFTER_FIT).suggestions


def test_who_tells_something_declines_nothing() -> None:
    asked = Memory(turn=1, pending="hours", waiting_topic="platform_recommendation")
    told = Parsed("je passe 4 h là-dessus", "inform_profile", 0.6, facts=Facts(hours=4.0))
    assert interpret(told, asked).topic == "inform_profile"
    assert interpret(Parsed("je passe", "inform_profile", 0.6), asked).topic == "deny"


@pytest.mark.parametrize("text", ["je leur dit koi", "on lui répond quoi du coup", "comment lui écrire ?", "qu'est-ce qu'on leur répond"])  # fmt: skip
def test_what_to_answer_is_about_the_review_and_not_for_a_speaker(text: str) -> None:
    after = Memory(turn=3, last_topic="negative_reviews", last_served="negative_reviews")
    parsed = Parsed(text, "ask_speaker", 0.5, (("ask_speaker", 0.5), ("ai_content", 0.2)))
    meaning = interpret(parsed, after)
    assert (meaning.topic, meaning.another) == ("negative_reviews", True)
    assert interpret(parsed, after.but(event="ABCD")).topic == "ask_speaker"
    assert interpret(parsed, Memory(turn=3, last_topic="budget", last_served="budget")).topic == "ask_speaker"
