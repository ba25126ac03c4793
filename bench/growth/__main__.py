"""`python -m bench.growth [--short] [--only turns turns-postgresql conversations stores cases]`: each growth as a ratio, measured turn about in one run."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.growth import cases, conversations, turns
from bench.ratio import Pair
from bench.report import Run, table
from bot.run.stack import stack

COLUMNS = {
    "what": "what", "small": "small", "large": "large", "small_p50_ms": "p50 ms, small", "large_p50_ms": "p50 ms, large",
    "small_p95_ms": "p95 ms, small", "large_p95_ms": "p95 ms, large", "calls_of_each": "calls of each", "ratio": "ratio of p50", "bar": "at most", "within": "within",
}  # fmt: skip


@dataclass(frozen=True)
class Sizes:
    """How large the large sizes are, and how often each is asked."""

    turns: int
    stored: int
    case_copies: int
    rounds: int


LONG = Sizes(turns=500, stored=1_000_000, case_copies=81, rounds=60)
SHORT = Sizes(turns=60, stored=10_000, case_copies=8, rounds=25)


def by_turns(sizes: Sizes) -> list[Pair]:
    """On SQLite, as a small association runs it."""
    with tempfile.TemporaryDirectory() as name, stack(Path(name)) as running:
        return [turns.measure(running, sizes.turns, sizes.rounds)]


def by_conversations(sizes: Sizes) -> list[Pair]:
    """On PostgreSQL, as a chamber runs it."""
    with conversations.postgresql() as made:
        few = conversations.installation(made, "few")
        many = conversations.installation(made, "many")
        with few as one, many as other:
            return [conversations.measure(one, other, sizes.stored, sizes.rounds)]


def by_turns_postgresql(sizes: Sizes) -> list[Pair]:
    """The long conversation there."""
    with conversations.postgresql() as made, conversations.installation(made, "one") as running:
        return [turns.measure(running, sizes.turns, sizes.rounds)]


def by_stores(sizes: Sizes) -> list[Pair]:
    """The databases alone, a tenth of the conversations."""
    from bench.growth import stores  # it imports Rasa, which takes its time

    return [stores.measure(sizes.stored // 10, 2 * sizes.rounds)]


def by_cases(sizes: Sizes) -> list[Pair]:
    """In one process."""
    return cases.measure(sizes.case_copies, 2 * sizes.rounds)


PARTS: dict[str, Callable[[Sizes], list[Pair]]] = {
    "turns": by_turns,
    "turns-postgresql": by_turns_postgresql,
    "conversations": by_conversations,
    "stores": by_stores,
    "cases": by_cases,
}


def main() -> None:
    """The command line; ends with 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--short", action="store_true", help="small sizes, two minutes: whether the tool works")
    arguments = parser.parse_args()
    sizes, rows = SHORT if arguments.short else LONG, []
    part = [] if len(arguments.only) == len(PARTS) else arguments.only
    run = Run("-".join(["growth", *part, *(["short"] if arguments.short else [])]))
    for name in arguments.only:
        print(f"[{name}]", flush=True)
        found = [pair.row() for pair in PARTS[name](sizes)]
        print(*found, sep="\n", flush=True)
        rows += found
    run.keep("Growth: what a message costs", [table(rows, COLUMNS)], {"rows": rows})
    raise SystemExit(0 if all(row["within"] for row in rows) else 1)


if __name__ == "__main__":
    main()
