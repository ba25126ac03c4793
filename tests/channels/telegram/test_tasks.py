"""A task that loses a cancellation is ended all the same."""

from __future__ import annotations

import asyncio
import contextlib

from bot.channels.telegram.tasks import end


async def test_a_lost_cancellation_is_repeated() -> None:
    lost = 0

    async def deaf() -> None:
        nonlocal lost
        while lost < 3:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.sleep(60)
            lost += 1
        await asyncio.sleep(60)

    task, lane = asyncio.create_task(deaf()), asyncio.Lock()
    await asyncio.sleep(0)
    await asyncio.wait_for(end(task, before=lane), 5)
    assert task.cancelled()
    assert lost == 3
    assert not lane.locked()


async def test_it_waits_for_the_lane() -> None:
    lane = asyncio.Lock()
    await lane.acquire()
    task = asyncio.create_task(asyncio.sleep(60))
    ending = asyncio.create_task(end(task, before=lane))
    await asyncio.sleep(0.1)
    assert not task.done()
    lane.release()
    await asyncio.wait_for(ending, 5)
    assert task.cancelled()
