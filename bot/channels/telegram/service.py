"""The worker's part of Telegram: receives (by polling), handles, sends, while this process holds the lease."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.config import TelegramConfig
from bot.channels.telegram.dispatch import Dispatcher
from bot.channels.telegram.handling import Handling
from bot.channels.telegram.hearing import Me
from bot.channels.telegram.house import House, make_house
from bot.channels.telegram.journal import Journal
from bot.channels.telegram.polling import poll
from bot.channels.telegram.tasks import end
from bot.jobs import pause
from bot.lease import Lease
from bot.settings import Settings

log = logging.getLogger(__name__)
RENEW_EVERY = 4.0
FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
SETTLE = {"polling": timedelta(0), "webhook": timedelta(milliseconds=250)}
"""By webhook two updates of a chat may arrive in the wrong order, a moment apart."""
FORGET_EVERY = 3600.0
MOVE_EVERY = 0.1
QUIET_SECONDS = 8.0
RESTART_SECONDS = 10.0


class TelegramService:
    """Runs in an event loop of its own. `loop` and `house` are there once `ready` is set."""

    def __init__(self, settings: Settings, config: TelegramConfig) -> None:
        self._settings, self._config = settings, config
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.house: House | None = None
        self._lease: Lease | None = None
        self._settled = False

    def _may_work(self) -> bool:
        """While the lease is ours, and what a crash left is settled."""
        return self._settled and self._lease is not None and self._lease.held

    async def run(self, stop: threading.Event) -> None:
        """Until `stop` is set. Telegram may be out of reach for as long as it likes: it is said, and tried again."""
        house = make_house(self._settings, self._config)
        me = await self._reach(house, stop)
        if me is None:
            return
        handling = Handling(house, me)
        self._lease = lease = Lease(house.engine, f"telegram:{self._config.bot_id}")
        dispatcher = Dispatcher(house.updates, handling, self._may_work, SETTLE[self._config.mode])
        self.loop, self.house = asyncio.get_running_loop(), house
        tasks = [asyncio.create_task(dispatcher.run()), asyncio.create_task(self._forget(house, lease))]
        if self._config.mode == "polling":
            tasks.append(asyncio.create_task(poll(house.client, house.updates, self._may_work, dispatcher.wake)))
        elif self._settings.database_url.startswith("sqlite:"):
            tasks.append(asyncio.create_task(self._move(house, dispatcher)))
        log.info("telegram: @%s answers (%s)", me.username, self._config.mode)
        self.ready.set()
        await self._hold(lease, house, stop)
        self.ready.clear()
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(house.postman.quiet(), QUIET_SECONDS)
        await end(*tasks)
        await dispatcher.stop()
        await asyncio.to_thread(lease.release)
        await end(*(asyncio.all_tasks() - {asyncio.current_task()}))
        await house.client.close()
        await house.rasa.close()

    async def _reach(self, house: House, stop: threading.Event) -> Me | None:
        """Who we are, as soon as Telegram says so; None when told to stop before."""
        wait, told = FIRST_WAIT, ""
        while not stop.is_set():
            try:
                username = await house.client.start()
                if self._config.mode == "polling":
                    await house.client.bot.delete_webhook()  # Telegram refuses both at once; nothing that waits is lost
                return Me(self._config.bot_id, username)
            except TelegramError as error:
                token = isinstance(error, InvalidToken)
                reason = "the token is refused; run boncanal telegram setup" if token else f"out of reach ({error})"
                level = logging.WARNING if reason != told else logging.DEBUG
                log.log(level, "telegram: %s; the other channels go on, and this one is tried again", reason)
                told, wait = reason, min(wait * 2, LONGEST_WAIT)
                await _sleep(wait, stop)
        return None

    async def _hold(self, lease: Lease, house: House, stop: threading.Event) -> None:
        """Keep the lease; whoever takes it first settles what a crash left in doubt."""
        while not stop.is_set():
            self._settled = self._settled and lease.held
            try:
                if await asyncio.to_thread(lease.hold) and not self._settled:
                    doubts = await asyncio.to_thread(house.sends.recover)
                    log.info("telegram: at work; %d sends of unknown outcome since the last time", doubts)
                    self._settled = True
            except SQLAlchemyError as error:
                log.error("telegram: the lease cannot be renewed (%s)", type(error).__name__)
            await _sleep(RENEW_EVERY if lease.held else 1.0, stop)

    async def _move(self, house: House, dispatcher: Dispatcher) -> None:
        """What the web process was given, taken over from its journal."""
        journal = Journal(self._settings.database_url)
        while True:
            moved = 0
            if self._may_work():
                try:
                    moved = await asyncio.to_thread(journal.move, house.updates)
                except SQLAlchemyError as error:
                    log.error("telegram: the journal cannot be taken over (%s); tried again", type(error).__name__)
            if moved:
                dispatcher.wake()
            await asyncio.sleep(MOVE_EVERY)

    async def _forget(self, house: House, lease: Lease) -> None:
        while True:
            if lease.held:
                with contextlib.suppress(SQLAlchemyError):
                    await asyncio.to_thread(house.updates.forget)
            await asyncio.sleep(FORGET_EVERY)


async def _sleep(seconds: float, stop: threading.Event) -> None:
    """Up to `seconds`, and no longer than until `stop`."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while not stop.is_set() and loop.time() < end:
        await asyncio.sleep(min(0.2, max(end - loop.time(), 0)))


def start_in_thread(service: TelegramService, stop: threading.Event) -> threading.Thread:
    """Run the service beside the worker's other parts; after a fault of its own it starts again."""

    def run() -> None:
        while not stop.is_set():
            try:
                asyncio.run(service.run(stop))
            except Exception:  # the worker outlives any one failure
                log.exception("telegram: stopped by a fault; started again in %g s", RESTART_SECONDS)
                service.ready.clear()
                pause(stop, RESTART_SECONDS)

    thread = threading.Thread(target=run, name="telegram")
    thread.start()
    return thread
