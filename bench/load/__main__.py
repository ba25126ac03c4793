"""How many people one machine serves: `python -m bench.load` (make bench-load), over the public contract, on the real servers.

First as fast as it goes (people who never think), for the messages a second; then people who read and think between two messages,
ten, fifty, a hundred, five hundred at once, for what each of them waits. Errors are everything but an answer, an apology included.
`--soak MINUTES`: fifty people for that long, and the memory before, during and after. `--processes`: the cluster with one Rasa, then two.
The people, the servers and whatever else runs share the same cores.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.load.crowd import PATIENCE, crowd
from bench.messages import memory
from bench.report import Run, table
from bot.run.cluster import cluster
from bot.run.stack import Stack, stack

LEVELS = (10, 50, 100, 500)
FLAT_OUT = 80
"""Conversations that never think: each stays below the 30 messages a minute that one conversation may send."""
SOAK = 50
BARS = {"per_second": 25.0, "p95_ms": 400.0}
"""At saturation, at least; for fifty people who think, at most."""
FLAT = 1.05
"""How much the memory may grow from a quarter of a soak to its end: at first caches fill."""
THINK_SECONDS = 12.0
"""Mean between an answer and the next message; exponential, between 2 and 60."""


def measure(running: Stack, levels: Sequence[int], seconds: float) -> list[dict[str, Any]]:
    """A row for people who never think, then one a level."""
    plan = [(FLAT_OUT, 0.0), *((people, THINK_SECONDS) for people in levels)]
    rows, first = [], 1
    asyncio.run(crowd(running.base, 4, 5, 0.0, 10_000))  # everything is loaded
    for people, think in plan:
        seen = asyncio.run(crowd(running.base, people, seconds, think, first))
        first += people
        used = memory(running)
        row = {"people": people, "think_s": think, **seen.row(seconds), "memory_mb": used, "all_mb": sum(used.values())}
        print(row, flush=True)
        rows.append(row)
    return rows


def soak(running: Stack, minutes: float, watched: int = 12) -> list[dict[str, Any]]:
    """Fifty people who think, for that long, in `watched` stretches; after each the memory."""
    rows = []
    for part in range(watched):
        seen = asyncio.run(crowd(running.base, SOAK, 60 * minutes / watched, THINK_SECONDS, 1 + part * SOAK))
        used = memory(running)
        minute = round(minutes * (part + 1) / watched, 1)
        rows.append({"minute": minute, **seen.row(60 * minutes / watched), "memory_mb": used, "all_mb": sum(used.values())})  # fmt: skip
        print(rows[-1], flush=True)
    return rows


def growth(rows: Sequence[dict[str, Any]]) -> float:
    """The memory of all processes at the end of a soak, of that after its first quarter."""
    return float(rows[-1]["all_mb"] / rows[len(rows) // 4]["all_mb"])


def processes(seconds: float) -> list[dict[str, Any]]:
    """Messages a second of the cluster with two Rasa processes, then with one of them."""
    rows = []
    with tempfile.TemporaryDirectory(prefix="boncanal-load-") as name:
        Path(name).chmod(0o755)  # PostgreSQL runs as somebody else when this runs as root
        with cluster(Path(name)) as running:
            asyncio.run(crowd(running.base, 4, 5, 0.0, 20_000))
            for count in (2, 1):
                if count == 1:
                    running.supervisor.hold("rasa-2")
                    asyncio.run(crowd(running.base, 4, 5, 0.0, 21_000))  # the proxy learns that it is gone
                seen = asyncio.run(crowd(running.base, FLAT_OUT, seconds, 0.0, 22_000 + count * FLAT_OUT))
                rows.append({"rasa": count, **seen.row(seconds)})
                print(rows[-1], flush=True)
    return rows


COLUMNS = {"messages": "answers", "per_second": "a second", "p50_ms": "p50 ms", "p95_ms": "p95 ms", "p99_ms": "p99 ms", "late": "told late first", "errors": "errors"}  # fmt: skip


def _crowds(running: Stack, arguments: argparse.Namespace) -> tuple[list[dict[str, Any]], str, bool]:
    rows = measure(running, arguments.people, arguments.seconds)
    fifty = next((row for row in rows if (row["people"], row["think_s"]) == (SOAK, THINK_SECONDS)), None)
    good = rows[0]["per_second"] >= BARS["per_second"] and not any(row["errors"] for row in rows)
    good = good and (fifty is None or fifty.get("p95_ms", PATIENCE * 1000) <= BARS["p95_ms"])
    head = {"people": "people", "think_s": "think, s (mean)", **COLUMNS, "all_mb": "memory of all, MB"}
    told = f"{arguments.seconds:g} s each. Wanted: {BARS['per_second']:g} a second flat out; p95 of {SOAK} people who think at most {BARS['p95_ms']:g} ms; no error.\n"  # fmt: skip
    return rows, f"{told}\n{table(rows, head)}", good


def _soak(running: Stack, arguments: argparse.Namespace) -> tuple[list[dict[str, Any]], str, bool]:
    rows = soak(running, arguments.soak)
    grown = growth(rows)
    told = f"{SOAK} people who think, {arguments.soak:g} minutes; memory at the end {grown:.2f} times that after a quarter (at most {FLAT}).\n"  # fmt: skip
    return rows, f"{told}\n{table(rows, {'minute': 'minute', **COLUMNS, 'all_mb': 'memory of all, MB'})}", grown <= FLAT


def main() -> None:
    """The command line; ends with 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="how long each crowd talks (60)")
    parser.add_argument("--people", type=int, nargs="*", default=list(LEVELS), help="crowds that think (10 50 100 500)")
    parser.add_argument(
        "--soak", type=float, metavar="MINUTES", help="fifty people for that long, instead of the crowds"
    )
    parser.add_argument("--processes", action="store_true", help="the cluster with two Rasa processes and one, instead")
    arguments = parser.parse_args()
    os.environ["TRUSTED_PROXIES"] = "127.0.0.1"  # each person has an address of their own
    if arguments.processes:
        run = Run("load-processes")
        rows = processes(arguments.seconds)
        ratio = rows[0]["per_second"] / max(rows[1]["per_second"], 0.1)
        told = f"Two Rasa processes serve {ratio:.2f} times what one does, on {os.cpu_count()} cores shared with everything else and with the people.\n"  # fmt: skip
        run.keep(
            "Rasa processes", [told, table(rows, {"rasa": "Rasa processes", **COLUMNS})], {"ratio": ratio, "rows": rows}
        )
        return
    run = Run("load-soak" if arguments.soak else "load")
    measured: Callable[[Stack, argparse.Namespace], Any] = _soak if arguments.soak else _crowds
    with tempfile.TemporaryDirectory() as name, stack(Path(name)) as running:
        rows, told, good = measured(running, arguments)
    run.keep("Load on one machine", [told], {"rows": rows, "good": good})
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
