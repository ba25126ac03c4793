"""Which update is handled when: in order within a chat, chats side by side, what failed later again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.telegram.handling import Handling
from bot.channels.telegram.tasks import end
from bot.channels.telegram.updates import Updates, Waiting
from bot.channels.turns import TurnFailedError
from bot.db import utcnow

log = logging.getLogger(__name__)
LOOK_EVERY = 0.2
PRESSES_LOOKED_AT = timedelta(seconds=10)
MOST_ATTEMPTS, MOST_FAULTS = 300, 3
"""Tries while the assistant is away (about a day); and when handling itself fails, which trying again rarely mends."""


def back_off(attempts: int) -> timedelta:
    """5, 10, 20 … 300 seconds after the first, second, third … failure."""
    return timedelta(seconds=min(300.0, 5.0 * 2 ** min(attempts - 1, 10)))


class Dispatcher:
    """Looks for what is due, and keeps one task for each chat that has something."""

    def __init__(self, updates: Updates, handling: Handling, allowed: Callable[[], bool], settle: timedelta) -> None:
        """`allowed` says whether this process may work now. `settle` is how long an update waits for an earlier one."""
        self._updates, self._handling, self._allowed, self._settle = updates, handling, allowed, settle
        self._chats: dict[str, asyncio.Task[None]] = {}
        self._acknowledged: dict[int, asyncio.Task[None]] = {}
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Something arrived in this process."""
        self._news.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            if self._allowed():
                try:
                    await self._look()
                except SQLAlchemyError as error:
                    log.error("telegram: the database cannot be read (%s); tried again", type(error).__name__)
                    await asyncio.sleep(1)
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), LOOK_EVERY)
            except asyncio.TimeoutError:
                continue

    async def stop(self) -> None:
        """Cancel what is under way; it is taken up again at the next start."""
        await end(*self._chats.values(), *self._acknowledged.values())

    async def _look(self) -> None:
        now = utcnow()
        for chat in await asyncio.to_thread(self._updates.heads, now, self._settle):
            if chat not in self._chats:
                self._chats[chat] = asyncio.create_task(self._chat(chat))
        pressed = dict(await asyncio.to_thread(self._updates.presses, now - PRESSES_LOOKED_AT))
        for id in pressed.keys() - self._acknowledged.keys():
            self._acknowledged[id] = asyncio.create_task(self._handling.acknowledge(pressed[id]))
        for id in [id for id, task in self._acknowledged.items() if task.done() and id not in pressed]:
            del self._acknowledged[id]

    async def _chat(self, chat: str) -> None:
        """All that is due in one chat, one after the other."""
        try:
            while self._allowed():
                update = await asyncio.to_thread(self._updates.first, chat, utcnow())
                if update is None:
                    return
                await self._one(update)
        except SQLAlchemyError as error:
            log.error("telegram: nothing can be kept (%s); tried again", type(error).__name__)
            await asyncio.sleep(1)
        finally:
            del self._chats[chat]

    async def _one(self, update: Waiting) -> None:
        try:
            await self._handling.handle(update)
        except TurnFailedError as error:
            await self._failed(update, MOST_ATTEMPTS, f"no answer from the assistant: {error}")
        except SQLAlchemyError:
            raise
        except Exception:  # whatever it is, it must not stop the chat, nor the others
            log.exception("telegram: update %d cannot be handled", update.update_id)
            await self._failed(update, MOST_FAULTS, "handling failed")
        else:
            await asyncio.to_thread(self._updates.done, update.update_id)

    async def _failed(self, update: Waiting, most: int, reason: str) -> None:
        attempts = update.attempts + 1
        log.warning("telegram: update %d, try %d: %s", update.update_id, attempts, reason)
        if attempts < most:
            await asyncio.to_thread(self._updates.later, update.update_id, utcnow() + back_off(attempts), attempts)
            return
        try:
            await self._handling.give_up(update)
        finally:
            await asyncio.to_thread(self._updates.done, update.update_id, "failed")
