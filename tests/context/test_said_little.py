"""Messages of a word or two, and those that are only clear after what was said: no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import AFTER_DISTRESS, DISTRESS

FLORIST = Facts(trade=Trade("fleuriste", "florist_garden_centre"))
AFTER_REVIEWS = Memory(
    turn=3, last_topic="customer_reviews", last_served="customer_reviews", focus=("google_business",)
)


def unsure(text: str, *near: str, facts: Facts | None = None) -> Parsed:
    ranking = tuple((topic, 0.4 / (i + 1)) for i, topic in enumerate(near))
    return Parsed(text, near[0], 0.4, ranking, facts or Facts(), ask_back=True)


@pytest.mark.parametrize("text", ["fleuriste", "on est fleuriste", "moi c'est fleuriste", "Bonjour, je suis fleuriste"])
def test_a_trade_alone_says_who_writes(text: str) -> None:
    meaning = interpret(unsure(text, "positioning", "inform_profile", facts=FLORIST), Memory())
    assert (meaning.topic, meaning.suggestions) == ("inform_profile", ())


@pytest.mark.parametrize("topic", ["posting_frequency", "time_investment", "out_of_scope", "action_plan"])
def test_a_free_moment_alone_says_when_the_person_has_time(topic: str) -> None:
    facts = Facts(hours=3.0, moment="le mardi matin")
    meaning = interpret(Parsed("seulement le mardi matin", topic, 0.95, facts=facts), AFTER_REVIEWS)
    assert meaning.topic == "inform_profile"
    asked = interpret(Parsed("le mardi matin, c'est bien ?", topic, 0.95, facts=facts), AFTER_REVIEWS)
    assert asked.topic == topic


@pytest.mark.parametrize("text", ["fleuriste, un métier d'avenir selon eux", "un fleuriste ?"])
def test_a_trade_among_other_words_does_not(text: str) -> None:
    assert interpret(Parsed(text, "scepticism", 0.6, facts=FLORIST), Memory()).topic == "scepticism"


@pytest.mark.parametrize(
    ("text", "memory", "topic"),
    [
        ("insta ?", Memory(), "platform_fit"),
        ("insta ?", Memory(turn=2, last_topic="posting_frequency"), "posting_frequency"),
        ("pis Instagram d'abord ?", Memory(turn=2, last_topic="audience"), "platform_fit"),
        ("et instagram ?", Memory(turn=2, last_topic="newsletter"), "platform_fit"),
    ],
)
def test_a_channel_alone(text: str, memory: Memory, topic: str) -> None:
    parsed = unsure(text, "platform_comparison", facts=Facts(platforms=("instagram",)))
    meaning = interpret(parsed, memory)
    assert (meaning.topic, meaning.platforms) == (topic, ("instagram",))


def test_a_whole_question_about_another_channel_is_itself() -> None:
    text = "Et Pinterest, ça vaut le coup pour du tricot ?"
    parsed = Parsed(text, "platform_fit", 0.9, facts=Facts(platforms=("pinterest",)))
    assert interpret(parsed, Memory(turn=2, last_topic="posting_frequency")).topic == "platform_fit"


def test_unclear_by_itself_clear_after_the_last_answer() -> None:
    parsed = unsure("je lui réponds quoi", "ask_speaker", "negative_reviews", "ai_content")
    assert interpret(parsed, AFTER_REVIEWS).topic == "negative_reviews"
    assert interpret(parsed, Memory()).suggestions == ("ask_speaker", "negative_reviews", "ai_content")


@pytest.mark.parametrize(
    "text", ["qu'est-ce que vous savez de moi ?", "tu sais quoi sur moi, tu as retenu quoi de moi"]
)
def test_what_is_known_is_asked(text: str) -> None:
    assert interpret(Parsed(text, "help", 0.8), Memory(turn=2)).topic == "change_profile"


def test_to_stop_or_to_go_on_is_about_the_channel_discussed() -> None:
    parsed = unsure("répondez juste : j'arrête ou je continue ?", "ask_speaker")
    meaning = interpret(parsed, Memory(turn=2, last_topic="platform_fit", focus=("instagram",)))
    assert (meaning.topic, meaning.platforms) == ("platform_fit", ("instagram",))
    assert interpret(parsed, Memory()).suggestions


def test_an_insult_after_an_answer_is_dissatisfaction() -> None:
    parsed = Parsed("vous êtes nul", "bot_identity", 0.8)
    assert interpret(parsed, AFTER_REVIEWS).topic == "negative_feedback"
    assert interpret(parsed, Memory()).topic == "bot_identity"


@pytest.mark.parametrize("topic", ["thanks", "start_over", "affirm", "greet"])
def test_whoever_comes_back_from_distress_is_welcomed(topic: str) -> None:
    meaning = interpret(Parsed("j'ai appelé, on peut reprendre ?", topic, 0.8), Memory(turn=3, last_served=DISTRESS))
    assert meaning.why == AFTER_DISTRESS


def test_a_real_question_after_distress_is_answered() -> None:
    parsed = Parsed("par quoi je commence ?", "action_plan", 0.8)
    assert interpret(parsed, Memory(turn=3, last_served=DISTRESS)).topic == "action_plan"


def test_that_is_all_after_distress_is_no_topic() -> None:
    assert (
        interpret(Parsed("c'est tout ?", "why_recommendation", 0.8), Memory(turn=3, last_served=DISTRESS)).topic
        != DISTRESS
    )


def test_unsure_of_the_topic_but_sure_of_the_person() -> None:
    facts = Facts(trade=Trade("menuiserie", "joinery"), goals=("hiring",))
    meaning = interpret(unsure("menuiserie, on manque de monde", "recruiting", "inform_profile", facts=facts), Memory())
    assert (meaning.topic, meaning.suggestions) == ("inform_profile", ())
    asked = interpret(unsure("menuiserie, on manque de monde ?", "recruiting", "inform_profile", facts=facts), Memory())
    assert asked.suggestions


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("je trouve pas d'apprenti, ça peut servir à ça ?", "recruiting"),
        ("une formation pour recruter des apprentis ?", "training"),
    ],
)
def test_looking_for_apprentices_is_not_learning(text: str, topic: str) -> None:
    assert interpret(Parsed(text, "training", 0.6, facts=Facts(goals=("hiring",))), Memory()).topic == topic


def test_a_goal_asked_about_gets_the_advice_for_it() -> None:
    parsed = unsure("et pour faire venir du monde ?", "event_turnout", facts=Facts(goals=("footfall",)))
    assert interpret(parsed, Memory(turn=2, recommended=("facebook",))).topic == "platform_recommendation"
    assert interpret(parsed, Memory()).suggestions


def test_gifts_asked_about_after_an_advice_get_their_own() -> None:
    parsed = unsure("et pour recevoir des dons en ligne ?", "selling_online", facts=Facts(goals=("funding",)))
    assert interpret(parsed, Memory(turn=2, recommended=("facebook",))).topic == "selling_online"


def test_before_anything_was_said_there_is_nothing_to_correct() -> None:
    facts = Facts(trade=Trade("association", "nonprofit_public"))
    parsed = unsure("notre asso, la page est à l'abandon", "change_profile", "account_security", facts=facts)
    assert interpret(parsed, Memory()).topic == "inform_profile"
    assert interpret(parsed, Memory(turn=2)).topic == "change_profile"


def test_another_profile_after_a_why_asks_for_the_advice_again() -> None:
    parsed = Parsed("en fait je vends aux entreprises", "change_profile", 0.9, facts=Facts(clientele=("B2B",)))
    assert interpret(parsed, Memory(turn=3, last_topic="why_recommendation")).resumes == "platform_recommendation"
