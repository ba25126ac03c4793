"""What is asked of the answer just given: its people, its trap; and what a question of ours does not swallow."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.of_the_case import ITS_AGE, ITS_SIZE, ITS_SOURCE, NEWER, NOT_MINE
from bot.dialogue.told_again import CATCH, THAT_CASE, WHY_THAT_CASE

AFTER_CASE = Memory(turn=3, last_topic="case_study", last_served="case_study", shown_cases=("fc-richebourg-tiktok-autoderision",))  # fmt: skip
ASKED = Memory(turn=2, last_topic="platform_fit", last_served="platform_fit", focus=("instagram",), pending="clientele", waiting_topic="platform_fit")  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "et pourquoi ça a raté chez eux ?",
        "ils ont gagné combien ?",
        "c'est qui ?",
        "comment elle a fait ?",
        "ah bon, pourquoi ?",
    ],
)
def test_after_a_case_they_are_its_people(text: str) -> None:
    assert interpret(Parsed(text, "scepticism", 0.8), AFTER_CASE).why == THAT_CASE
    assert interpret(Parsed(text, "scepticism", 0.8), Memory(turn=3, last_topic="budget", last_served="budget")).why != THAT_CASE  # fmt: skip


def test_after_a_case_another_channel_is_another_question() -> None:
    text = "et sur Facebook, combien de temps pour eux ?"
    asked = Parsed(text, "time_investment", 0.98, facts=Facts(platforms=("facebook",)))
    assert interpret(asked, AFTER_CASE).why != THAT_CASE


@pytest.mark.parametrize("text", ["il est où le piège ?", "y a un risque ?", "quel est le hic"])
def test_the_trap_of_the_advice_just_given(text: str) -> None:
    advised = Memory(turn=2, last_topic="contests", last_served="contests")
    meaning = interpret(Parsed(text, "help", 0.5), advised)
    assert (meaning.topic, meaning.why) == ("contests", CATCH)
    assert interpret(Parsed(text, "help", 0.5), Memory()).why != CATCH


@pytest.mark.parametrize(
    ("text", "topic", "platforms"),
    [
        ("et WhatsApp pour faire passer les devis", "messaging", ("whatsapp",)),
        ("et le SMS pour passer mes commandes", "messaging", ("sms",)),
        ("je ne sais pas comment répondre à cet avis", "negative_reviews", ()),
    ],
)
def test_a_question_of_ones_own_declines_nothing(text: str, topic: str, platforms: tuple[str, ...]) -> None:
    meaning = interpret(Parsed(text, topic, 0.99, facts=Facts(platforms=platforms)), ASKED)
    assert meaning.topic == topic


@pytest.mark.parametrize("text", ["passer", "je préfère passer", "je sais pas"])
def test_a_refusal_is_still_one(text: str) -> None:
    assert interpret(Parsed(text, "out_of_scope", 0.4), ASKED).topic == "deny"


def test_a_goal_told_with_its_own_question_is_answered() -> None:
    text = "nous recrutons des aides-soignants, quels réseaux choisir"
    own = Parsed(text, "platform_recommendation", 0.8, facts=Facts(goals=("hiring",)))
    assert interpret(own, ASKED).resumes is None
    fragment = Parsed("surtout recruter", "recruiting", 0.8, facts=Facts(goals=("hiring",)))
    assert interpret(fragment, ASKED).resumes == "platform_fit"


def test_another_channel_with_its_own_topic_is_a_new_question() -> None:
    told = Memory(turn=2, last_topic="platform_fit", last_served="platform_fit", focus=("linkedin",))
    text = "et pour TikTok il existe une formation ?"
    sure = Parsed(text, "training", 0.99, facts=Facts(platforms=("tiktok",)))
    assert interpret(sure, told).topic == "training"
    bare = Parsed("et pour TikTok ?", "training", 0.99, facts=Facts(platforms=("tiktok",)))
    assert interpret(bare, told).topic == "platform_fit"


def test_how_to_do_it_is_a_question_even_where_the_goal_was_asked() -> None:
    asked = Memory(turn=2, last_topic=None, last_served="inform_profile", pending="goal", waiting_topic="platform_recommendation")  # fmt: skip
    text = "comment remplir notre journée du patrimoine"
    own = Parsed(text, "event_turnout", 0.9, facts=Facts(goals=("events",)))
    assert interpret(own, asked).topic == "event_turnout"
    told = Parsed("remplir nos dates", "event_turnout", 0.9, facts=Facts(goals=("events",)))
    assert interpret(told, asked).topic == "inform_profile"


def test_not_even_a_small_gift_is_refused_again() -> None:
    refused = Memory(turn=4, last_topic="customer_reviews", last_served="customer_reviews", refused=4, question="un gâteau contre un avis ?")  # fmt: skip
    meaning = interpret(Parsed("même pas un bonbon ?", "community_management", 0.3, ask_back=True), refused)
    assert (meaning.topic, meaning.parsed.text) == ("legal_rules", "un gâteau contre un avis ?")


@pytest.mark.parametrize(
    "text",
    [
        "pourquoi ce cas ?",
        "pourquoi vous me montrez cette entreprise",
        "quel rapport avec moi ?",
        "je vois pas le rapport",
    ],
)
def test_why_a_case_was_chosen_is_asked_of_the_choice(text: str) -> None:
    assert interpret(Parsed(text, "why_recommendation", 0.9), AFTER_CASE).why == WHY_THAT_CASE


@pytest.mark.parametrize("text", ["pourquoi ça n'a pas marché pour eux ?", "pourquoi ?", "et pourquoi elle a réussi ?"])
def test_why_it_went_so_is_asked_of_the_case(text: str) -> None:
    assert interpret(Parsed(text, "why_recommendation", 0.9), AFTER_CASE).why != WHY_THAT_CASE


DOUBTS = [
    ("c'est vieux, non ?", ITS_AGE),
    ("ça date un peu votre truc", ITS_AGE),
    ("c'est de quelle année", ITS_AGE),
    ("et c'est toujours vrai ?", ITS_AGE),
    ("vous inventez ces cas ?", ITS_SOURCE),
    ("c'est vrai cette histoire ?", ITS_SOURCE),
    ("j'y crois pas", ITS_SOURCE),
    ("d'où ça sort", ITS_SOURCE),
    ("c une grosse boite ça non ?", ITS_SIZE),
    ("ils sont combien de salariés ?", ITS_SIZE),
    ("c'est pas mon métier ça", NOT_MINE),
    ("plus récent ?", NEWER),
    ("un autre, plus récent", NEWER),
    ("vous avez un cas moins vieux", NEWER),
]


@pytest.mark.parametrize(("text", "why"), DOUBTS)
def test_a_doubt_right_after_a_case_is_about_it(text: str, why: str) -> None:
    meaning = interpret(Parsed(text, "audience", 0.7), AFTER_CASE)
    assert (meaning.topic, meaning.why) == ("case_study", why)
    elsewhere = Memory(turn=3, last_topic="budget", last_served="budget", shown_cases=("a",))
    assert interpret(Parsed(text, "audience", 0.7), elsewhere).why != why


def test_an_answer_that_told_a_case_may_be_asked_its_year() -> None:
    told = Memory(turn=3, last_topic="platform_fit", last_served="platform_fit", shown_cases=("a",), cited=("case:a",))
    assert interpret(Parsed("c'est de quelle année ?", "why_recommendation", 0.7), told).why == ITS_AGE


@pytest.mark.parametrize(
    "text", ["ma clientèle est plutôt vieille", "c'est quoi la source de vos revenus pour la pub Facebook"]
)
def test_what_is_no_doubt_on_a_case_stays_itself(text: str) -> None:
    assert (
        interpret(Parsed(text, "audience", 0.9, facts=Facts(platforms=("facebook",))), AFTER_CASE).topic == "audience"
    )
