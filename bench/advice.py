"""How long the advice takes, with the base as it is and with a hundred times more cases: `python -m bench.advice` (make bench).

`advice` is what is computed for a known profile: ranking, mix, doubts, the cases that suit; `answer` is the whole reply « quels
canaux me conviennent ? »: advice, the cases read in the database, sentences. One call at a time, one process, after a warm-up.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot import migrations
from bot.advisor.evidence import good_and_bad
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.db import make_engine, writing
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.knowledge import loader
from bot.knowledge.files import RawBase, read_files
from bot.knowledge.repository import KnowledgeRepository
from bot.knowledge.schema import CaseEntry
from bot.organisation import read_organisation

KNOWLEDGE = Path("data/knowledge")
PEOPLE = Path("tests/advisor/test_profiles_second.yml")
RESULTS = Path("results")
COPIES = 81
BARS_MS = {"cases_370": 5.0, "cases_30000": 10.0}
"""p95 of `advice` to stay under, on a machine that does nothing else; on a busy one the processor's time says more."""


def library(folder: Path, copies: int) -> Library:
    """The real base, its cases copied so many times over other years."""
    base, _ = read_files(KNOWLEDGE)
    cases = base.all(CaseEntry)
    more = tuple(
        case.copy(update={"id": f"{case.id}-{number}", "year": 1990 + (number * 7 + place) % 37})
        for number in range(copies)
        for place, case in enumerate(cases)
    )
    entries = {**base.entries, "case_studies_trades.yml": (*base.entries["case_studies_trades.yml"], *more)}
    url = f"sqlite:///{folder}/cases-{copies}.db"
    engine = make_engine(url)
    migrations.upgrade(engine)
    with writing(engine) as connection:
        loader.replace(connection, RawBase(entries, base.ids, base.sectors))
    # Pooled, as the action server has it.
    return Library(KnowledgeRepository(make_engine(url, pooled=True)), read_organisation(Path("organisation.yml")))


def people() -> list[Profile]:
    """The people of a consultants' key, as profiles."""
    keys: list[dict[str, Any]] = YAML(typ="safe").load(PEOPLE.read_text(encoding="utf-8"))
    return [Profile.from_dict({"trade": key["text"][:40], **key["profile"]}) for key in keys]


def measured(call: Callable[[Profile], object], profiles: Sequence[Profile]) -> dict[str, float]:
    """Milliseconds of one call for each person, on the clock and of the processor (what a busy machine adds is the difference)."""
    for profile in profiles[:5]:
        call(profile)
    walls, own = [], []
    for profile in profiles:
        began, worked = time.perf_counter(), time.thread_time()
        call(profile)
        walls.append(1000 * (time.perf_counter() - began))
        own.append(1000 * (time.thread_time() - worked))
    return {
        "p50_ms": round(statistics.median(walls), 2),
        "p95_ms": round(_p95(walls), 2),
        "cpu_p50_ms": round(statistics.median(own), 2),
        "cpu_p95_ms": round(_p95(own), 2),
    }


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def advised(held: Library) -> Callable[[Profile], object]:
    """All that is computed before anything is worded."""

    def advice(profile: Profile) -> object:
        mix = held.mix(profile)
        doubts = held.doubts(profile)
        (good, wanted), (bad, _) = (held.near(profile, mix.ids[:2], outcome) for outcome in ("success", "failure"))
        return mix, doubts, held.warnings(profile), good_and_bad([*good, *bad], replace(wanted, outcome=None))

    return advice


def asked(held: Library) -> Callable[[Profile], object]:
    """The whole reply, in the middle of a conversation."""
    parsed = Parsed("quels canaux me conviennent ?", "platform_recommendation", 0.9, facts=Facts())
    memory = Memory(asked=("trade", "clientele"))
    return lambda profile: respond(parsed, profile, memory, held)


def main() -> None:
    """Measure, print, keep results/bench-advice.json."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    profiles = people()
    result: dict[str, Any] = {
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "people": len(profiles),
    }
    with tempfile.TemporaryDirectory() as name:
        for label, copies in (("cases_370", 0), ("cases_30000", COPIES)):
            held = library(Path(name), copies)
            result[label] = {"advice": measured(advised(held), profiles), "answer": measured(asked(held), profiles)}
    for clock in ("p95_ms", "cpu_p95_ms"):
        result[f"under_the_bar_{clock}"] = {
            label: result[label]["advice"][clock] < bar for label, bar in BARS_MS.items()
        }
    print(json.dumps(result, indent=2))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "bench-advice.json").write_text(json.dumps(result, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
