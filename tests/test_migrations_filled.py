"""Every migration, back to the first and forward again, on a database with a row in every table: what both sides know stays."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine

from bot import migrations
from bot.db import UtcDateTime, metadata, reading, writing
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures

AT = datetime(2026, 3, 29, 1, 30, tzinfo=timezone.utc)  # the night of the clocks


def _value(column: sa.Column[Any], kept: dict[str, dict[str, Any]]) -> Any:
    """Something that the column takes; a foreign key's is that of the row it names."""
    for key in column.foreign_keys:
        if key.column.table is not column.table:
            return kept[key.column.table.name][key.column.name]
        return None
    for check in (c for c in column.table.constraints if isinstance(c, sa.CheckConstraint)):
        if found := re.search(rf"\b{column.name}\b in \('(\w+)'", str(check.sqltext), re.IGNORECASE):
            return found[1]
    kinds: list[tuple[Any, Any]] = [
        (UtcDateTime, AT), (sa.DateTime, AT), (sa.Date, AT.date()), (sa.Boolean, True), (sa.Integer, 1), (sa.Numeric, 1), (sa.JSON, ["é"]),
        (sa.LargeBinary, b"x"), (sa.String, "é"),
    ]  # fmt: skip
    return next(value for kind, value in kinds if isinstance(column.type, kind))


def _fill(connection: Connection) -> None:
    kept: dict[str, dict[str, Any]] = {}
    for table in metadata.sorted_tables:
        if connection.execute(sa.select(sa.func.count()).select_from(table)).scalar():
            continue  # a migration put rows there itself
        row = {c.name: _value(c, kept) for c in table.columns if not (c.nullable and not c.foreign_keys)}
        connection.execute(sa.insert(table).values(row))
        kept[table.name] = row


def _counts(on: Engine) -> dict[str, int]:
    found = sa.MetaData()
    found.reflect(on)
    with reading(on) as connection:
        return {
            name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for name, table in found.tables.items()
            if name != "alembic_version"
        }


def test_back_to_the_first_and_forward_again(engine: Engine) -> None:  # noqa: F811
    with writing(engine) as connection:
        _fill(connection)
    full = _counts(engine)
    assert min(full.values()) >= 1
    steps = [script.revision for script in ScriptDirectory.from_config(migrations.config()).walk_revisions()]
    before = full
    for revision in steps[1:]:
        migrations.downgrade(engine, revision)
        after = _counts(engine)
        assert {name: n for name, n in after.items() if name in before and n != before[name]} == {}, revision
        assert set(after) <= set(before)
        before = after
    migrations.upgrade(engine)
    again = _counts(engine)
    assert set(again) == set(full)
    assert {name: again[name] for name in before} == before
