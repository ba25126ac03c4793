"""Ours, TF-IDF with a linear machine, nlp.js and Rasa's default pipeline, one after the other: `make bench-nlu`.

    python -m bench.nlu [--corpus FILE] [--only NAME ...] [--on TASK ...]

`--corpus`: the French corpus of nlp.js (examples/13-languages/corpora/corpus-fr.json of its repository, MIT), which no package carries.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.nlu import engines, material
from bench.nlu.engines import Engine
from bench.nlu.material import Task
from bot.build import keep

TASKS = ("all", "sample", "public")
"""All our phrases, a fixed sample of 1,500, nlp.js's public corpus."""
COLUMNS = ("engine", "lenient", "interval", "strict", "top3", "training_s", "p50_ms", "p95_ms", "memory_mb", "settings")


def compare(task: Task, chosen: Iterable[Engine]) -> dict[str, Any]:
    """Every engine on a task, told as it goes. Raises EngineFailedError."""
    print(f"\n## {task.name}: {len(task.phrases):,} phrases, {material.topics(task.phrases)} topics, "
          f"{len(task.questions)} questions\n\n| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}", flush=True)  # fmt: skip
    rows = []
    for engine in chosen:
        row = engine(task).row(task.questions)
        print(f"| {' | '.join(_cell(row[name]) for name in COLUMNS)} |", flush=True)
        rows.append(row)
    return {"task": task.name, "phrases": len(task.phrases), "questions": len(task.questions), "rows": rows}


def tables(corpus: Path | None, names: Sequence[str], on: Sequence[str] = TASKS) -> dict[str, Any]:
    """All comparisons asked for, and the time of an epoch of Rasa's default pipeline on all phrases."""
    plan: list[tuple[Task, tuple[Engine, ...]]] = []
    whole = material.ours() if "all" in on else None
    if whole:
        plan.append((whole, (engines.OWN, engines.OWN_WORDS, engines.LINEAR, engines.NLPJS)))
    if "sample" in on:
        plan.append((material.small(), (engines.OWN_WORDS, engines.LINEAR, engines.NLPJS, engines.RASA)))
    if "public" in on and corpus:
        plan.append((material.public(corpus), (engines.OWN, engines.LINEAR, engines.NLPJS, engines.RASA)))
    elif "public" in on:
        print("nlp.js's public corpus is left out: name its file by --corpus (make bench-nlu CORPUS=FILE).")
    found: dict[str, Any] = {"tables": [compare(task, [e for e in chosen if e.name in names]) for task, chosen in plan]}
    if engines.RASA.name in names and whole:
        found["rasa_epoch_s"] = round(engines.rasa_epoch_s(whole), 1)
        print(
            f"\nOne epoch of Rasa's default pipeline on all phrases: {found['rasa_epoch_s']} s, so {engines.EPOCHS} epochs "
            f"take {found['rasa_epoch_s'] * engines.EPOCHS / 60:.0f} minutes (the mean of two measured, times {engines.EPOCHS})."
        )
    return found


def _cell(value: Any) -> str:
    return f"{value[0]}–{value[1]}" if isinstance(value, tuple) else str(value)


def main() -> None:
    """The command line."""
    known = [e.name for e in (engines.OWN, engines.OWN_WORDS, engines.LINEAR, engines.NLPJS, engines.RASA)]
    parser = argparse.ArgumentParser(prog="python -m bench.nlu", description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="the French corpus of nlp.js")
    parser.add_argument("--only", nargs="+", choices=known, default=known, help="engines to compare")
    parser.add_argument(
        "--on", nargs="+", choices=TASKS, default=list(TASKS), help="what they learn from and are asked"
    )
    arguments = parser.parse_args()
    print(f"kept: {keep('bench-nlu', tables(arguments.corpus, arguments.only, arguments.on))}")


if __name__ == "__main__":
    main()
