"""How many people one machine serves: `python -m bench.load` (make bench-load), over the public contract, on the real servers.

First as fast as it goes (people who never think), for the messages a second; then people who read and think between two messages,
ten, fifty, a hundred, five hundred at once, for what each of them waits. Errors are everything but an answer.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench.faults.people import TEXTS
from bench.messages import memory
from bot.build import keep
from bot.run.stack import Stack, stack

LEVELS = (10, 50, 100, 500)
FLAT_OUT = 100
"""Conversations that never think: each stays below the 30 messages a minute that one conversation may send."""
THINK_SECONDS = 12.0
"""Mean between an answer and the next message; exponential, between 2 and 60."""
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
        ordered = sorted(self.times)
        found = {"messages": len(ordered), "per_second": round(len(ordered) / seconds, 1), "errors": dict(self.errors)}
        if not ordered:
            return found
        return {
            **found,
            "p50_ms": round(statistics.median(ordered), 1),
            "p95_ms": _at(ordered, 0.95),
            "p99_ms": _at(ordered, 0.99),
        }


def _at(ordered: Sequence[float], share: float) -> float:
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


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
        if answer.status_code == httpx.codes.OK and answer.json()["messages"]:
            seen.times.append(1000 * (time.monotonic() - began))
        else:
            seen.errors[str(answer.status_code)] += 1
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


def measure(running: Stack, levels: Sequence[int], seconds: float) -> list[dict[str, Any]]:
    """A row for people who never think, then one a level."""
    plan = [(FLAT_OUT, 0.0), *((people, THINK_SECONDS) for people in levels)]
    rows, first = [], 1
    asyncio.run(crowd(running.base, 4, 5, 0.0, 10_000))  # everything is loaded
    for people, think in plan:
        seen = asyncio.run(crowd(running.base, people, seconds, think, first))
        first += people
        used = memory(running)
        row = {
            "people": people,
            "think_s": think,
            **seen.row(seconds),
            "memory_mb": {**used, "all": sum(used.values())},
        }
        print(row, flush=True)
        rows.append(row)
    return rows


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="how long each crowd talks (60)")
    parser.add_argument("--people", type=int, nargs="*", default=list(LEVELS), help="crowds that think (10 50 100 500)")
    arguments = parser.parse_args()
    os.environ["TRUSTED_PROXIES"] = "127.0.0.1"  # each person has an address of their own
    with tempfile.TemporaryDirectory() as name, stack(Path(name)) as running:
        rows = measure(running, arguments.people, arguments.seconds)
    print(f"kept: {keep('bench-load', {'seconds': arguments.seconds, 'rows': rows})}")


if __name__ == "__main__":
    main()
