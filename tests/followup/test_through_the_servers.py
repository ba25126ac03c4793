"""The plan and « avant / après » through the real servers: Rasa, actions, web, and the outbox as operators run it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from typing import Any

import httpx
import jsonschema
import pytest
from sqlalchemy import update

from bot.db import make_engine, utcnow, writing
from bot.followup.tables import tracking
from bot.outbox.tables import letter
from bot.run.stack import Stack, Talk
from tests.followup.test_before_and_after import SCHEMA

pytestmark = pytest.mark.model


def press(talk: Talk, said: dict[str, Any], title: str) -> dict[str, Any]:
    """A button of the last message, by the beginning of its title."""
    buttons = said["messages"][-1]["buttons"]
    payload = next(b["payload"] for b in buttons if b["title"].startswith(title))
    return talk.say(title, payload=payload)


def run_outbox(assistant: Stack) -> dict[str, int]:
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", "outbox", "run-once"]
    done = subprocess.run(command, env=dict(assistant.env), capture_output=True, text=True, check=True)
    found: dict[str, int] = json.loads(done.stdout)
    return found


def test_a_plan_opens_in_its_three_forms(assistant: Stack) -> None:
    talk = assistant.talk()
    talk.say("je suis fleuriste à Angers, j'ai deux heures par semaine")
    answer = talk.say("par où je commence ?")
    [data] = [m["data"] for m in answer["messages"] if m["data"]["kind"] == "plan"]
    jsonschema.validate(data, SCHEMA)
    assert data["plan"]["minutes_a_week"] == 120
    with httpx.Client(base_url=assistant.base) as http:
        page, pdf, calendar = (
            http.get(url.partition(str(assistant.settings.port))[2]) for url in data["plan"]["links"].values()
        )
    assert "Semaine 4" in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert pdf.content.startswith(b"%PDF")
    assert calendar.text.count("BEGIN:VEVENT") == 4


def test_before_and_after_from_the_first_button_to_the_chart(assistant: Stack) -> None:
    talk = assistant.talk()
    said = talk.say("comment mesurer ce que ça me rapporte ?")
    assert said["topic"] == "roi_indicators"
    said = press(talk, said, "Noter mon point")
    said = press(talk, said, "Clients venus")
    said = talk.say("dix")
    said = press(talk, said, "C'est tout")
    said = press(talk, said, "Dans deux semaines")
    assert "vous attendra ici" in said["messages"][0]["text"]
    assert run_outbox(assistant) == {}

    engine = make_engine(assistant.settings.database_url)
    with writing(engine) as connection:  # two weeks pass
        connection.execute(update(tracking).where(tracking.c.conversation_id == talk.id).values(due_on=utcnow().date()))
        mine = letter.c.conversation_id == talk.id
        connection.execute(update(letter).where(mine).values(due_at=utcnow() - timedelta(minutes=1)))
    assert run_outbox(assistant)["sent"] == 1
    path = f"/chat/conversations/{talk.id}/messages"
    last = talk.http.get(path, headers=talk.headers).json()["messages"][-1]
    assert "Où en êtes-vous" in last["text"]
    result = talk.say("quarante")
    assert "de 10 à 40" in result["messages"][0]["text"]
    assert result["messages"][0]["data"]["kind"] == "chart"
    with httpx.Client(base_url=assistant.base) as http:
        chart = http.get(result["messages"][0]["data"]["chart"]["png"].partition(str(assistant.settings.port))[2])
    assert chart.headers["content-type"] == "image/png"
    assert "arrêt" in talk.say("arrêtez le suivi")["messages"][0]["text"]
