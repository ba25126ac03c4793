"""Figures of a period, counted from the narrow rows. A period is whole weeks, so that two of them cannot isolate a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import case, distinct, func, select
from sqlalchemy.engine import Connection, Engine

from bot.answers.dates import short_day_fr
from bot.channels.tables import feedback
from bot.console.figures.definitions import ASKED, FEWEST
from bot.console.figures.hiding import Cell, folded, hidden
from bot.console.figures.tables import talk, turn
from bot.db import reading
from bot.events.tables import event

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


class FigureQueries:
    """Reads only. Thread-safe. `names` give the French name of a topic, a family, a channel."""

    def __init__(self, engine: Engine, zone: str, names: Callable[[str, str], str]) -> None:
        self._engine, self._zone, self._names = engine, ZoneInfo(zone), names

    def figures(self, weeks: int, today: date) -> Figures:
        """Figures of the last `weeks` weeks; no totals when too few people wrote."""
        first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
        with reading(self._engine) as connection:
            totals = self._totals(connection, first, today)
            tables = self._tables(connection, first, today, weeks) if totals else {}
        return Figures(first, today, totals, tables)

    def _totals(self, connection: Connection, first: date, last: date) -> Totals | None:
        asked = {f"n_{name}": func.sum(case((turn.c.outcome == name, 1), else_=0)) for name in ASKED}
        behind = {
            f"p_{name}": func.count(distinct(case((turn.c.outcome == name, turn.c.conversation_id)))) for name in ASKED
        }
        columns = [expression.label(name) for name, expression in {**asked, **behind}.items()]
        query = select(
            func.count(distinct(turn.c.conversation_id)).label("people"),
            func.sum(case((turn.c.starts, 1), else_=0)).label("conversations"),
            func.count().label("messages"),
            *columns,
        )
        row = connection.execute(query.where(turn.c.day.between(first, last))).one()
        if row.people < FEWEST:
            return None
        found = row._mapping
        base = sum(found[f"n_{name}"] for name in ASKED)
        rates: dict[str, float | None] = {
            name: found[f"n_{name}"] / base if base and found[f"p_{name}"] not in range(1, FEWEST) else None
            for name in ASKED
        }
        rates["helped"] = self._helped(connection, first, last)
        return Totals(row.people, int(row.conversations), row.messages, rates)

    def _helped(self, connection: Connection, first: date, last: date) -> float | None:
        begin, end = self._moment(first), self._moment(last + timedelta(days=1))
        ups = func.sum(case((feedback.c.value == "up", 1), else_=0))
        query = select(ups, func.count(), func.count(distinct(feedback.c.conversation_id)))
        up, all_, people = connection.execute(query.where(feedback.c.at >= begin, feedback.c.at < end)).one()
        return up / all_ if people >= FEWEST else None

    def _tables(self, connection: Connection, first: date, last: date, weeks: int) -> dict[str, Sequence[Cell]]:
        in_period = turn.c.day.between(first, last)

        def counted(key: Any, *, joined: bool = False) -> list[Any]:
            query = select(
                key.label("key"),
                func.count(distinct(turn.c.conversation_id)).label("people"),
                func.count().label("messages"),
            )
            if joined:
                query = query.join_from(turn, talk, talk.c.conversation_id == turn.c.conversation_id)
            return list(connection.execute(query.where(in_period, key.is_not(None)).group_by(key)))

        titles = {str(id): title for id, title in connection.execute(select(event.c.id, event.c.title))}
        tables: dict[str, Sequence[Cell]] = {
            "topics": self._ranked("topic", counted(turn.c.topic)),
            "families": self._ranked("family", counted(talk.c.family, joined=True)),
            "channels": self._ranked("channel", counted(talk.c.channel, joined=True)),
            "events": folded(hidden([Cell(str(r.key), titles.get(str(r.key), "Événement effacé"), r.people, r.messages) for r in _by_people(counted(talk.c.event, joined=True))])),
            "hours": hidden(_hours(counted(turn.c.hour))),
        }  # fmt: skip
        if weeks > 1:
            tables["weeks"] = hidden(
                _weeks(counted(turn.c.day), self._people_by_week(connection, first, weeks), first, weeks)
            )
        return tables

    def _ranked(self, kind: str, rows: Sequence[Any]) -> list[Cell]:
        cells = [
            Cell(str(row.key), self._names(kind, str(row.key)), row.people, row.messages) for row in _by_people(rows)
        ]
        return folded(hidden(cells))

    def _people_by_week(self, connection: Connection, first: date, weeks: int) -> list[int]:
        found = []
        for number in range(weeks):
            monday = first + timedelta(days=7 * number)
            query = select(func.count(distinct(turn.c.conversation_id)))
            found.append(
                int(
                    connection.execute(query.where(turn.c.day.between(monday, monday + timedelta(days=6)))).scalar_one()
                )
            )
        return found

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone)


def _by_people(rows: Sequence[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (-row.people, -row.messages, str(row.key)))


def _hours(rows: Sequence[Any]) -> list[Cell]:
    by_hour = {row.key: row for row in rows}
    return [
        Cell(
            str(hour),
            f"{hour} h",
            by_hour[hour].people if hour in by_hour else 0,
            by_hour[hour].messages if hour in by_hour else 0,
        )
        for hour in range(24)
    ]


def _weeks(days: Sequence[Any], people: Sequence[int], first: date, weeks: int) -> list[Cell]:
    messages = [0] * weeks
    for row in days:
        messages[(row.key - first).days // 7] += row.messages
    mondays = [first + timedelta(days=7 * n) for n in range(weeks)]
    return [Cell(str(monday), f"du {short_day_fr(monday)}", people[n], messages[n]) for n, monday in enumerate(mondays)]
