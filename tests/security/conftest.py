"""A house of its own, with one person who has used everything."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.console.accounts import Accounts
from bot.db import make_engine
from bot.settings import Settings
from tests.console.conftest import PASSWORD, browser, console_engine, house, template  # noqa: F401  # fixtures
from tests.events.conftest import migrated  # noqa: F401  # a fixture
from tests.security.person import Person, a_person, settings_in


@pytest.fixture
def own_settings(tmp_path: Path, migrated: Path) -> Settings:  # noqa: F811
    """Databases with their tables, in a folder of the test."""
    shutil.copy(migrated, tmp_path / "boncanal.db")
    return settings_in(tmp_path)


@pytest.fixture
def tracker(own_settings: Settings) -> Iterator[Engine]:
    made = make_engine(own_settings.tracker_url)
    yield made
    made.dispose()


@pytest.fixture
async def person(own_settings: Settings, tracker: Engine) -> Person:
    return await a_person(own_settings, tracker)


@pytest.fixture(scope="session")
def filled(loaded_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the real knowledge base and an administrator, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "boncanal.db"
    with sqlite3.connect(str(loaded_engine.url.database)) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    engine = make_engine(f"sqlite:///{path}")
    Accounts(engine).add("anne", "Anne Martin", "administrator", PASSWORD)
    with engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    engine.dispose()
    return path
