"""No request hangs: whatever is behind, the person has a sentence within a known time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.problems import ProblemError

log = logging.getLogger(__name__)
Endpoint = Callable[[Request], Awaitable[Response]]


def bounded(endpoint: Endpoint, seconds: float) -> Endpoint:
    """The endpoint, refused after `seconds` (ProblemError "unavailable"). What it began goes on: cancelling cannot stop a thread."""

    async def within(request: Request) -> Response:
        task = asyncio.ensure_future(endpoint(request))
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            task.add_done_callback(_ended_late)
            raise ProblemError("unavailable")
        return task.result()

    return within


def _ended_late(task: asyncio.Future[Response]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.warning("a request that had been answered failed: %s", type(error).__name__)
