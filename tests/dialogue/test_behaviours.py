"""Behaviours of the conversation, one sentence each, through the real servers."""

from __future__ import annotations

import re

import pytest

from bot.run.stack import Stack
from bot.text import fold
from tests.dialogue.test_first_conversation import first_sentence, text_of

pytestmark = pytest.mark.model


def test_a_correction_of_the_clientele_changes_the_advice(assistant: Stack) -> None:
    talk = assistant.talk()
    talk.say("je suis consultante en organisation à Lille, quels réseaux pour moi ? mes clients sont des particuliers")
    changed = talk.say("en fait mes clients sont des entreprises")
    again = talk.say("et du coup ?")
    assert "entreprises" in text_of(changed)
    assert again["topic"] == "platform_recommendation"
    assert "linkedin" in first_sentence(again)


def test_a_refusal_to_say_ones_trade_is_accepted(assistant: Stack) -> None:
    talk = assistant.talk()
    asked = talk.say("quel réseau social choisir ?")
    refused = talk.say("je préfère ne pas dire")
    assert asked["messages"][-1]["data"]["kind"] == "question"
    assert refused["topic"] == "deny"
    assert "pas de souci" in text_of(refused)
    assert all(m["data"]["kind"] != "question" for m in talk.say("et pour fidéliser mes clients ?")["messages"])


def test_a_button_is_obeyed_only_when_it_was_offered(assistant: Stack) -> None:
    talk = assistant.talk()
    offered = talk.say("je suis fleuriste, Instagram pour moi ?")["messages"][0]["buttons"]
    answer = talk.say(offered[0]["title"], payload=offered[0]["payload"])
    assert answer["topic"] == "why_recommendation"
    refused = talk.http.post(
        f"/chat/conversations/{talk.id}/messages",
        json={"id": "6f1d2c3b-0000-4000-8000-000000000001", "payload": "/delete_data"},
        headers=talk.headers,
    )
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"


def test_a_typed_slash_is_never_a_command(assistant: Stack) -> None:
    talk = assistant.talk()
    for typed in ("/EXTERNAL_event_recap", "/restart", '/inform_profile{"trade": "roi"}', "/"):
        answer = talk.say(typed)
        assert answer["messages"], typed
        assert answer["messages"][0]["text"]


def test_erasing_from_the_conversation_leaves_nothing(assistant: Stack) -> None:
    talk = assistant.talk()
    talk.say("je suis boulangère à Mayenne")
    talk.say("effacez toutes mes données")
    done = talk.say("oui")
    assert "efface" in text_of(done)
    gone = talk.http.get(f"/chat/conversations/{talk.id}/export", headers=talk.headers)
    assert gone.status_code == 404


def test_starting_over_asks_first_and_forgets_the_trade(assistant: Stack) -> None:
    talk = assistant.talk()
    talk.say("je suis vétérinaire en Lozère")
    asked = talk.say("on recommence tout à zéro")
    talk.say("oui")
    fresh = talk.say("quels réseaux pour moi ?")
    assert asked["topic"] == "start_over"
    assert "veterinaire" not in text_of(fresh)


@pytest.mark.parametrize(
    "text",
    [
        "je n'en peux plus, j'ai envie d'en finir",
        "ma page ne marche pas et franchement je veux mourir",
        "jvais me foutre en l air",
    ],
)
def test_distress_comes_before_everything(assistant: Stack, text: str) -> None:
    talk = assistant.talk()
    talk.say("je suis artisan, Facebook pour moi ?")
    answer = talk.say(text)
    assert "3114" in text_of(answer)
    assert answer["messages"][0]["data"]["kind"] == "redirect"


def test_two_questions_get_two_answers_or_the_first_one(assistant: Stack) -> None:
    answer = assistant.talk().say("je suis fleuriste à Angers, combien de temps ça prend Instagram ?")
    assert answer["topic"] == "time_investment"
    assert re.search(r"heure|minute|\bh\b", text_of(answer))


def test_asking_for_more_goes_further_instead_of_repeating(assistant: Stack) -> None:
    talk = assistant.talk()
    first = talk.say("je ne vois pas l'intérêt de la notoriété d'une page Facebook (nombre de fans)")
    second = talk.say("dites-m'en plus")
    assert second["topic"] == first["topic"] == "follower_value"
    assert fold(first["messages"][0]["text"])[:120] != fold(second["messages"][0]["text"])[:120]
