from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from bot import migrations
from bot.db import metadata
from bot.knowledge import tables
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository

NAMES = {table.name for table in (*tables.REPLACED, tables.load, tables.withdrawn, tables.report)}


def test_up_down_and_up_again(empty: Engine, folder: Path) -> None:
    migrations.upgrade(empty)
    migrations.upgrade(empty)
    assert set(inspect(empty).get_table_names()) >= NAMES
    load(empty, folder)
    migrations.downgrade(empty, "base")
    assert not set(inspect(empty).get_table_names()) & NAMES
    migrations.upgrade(empty)
    load(empty, folder)
    assert len(KnowledgeRepository(empty).platforms()) == 3


def test_migrations_give_the_tables_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_failing_migration_leaves_nothing_behind(empty: Engine) -> None:
    with empty.begin() as connection:
        connection.execute(text("create table training (id integer primary key)"))  # in the way of ours
    with pytest.raises(Exception, match="already exists"):
        migrations.upgrade(empty)
    assert set(inspect(empty).get_table_names()) == {"training"}


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(migrations.config()).get_heads()) == 1
