"""Ending tasks for sure: inside an HTTP request a cancellation is sometimes lost (a race in the library below), and a task that
was told once would then go on for ever."""

from __future__ import annotations

import asyncio
from typing import Any

AGAIN_AFTER = 0.05


async def end(*tasks: asyncio.Task[Any], before: asyncio.Lock | None = None) -> None:
    """Cancel the tasks, again and again until they are over; each time holding `before`, if given."""
    while pending := [task for task in tasks if not task.done()]:
        if before:
            await before.acquire()
        for task in pending:
            task.cancel()
        if before:
            before.release()
        await asyncio.wait(pending, timeout=AGAIN_AFTER)
