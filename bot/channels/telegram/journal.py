"""On SQLite, where one process writes at a time: what the web process is given goes to a small file of its own, so that it can
be acknowledged at once while the worker writes; the worker moves it to where it is handled. PostgreSQL needs none of this."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Column, Integer, MetaData, Table, delete, func, insert, select
from sqlalchemy.engine import Engine

from bot.channels.telegram.updates import Updates
from bot.db import make_engine, reading, writing

SUFFIX = ".telegram"
MOST = 200
_metadata = MetaData()
_entry = Table("entry", _metadata, Column("id", Integer, primary_key=True), Column("body", JSON, nullable=False))
Keep = Callable[[list[dict[str, Any]]], object]
"""Stores updates; returns once they are committed. Raises what the database raises."""


class Journal:
    """Bodies of updates in the order of their arrival. Thread-safe."""

    def __init__(self, database_url: str) -> None:
        self._engine: Engine = make_engine(database_url + SUFFIX, pooled=True)
        _metadata.create_all(self._engine)

    def keep(self, bodies: list[dict[str, Any]]) -> None:
        """Store them, in one transaction."""
        with writing(self._engine) as connection:
            connection.execute(insert(_entry), [{"body": body} for body in bodies])

    def waiting(self) -> int:
        """How many were not handed over yet."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(func.count()).select_from(_entry)).scalar_one())

    def move(self, updates: Updates) -> int:
        """Hand what is here over to `updates`, where a number counts once however often it comes; how many were here."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(_entry).order_by(_entry.c.id).limit(MOST)).all()
        if rows:
            updates.keep([row.body for row in rows])
            with writing(self._engine) as connection:
                connection.execute(delete(_entry).where(_entry.c.id.in_([row.id for row in rows])))
        return len(rows)


def keeper(database_url: str, bot_id: int) -> Keep:
    """How the web process stores what Telegram calls with."""
    if database_url.startswith("sqlite:"):
        return Journal(database_url).keep
    return Updates(make_engine(database_url), bot_id).keep
