"""Figures of a period, counted from the narrow rows. A period is whole weeks, so that two of them cannot isolate a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from sqlalchemy import case, distinct, func, select
from sqlalchemy.engine import Connection, Engine

from bot.answers.dates import short_day_fr
from bot.channels.tables import feedback
from bot.console.figures.definitions import ASKED, FEWEST
from bot.console.figures.hiding import Cell, folded, hidden
from bot.console.figures.tables import talk, turn
from bot.console.figures.tally import Tally
from bot.db import reading
from bot.events.tables import event

KEPT_SECONDS = 120.0
"""Half a second is a long time for a page; two minutes is nothing for a trend."""
PERIODS = {1: "Cette semaine", 4: "4 semaines", 13: "13 semaines"}
"""Weeks, the current one included."""


@dataclass(frozen=True)
class Totals:
    """Numbers of a period; None for what too few people stand behind. Rates are 0 to 1."""

    people: int
    conversations: int
    messages: int
    rates: Mapping[str, float | None]


@dataclass(frozen=True)
class Figures:
    """All that the page shows."""

    first: date
    last: date
    totals: Totals | None
    tables: Mapping[str, Sequence[Cell]]


@dataclass(frozen=True)
class _Kept:
    today: date
    until: float
    figures: Figures


class FigureQueries:
    """Reads only. Thread-safe. `names` give the French name of a topic, a family, a channel."""

    def __init__(self, engine: Engine, zone: str, names: Callable[[str, str], str]) -> None:
        self._engine, self._zone, self._names = engine, ZoneInfo(zone), names
        self._kept: dict[int, _Kept] = {}

    def figures(self, weeks: int, today: date) -> Figures:
        """Figures of the last `weeks` weeks; no totals when too few people wrote. Counted anew every KEPT_SECONDS."""
        kept = self._kept.get(weeks)
        if kept and kept.today == today and monotonic() < kept.until:
            return kept.figures
        with reading(self._engine) as connection:
            found = self._count(connection, weeks, today)
        self._kept[weeks] = _Kept(today, monotonic() + KEPT_SECONDS, found)
        return found

    def _count(self, connection: Connection, weeks: int, today: date) -> Figures:
        first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
        tally = Tally(first)
        columns = (turn.c.conversation_id, turn.c.day, turn.c.hour, turn.c.topic, turn.c.outcome, turn.c.starts)
        rows = connection.execute(select(*columns).where(turn.c.day.between(first, today)))
        tally.add_all(
            rows, {id: (channel, family, event) for id, channel, family, event in connection.execute(select(talk))}
        )
        if len(tally.people) < FEWEST:
            return Figures(first, today, None, {})
        rates = {**_rates(tally), "helped": self._helped(connection, first, today)}
        totals = Totals(len(tally.people), tally.conversations, tally.messages, rates)
        return Figures(first, today, totals, self._tables(connection, tally, first, weeks))

    def _helped(self, connection: Connection, first: date, last: date) -> float | None:
        begin, end = self._moment(first), self._moment(last + timedelta(days=1))
        ups = func.sum(case((feedback.c.value == "up", 1), else_=0))
        query = select(ups, func.count(), func.count(distinct(feedback.c.conversation_id)))
        up, all_, people = connection.execute(query.where(feedback.c.at >= begin, feedback.c.at < end)).one()
        return up / all_ if people >= FEWEST else None

    def _tables(self, connection: Connection, tally: Tally, first: date, weeks: int) -> dict[str, Sequence[Cell]]:
        events = {str(id): title for id, title in connection.execute(select(event.c.id, event.c.title))}
        names: dict[str, Callable[[str], str]] = {
            "topics": lambda key: self._names("topic", key),
            "families": lambda key: self._names("family", key),
            "channels": lambda key: self._names("channel", key),
            "events": lambda key: events.get(key, "Événement effacé"),
        }
        tables: dict[str, Sequence[Cell]] = {
            name: folded(
                hidden([Cell(key, label(key), people, messages) for key, people, messages in tally.ranked(name)])
            )
            for name, label in names.items()
        }
        tables["hours"] = hidden([Cell(str(hour), f"{hour} h", *tally.of("hours", hour)) for hour in range(24)])
        if weeks > 1:
            mondays = [first + timedelta(days=7 * number) for number in range(weeks)]
            cells = [
                Cell(str(monday), f"du {short_day_fr(monday)}", *tally.of("weeks", n))
                for n, monday in enumerate(mondays)
            ]
            tables["weeks"] = hidden(cells)
        return tables

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone)


def _rates(tally: Tally) -> dict[str, float | None]:
    """Shares of what was asked; None for what one to four people did."""
    counts = {name: tally.of("outcomes", name) for name in ASKED}
    base = sum(messages for _, messages in counts.values())
    return {
        name: messages / base if base and people not in range(1, FEWEST) else None
        for name, (people, messages) in counts.items()
    }
