"""While a person has the conversation the assistant is silent, on the public contract, whatever becomes of Rasa.

Its one exception, a call for help, needs the model: tests/dialogue/test_held_by_a_person.py."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert
from starlette.testclient import TestClient

from bot import migrations
from bot.channels.holds import HAND_BACK, Holds
from bot.channels.tables import message
from bot.channels.turns import RasaClient, TurnFailedError
from bot.db import make_engine, utcnow, writing
from bot.run.stack import free_port
from bot.settings import Settings
from bot.web import make_app

NOBODY = {"Authorization": "Bearer x"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Databases of the test's own, and no Rasa behind."""
    made = replace(
        Settings.from_env({}),
        database_url=f"sqlite:///{tmp_path}/holds.db",
        tracker_url=f"sqlite:///{tmp_path}/tracker.db",
        rasa_url=f"http://127.0.0.1:{free_port()}",
        secret="s" * 32,
    )
    migrations.upgrade(make_engine(made.database_url))
    return made


@pytest.fixture
def http(settings: Settings) -> Iterator[TestClient]:
    """The web process's application."""
    with TestClient(make_app(settings)) as client:
        yield client


def test_the_contract_says_that_a_person_has_it_until_it_is_given_back(http: TestClient, settings: Settings) -> None:
    made = http.post("/chat/conversations", json={}).json()
    id, headers = made["conversation"], {"Authorization": f"Bearer {made['token']}"}
    path = f"/chat/conversations/{id}/messages"
    holds = Holds(make_engine(settings.database_url))
    holds.take(id, "Claire Martin")
    body = {"id": str(uuid.uuid4()), "text": "Vous êtes là ?"}
    for _ in range(2):  # sent again by a nervous client: still silence, and one message
        answer = http.post(path, json=body, headers=headers)
        assert answer.status_code == 200
        assert answer.json() == {"topic": None, "handled_by": "person", "messages": []}
    assert [one["text"] for one in http.get(path, headers=headers).json()["messages"]] == ["Vous êtes là ?"]
    holds.release(id)
    again = http.post(path, json={"id": str(uuid.uuid4()), "text": "Et maintenant ?"}, headers=headers).json()
    assert again["handled_by"] == "bot"  # an apology: there is no Rasa here
    assert again["messages"]


def test_the_button_goes_back_to_the_assistant(http: TestClient, settings: Settings) -> None:
    made = http.post("/chat/conversations", json={}).json()
    id, headers = made["conversation"], {"Authorization": f"Bearer {made['token']}"}
    engine = make_engine(settings.database_url)
    holds = Holds(engine)
    holds.take(id, "Claire Martin")
    button = {"title": "Revenir à l'assistant", "payload": HAND_BACK}
    offered = {
        "conversation_id": id,
        "role": "person",
        "text": "Bonjour",
        "buttons": [button],
        "data": {},
        "status": "done",
        "at": utcnow(),
    }
    with writing(engine) as connection:
        connection.execute(insert(message).values(offered))
    body = {"id": str(uuid.uuid4()), "payload": HAND_BACK, "text": "Revenir à l'assistant"}
    answer = http.post(f"/chat/conversations/{id}/messages", json=body, headers=headers).json()
    assert answer["handled_by"] == "bot"
    assert holds.holder(id) is None


def test_every_channel_is_silent_rasa_being_down(settings: Settings) -> None:
    async def turn(text: str, payload: bool = False) -> int:
        client = RasaClient(settings, "key")
        try:
            return len((await client.turn("one", text, payload)).messages)
        finally:
            await client.close()

    engine = make_engine(settings.database_url)
    with writing(engine) as connection:
        connection.exec_driver_sql(
            "insert into conversation (id, channel, created_at, last_at) values ('one', 'telegram', '2026-01-01', '2026-01-01')"
        )
    Holds(engine).take("one", "Claire")
    assert asyncio.run(turn("bonjour")) == 0
    assert asyncio.run(turn(HAND_BACK)) == 0  # typed, it is only a text
    with pytest.raises(TurnFailedError):
        asyncio.run(turn(HAND_BACK, payload=True))  # pressed, the assistant is asked again
