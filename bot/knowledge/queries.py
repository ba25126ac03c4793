"""Building blocks of the repository's queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, and_, exists, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import ColumnElement, Select

from bot.knowledge import tables


def not_withdrawn(kind: str | ColumnElement[Any], identity: ColumnElement[Any]) -> ColumnElement[Any]:
    """True of an entry that nobody withdrew."""
    hidden = tables.withdrawn
    return ~exists().where(and_(hidden.c.kind == kind, hidden.c.entry_id == identity))


def visible(kind: str, table: Table) -> Select:
    """Select of a kind's rows, without what is withdrawn, in the order of the files."""
    return select(table).where(not_withdrawn(kind, table.c.id)).order_by(table.c.position)


def linked(
    connection: Connection, table: Table, owners: Sequence[str], kind: str | None = None
) -> Mapping[str, list[str]]:
    """Values of a link table for each owner, in their order. `kind`: leave out the values withdrawn in that kind."""
    owner, value = list(table.columns)[:2]
    query = select(owner, value).where(owner.in_(owners)).order_by(owner, table.c.position)
    if kind is not None:
        query = query.where(not_withdrawn(kind, value))
    found: dict[str, list[str]] = defaultdict(list)
    for owner_id, linked_value in connection.execute(query):
        found[owner_id].append(linked_value)
    return found


def has_link(table: Table, values: Iterable[str]) -> ColumnElement[Any]:
    """True of a case that has one of the values in a link table."""
    owner, value = list(table.columns)[:2]
    # Not a join: a case with two of the values must come once. Not "id in (...)": that would list thousands of cases
    # before the first few are wanted.
    return exists().where(and_(owner == tables.case_study.c.id, value.in_(list(values))))
