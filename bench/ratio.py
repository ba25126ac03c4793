"""Two sizes of the same thing, timed turn about in one run, so that what else the machine does falls on both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

WARM_UP = 3


@dataclass(frozen=True)
class Pair:
    """Milliseconds of one call at each size; `bar`: the ratio not to exceed."""

    name: str
    small: str
    large: str
    bar: float
    small_ms: list[float] = field(default_factory=list)
    large_ms: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Large to small: of the medians."""
        return statistics.median(self.large_ms) / statistics.median(self.small_ms)

    def row(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "what": self.name,
            "small": self.small,
            "large": self.large,
            "calls_of_each": len(self.small_ms),
            "small_p50_ms": round(statistics.median(self.small_ms), 2),
            "large_p50_ms": round(statistics.median(self.large_ms), 2),
            "small_p95_ms": round(percentile(self.small_ms, 0.95), 2),
            "large_p95_ms": round(percentile(self.large_ms, 0.95), 2),
            "ratio": round(self.ratio, 2),
            "bar": self.bar,
            "within": self.ratio <= self.bar,
        }


def alternated(
    pair: Pair,
    small: Callable[[int], object],
    large: Callable[[int], object],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> Pair:
    """Fill a pair: call both `rounds` times after a warm-up, each time in the other order; both are told the round.

    `clock` in seconds: `time.thread_time` for what happens in this thread alone, which a busy machine cannot stretch.
    """
    for number in range(-WARM_UP, rounds):
        both = [(small, pair.small_ms), (large, pair.large_ms)]
        for call, times in both if number % 2 else reversed(both):
            began = clock()
            call(number + WARM_UP)
            if number >= 0:
                times.append(1000 * (clock() - began))
    return pair


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the others do not exceed. Raises IndexError without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
