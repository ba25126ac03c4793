"""While a person has the conversation: silence, and still an answer to somebody who cannot go on."""

from __future__ import annotations

import pytest

from bot.channels.holds import Holds
from bot.db import make_engine
from bot.run.stack import Stack
from tests.dialogue.test_first_conversation import text_of

pytestmark = pytest.mark.model


def test_silent_but_for_a_call_for_help(assistant: Stack) -> None:
    talk = assistant.talk()
    holds = Holds(make_engine(assistant.settings.database_url))
    holds.take(talk.id, "Claire Martin")
    asked = talk.say("et pour Instagram, je fais quoi ?")
    assert (asked["handled_by"], asked["messages"]) == ("person", [])
    pressed = talk.say("j'en peux plus, je veux en finir avec la vie")
    assert "3114" in text_of(pressed)
    assert pressed["messages"][0]["role"] == "bot"
    assert holds.holder(talk.id) == "Claire Martin"  # whose conversation it remains
    assert talk.say("et LinkedIn ?")["messages"] == []


def test_what_was_said_to_the_person_changes_nothing_for_the_assistant(assistant: Stack) -> None:
    talk = assistant.talk()
    holds = Holds(make_engine(assistant.settings.database_url))
    holds.take(talk.id, "Claire Martin")
    talk.say("je suis fleuriste")
    holds.release(talk.id)
    answer = talk.say("que savez-vous de moi ?")
    assert answer["handled_by"] == "bot"
    assert "fleuriste" not in text_of(answer)
