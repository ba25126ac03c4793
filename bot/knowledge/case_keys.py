"""What is known of every case without its text, read in four queries."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Table, select
from sqlalchemy.engine import Connection, Row

from bot.advisor.case_index import CaseKey
from bot.knowledge import tables
from bot.knowledge.locations import NOWHERE, Area, Locations
from bot.knowledge.queries import not_withdrawn

T = TypeVar("T")
_TEXTS = ("trade", "sector", "size", "location", "country", "outcome")


def case_keys(connection: Connection, locations: Locations | None = None) -> list[CaseKey]:
    """Every visible case, newest first, as `CaseFilter` orders them; with their region when `locations` can tell it.

    Equal values share one object, to stay small.
    """
    case = tables.case_study
    columns = [case.c[name] for name in ("id", *_TEXTS, "year", "family_id")]
    query = select(*columns).where(not_withdrawn("case", case.c.id)).order_by(case.c.position)
    rows = connection.execute(query).all()
    links = [_links(connection, table) for table in (tables.case_platform, tables.case_goal, tables.case_clientele)]
    platforms, goals, clientele = links
    same: dict[Any, Any] = {}

    def one(value: T) -> T:
        kept: T = same.setdefault(value, value)
        return kept

    def area(row: Row) -> Area:
        return locations.of(row.location, row.country) if locations else NOWHERE

    return [
        CaseKey(
            id=row.id,
            **{name: one(getattr(row, name)) for name in _TEXTS},
            year=row.year,
            family=one(row.family_id),
            platforms=one(tuple(platforms.get(row.id, ()))),
            goals=one(tuple(goals.get(row.id, ()))),
            clientele=one(tuple(clientele.get(row.id, ()))),
            department=area(row).department,
            region=area(row).region,
        )
        for row in rows
    ]


def _links(connection: Connection, table: Table) -> dict[str, list[str]]:
    owner, value = list(table.columns)[:2]
    found: dict[str, list[str]] = {}
    for owner_id, linked in connection.execute(select(owner, value).order_by(owner, table.c.position)):
        found.setdefault(owner_id, []).append(linked)
    return found
