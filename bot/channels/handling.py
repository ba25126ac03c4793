"""From a stored message to stored replies, within the time a person is ready to wait."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine import Row
from starlette.concurrency import run_in_threadpool

from bot.answers.answer import Answer
from bot.answers.sorry import sorry
from bot.channels.store import Conversations, Incoming
from bot.channels.tracker_events import TrackerEvents
from bot.channels.turns import RasaClient, TurnFailedError, TurnResult
from bot.metrics import count_failure
from bot.private import pseudonym

log = logging.getLogger(__name__)
AGAIN_SECONDS = (0.3, 1.0, 2.0)
"""Pauses before a turn is asked again; together longer than the proxy leaves a server out that had failed (fail_timeout)."""


@dataclass
class Handling:
    """Takes messages one by one; a late answer is stored when it comes, and the long poll delivers it."""

    store: Conversations
    tracker: TrackerEvents
    rasa: RasaClient
    seconds: float
    _running: dict[int, asyncio.Task[list[Row]]] = field(default_factory=dict)
    changed: dict[str, asyncio.Event] = field(default_factory=dict)

    async def handle(self, conversation: str, incoming: Incoming) -> tuple[str | None, list[Row | Answer]]:
        """The topic and the replies; an apology instead of them when they are late or cannot be had.

        No reply at all: a person has the conversation and will answer.
        """
        row, fresh = await run_in_threadpool(self.store.take, conversation, incoming)
        if not fresh and row.status == "done":
            return row.topic, list(await run_in_threadpool(self.store.replies, row.id))
        task = self._running.get(row.id)
        if task is None:
            # Stored before and not under way here: it failed, or who had it died. Asked again, Rasa plays it once.
            task = self._start(row, fresh)
        try:
            replies = await asyncio.wait_for(asyncio.shield(task), self.seconds)
        except asyncio.TimeoutError:
            return None, [sorry("late")]
        except TurnFailedError as error:
            log.error("conversation %s: no answer from Rasa: %s", pseudonym(conversation), error)
            return None, [sorry("down")]
        return (replies[0].topic if replies else None), list(replies)

    def _start(self, row: Row, fresh: bool) -> asyncio.Task[list[Row]]:
        task = asyncio.create_task(self._turn(row, fresh))
        self._running[row.id] = task
        task.add_done_callback(lambda done: self._ended(row.id, done))
        return task

    def _ended(self, id: int, task: asyncio.Task[list[Row]]) -> None:
        self._running.pop(id, None)
        if not task.cancelled() and (error := task.exception()):  # fetched here too: nobody may be waiting any more
            log.info("a turn failed: %s", type(error).__name__)

    async def _turn(self, row: Row, fresh: bool) -> list[Row]:
        try:
            result = await self._ask(row)
        except TurnFailedError:
            count_failure(fresh)
            await run_in_threadpool(self.store.release, row)
            raise
        replies = await run_in_threadpool(self.store.finish, row, result.topic, result.messages)
        if _asks_erasure(result):
            await self.erase(row.conversation_id)
        self.notify(row.conversation_id)
        return replies

    async def _ask(self, row: Row) -> TurnResult:
        """One turn; a failure (a process that ends, a database that restarts) is met by asking again, while there is time for it.

        After a slow failure only once: somebody waits.
        """
        said = row.conversation_id, row.payload or row.text, row.payload is not None, row.client_id
        began = time.monotonic()
        for n, pause in enumerate(AGAIN_SECONDS):
            if n and time.monotonic() - began + pause > self.seconds / 2:
                break
            with contextlib.suppress(TurnFailedError):
                return await self.rasa.turn(*said)
            await asyncio.sleep(pause)
        return await self.rasa.turn(*said)

    async def erase(self, conversation: str) -> None:
        """Nothing of the conversation remains, in any store."""
        await run_in_threadpool(self.tracker.erase, conversation)
        await run_in_threadpool(self.store.erase, conversation)

    def notify(self, conversation: str) -> None:
        """Wake those who wait for news of this conversation in this process."""
        event = self.changed.pop(conversation, None)
        if event:
            event.set()

    async def wait(self, conversation: str, seconds: float) -> None:
        """Until something changes here or the time is over; other processes' changes are seen at the next look."""
        event = self.changed.setdefault(conversation, asyncio.Event())
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except asyncio.TimeoutError:
            return


def _asks_erasure(result: TurnResult) -> bool:
    return any((m.get("data") or {}).get("action") == "erase" for m in result.messages)


def as_message(reply: Row | Answer) -> dict[str, Any]:
    """A reply as the HTTP contract wants it."""
    if isinstance(reply, Answer):
        buttons = [{"title": b.title, "payload": b.payload} for b in reply.buttons]
        return {"id": None, "role": "bot", "text": reply.text, "buttons": buttons, "data": reply.data()}
    return {
        "id": str(reply.id),
        "role": reply.role,
        "text": reply.text,
        "buttons": reply.buttons,
        "data": reply.data,
        "at": reply.at.isoformat(),
    }
