"""A variant of an advice may be for a word of the question: gifts, dues, teachers, members get a text of their own."""

from __future__ import annotations

import pytest

from bot.advisor.model import Condition
from bot.advisor.profile import Profile
from bot.advisor.variants import fits
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.meaning import Parsed
from tests.answers.conftest import Ask

CHOIR = Profile(trade="chœur d'hommes", family="performing_arts_music", statuses=("association",))


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("selling_online", "peut-on recevoir un don par le site ?", "premiers donateurs"),
        ("selling_online", "et pour encaisser les cotisations ?", "garder le papier"),
        ("recruiting", "on cherche une enseignante de chant", "Par leurs pairs"),
        ("recruiting", "il nous faut des bras pour le concert", "une tâche précise"),
        ("audience", "les institutrices, on les voit où ?", "leur établissement"),
        ("prospecting", "comment gagner des adhérentes", "venu une fois"),
        ("roi_indicators", "au bout de combien de semaines ?", "en mois, pas en jours"),
        ("audience", "et un tract dans les boîtes ?", "le papier garde"),
        ("delegation", "l'agence garantit le haut de Google", "refus poli"),
        ("prospecting", "trouver un sponsor", "une personne à la fois"),
    ],
)
def test_the_question_s_own_word_chooses_the_text(ask: Ask, topic: str, text: str, said: str) -> None:
    first = ask(topic, text, CHOIR).answers[0].text.split("\n\n")[0]
    assert said.lower() in first.lower()


def test_an_advice_that_names_no_case_tells_none(ask: Ask) -> None:
    answer = ask("selling_online", "encaisser les adhésions", CHOIR).answers[0]
    assert not answer.cases
    assert "Ce qui a" not in answer.text


def test_a_shop_that_says_none_of_them_is_answered_as_before(ask: Ask) -> None:
    shop = Profile(trade="mercerie", family="specialised_retail")
    assert "marge" in ask("selling_online", "je peux vendre sur internet ?", shop).answers[0].text


def test_more_of_it_stays_on_the_same_matter(ask: Ask, library: Library) -> None:
    first = ask("selling_online", "comment recevoir des dons ?", CHOIR)
    button = Parsed("/selling_online", "selling_online", 1.0, from_button=True)
    more = respond(button, first.profile, first.memory, library).answers[0].text
    assert "donateur" in more
    assert "place de marché" not in more


@pytest.mark.parametrize(
    ("question", "holds"),
    [("les dons", True), ("un donateur", False), ("donnez-moi un exemple", False), ("c'est un abandon", False)],
)
def test_a_word_is_whole(question: str, holds: bool) -> None:
    assert fits(Condition(words=("don",)), Profile(), None, (), question) is holds


def test_a_club_taken_for_a_school_is_answered_as_a_club(ask: Ask) -> None:
    hockey = Profile(trade="club de curling", family="training_teaching", statuses=("association",))
    text = ask("recruiting", "il nous faut du monde pour les soirs de match", hockey).answers[0].text
    assert "salaire" not in text
    school = hockey.with_values(statuses=())
    assert "salaire" in ask("recruiting", "il nous faut du monde", school).answers[0].text


def test_another_matter_of_the_same_topic_gets_its_own_text_then_goes_further(ask: Ask, library: Library) -> None:
    tailor = Profile(trade="retoucheuse", family="fashion_leather")
    first = ask("website_needed", "me faut-il un site internet ?", tailor)
    other = ask("website_needed", "le mien est démodé, que faire", tailor, memory=first.memory)
    assert "refaites si cela bloque" in other.answers[0].text.split("\n")[0]
    button = Parsed("/website_needed", "website_needed", 1.0, from_button=True)
    more = respond(button, other.profile, other.memory, library)
    assert "Si vous refaites quand même" in more.answers[0].text
    third = ask("website_needed", "quel nom de domaine choisir", tailor, memory=more.memory)
    assert "dicté au téléphone" in third.answers[0].text.split("\n")[0]


def test_the_same_matter_said_otherwise_is_not_told_twice(ask: Ask) -> None:
    tailor = Profile(trade="retoucheuse", family="fashion_leather")
    first = ask("website_needed", "le mien est démodé, que faire", tailor)
    again = ask("website_needed", "franchement il paraît vieux à tout mon entourage", tailor, memory=first.memory)
    assert again.answers[0].text != first.answers[0].text
    assert "Je n'ai pas de réponse plus précise" in again.answers[0].text
