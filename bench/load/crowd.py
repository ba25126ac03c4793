"""Many people at once over the public contract, in one event loop: what each waited, and what was no answer."""

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

PATIENCE = 30.0
MOST_AT_ONCE = 20
"""Conversations opened at a time."""


@dataclass
class Seen:
    """Milliseconds of each answer, and how often anything else came, by what it was."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def row(self, seconds: float) -> dict[str, Any]:
        """Figures of a table's row."""
        wrong = sum(self.errors.values())
        found = {"messages": len(self.times), "per_second": round(len(self.times) / seconds, 1), "errors": wrong, "what": dict(self.errors)}  # fmt: skip
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
        body = {"id": str(uuid.uuid4()), "text": chance.choice(TEXTS)}
        began = time.monotonic()
        try:
            answer = await http.post(f"{path}/messages", json=body, headers=headers)
        except httpx.HTTPError as error:
            seen.errors[type(error).__name__] += 1
            await asyncio.sleep(1)
            continue
        outcome, said = judge(answer)
        if outcome == "answered":
            seen.times.append(1000 * (time.monotonic() - began))
        else:
            seen.errors[f"{answer.status_code} {said[:60]}"] += 1
        if think:
            await asyncio.sleep(min(60.0, max(2.0, chance.expovariate(1 / think))))


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
