"""The database: one metadata for every table of the project, the engine, and the two ways to use it.

`reading(engine)` gives one consistent picture for a few queries; `writing(engine)` one transaction, committed at the
end or rolled back as a whole. SQLite and PostgreSQL are used through the same code.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, MetaData, create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one on SQLite before it fails."""

# Named constraints: without a name, Alembic can neither drop nor change one on SQLite.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
POOL_SECONDS = 2.0
"""How long somebody waits for a connection to PostgreSQL while all are in use."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always aware and in UTC. SQLite forgets the zone; this puts it back. Naive moments are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs its time zone: {value!r}")
        return value.astimezone(timezone.utc)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


def utcnow() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(timezone.utc)


def make_engine(url: str, pooled: bool = False) -> Engine:
    """An engine for `sqlite:///PATH` (its folder is made when missing) or `postgresql://...`.

    `pooled` keeps SQLite connections open between uses (a transaction then costs a sixth): for long-lived processes with
    many small ones, on a file that nobody replaces. PostgreSQL connections are always pooled.
    """
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    if is_sqlite and parsed.database not in (None, "", ":memory:"):
        Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Any] = (
        {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}} if is_sqlite and pooled else {}
    )
    if not is_sqlite:
        kept = {"pool_timeout": POOL_SECONDS}
    # Errors are logged, and their parameters are people's words: they stay out of the message.
    engine: Engine = create_engine(parsed, future=True, pool_pre_ping=True, hide_parameters=True, **kept)
    if is_sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, record: object) -> None:
    # The driver's own transaction handling commits around schema changes; we send BEGIN ourselves instead.
    connection.isolation_level = None
    _set_pragmas(connection, record)


def _set_pragmas(connection: sqlite3.Connection, record: object) -> None:
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", f"busy_timeout={BUSY_MILLISECONDS}", "synchronous=NORMAL",
                   "secure_delete=ON"):  # fmt: skip  # what a person erased does not stay in freed pages
        connection.execute(f"PRAGMA {pragma}")


def make_kept_engine(url: URL) -> Engine:
    """An engine for Rasa's own store, which handles its transactions itself: a SQLite file stays open between turns, and a commit does not wait
    for the disk (it survives a killed process; a power cut may take the last turns). A connection to PostgreSQL that died is noticed.
    """
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_timeout=POOL_SECONDS, hide_parameters=True)
    engine: Engine = create_engine(
        url, poolclass=QueuePool, connect_args={"check_same_thread": False}, hide_parameters=True
    )
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when somebody wrote in between (the busy timeout
    # does not help there), so a writer takes the lock from the start.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection whose queries all see the same picture, even while a load commits."""
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect() as connection:
        connection.execution_options(**options)
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction: committed at the end, rolled back on any exception."""
    with engine.connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            yield connection
