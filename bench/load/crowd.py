"""Many people at once over the public contract, in one event loop: what each waited, and what was no answer.

As the widget does, somebody who is told that the answer is late waits for it where it will appear, before writing again.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench.faults.people import TEXTS, judge
from bench.ratio import percentile
from bot.answers.sorry import REASONS

PATIENCE = 30.0
LATE_PATIENCE = 90.0
"""How long somebody who was told that the answer is late waits for it."""
LOOK_SECONDS = 20
"""Of one long poll."""
LATE = REASONS["late"].split(" plus")[0]
MOST_AT_ONCE = 20
"""Conversations opened at a time."""


@dataclass
class Seen:
    """Milliseconds of each answer, how many of them were said to be late first, and how often anything else came, by what it was."""

    times: list[float] = field(default_factory=list)
    late: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def row(self, seconds: float) -> dict[str, Any]:
        """Figures of a table's row."""
        wrong = sum(self.errors.values())
        found = {"messages": len(self.times), "per_second": round(len(self.times) / seconds, 1), "late": self.late, "errors": wrong, "what": dict(self.errors)}  # fmt: skip
        if not self.times:
            return found
        return {
            **found,
            "p50_ms": round(statistics.median(self.times), 1),
            "p95_ms": round(percentile(self.times, 0.95), 1),
            "p99_ms": round(percentile(self.times, 0.99), 1),
        }


async def opened(http: httpx.AsyncClient, number: int) -> tuple[str, dict[str, str]]:
    """(path, headers) of a new conversation, from an address of its own."""
    address = {"X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
    made = (await http.post("/chat/conversations", json={}, headers=address)).raise_for_status().json()
    return f"/chat/conversations/{made['conversation']}", {"Authorization": f"Bearer {made['token']}", **address}


async def talk(
    http: httpx.AsyncClient, path: str, headers: dict[str, str], until: float, think: float, seen: Seen
) -> None:
    """One person until the end; `think`: mean seconds between two messages, 0 for none."""
    chance = random.Random(path)  # noqa: S311  # the same people at each run
    if think:
        await asyncio.sleep(chance.uniform(0, think))
    while time.monotonic() < until:
        await _say(http, path, headers, chance.choice(TEXTS), seen)
        if think:
            await asyncio.sleep(min(60.0, max(2.0, chance.expovariate(1 / think))))


async def _say(http: httpx.AsyncClient, path: str, headers: dict[str, str], text: str, seen: Seen) -> None:
    """One message, to its answer or to what came instead."""
    began = time.monotonic()
    try:
        got = await http.post(f"{path}/messages", json={"id": str(uuid.uuid4()), "text": text}, headers=headers)
        outcome, said = judge(got)
        if said.startswith(LATE):
            outcome = await _awaited(http, path, headers, began + LATE_PATIENCE)
            seen.late += outcome == "answered"
    except httpx.HTTPError as error:
        seen.errors[type(error).__name__] += 1
        await asyncio.sleep(1)
        return
    if outcome == "answered":
        seen.times.append(1000 * (time.monotonic() - began))
    else:
        seen.errors[f"{got.status_code} {said[:60]}"] += 1


async def _awaited(http: httpx.AsyncClient, path: str, headers: dict[str, str], until: float) -> str:
    """ "answered" as soon as the last word of the conversation is the assistant's, "sentence" when patience ends first."""
    last = "0"
    while time.monotonic() < until:
        got = await http.get(f"{path}/messages", params={"after": last, "wait": LOOK_SECONDS}, headers=headers)
        messages = got.raise_for_status().json()["messages"]
        if messages and messages[-1]["role"] == "bot":
            return "answered"
        last = messages[-1]["id"] if messages else last
    return "sentence"


async def crowd(base: str, people: int, seconds: float, think: float, first: int) -> Seen:
    """`people` at once for `seconds`, numbered from `first`."""
    seen, gate = Seen(), asyncio.Semaphore(MOST_AT_ONCE)
    limits = httpx.Limits(max_connections=people + 10, max_keepalive_connections=people + 10)
    async with httpx.AsyncClient(base_url=base, timeout=PATIENCE, limits=limits) as http:

        async def enter(number: int) -> tuple[str, dict[str, str]]:
            async with gate:
                return await opened(http, number)

        doors = await asyncio.gather(*(enter(first + i) for i in range(people)))
        until = time.monotonic() + seconds
        await asyncio.gather(*(talk(http, path, headers, until, think, seen) for path, headers in doors))
    return seen
