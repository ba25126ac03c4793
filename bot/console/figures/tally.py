"""One pass over the narrow rows of a period: for each value of each thing counted, who and how many messages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class Tally:
    """Counts by name ("topics", "hours"…) and value. One pass is faster than a « count distinct » a table."""

    first: date
    people: set[str] = field(default_factory=set)
    messages: int = 0
    conversations: int = 0
    _who: dict[str, dict[Hashable, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    _n: dict[str, dict[Hashable, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))

    def add_all(self, rows: Iterable[Any], talks: dict[str, tuple[str, str | None, int | None]]) -> None:
        """Count rows (conversation, day, hour, topic, outcome, starts). `talks`: (channel, family, event) of each conversation."""
        weeks: dict[date, int] = {}
        unknown = (None, None, None)
        columns: list[tuple[dict[Hashable, set[str]], dict[Hashable, int]]] = [
            (self._who[name], self._n[name])
            for name in ("hours", "topics", "outcomes", "weeks", "channels", "families", "events")
        ]
        for who, day, hour, topic, outcome, starts in rows:
            self.people.add(who)
            self.messages += 1
            self.conversations += starts
            week = weeks.get(day)
            if week is None:
                week = weeks[day] = (day - self.first).days // 7
            for value, (people, counts) in zip(
                (hour, topic, outcome, week, *talks.get(who, unknown)), columns, strict=True
            ):
                people[value].add(who)
                counts[value] += 1

    def of(self, name: str, value: Hashable) -> tuple[int, int]:
        """(people, messages) of one value."""
        return len(self._who[name].get(value, ())), self._n[name].get(value, 0)

    def ranked(self, name: str) -> list[tuple[str, int, int]]:
        """(value, people, messages), the most people first; what is unknown is left out."""
        found = [(str(value), *self.of(name, value)) for value in self._who[name] if value is not None]
        return sorted(found, key=lambda one: (-one[1], -one[2], one[0]))
