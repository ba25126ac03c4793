"""What an engine answered and cost, scored."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.nlu.material import Question

WARM = 20
"""Messages read before the clock counts."""


@dataclass(frozen=True)
class Outcome:
    """`ranked`: for each question, topics from best to third. Times: training in seconds, one message in milliseconds. `memory`: MB resident after reading."""

    engine: str
    ranked: tuple[tuple[str, ...], ...]
    training_s: float
    p50_ms: float
    p95_ms: float
    memory_mb: int
    settings: str

    def row(self, questions: Sequence[Question]) -> dict[str, Any]:
        """Figures of the table. Percentages; `interval` is the 95 % Wilson interval of `lenient`."""
        pairs = list(zip(self.ranked, questions, strict=True))
        lenient = sum(bool(ranked) and ranked[0] in q.accepted for ranked, q in pairs)
        strict = sum(bool(ranked) and ranked[0] == q.accepted[0] for ranked, q in pairs)
        top3 = sum(bool(set(ranked[:3]) & set(q.accepted)) for ranked, q in pairs)
        return {
            "engine": self.engine,
            "lenient": percent(lenient, len(pairs)),
            "interval": wilson(lenient, len(pairs)),
            "strict": percent(strict, len(pairs)),
            "top3": percent(top3, len(pairs)),
            "training_s": round(self.training_s, 1),
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
            "memory_mb": self.memory_mb,
            "settings": self.settings,
        }


def read_all(texts: Sequence[str], read: Callable[[str], Sequence[str]]) -> dict[str, Any]:
    """Reads the texts one at a time, after a warm-up; what `load` takes, but for the training's time and settings."""
    for text in texts[:WARM]:
        read(text)
    ranked, times = [], []
    for text in texts:
        began = perf_counter()
        ranked.append(list(read(text))[:3])
        times.append(1000 * (perf_counter() - began))
    times.sort()
    return {
        "ranked": ranked,
        "p50_ms": statistics.median(times),
        "p95_ms": times[int(0.95 * len(times))],
        "memory_mb": resident_mb(),
    }


def load(path: Path, engine: str, **told: Any) -> Outcome:
    """From the JSON that an engine's process left; `told` adds what its caller knows (training_s, settings)."""
    found = {**json.loads(path.read_text(encoding="utf-8")), **told}
    ranked = tuple(map(tuple, found["ranked"]))
    return Outcome(
        engine, ranked, found["training_s"], found["p50_ms"], found["p95_ms"], found["memory_mb"], found["settings"]
    )


def resident_mb() -> int:
    """Megabytes of this process in memory now."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS:"))) // 1024


def percent(part: int, whole: int) -> float:
    """One decimal; 0 of nothing."""
    return round(100 * part / max(1, whole), 1)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share, in percent (Wilson, 1927)."""
    if not whole:
        return (0.0, 100.0)
    share, z = part / whole, 1.96
    spread = 1 + z * z / whole
    centre = (share + z * z / (2 * whole)) / spread
    half = z * sqrt((share * (1 - share) + z * z / (4 * whole)) / whole) / spread
    return (round(100 * (centre - half), 1), round(100 * (centre + half), 1))
