"""Loading the files into the database: all or nothing, and nothing when nothing changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select, text
from sqlalchemy.engine import Connection, Engine

from bot.db import utcnow, writing
from bot.knowledge import tables
from bot.knowledge.crosscheck import check_all
from bot.knowledge.edits import overlay
from bot.knowledge.files import RawBase, fingerprint, read_base
from bot.knowledge.pairs import index_pairs
from bot.knowledge.rows import base_rows
from bot.knowledge.search_index import documents, entry_rows, term_rows

BATCH = 1000
"""Rows of one insert."""

_LOAD_LOCK = 7_216_001
"""Number of the PostgreSQL lock that lets one load run at a time."""


@dataclass(frozen=True)
class LoadResult:
    """`loaded` is False when the files were already in. `counts`: entries of each file."""

    loaded: bool
    counts: Mapping[str, int]
    fingerprint: str


def load(engine: Engine, folder: Path, *, force: bool = False, optional: Collection[str] = ()) -> LoadResult:
    """Put the files of `folder` in the database, in place of what is there, and the console's edits over them.

    `optional`: files that may be missing.

    Raises KnowledgeInvalidError; then, and on any other failure, the old content stays.
    """
    mark = fingerprint(folder)
    if not force:
        with engine.connect() as connection:
            counts = _counts_of(connection, mark)
        if counts is not None:
            return LoadResult(False, counts, mark)
    base = read_base(folder, [check_all], optional)
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":  # on SQLite, a writer is alone already
            connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": _LOAD_LOCK})
        counts = None if force else _counts_of(connection, mark)
        if counts is not None:  # another process loaded it while we were reading
            return LoadResult(False, counts, mark)
        counts = {name: len(entries) for name, entries in base.entries.items()}
        replace(connection, overlay(connection, base))
        connection.execute(insert(tables.load), {"fingerprint": mark, "counts": counts, "at": utcnow()})
    return LoadResult(True, counts, mark)


def _counts_of(connection: Connection, mark: str) -> dict[str, int] | None:
    """Counts of the last load if it had this fingerprint."""
    last = connection.execute(select(tables.load).order_by(tables.load.c.id.desc()).limit(1)).one_or_none()
    return last.counts if last is not None and last.fingerprint == mark else None


def replace(connection: Connection, base: RawBase) -> None:
    """Empty and fill every table of entries, within the transaction of the caller."""
    for table in reversed(tables.REPLACED):
        connection.execute(table.delete())
    rows = base_rows(base)
    found = list(documents(base))
    rows[tables.entry] = entry_rows(found)
    for table in tables.REPLACED:
        _insert(connection, table, term_rows(found) if table is tables.search_term else rows[table])
    index_pairs(connection)
    for table in tables.REPLACED:
        connection.execute(text(f"analyze {table.name}"))  # or the planner works with the old content's sizes


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        connection.execute(insert(table), batch)


def loaded_fingerprint(engine: Engine) -> str | None:
    """The fingerprint of what is loaded, None before the first load."""
    with engine.connect() as connection:
        found: str | None = connection.execute(
            select(tables.load.c.fingerprint).order_by(tables.load.c.id.desc()).limit(1)
        ).scalar_one_or_none()
    return found
