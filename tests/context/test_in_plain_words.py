"""What goes on from an answer in plain words, whatever the message was taken for."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.in_plain_words import MISTAKES, PAYS_US, WHO_IS_THERE
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.rebounds import UNANSWERED
from bot.dialogue.talk import WITHHOLDS

ADVISED = Memory(
    turn=3,
    last_topic="platform_recommendation",
    last_served="platform_recommendation",
    focus=("facebook",),
    recommended=("facebook",),
    question="j'ai une auto-école, un site ?",
)
REVIEWED = ADVISED.but(last_topic="negative_reviews", last_served="case_study", depth={"negative_reviews": 1})


def said(text: str, topic: str, sure: float = 0.5, ask_back: bool = False, **facts: object) -> Parsed:
    return Parsed(text, topic, sure, ((topic, sure),), Facts(**facts), ask_back=ask_back)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    "text", ["vos chiffres viennent d'où, c'est qui qui vous paie", "qui vous finance ?", "vous êtes payé par Google ?"]
)
def test_who_pays_us_is_asked_of_us(text: str) -> None:
    meaning = interpret(said(text, "why_recommendation"), ADVISED)
    assert (meaning.topic, meaning.why) == ("bot_identity", PAYS_US)


@pytest.mark.parametrize(
    "text",
    [
        "vous posez trop de questions",
        "arrêtez de me poser des questions",
        "vous êtes trop curieux",
        "vous êtes lourd avec vos questions",
    ],
)
def test_too_many_questions_are_not_asked_again(text: str) -> None:
    assert interpret(said(text, "help", 0.6), ADVISED).why == WITHHOLDS


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("bon revenons au recrutement, je commence par quoi lundi", "recruiting"),
        ("revenons aux avis", "customer_reviews"),
        ("ok, pour revenir à la newsletter", "newsletter"),
    ],
)
def test_a_matter_come_back_to_is_served_and_nothing_begins_anew(text: str, topic: str) -> None:
    assert interpret(said(text, "start_over", ask_back=True), ADVISED).topic == topic


@pytest.mark.parametrize("text", ["lequel j'arrête ?", "du coup j'arrête quoi", "lequel jarrete si jai pas le temps"])
def test_which_channel_to_leave_is_asked_of_all_of_them(text: str) -> None:
    memory = ADVISED.but(focus=("instagram", "pinterest"))
    assert interpret(said(text, "platform_recommendation", 0.9), memory).topic == "platform_recommendation"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("je peux les faire enlever ?", "delete_data"),
        ("c'est des élèves qui ont raté leur permis qui se vengent", "case_study"),
        ("c'est un ancien employé qui se venge", "out_of_scope"),
    ],
)
def test_after_reviews_they_are_spoken_of_still(text: str, topic: str) -> None:
    assert interpret(said(text, topic), REVIEWED).topic == "negative_reviews"


def test_after_reviews_ones_own_data_may_still_be_erased() -> None:
    assert interpret(said("je peux effacer mes messages ?", "delete_data", 0.9), REVIEWED).topic == "delete_data"


def test_after_reviews_an_unsure_message_nearest_to_them_is_about_them() -> None:
    asked = said("les gens mettent que des mauvais", "negative_reviews", 0.36, ask_back=True)
    memory = ADVISED.but(last_topic="customer_reviews", last_served="customer_reviews")
    meaning = interpret(asked, memory)
    assert meaning.topic == "negative_reviews"
    assert not meaning.suggestions


@pytest.mark.parametrize(
    "text", ["non mais ça c'est pour les jeunes", "c'est un truc de gamins", "c'est que pour les ados"]
)
def test_a_channel_for_the_young_tells_nothing_of_ones_customers(text: str) -> None:
    meaning = interpret(said(text, "negative_feedback", 0.6, clientele=("B2C",)), ADVISED)
    assert (meaning.topic, meaning.facts.clientele, meaning.text) == ("audience", (), WHO_IS_THERE)


@pytest.mark.parametrize(
    ("text", "platform", "topic"),
    [
        ("Vous n'avez pas répondu pour le site", "website", "website_needed"),
        ("vous n'avez pas répondu pour tiktok", "tiktok", "platform_fit"),
    ],
)
def test_what_was_not_answered_is_answered_when_it_is_named(text: str, platform: str, topic: str) -> None:
    meaning = interpret(said(text, "negative_feedback", 0.99, platforms=(platform,)), ADVISED)
    assert (meaning.topic, meaning.why, meaning.text) == (topic, UNANSWERED, ADVISED.question)


@pytest.mark.parametrize(
    ("text", "taken", "topic"),
    [
        ("c'est bien joli mais la moitié de vos trucs demandent du temps", "negative_feedback", "time_investment"),
        ("en fait je veux surtout augmenter mes tarifs", "change_profile", "positioning"),
        ("C'est quoi la loi pour envoyer des courriels à mes clientes?", "newsletter", "legal_rules"),
        ("et si c'est mon fils qui filme", "legal_rules", "delegation"),
    ],
)
def test_plain_words_say_the_topic(text: str, taken: str, topic: str) -> None:
    assert interpret(said(text, taken, 0.8), ADVISED).topic == topic


def test_leave_to_film_is_still_a_question_of_law() -> None:
    asked = said("et si mon fils filme les clients, j'ai le droit ?", "legal_rules", 0.8)
    assert interpret(asked, ADVISED).topic == "legal_rules"


@pytest.mark.parametrize("text", ["les gens vont râler avec la viande", "on va se moquer de moi", "ils vont critiquer"])
def test_criticism_that_is_feared_is_answered(text: str) -> None:
    assert interpret(said(text, "community_management", 0.3, ask_back=True), ADVISED).topic == "negative_reviews"


@pytest.mark.parametrize(
    "text", ["et si je me trompe de bouton ?", "et si je fais une bêtise en publiant ?", "j'ai peur de tout casser"]
)
def test_a_mistake_that_is_feared_can_be_put_right(text: str) -> None:
    assert interpret(said(text, "positioning"), ADVISED).why == MISTAKES


def test_right_after_hiring_those_who_are_not_there_are_candidates() -> None:
    memory = ADVISED.but(last_topic="recruiting", last_served="recruiting")
    asked = said("les soudeurs ils sont pas sur linkedin", "audience", 0.99, platforms=("linkedin",))
    assert interpret(asked, memory).topic == "recruiting"


def test_what_one_mostly_does_is_no_other_trade() -> None:
    wedding = Trade("mariage", "events_weddings", confidence=0.57)
    meaning = interpret(said("En fait je fais surtout des mariages", "inform_profile", 0.99, trade=wedding), ADVISED)
    assert meaning.facts.trade is None
    assert meaning.resumes == "platform_recommendation"
    bookseller = Trade("libraire", "specialised_retail", confidence=0.95)
    told = interpret(said("en fait je suis libraire", "inform_profile", 0.99, trade=bookseller), ADVISED)
    assert told.facts.trade == bookseller


@pytest.mark.parametrize(
    "text", ["bon allez je fais quoi alors", "bref je fais quoi", "bon, je commence par quoi lundi"]
)
def test_what_to_do_now_is_the_plan(text: str) -> None:
    assert interpret(said(text, "affirm", 0.3, ask_back=True), ADVISED).topic == "action_plan"


def test_a_long_way_to_ask_what_we_would_do_is_read() -> None:
    asked = said("bon admettons, qu'est ce que vous feriez à ma place", "help", 0.38, ask_back=True)
    assert interpret(asked, ADVISED).topic == "action_plan"


def test_a_question_behind_a_courtesy_gets_no_thanks() -> None:
    ranking = (("affirm", 0.21), ("audience", 0.2))
    asked = Parsed("ok et les salons ?", "affirm", 0.21, ranking, ask_back=True)
    assert interpret(asked, ADVISED).suggestions == ("audience",)


@pytest.mark.parametrize(
    ("text", "topic", "sure"),
    [
        ("bon sinon tiktok pour les jeunes ?", "platform_fit", 0.97),
        ("et google ya un truc non", "local_visibility", 0.86),
    ],
)
def test_a_message_sure_of_another_matter_leaves_the_last_one(text: str, topic: str, sure: float) -> None:
    memory = ADVISED.but(last_topic="customer_reviews", last_served="customer_reviews")
    platform = "tiktok" if "tiktok" in text else "google_business"
    assert interpret(said(text, topic, sure, platforms=(platform,)), memory).topic == topic


def test_a_channel_after_rules_asked_of_none_asks_whether_it_suits() -> None:
    rules = ADVISED.but(
        last_topic="professional_ethics",
        last_served="professional_ethics",
        question="l'Ordre nous autorise-t-il la publicité ?",
    )
    bare = said("Et pour Pinterest ?", "platform_fit", 0.8, platforms=("pinterest",))
    assert interpret(bare, rules).topic == "platform_fit"
    assert interpret(bare, rules.but(question="ai-je le droit d'être sur Facebook ?")).topic == "professional_ethics"


def test_other_customers_ask_for_the_whole_advice_again() -> None:
    fit = ADVISED.but(last_topic="platform_fit", last_served="platform_fit")
    told = said("nous voudrions surtout travailler pour des particuliers", "inform_profile", 0.96, clientele=("B2C",))
    assert interpret(told, fit).resumes == "platform_recommendation"


@pytest.mark.parametrize("text", ["je réponds quoi", "bon je leur dis quoi", "et on répond quoi ?"])
def test_what_to_answer_after_reviews_is_about_them(text: str) -> None:
    assert interpret(said(text, "community_management", 0.94), REVIEWED).topic == "negative_reviews"


@pytest.mark.parametrize("text", ["pas en Bretagne", "pas un français", "non pas chez un grossiste"])
def test_after_a_case_what_it_should_not_be_asks_for_another(text: str) -> None:
    memory = ADVISED.but(last_topic="case_study", last_served="case_study", shown_cases=("a",))
    meaning = interpret(said(text, "deny", 0.4, region="Bretagne"), memory)
    assert (meaning.topic, meaning.another, meaning.facts.region) == ("case_study", True, None)


@pytest.mark.parametrize(
    "text", ["en fait j'ai pris un local", "on vient d'ouvrir une boutique", "j'ai loué un petit atelier"]
)
def test_premises_that_are_taken_change_what_is_known(text: str) -> None:
    meaning = interpret(said(text, "change_profile", 0.3, ask_back=True), ADVISED)
    assert (meaning.topic, meaning.resumes) == ("change_profile", "platform_recommendation")


def test_a_trade_behind_a_greeting_is_told() -> None:
    mender = Trade("réparateur de vélos", "repair", confidence=0.8)
    assert (
        interpret(said("Bonjour, réparateur de vélos à Gand", "greet", 0.6, trade=mender), Memory()).topic
        == "inform_profile"
    )


def test_whether_a_channel_is_for_me_leaves_the_last_matter() -> None:
    ideas = ADVISED.but(last_topic="content_ideas", last_served="content_ideas")
    assert (
        interpret(said("et tiktok c pr moi", "platform_fit", 0.8, platforms=("tiktok",)), ideas).topic == "platform_fit"
    )


@pytest.mark.parametrize("text", ["et si ma femme tient la page ?", "et si mon neveu publie ?"])
def test_somebody_who_would_keep_it_is_handed_it(text: str) -> None:
    assert interpret(said(text, "personal_or_business", 0.8), ADVISED).topic == "delegation"
