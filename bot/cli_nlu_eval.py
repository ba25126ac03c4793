"""`boncanal nlu eval`: understanding on a labelled set, kept build by build so that quality is a series."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.build import RESULTS, keep
from bot.nlu.report import WORST, cases, report

SET = Path("tests/eval/dev_questions.jsonl")
Read = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]


def add_parser(nlu: Any, read: Read, say: Callable[[str], None]) -> None:
    """Mount under `boncanal nlu`. `read` gives the readings of questions, as `nlu parse` prints them; `say` writes to standard output."""
    measure = nlu.add_parser(
        "eval", help="per topic, per style, confusions, worst mistakes, what changed since the last run"
    )
    measure.add_argument("--set", type=Path, default=SET, help="JSON lines {id, text, topic, also_ok, style}")
    measure.add_argument("--worst", type=int, default=WORST, help="how many of the surest mistakes to show")
    measure.set_defaults(func=lambda args: _evaluate(args, read, say))


def _evaluate(args: Namespace, read: Read, say: Callable[[str], None]) -> int:
    if not args.set.is_file():
        say(f"--set {args.set}: no such file; allowed: JSON lines with id, text, topic, also_ok, style")
        return 2
    questions = [json.loads(line) for line in args.set.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = cases(questions, read(questions))
    last = _last(args.set.stem)
    say(report(found, last and last["topics"], args.worst))
    kept = {
        "set": args.set.stem,
        "understood": round(100 * sum(case.accepted for case in found) / len(found), 1),
        "topics": {case.id: case.got for case in found},
    }
    path = keep(f"nlu-{args.set.stem}", kept)
    say(
        f"\nkept in {path}"
        + (f"; the last run was {last['understood']} % on {last['at']} ({last['commit']})" if last else "")
    )
    return 0


def _last(name: str) -> dict[str, Any] | None:
    """The newest result kept for a set."""
    paths = sorted(RESULTS.glob(f"nlu-{name}-*.json"))
    found: dict[str, Any] | None = json.loads(paths[-1].read_text(encoding="utf-8")) if paths else None
    return found
