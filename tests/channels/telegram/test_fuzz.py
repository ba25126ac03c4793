"""Anything may arrive: no exception, no answer to another chat. Real handling and a real database; nothing leaves the machine."""

from __future__ import annotations

import asyncio
import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.dispatch import Dispatcher
from bot.db import utcnow
from tests.channels.telegram.kinds import GROUP, KINDS, PHOTO
from tests.channels.telegram.street import CONFIG, Street

TEXTS = st.sampled_from([
    "Bonjour", "/start", "/start cafe", "/start suite-x", "/aide@BonCanalTestBot", "/aide@Autre", "@BonCanalTestBot Facebook ?", "/exporter",
    "/oublier", "/question Combien ?", "/", "//", "/start@", "a" * 5000, "\ud83d", "\x00", "é😀" * 50, "**gras** [x](https://x.fr", "<b>", "  ",
]) | st.text(max_size=40)  # fmt: skip
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.integers(2**62, 2**70) | st.floats() | st.text(max_size=10) | st.sampled_from([-1, 0, 42, -100]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "chat", "from", "text"]), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """One of the 25 kinds, with some of its values replaced, removed or misplaced."""
    kind = draw(st.sampled_from([*KINDS, *["message"] * 15, *["callback_query"] * 5, *["edited_message"] * 3]))
    body = {kind: copy.deepcopy(KINDS[kind])}
    content = body[kind]
    if "text" in content:
        content["text"] = draw(TEXTS)
        if draw(st.booleans()):
            content["entities"] = [{"type": draw(st.sampled_from(["mention", "bot_command", "text_mention", "x"])),
                                    "offset": draw(st.integers(-2, 60)), "length": draw(st.integers(-2, 60))}]  # fmt: skip
        if draw(st.integers(0, 3)) == 0:
            content["chat"] = dict(GROUP)
        if draw(st.integers(0, 5)) == 0:
            content["caption"], content["photo"] = content.pop("text"), copy.deepcopy(PHOTO)
    if "data" in content:
        content["data"] = draw(
            st.sampled_from(["x", "n:event", "n:answer", "b:1:0:aaaaaaaaaaaaaaaa", ""]) | st.text(max_size=64)
        )
    for _ in range(draw(st.integers(0, 3))):
        spoil(draw, body)
    return body


def spoil(draw: st.DrawFn, body: dict[str, Any]) -> None:
    """Change something, somewhere."""
    place: Any = body
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if isinstance(place[key], (dict, list)) and place[key] and draw(st.integers(0, 3)):
            place = place[key]
            continue
        if isinstance(place, dict) and draw(st.booleans()):
            del place[key]
        else:
            place[key] = draw(JUNK)
        return


def own_chats(body: dict[str, Any]) -> set[Any]:
    """The chats that an answer may go to."""
    found = set()
    for part in body.values():
        for place in (part, part.get("message") if isinstance(part, dict) else None):
            chat = place.get("chat") if isinstance(place, dict) else None
            if isinstance(chat, dict) and isinstance(chat.get("id"), int):
                found.add(chat["id"])
    return found


def survives(street: Street, body: dict[str, Any], forged: str | None) -> None:
    before = len(street.sent)
    street.handle(body)
    assert set(street.sent[before:]) <= own_chats(body)
    kept = street.house.updates.counts()
    assert street.post({**body, "update_id": 7}, forged) == 403
    assert street.house.updates.counts() == kept


FORGED = (
    st.none()
    | st.sampled_from(["", "w" * 39, "w" * 41, "W" * 40])
    | st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)
)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(updates(), FORGED)
def test_fuzzed_and_forged_updates(street: Street, body: dict[str, Any], forged: str | None) -> None:
    survives(street, body, forged)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(updates(), FORGED)
def test_ten_thousand_fuzzed_and_forged_updates(street: Street, body: dict[str, Any], forged: str | None) -> None:
    survives(street, body, forged)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(JUNK | st.dictionaries(st.text(max_size=5), JUNK), st.booleans())
def test_anything_with_the_right_secret_is_stored_or_refused(street: Street, body: Any, numbered: bool) -> None:
    if numbered and isinstance(body, dict):
        body = {**body, "update_id": abs(hash(str(body))) % 10**9}
    status = street.post(body, CONFIG.secret)
    assert status in ((200, 503) if numbered and isinstance(body, dict) else (200, 400))


def test_the_queue_of_stored_oddities_is_emptied(street: Street) -> None:
    """What was stored above is handled by the dispatcher without leaving anything open."""
    dispatcher = Dispatcher(street.house.updates, street.handling, lambda: True, utcnow() - utcnow())

    async def empty() -> None:
        running = asyncio.ensure_future(dispatcher.run())
        while set(street.house.updates.counts()) & {"new", "erasing"}:
            await asyncio.sleep(0.1)
        running.cancel()
        await dispatcher.stop()

    street.loop.run_until_complete(asyncio.wait_for(empty(), 120))
    assert street.house.updates.counts().get("failed", 0) == 0
