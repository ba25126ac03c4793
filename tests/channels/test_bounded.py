"""No request hangs, and what it began is not cut short."""

from __future__ import annotations

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.bounded import bounded
from bot.channels.problems import ProblemError

REQUEST = Request({"type": "http"})


async def test_in_time_and_late() -> None:
    done: list[str] = []

    async def slow(_: Request) -> Response:
        await asyncio.sleep(0.1)
        done.append("whole")
        return Response("fine")

    assert (await bounded(slow, 1)(REQUEST)).body == b"fine"
    with pytest.raises(ProblemError, match="unavailable"):
        await bounded(slow, 0.02)(REQUEST)
    assert done == ["whole"]
    await asyncio.sleep(0.2)
    assert done == ["whole", "whole"]


async def test_what_it_raises_is_raised() -> None:
    async def broken(_: Request) -> Response:
        raise ProblemError("empty")

    with pytest.raises(ProblemError, match="empty"):
        await bounded(broken, 1)(REQUEST)
