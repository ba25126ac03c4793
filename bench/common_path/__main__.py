"""`python -m bench.common_path [--one-in N] [--rounds N]`: latency, memory, start and training, own beside default and floor.

All three have the same domain, rules, actions, web server and database. Ours answers with its whole model, trained on all phrases; the
others learn one phrase in N, the default for one epoch: enough for timing, in the default's favour (a smaller vocabulary).
Training is compared on those same phrases: ours as it is, the default's hundred epochs as one training and 99 times an epoch.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path
from typing import Any

from bench.common_path import serving
from bench.common_path.training import DEFAULT, EPOCHS, FLOOR, OWN, train
from bench.ratio import percentile
from bench.report import Run, table
from bot.nlu.phrases import read_phrases
from bot.settings import Settings

MORE = 3
"""Epochs of the second training; the difference with the first, of one, gives an epoch."""
COLUMNS = {
    "name": "", "p50_ms": "message p50 ms", "p95_ms": "p95 ms", "memory_mb": "Rasa process, MB", "start_s": "Rasa's start, s", "training_s": "training, s",
}  # fmt: skip
BARS = (
    ("message p50, of the default's", "p50_ms", DEFAULT.name, 0.7),
    ("message p50, of the floor's", "p50_ms", FLOOR.name, 1.6),
    ("memory of the Rasa process, of the default's", "memory_mb", DEFAULT.name, 0.8),
    ("training, of the default's", "training_s", DEFAULT.name, 0.1),
)


def training_times(one_in: int, folder: Path) -> dict[str, float]:
    """Seconds of each training on one phrase in `one_in`; leaves the default's and the floor's models in `folder`."""
    phrases = read_phrases()[::one_in]
    first = train(DEFAULT, phrases, folder / DEFAULT.name)
    epoch = max(0.0, train(DEFAULT, phrases, folder / "more", MORE) - first) / (MORE - 1)
    return {
        OWN.name: train(OWN, phrases, folder / "own"),
        DEFAULT.name: first + (EPOCHS - 1) * epoch,
        FLOOR.name: train(FLOOR, phrases, folder / FLOOR.name),
    }


def measure(one_in: int, rounds: int) -> list[dict[str, Any]]:
    """A row for each configuration."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        training = training_times(one_in, folder)
        print({name: round(seconds) for name, seconds in training.items()}, flush=True)
        models = {
            OWN.name: Settings.from_env().models,
            DEFAULT.name: folder / DEFAULT.name,
            FLOOR.name: folder / FLOOR.name,
        }
        with serving.serving(models) as running:
            times = serving.latencies(running, rounds)
            used, started = serving.rasa_memory(running), serving.start_seconds(running)
    return [
        {
            "name": name,
            "p50_ms": round(statistics.median(times[name]), 1),
            "p95_ms": round(percentile(times[name], 0.95), 1),
            "messages": len(times[name]),
            "memory_mb": used[name],
            "start_s": round(started[name], 1),
            "training_s": round(training[name]),
        }
        for name in models
    ]


def judged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Our figures as shares of the others', beside their bars."""
    by_name = {row["name"]: row for row in rows}
    found = []
    for what, key, other, bar in BARS:
        ratio = by_name[OWN.name][key] / by_name[other][key]
        found.append({"what": what, "ratio": round(ratio, 2), "bar": bar, "within": ratio <= bar})
    return found


def main() -> None:
    """The command line; ends with 1 when a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.common_path", description=__doc__.splitlines()[0])
    parser.add_argument("--one-in", type=int, default=10, help="the others learn one phrase in N (10)")
    parser.add_argument("--rounds", type=int, default=25, help="conversations of seven messages with each (25)")
    arguments = parser.parse_args()
    run = Run("common-path")
    rows = measure(arguments.one_in, arguments.rounds)
    bars = judged(rows)
    told = (
        f"Same domain, rules, actions, web server and database; {rows[0]['messages']} messages to each, turn about. Ours answers with its whole model; "
        f"the default and the floor learnt one phrase in {arguments.one_in}, the default for one epoch (its training: one epoch's measure × {EPOCHS}).\n"
    )
    tables = [told, table(rows, COLUMNS), table(bars, {"what": "ours", "ratio": "ratio", "bar": "at most", "within": "within"})]  # fmt: skip
    run.keep("The common path", tables, {"one_in": arguments.one_in, "rows": rows, "bars": bars})
    raise SystemExit(0 if all(bar["within"] for bar in bars) else 1)


if __name__ == "__main__":
    main()
