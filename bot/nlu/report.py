"""What a labelled set says of understanding: totals, topics, styles, confusions, worst mistakes, and what changed since last time.

Plain functions of two lists of dicts: questions {"id", "text", "topic", "also_ok", "style"} and readings {"id", "topic", "confidence",
"ask_back"}, as `boncanal nlu parse` prints them. `ask_back` readings count as asked, not as wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
WORST = 12


@dataclass(frozen=True)
class Case:
    """One question with its reading."""

    id: str
    text: str
    topic: str
    also: tuple[str, ...]
    style: str
    got: str
    confidence: float
    asked: bool

    @property
    def accepted(self) -> bool:
        """An accepted topic came first, whether or not the assistant would have asked."""
        return self.got == self.topic or self.got in self.also


def cases(questions: Iterable[Row], readings: Iterable[Row]) -> list[Case]:
    """Questions joined with their readings by id. Raises KeyError naming a question without a reading."""
    by_id = {str(row["id"]): row for row in readings}
    found = []
    for q in questions:
        r = by_id[str(q["id"])]
        also, style = tuple(q.get("also_ok") or ()), q.get("style") or "plain"
        found.append(
            Case(
                str(q["id"]),
                q["text"],
                q["topic"],
                also,
                style,
                r["topic"],
                float(r["confidence"]),
                bool(r["ask_back"]),
            )
        )
    return found


def report(found: Sequence[Case], before: Mapping[str, str] | None = None, worst: int = WORST) -> str:
    """The whole report as text. `before`: id → topic of an earlier run, to say what was gained and lost."""
    parts = [_total(found), _table("topic", found), _table("style", found), _confusions(found), _worst(found, worst)]
    if before is not None:
        parts.append(_changes(found, before))
    return "\n\n".join(parts)


def _total(found: Sequence[Case]) -> str:
    n, good, asked = len(found), sum(c.accepted for c in found), sum(c.asked for c in found)
    wrong = sum(not c.accepted and not c.asked for c in found)
    return f"{n} messages: {_percent(good, n)} understood, {_percent(asked, n)} asked back, {_percent(wrong, n)} answered wrongly"


def _table(name: str, found: Sequence[Case]) -> str:
    """The share understood by topic or style, the weakest first."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for case in found:
        groups[getattr(case, name)].append(case.accepted)
    rows = sorted(groups.items(), key=lambda row: (sum(row[1]) / len(row[1]), row[0]))
    return "\n".join([f"by {name}", *(f"  {_percent(sum(v), len(v)):>7}  {len(v):4d}  {key}" for key, v in rows)])


def _confusions(found: Sequence[Case]) -> str:
    pairs = Counter((c.topic, c.got) for c in found if not c.accepted)
    return "\n".join(["taken for another", *(f"  {n:3d}  {a} → {b}" for (a, b), n in pairs.most_common(15))])


def _worst(found: Sequence[Case], most: int) -> str:
    """The mistakes that the assistant was surest of."""
    wrong = sorted((c for c in found if not c.accepted and not c.asked), key=lambda c: -c.confidence)[:most]
    return "\n".join(["surest mistakes", *(f"  {c.confidence:.2f}  {c.topic} → {c.got}  {c.text[:90]}" for c in wrong)])


def _changes(found: Sequence[Case], before: Mapping[str, str]) -> str:
    known = [c for c in found if c.id in before]
    gained = [c for c in known if c.accepted and before[c.id] not in (c.topic, *c.also)]
    lost = [c for c in known if not c.accepted and before[c.id] in (c.topic, *c.also)]
    lines = [f"since the last run: {len(gained)} gained, {len(lost)} lost"]
    lines += [f"  +  {c.topic} (was {before[c.id]})  {c.text[:80]}" for c in gained]
    lines += [f"  -  {c.topic} → {c.got}  {c.text[:80]}" for c in lost]
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
