"""Receiving without a public address: ask, store, and only then ask for what follows, which tells Telegram to forget."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, RetryAfter, TelegramError

from bot.channels.telegram.client import Client
from bot.channels.telegram.updates import Updates

log = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0


async def poll(client: Client, updates: Updates, allowed: Callable[[], bool], wake: Callable[[], None]) -> None:
    """Until cancelled. Failures are said once, and tried again later and later."""
    wait, told = FIRST_WAIT, ""
    while True:
        if not allowed():
            await asyncio.sleep(FIRST_WAIT)
            continue
        try:
            found = await client.updates(await asyncio.to_thread(updates.offset))
            if found and not await asyncio.to_thread(updates.keep, found):
                # Nothing new although something came: it has no number we can ask beyond. Asking at once would turn in circles.
                await asyncio.sleep(FIRST_WAIT)
            if found:
                wake()
            wait, told = FIRST_WAIT, ""
        except (TelegramError, SQLAlchemyError, OSError) as error:
            reason = _reason(error)
            log.log(
                logging.WARNING if reason != told else logging.DEBUG,
                "telegram: nothing received: %s; tried again",
                reason,
            )
            told, wait = reason, min(wait * 2, LONGEST_WAIT)
            await asyncio.sleep(_asked_wait(error) or wait)


def _reason(error: Exception) -> str:
    if isinstance(error, Conflict):
        return "another program asks for this bot's updates, or a webhook is set (boncanal telegram setup mends it)"
    return f"{type(error).__name__}: {error}" if isinstance(error, TelegramError) else type(error).__name__


def _asked_wait(error: Exception) -> float | None:
    if not isinstance(error, RetryAfter):
        return None
    wait = error.retry_after
    return float(wait) if isinstance(wait, (int, float)) else wait.total_seconds()
