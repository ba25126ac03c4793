"""An event on a database of its own, and people who come to it. PostgreSQL has its story in `test_postgresql`."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot import migrations
from bot.db import make_engine
from bot.events.desk import ConversationEvents
from bot.events.house import EventHouse
from bot.events.model import Event
from bot.followup.desk import House
from bot.organisation import read_organisation
from bot.settings import MailSettings, Settings
from tests.followup.conftest import Clock
from tests.outbox.conftest import SECRET, add_conversation

SITE = "https://boncanal.example"
START = datetime(2026, 11, 27, 17, tzinfo=timezone.utc)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the tables, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    engine = make_engine(f"sqlite:///{path}")
    migrations.upgrade(engine)
    engine.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return path


@pytest.fixture
def engine(migrated: Path, tmp_path: Path) -> Iterator[Engine]:
    shutil.copy(migrated, tmp_path / "test.db")
    made = make_engine(f"sqlite:///{tmp_path}/test.db")
    yield made
    made.dispose()


@pytest.fixture
def clock() -> Clock:
    """Half past six in the evening in Paris: the talk has begun."""
    return Clock(START + timedelta(minutes=30))


@pytest.fixture
def house(engine: Engine, clock: Clock) -> EventHouse:
    return house_on(engine, clock)


def house_on(engine: Engine, clock: Clock) -> EventHouse:
    """E-mail and Telegram are set up."""
    mail = MailSettings(host="127.0.0.1", sender="bonjour@boncanal.example", security="none")
    settings = Settings(public_url=SITE, mail=mail, telegram_bot="bon_canal_bot")
    return EventHouse(House(settings, read_organisation(Path("organisation.yml")), engine, SECRET, clock))


@pytest.fixture
def event(house: EventHouse) -> Event:
    return event_on(house)


def event_on(house: EventHouse) -> Event:
    """A talk that two speakers give."""
    return house.events.create(
        "Facebook et les autres",
        START,
        START + timedelta(hours=2),
        place="Médiathèque, Laval",
        speakers=("Claire Martin", "Ali Benali"),
        code="CAFE27",
    )


def visitor(house: EventHouse, event: Event, name: str) -> ConversationEvents:
    """Somebody who has entered the event, in a conversation of that name."""
    add_conversation(house.engine, name)
    house.people.join(event.id, name)
    return house.desk(name)


def asks(desk: ConversationEvents, text: str) -> str:
    """Ask a question; its public id."""
    receipt = desk.ask(text, None)
    assert receipt.taken in ("shown", "held")
    return receipt.id
