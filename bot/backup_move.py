"""From SQLite to PostgreSQL: what a small installation has kept goes with it when it grows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Integer, MetaData, Table, delete, insert, select, text
from sqlalchemy.engine import Connection, Engine

from bot import migrations
from bot.db import make_engine, metadata, reading, writing

ROWS = 500


def move(copy: Path, target: Engine) -> None:
    """Our own tables, from a SQLite file (brought up to date in place) into a PostgreSQL database, in one transaction."""
    source = make_engine(f"sqlite:///{copy}")
    migrations.upgrade(source)
    migrations.upgrade(target)
    with reading(source) as old, writing(target) as new:
        for table in reversed(metadata.sorted_tables):
            new.execute(delete(table))  # what the migrations have put there comes with the copy
        for table in metadata.sorted_tables:
            _rows(old, new, table)
    source.dispose()


def move_events(copy: Path, target: Engine) -> None:
    """Rasa's own table, which Rasa describes."""
    from rasa.core.tracker_store import SQLTrackerStore  # seconds, and only for those who move

    source, found = make_engine(f"sqlite:///{copy}"), MetaData()
    found.reflect(source)
    SQLTrackerStore.Base.metadata.create_all(target)
    if "events" in found.tables:
        with reading(source) as old, writing(target) as new:
            new.execute(text("delete from events"))
            _rows(old, new, SQLTrackerStore.Base.metadata.tables["events"])
    source.dispose()


def _rows(old: Connection, new: Connection, table: Table) -> None:
    """In the order of their keys: a row may name an earlier one of its table."""
    keys = list(table.primary_key.columns)
    result = old.execute(select(table).order_by(*keys))
    while rows := result.mappings().fetchmany(ROWS):
        new.execute(insert(table), [dict(row) for row in rows])
    if len(keys) == 1 and isinstance(keys[0].type, Integer):
        name, key = table.name, keys[0].name
        sequence = new.execute(
            text("select pg_get_serial_sequence(:name, :key)"), {"name": f'"{name}"', "key": key}
        ).scalar()
        if sequence:  # numbers go on after the last
            last = new.execute(text(f'select max("{key}") from "{name}"')).scalar()  # noqa: S608  # names of our own tables
            new.execute(text("select setval(:s, :n, :used)"), {"s": sequence, "n": last or 1, "used": last is not None})
