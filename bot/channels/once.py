"""A turn asked twice is played once: what Rasa's tracker already holds is read back instead of being said again."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

Messages = list[dict[str, Any]]
Key = tuple[str, str]


class Once:
    """Turns under way in this process, by conversation and message id. For one event loop."""

    def __init__(self) -> None:
        self._running: dict[Key, asyncio.Task[Messages]] = {}

    async def play(self, key: Key, turn: Callable[[], Awaitable[Messages]]) -> Messages:
        """Play the turn, or wait for the one that is being played. A caller that goes away does not stop it."""
        task = self._running.get(key)
        if task is None:
            task = asyncio.ensure_future(turn())
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        return await asyncio.shield(task)


def replies_in(events: Sequence[dict[str, Any]], message_id: str) -> Messages | None:
    """What was answered to a message according to a tracker's serialised events; None when it was never handled.

    One that was heard without an answer and heard again (its action failed) stands there several times: an answer counts.
    """
    found: Messages | None = None
    is_its_turn = False
    for event in events:
        if event.get("event") == "user":
            if found:
                return found
            is_its_turn = event.get("message_id") == message_id
            found = [] if is_its_turn else found
        elif event.get("event") == "bot" and is_its_turn and found is not None:
            data = event.get("data") or {}
            found.append(
                {
                    "text": event.get("text") or "",
                    "buttons": data.get("buttons") or [],
                    "data": data.get("custom") or {},
                }
            )
    return found
