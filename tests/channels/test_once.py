"""A turn asked twice is played once: by the helper, and by the real Rasa."""

from __future__ import annotations

import asyncio
import json
import threading

import httpx
import pytest
from sqlalchemy import text

from bot.channels.once import Once, replies_in
from bot.channels.rasa_key import HEADER
from bot.db import make_engine, reading
from bot.run.stack import Stack

USER = {"event": "user", "message_id": "m1", "text": "?"}
BOT = {"event": "bot", "text": "Oui", "data": {"buttons": [{"title": "a"}], "custom": {"kind": "answer"}}}
OTHER = {"event": "user", "message_id": "m2", "text": "?"}


def test_what_the_tracker_holds_is_read_back() -> None:
    read = [{"text": "Oui", "buttons": [{"title": "a"}], "data": {"kind": "answer"}}]
    assert replies_in([USER, {"event": "slot"}, BOT], "m1") == read
    assert replies_in([USER, BOT, OTHER, BOT, BOT], "m1") == read
    assert replies_in([USER, BOT], "m3") is None
    assert replies_in([USER, OTHER, BOT], "m1") == []
    assert replies_in([], "m1") is None
    assert replies_in([USER, USER, BOT, OTHER, BOT], "m1") == read
    assert replies_in([USER, OTHER, BOT, USER, BOT], "m1") == read


async def test_a_turn_under_way_is_waited_for() -> None:
    played, once = 0, Once()

    async def turn() -> list[dict[str, str]]:
        nonlocal played
        played += 1
        await asyncio.sleep(0.05)
        return [{"text": str(played)}]

    answers = await asyncio.gather(*(once.play(("c", "m"), turn) for _ in range(3)))
    assert answers == [[{"text": "1"}]] * 3
    assert await once.play(("c", "m"), turn) == [{"text": "2"}]


async def test_a_caller_that_goes_away_does_not_stop_it() -> None:
    done = asyncio.Event()

    async def turn() -> list[dict[str, str]]:
        await asyncio.sleep(0.05)
        done.set()
        return []

    once = Once()
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(once.play(("c", "m"), turn), 0.01)
    await asyncio.wait_for(done.wait(), 2)


@pytest.mark.model
def test_rasa_plays_a_turn_once(assistant: Stack) -> None:
    def ask(id: str) -> list[dict[str, object]]:
        body = {"sender": "once-1", "text": "je suis fleuriste, Instagram ?", "payload": False, "id": id}
        answer = httpx.post(
            f"{assistant.settings.rasa_url}/webhooks/boncanal/turn",
            json=body,
            headers={HEADER: assistant.settings.secret},
            timeout=60,
        )
        found: list[dict[str, object]] = answer.raise_for_status().json()["messages"]
        return found

    first = ask("m1")
    assert [m["text"] for m in ask("m2")] != []
    assert ask("m1") == first  # a request that was held up comes after its own repetition, and after others
    kept: list[list[dict[str, object]]] = []
    pair = [threading.Thread(target=lambda: kept.append(ask("m3"))) for _ in range(2)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    assert kept[0] == kept[1]
    with reading(make_engine(assistant.settings.tracker_url)) as connection:
        heard = connection.execute(text("select data from events where sender_id = 'once-1' and type_name = 'user'"))
        assert [json.loads(row.data)["message_id"] for row in heard] == ["m1", "m2", "m3"]
