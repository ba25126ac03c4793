"""When something behind is down or locked: a French sentence within the time, nothing lost, and recovery by itself."""

from __future__ import annotations

import resource
import sqlite3
import time
import uuid
from collections.abc import Iterator

import pytest

from bot.run.processes import wait_until_answering
from bot.run.stack import Stack, stack

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack of its own, to be broken."""
    with stack(tmp_path_factory.mktemp("fragile"), turn_seconds=4.0) as running:
        yield running


def test_the_action_server_is_down(fragile: Stack) -> None:
    talk = fragile.talk()
    fragile.stop("actions")
    began = time.monotonic()
    answer = talk.say("Facebook pour un garage ?")
    assert time.monotonic() - began < 10
    assert answer["messages"][0]["data"]["kind"] == "error"
    assert "enregistré" in answer["messages"][0]["text"]
    fragile.start("actions")
    assert wait_until_answering(fragile.base, 60)


def test_rasa_is_down_then_the_same_message_is_answered(fragile: Stack) -> None:
    talk, same = fragile.talk(), str(uuid.uuid4())
    fragile.stop("rasa")
    answer = talk.say("Facebook pour un garage ?", client_id=same)
    assert answer["messages"][0]["data"]["kind"] == "error"
    fragile.start("rasa")
    assert wait_until_answering(fragile.base, 90)
    again = talk.say("Facebook pour un garage ?", client_id=same)
    assert again["messages"][0]["data"]["kind"] == "answer"
    history = talk.http.get(f"/chat/conversations/{talk.id}/messages", headers=talk.headers).json()["messages"]
    assert [m["role"] for m in history].count("user") == 1


def test_a_locked_database_refuses_the_message_so_that_it_is_sent_again(fragile: Stack) -> None:
    talk = fragile.talk()
    lock = sqlite3.connect(fragile.settings.database_url.removeprefix("sqlite:///"), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        answer = talk.http.post(
            f"/chat/conversations/{talk.id}/messages",
            json={"id": str(uuid.uuid4()), "text": "bonjour"},
            headers=talk.headers,
        )
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    assert answer.status_code == 503
    assert "réessayez" in answer.json()["detail"]
    assert talk.say("bonjour")["messages"]


def test_a_full_disk_refuses_the_message_and_writes_nothing_of_it(fragile: Stack) -> None:
    talk, same = fragile.talk(), str(uuid.uuid4())
    talk.say("bonjour")
    # No process may make any file longer: what a full disk does, without filling this one.
    pids = [process.pid for process in fragile.running.values()]
    limits = [resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY)) for pid in pids]
    try:
        answer = talk.http.post(
            f"/chat/conversations/{talk.id}/messages",
            json={"id": same, "text": "Facebook pour un garage ?"},
            headers=talk.headers,
        )
    finally:
        for pid, limit in zip(pids, limits, strict=True):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)
    assert answer.status_code == 503
    assert "réessayez" in answer.json()["detail"]
    again = talk.say("Facebook pour un garage ?", client_id=same)
    assert again["messages"][0]["data"]["kind"] == "answer"
    history = talk.http.get(f"/chat/conversations/{talk.id}/messages", headers=talk.headers).json()["messages"]
    assert [m["text"] for m in history if m["role"] == "user"] == ["bonjour", "Facebook pour un garage ?"]
