"""The conversation the project exists for, word for word, through the real servers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.run.stack import Stack
from bot.text import fold

pytestmark = pytest.mark.model


def text_of(answer: dict[str, Any]) -> str:
    """All that is shown, folded, addresses left out."""
    shown = " ".join(m["text"] + " " + " ".join(b["title"] for b in m["buttons"]) for m in answer["messages"])
    return fold(re.sub(r"\]\([^)]*\)", "]", shown))


def first_sentence(answer: dict[str, Any]) -> str:
    return fold(answer["messages"][0]["text"].split("\n\n")[0])


@pytest.fixture(scope="module")
def played(assistant: Stack) -> list[dict[str, Any]]:
    """The nine turns, played once."""
    talk = assistant.talk()
    return [talk.say(text) for text in TURNS]


TURNS = [
    "je suis profession libérale, Facebook est-il fait pour moi ?",
    "Je suis avocate à Nîmes, mes clients sont des particuliers",
    "et LinkedIn ?",
    "pourquoi pas TikTok ?",
    "un exemple qui a mal tourné ?",
    "et si je n'ai qu'une heure par semaine ?",
    "peut-on avoir une formation pour apprendre à utiliser Facebook ?",
    "je ne vois pas l'intérêt de la notoriété d'une page Facebook (nombre de fans)",
    "je n'arrive pas à faire déplacer les internautes après qu'ils aient montré de l'intérêt pour un événement sur Facebook",
]
TOPICS = [
    "platform_fit", "inform_profile", "platform_fit", "why_recommendation", "case_study", "time_investment", "training",
    "follower_value", "event_turnout",
]  # fmt: skip


def test_each_turn_is_understood_in_context(played: list[dict[str, Any]]) -> None:
    assert [turn["topic"] for turn in played] == TOPICS


def test_the_first_answer_gives_its_verdict_first_then_asks_the_trade(played: list[dict[str, Any]]) -> None:
    assert re.match(r"\*\*(oui|non|pas)\b.*facebook", first_sentence(played[0]))
    assert played[0]["messages"][-1]["data"]["kind"] == "question"
    assert "metier" in text_of(played[0])


def test_what_was_said_is_kept_and_the_open_question_answered_again(played: list[dict[str, Any]]) -> None:
    assert "avocate" in first_sentence(played[1])
    assert "facebook" in first_sentence(played[1])
    for turn in (played[2], played[5]):
        assert "avocate a nimes" in text_of(turn)


def test_her_own_rules_are_said_with_source_date_and_doubt(played: list[dict[str, Any]]) -> None:
    assert "vos regles" in text_of(played[1])
    assert "a verifier aupres de votre ordre" in text_of(played[1])
    assert any(source["year"] for source in played[1]["messages"][0]["data"]["sources"])


def test_each_advice_cites_and_ends_in_a_step_and_a_measure(played: list[dict[str, Any]]) -> None:
    for turn in (played[0], played[1], played[2], *played[4:]):
        assert "a mesurer" in text_of(turn), turn["messages"][0]["text"]
        assert turn["messages"][0]["data"]["sources"], turn["messages"][0]["text"]


def test_the_case_that_went_wrong_is_not_a_success_and_has_its_source(played: list[dict[str, Any]]) -> None:
    cases = played[4]["messages"][0]["data"]["case_studies"]
    assert [case["outcome"] for case in cases] in (["failure"], ["mixed"])
    assert cases[0]["url"].startswith("http")


def test_no_case_is_told_twice(played: list[dict[str, Any]]) -> None:
    told = [case["id"] for turn in played for m in turn["messages"] for case in m["data"].get("case_studies", [])]
    assert len(told) == len(set(told))


def test_one_hour_a_week_means_one_channel(played: list[dict[str, Any]]) -> None:
    assert "1 h" in text_of(played[5]).replace("\u00a0", " ")
    assert "un seul" in text_of(played[5])


def test_training_is_about_facebook_and_dated(played: list[dict[str, Any]]) -> None:
    assert "facebook" in first_sentence(played[6])
    assert re.search(r"20\d\d", text_of(played[6]))


def test_answers_stay_short(played: list[dict[str, Any]]) -> None:
    for turn in played:
        visible = re.sub(r"\]\([^)]*\)", "]", turn["messages"][0]["text"])
        assert len(visible) <= 1500, len(visible)
