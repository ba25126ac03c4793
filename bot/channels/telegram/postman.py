"""Messages leave here: one at a time for a bot, within Telegram's limits, tried again until they arrived or never will.

One at a time, so that a crash leaves at most one send whose outcome nobody knows.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.engine import Row

from bot.channels.telegram.chats import Chats
from bot.channels.telegram.client import Client, Message, Migrated, Outcome
from bot.channels.telegram.drawing import Part, keyboard
from bot.channels.telegram.limiter import Limiter
from bot.channels.telegram.sends import Sends
from bot.channels.telegram.tasks import end
from bot.outbox.letter import Delivered, Refused, RetryAfter, Unknown, Unreachable

log = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
MOST_FILE_TRIES = 5
MOST_PATIENCE = 10.0
"""Seconds the outbox may be kept waiting; what Telegram asks beyond that goes back to it."""
Fetch = Callable[[Part, str | None], Awaitable[bytes]]
"""The content of a part's file, for a conversation. Raises OSError when it cannot be had now."""


class Postman:
    """One per bot token and process."""

    def __init__(self, client: Client, sends: Sends, chats: Chats, fetch: Fetch) -> None:
        self._client, self._sends, self._chats, self._fetch = client, sends, chats, fetch
        self._limiter = Limiter()
        self._lane = asyncio.Lock()
        self._closing = False

    async def deliver(self, rows: list[Row]) -> bool:
        """Send the rows in order, however long it takes; False when nobody is there any more (the rest is dropped)."""
        for i, row in enumerate(rows):
            if not await self._deliver(row):
                for unsent in rows[i:]:
                    await asyncio.to_thread(self._sends.drop, unsent)
                return False
        return True

    async def attempt(self, row: Row) -> Outcome:
        """Try once, for the outbox, which decides itself what follows."""
        paused = self._limiter.paused_until(int(row.chat_id)) - time.monotonic()
        if paused > MOST_PATIENCE:
            return RetryAfter("Telegram asked to wait", paused)
        message = await self._message(row, int(row.chat_id), 0)
        if message is None or not (message.plain or message.file):
            return RetryAfter("its file is not ready")
        return await self._try(row, message)

    async def spare(self, task: asyncio.Task[None]) -> None:
        """Stop a task that may be sending, without cutting a message in two."""
        await end(task, before=self._lane)

    async def quiet(self) -> None:
        """Returns when nothing is in the middle of being sent, and lets nothing begin after."""
        self._closing = True
        async with self._lane:
            return

    async def _deliver(self, row: Row) -> bool:
        wait, tries, chat = FIRST_WAIT, 0, int(row.chat_id)
        while True:
            message = await self._message(row, chat, tries)
            if message is None:
                await asyncio.to_thread(self._sends.drop, row)
                return True
            outcome = (
                await self._try(row, message) if message.plain or message.file else RetryAfter("its file is not ready")
            )
            if isinstance(outcome, (Delivered, Refused)):
                return True
            if isinstance(outcome, Unreachable):
                return False
            if isinstance(outcome, Unknown) and not await asyncio.to_thread(self._sends.doubt, row):
                log.error("telegram: message %d: given up, outcome unknown: %s", row.id, outcome.reason)
                return True
            if isinstance(outcome, Migrated):
                chat = outcome.chat_id
                continue
            seconds = outcome.seconds if isinstance(outcome, RetryAfter) else None
            await asyncio.sleep(wait if seconds is None else 0)  # a wait that Telegram asked for is kept by the limiter
            tries, wait = tries + 1, min(wait * 2, LONGEST_WAIT)

    async def _try(self, row: Row, message: Message) -> Outcome:
        await self._wait(message.chat_id)
        async with self._lane:
            self._check_open()
            await asyncio.to_thread(self._sends.start, row)
            outcome = await self._client.send(message)
            await asyncio.to_thread(self._record, row, outcome)
        await self._heed(message.chat_id, outcome)
        return outcome

    def _check_open(self) -> None:
        """Whoever waited to send while the service stops is stopped too; its row goes on at the next start."""
        if self._closing:
            raise asyncio.CancelledError

    def _record(self, row: Row, outcome: Outcome) -> None:
        if isinstance(outcome, Delivered):
            self._sends.sent(row, outcome.reference)
        elif isinstance(outcome, Refused):
            log.error("telegram: message %d was refused and is dropped: %s", row.id, outcome.reason)
            self._sends.drop(row)
        elif not isinstance(outcome, (Unknown, Unreachable)):
            self._sends.again(row)

    async def _heed(self, chat: int, outcome: Outcome) -> None:
        """What an outcome says of the chat, beside the message."""
        if isinstance(outcome, RetryAfter) and outcome.seconds:
            log.warning("telegram: asked to wait %.0f s", outcome.seconds)
            self._limiter.pause(chat, outcome.seconds, time.monotonic())
        elif isinstance(outcome, Unreachable):
            log.info("telegram: chat %d cannot be reached any more", chat)
            await asyncio.to_thread(self._chats.unreachable, chat)
        elif isinstance(outcome, Migrated):
            await asyncio.to_thread(self._chats.migrate, chat, outcome.chat_id)

    async def _wait(self, chat: int) -> None:
        await asyncio.sleep(self._limiter.reserve(chat, time.monotonic()))
        while (left := self._limiter.paused_until(chat) - time.monotonic()) > 0:
            await asyncio.sleep(left)

    async def _message(self, row: Row, chat: int, tries: int) -> Message | None:
        """What to send; an empty one when its file is not ready, None when it is given up."""
        part = Part.of(row.content)
        file: tuple[str, bytes] | None = None
        if part.file:
            try:
                file = (part.name or "document", await self._fetch(part, row.conversation_id))
            except OSError as error:
                if tries >= MOST_FILE_TRIES:
                    log.error("telegram: message %d: its file cannot be had and it is dropped: %s", row.id, error)
                    return None
                return Message(chat, "", "")
        common: dict[str, Any] = {
            "thread_id": row.thread_id,
            "reply_to": row.reply_to,
            "markup": keyboard(part.buttons),
        }
        return Message(chat, part.html, part.plain, file=file, photo=part.photo, **common)
