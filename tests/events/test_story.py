"""The story in the chat, through the real servers: from the code to the speaker's answer and what its asker says of it."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.cli_events import house_of
from bot.db import utcnow
from bot.run.stack import Stack, Talk, stack

pytestmark = [pytest.mark.events, pytest.mark.model]


def entered(running: Stack, code: str) -> Talk:
    """A conversation that entered the event when it was made."""
    http = httpx.Client(base_url=running.base, timeout=30)
    made = http.post("/chat/conversations", json={"event": code}).raise_for_status().json()
    return Talk(http, made["conversation"], made["token"])


def text_of(answer: dict[str, Any]) -> str:
    return " ".join(message["text"] for message in answer["messages"]).replace("\u00a0", " ")


def wait_for(talk: Talk, word: str, seconds: float = 40) -> dict[str, Any]:
    """The message that holds a word, once it has come."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = talk.http.get(f"/chat/conversations/{talk.id}/messages", headers=talk.headers).json()["messages"]
        for message in found:
            if word in message["text"]:
                return dict(message)
        time.sleep(1)
    raise AssertionError(f"no message holds {word!r}: {[m['text'][:80] for m in found]}")


def test_from_the_code_to_the_answer_and_its_rating(tmp_path: Path) -> None:
    with stack(tmp_path) as running:
        running.start("worker")
        house = house_of(running.settings)
        event = house.events.create(
            "Soirée réseaux", utcnow(), utcnow() + timedelta(hours=2), speakers=("Claire Martin",)
        )
        unknown = httpx.post(f"{running.base}/chat/conversations", json={"event": "ZZZZ99"})
        assert (unknown.status_code, unknown.json()["title"]) == (404, "unknown_event")
        talk = entered(running, event.code)
        assert "Soirée réseaux" in text_of(talk.say("c'est quand l'événement ?"))
        other = running.talk()
        assert "Bienvenue à « Soirée réseaux »" in text_of(other.say(f"voici mon code {event.code.lower()}"))
        talk.say("je voudrais poser une question à l'intervenant")
        taken = talk.say("Combien de temps faut-il prévoir par semaine pour Instagram ?")
        assert taken["topic"] == "ask_speaker"
        assert "transmise à Claire Martin" in text_of(taken)
        assert "Réponse de l'assistant" in text_of(taken)
        listed = other.say("je veux voir les questions")
        [support] = [b for m in listed["messages"] for b in m["buttons"] if b["title"].startswith("Soutenir")]
        assert "C'est noté" in text_of(other.say(support["title"], payload=support["payload"]))
        [asked] = house.questions.all(event.id)
        assert (asked.concerned, asked.draft is not None) == (2, True)
        house.answering.answer(asked.public_id, "Deux heures, bien réparties.", "Claire Martin")
        letter = wait_for(talk, "bien réparties")
        assert letter["role"] == "person"
        useful = next(b for b in letter["buttons"] if b["title"] == "Utile")
        assert "Merci" in text_of(talk.say(useful["title"], payload=useful["payload"]))
        talk.http.delete(f"/chat/conversations/{talk.id}", headers=talk.headers).raise_for_status()
        assert house.questions.all(event.id) == []
