"""« Oui » and « non » come first only where the question can be answered so."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.straight import asks_whether, plain
from bot.text import fold
from tests.answers.conftest import Ask

YES_OR_NO = re.compile(r"^\**(?:Oui|Non)\b")


@pytest.mark.parametrize(
    "text",
    [
        "faut-il demander des avis ?",
        "un jeu concours ça vaut le coup",
        "je peux demander des avis à mes clients",
        "et les avis, c'est utile pour moi",
        "demander des avis ?",
        "est-ce que ça rapporte",
    ],
)
def test_a_question_that_yes_or_no_can_answer(text: str) -> None:
    assert asks_whether(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "j'arrive pas à avoir des avis",
        "personne ne vient à nos soirées",
        "comment avoir plus d'avis ?",
        "et une remplaçante, comment j'en trouve une ?",
        "je cherche un apprenti depuis un an",
        "on peut pas modifier la fiche",
        "quels avis demander ?",
    ],
)
def test_a_complaint_or_a_how_is_no_such_question(text: str) -> None:
    assert not asks_whether(fold(text))


@pytest.mark.parametrize(
    "topic", ["recruiting", "event_turnout", "customer_reviews", "selling_online", "local_visibility"]
)
def test_a_complaint_is_not_answered_yes_or_no(ask: Ask, topic: str) -> None:
    baker = Profile(trade="boulangère", family="bakery_pastry")
    assert YES_OR_NO.match(ask(topic, "est-ce que ça vaut la peine ?", baker).answers[0].text)
    assert not YES_OR_NO.match(ask(topic, "on n'arrive à rien de ce côté", baker).answers[0].text)


def test_every_written_first_sentence_reads_without_its_yes_or_no(library: Library) -> None:
    for topic in library.titles:
        found = library.advice(topic)
        for advice in (found.base, *found.variants) if found else ():
            said = plain(advice.headline)
            assert not YES_OR_NO.match(said), said
            assert said[0].isupper() or not said[0].isalpha(), said
            assert said.endswith(advice.headline[-20:])
