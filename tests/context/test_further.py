"""Follow-ups that name no subject, and what is asked after an account was lost."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.further import AVOIDS, CONCRETELY, EASIER, ENOUGH, FAILS, GOES_ON, SIGNS, STAYS
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.security import ABOUT_IT, COPIED
from bot.dialogue.talk import WEEK
from bot.dialogue.told_again import CATCH

ASKED = {
    CONCRETELY: ["concrètement ?", "ok mais concretement", "en pratique je fais comment ?", "comment je m'y prends"],
    GOES_ON: ["et après ?", "ok mais encore", "quoi d'autre ?", "juste ça ?", "et ensuite on fait quoi ?", "c tout ?"],
    ENOUGH: ["ça suffit donc ?", "c'est suffisant ?", "ca suffira pour commencer ?", "je peux m'en tenir là ?"],
    SIGNS: ["comment je sais si ça marche ?", "à quoi je vois que ca marche", "je mesure ça comment ?"],
    FAILS: ["et si ça marche pas ?", "et si ca donne rien je fais quoi", "et si personne ne vient ?"],
    EASIER: [
        "t'as pas plus simple ?",
        "vous n'avez pas plus facile",
        "y a pas moins compliqué ?",
        "t'as plus simple ?",
    ],
    AVOIDS: ["comment éviter que ça recommence ?", "pour pas que ça se reproduise", "et pour la prochaine fois ?"],
    CATCH: ["et le piège ?", "les erreurs à éviter ?", "faut éviter quoi", "quels risques ?"],
}
CONTESTS = Memory(turn=2, last_topic="contests", last_served="contests")
HACKED = Memory(turn=2, last_topic="account_security", last_served="account_security")


def unsure(text: str, *topics: str, facts: Facts | None = None) -> Parsed:
    ranking = tuple((topic, 0.3) for topic in topics or ("out_of_scope",))
    return Parsed(text, ranking[0][0], 0.3, ranking, facts or Facts(), ask_back=True)


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in ASKED.items() for text in texts])
def test_a_bare_follow_up_stays_on_the_advice_just_given(why: str, text: str) -> None:
    meaning = interpret(unsure(text), CONTESTS)
    assert (meaning.topic, meaning.why) in {("contests", why), ("contests", "is that all")}
    assert interpret(unsure(text), Memory()).topic != "contests"


@pytest.mark.parametrize("topic", ["action_plan", "start_over", "affirm", "time_investment", "scepticism"])
def test_it_does_whatever_it_was_taken_for(topic: str) -> None:
    for text in ("et après ?", "comment éviter que ça recommence ?", "ok mais encore", "ça suffit donc ?"):
        assert interpret(Parsed(text, topic, 0.95, ((topic, 0.95),)), CONTESTS).topic == "contests"


@pytest.mark.parametrize(
    "text",
    ["combien de temps ça prend ?", "c'est tout merci", "ça suffit, arrêtez", "quoi ?", "on risque une amende ?"],
)
def test_another_question_is_no_follow_up(text: str) -> None:
    assert interpret(unsure(text), CONTESTS).why not in ASKED


def test_it_is_not_about_an_advice_left_behind() -> None:
    left = Memory(turn=3, last_topic="contests", last_served="privacy")
    assert interpret(unsure("ça suffit donc ?"), left).topic != "contests"
    thanked = Memory(turn=3, last_topic="contests", last_served="thanks")
    assert interpret(unsure("ça suffit donc ?"), thanked).topic == "contests"


def test_how_to_tell_that_measuring_works_is_a_question_of_its_own() -> None:
    measured = Memory(turn=2, last_topic="roi_indicators", last_served="roi_indicators")
    asked = Parsed("comment je sais si ça marche ?", "roi_indicators", 0.99)
    assert interpret(asked, measured).why != SIGNS


def test_in_practice_after_the_channels_is_the_plan_and_after_the_plan_its_first_week() -> None:
    advised = Memory(turn=2, last_topic="platform_recommendation", last_served="platform_recommendation")
    assert interpret(unsure("concrètement ?"), advised).topic == "action_plan"
    planned = Memory(turn=3, last_topic="action_plan", last_served="action_plan", planned="120:facebook")
    meaning = interpret(unsure("concrètement ?"), planned)
    assert (meaning.topic, meaning.parsed.values[WEEK]) == ("action_plan", 1)
    told = Memory(turn=1, last_served="inform_profile")
    assert interpret(unsure("et concrètement ?"), told).topic == "platform_recommendation"


def test_an_unclear_and_if_stays_where_the_advice_is_likely() -> None:
    reviewed = Memory(turn=2, last_topic="negative_reviews", last_served="negative_reviews")
    text = "et si on répond encore une fois ?"
    assert interpret(unsure(text, "ask_speaker", "negative_reviews"), reviewed).why == STAYS
    assert interpret(unsure(text, "ask_speaker", "messaging"), reviewed).why != STAYS


@pytest.mark.parametrize(
    "text", ["et s'il continue ?", "et si elle refuse", "mais s'ils s'en fichent ?", "et s'il veut pas ?"]
)
def test_a_follow_up_on_people_it_does_not_name_stays_whatever_it_was_taken_for(text: str) -> None:
    asked = Parsed(text, "influencers", 0.9, (("influencers", 0.9),))
    reviewed = Memory(turn=2, last_topic="negative_reviews", last_served="negative_reviews")
    assert (interpret(asked, reviewed).topic, interpret(asked, reviewed).why) == ("negative_reviews", STAYS)
    named = Parsed("et s'il préfère Facebook ?", "platform_fit", 0.9, facts=Facts(platforms=("facebook",)))
    assert interpret(named, reviewed).why != STAYS


def test_the_trap_of_channels_advised_is_somebody_for_whom_it_went_badly() -> None:
    advised = Memory(turn=2, last_topic="platform_recommendation", last_served="platform_recommendation")
    meaning = interpret(unsure("et le piège ?"), advised)
    assert (meaning.topic, meaning.outcome) == ("case_study", "failure")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("et si instagram fait rien ?", "scepticism"),
        ("faut prévenir qui ?", "legal_rules"),
        ("je préviens qui du coup", "messaging"),
        ("et la police ?", "out_of_scope"),
        ("et si Meta répond pas ?", "negative_reviews"),
        ("toujours pas de nouvelles", "newsletter"),
        ("j'ai perdu mes abonnés, je fais quoi ?", "follower_value"),
        ("je recrée un compte ?", "personal_or_business"),
        ("je repars de zéro ?", "start_over"),
    ],
)
def test_after_a_stolen_account_its_next_questions_are_about_it(text: str, topic: str) -> None:
    asked = Parsed(text, topic, 0.95, ((topic, 0.95),))
    assert (interpret(asked, HACKED).topic, interpret(asked, HACKED).why) == ("account_security", ABOUT_IT)
    assert interpret(asked, CONTESTS).why != ABOUT_IT


def test_a_bad_review_after_it_is_another_matter() -> None:
    asked = Parsed("et si on répond pas à un avis ?", "negative_reviews", 0.9)
    assert interpret(asked, HACKED).topic == "negative_reviews"


@pytest.mark.parametrize(
    "text",
    [
        "on m'a volé mes photos",
        "ma concurrente copie mes posts",
        "on me plagie",
        "un voisin a pris mes photos de gâteaux",
        "quelqu'un m'a piqué mon texte de présentation",
        "mes photos ont été reprises par un site",
    ],
)
@pytest.mark.parametrize("topic", ["legal_rules", "negative_reviews", "positioning"])
def test_what_somebody_copies_is_answered_by_what_to_do(text: str, topic: str) -> None:
    asked = Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(trade=Trade("fleuriste", "florist_garden_centre")))
    assert (interpret(asked, Memory()).topic, interpret(asked, Memory()).why) == ("account_security", COPIED)


@pytest.mark.parametrize(
    "text", ["je peux copier un post ?", "j'utilise mes photos partout", "mon agence utilise mes photos, le droit de ?"]
)
def test_who_uses_pictures_oneself_asks_something_else(text: str) -> None:
    assert interpret(Parsed(text, "legal_rules", 0.9), Memory()).why != COPIED
