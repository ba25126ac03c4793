"""Start the cluster, let people talk, break one thing after the other, and tell what was seen."""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.faults.faults import ANSWERS, Fault
from bench.faults.kept import lost, twice
from bench.faults.people import MOST_SECONDS, Crowd
from bench.faults.places import PLACES, Place

RECOVERY_SECONDS = 90.0
WHOLE_SECONDS = 180.0
PROXY_SECONDS = 3.5
"""The proxy leaves a server that failed out for 3 s, back or not (fail_timeout)."""


@dataclass
class Seen:
    """Of one fault: sendings from its begin until everybody had an answer again."""

    name: str
    expected: str
    outcomes: dict[str, int]
    slowest: float  # seconds, of one sending
    recovery: (
        float | None
    )  # seconds after the end of the fault until everybody had an answer; None: not within the time
    said: list[str] = field(default_factory=list)
    stretch: tuple[float, float] = (0.0, 0.0)  # monotonic seconds, from the fault until everybody had an answer again
    unreachable: bool = False  # no server may have been there: the widget itself says so then (widget/src)

    @property
    def as_it_should(self) -> bool:
        """Nobody left without a sentence, or without an answer where answers should go on; in time, and recovered by itself."""
        wrong = {"silent"} | (set() if self.unreachable else {"unreachable"})
        wrong |= {"sentence"} if self.expected == ANSWERS else set()
        bad = any(self.outcomes.get(what) for what in wrong)
        return not bad and self.slowest <= MOST_SECONDS and self.recovery is not None


@dataclass
class Report:
    """Of a whole run."""

    seen: list[Seen]
    messages: int
    unanswered: int
    lost: list[str]
    twice: list[str]

    @property
    def good(self) -> bool:
        """Whether everything was as it should."""
        return not (self.unanswered or self.lost or self.twice) and all(s.as_it_should for s in self.seen)

    def add(self, other: Report) -> None:
        """What was seen at another place too."""
        self.seen += other.seen
        self.messages += other.messages
        self.unanswered += other.unanswered
        self.lost += other.lost
        self.twice += other.twice

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Report:
        """What `as_dict` gave; other keys are left out."""
        seen = [Seen(**{**one, "stretch": tuple(one["stretch"])}) for one in kept["seen"]]
        return cls(seen, kept["messages"], kept["unanswered"], kept["lost"], kept["twice"])

    def as_dict(self) -> dict[str, object]:
        """JSON-ready."""
        return {"good": self.good, **asdict(self)}


def run(
    faults: Sequence[Fault],
    people: int,
    say: Callable[[str], None] = print,
    keep: Path | None = None,
    minutes: float = math.inf,
) -> Report:
    """Place after place, each in a folder that is thrown away; its logs go to `keep`. No fault begins after `minutes`.

    Raises what `cluster` raises.
    """
    whole, end = Report([], 0, 0, [], []), time.monotonic() + 60 * minutes
    for where in dict.fromkeys(fault.where for fault in faults):
        with tempfile.TemporaryDirectory(prefix="boncanal-faults-") as folder:
            Path(folder).chmod(0o755)  # PostgreSQL runs as somebody else when this runs as root
            try:
                with PLACES[where](Path(folder), lambda line: say(f"    {line}")) as place:
                    whole.add(_run_at(place, [fault for fault in faults if fault.where == where], people, say, end))
            finally:
                if keep:
                    _keep_logs(Path(folder), keep / where.replace(" ", "-"))
    return whole


def _keep_logs(folder: Path, keep: Path) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.log"):
        shutil.copy(path, keep)


def _run_at(place: Place, faults: Sequence[Fault], people: int, say: Callable[[str], None], end: float) -> Report:
    crowd = Crowd(place.base, people)
    crowd.start()
    seen: list[Seen] = []
    try:
        _everybody(crowd, time.monotonic(), RECOVERY_SECONDS)
        for fault in faults:
            if time.monotonic() > end:
                break
            if away := _away(place, fault.first):
                seen.append(_lame(away, fault))
                say(line_of(seen[-1]))
                break
            seen.append(_watch(place, crowd, fault))
            say(line_of(seen[-1]))
    finally:
        crowd.stop()
    unanswered = sum(not sent.answered for sent in crowd.sent)
    gone, double = lost(place.settings, crowd.sent), twice(place.settings, crowd.sent)
    told = [f"{one}, sent during: {', '.join(_during(one, crowd, seen)) or 'no fault'}" for one in double]
    return Report(seen, len(crowd.sent), unanswered, gone, told)


def _during(told: str, crowd: Crowd, seen: Sequence[Seen]) -> list[str]:
    """The faults under way while a message, whose id begins `told`, was sent."""
    times = [a.at for sent in crowd.sent if told.startswith(sent.id) for a in sent.attempts]
    return [s.name for s in seen if any(s.stretch[0] <= at <= s.stretch[1] for at in times)]


def _watch(place: Place, crowd: Crowd, fault: Fault) -> Seen:
    began = time.monotonic()
    fault.inject(place, fault.seconds)
    over = time.monotonic()
    recovery = _everybody(crowd, over, RECOVERY_SECONDS)
    stretch = began, time.monotonic()
    attempts = crowd.attempts(*stretch)
    outcomes = Counter(a.outcome for a in attempts)
    said = sorted({a.detail for a in attempts if a.outcome != "answered"})
    slowest = max((a.seconds for a in attempts), default=0)
    return Seen(fault.name, fault.expected, dict(outcomes), slowest, recovery, said, stretch, fault.unreachable)


def _away(place: Place, names: Sequence[str]) -> list[str]:
    """Empty once these serve (all without names), and the proxy knows it; those killed before that did not come back in time."""
    end = time.monotonic() + WHOLE_SECONDS
    while away := [name for name in place.away() if not names or name in names]:
        if time.monotonic() > end:
            return away
        time.sleep(0.5)
    time.sleep(PROXY_SECONDS)
    return []


def _lame(away: Sequence[str], fault: Fault) -> Seen:
    """A row of the table that says why the run ended: what was seen before is kept."""
    told = f"{', '.join(away)} did not come back within {WHOLE_SECONDS:g} s; the run ended before « {fault.name} »"
    return Seen(f"{', '.join(away)} gone", "comes back by itself", {}, 0.0, None, [told])


def _everybody(crowd: Crowd, since: float, seconds: float) -> float | None:
    """Seconds until each person had an answer to something sent after `since`."""
    while time.monotonic() < since + seconds:
        if len(crowd.answered_since(since)) == crowd.size:
            return time.monotonic() - since
        time.sleep(0.1)
    return None


def line_of(seen: Seen) -> str:
    """A row of the table, in Markdown."""
    told = ", ".join(f"{n} {what}" for what, n in sorted(seen.outcomes.items()))
    back = f"{seen.recovery:.1f} s" if seen.recovery is not None else "not within the time"
    return f"| {seen.name} | {seen.expected} | {told} | {seen.slowest:.1f} s | {back} | {'yes' if seen.as_it_should else 'NO'} |"
