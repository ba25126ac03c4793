"""PostgreSQL's disk is full: messages are refused, none that was taken is lost, it goes on by itself, and its log holds nobody's words."""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bench.faults.places import Place, small_disk
from bench.faults.surroundings import fill
from bot import migrations
from bot.channels.store import Conversations, Incoming
from bot.channels.tables import message
from bot.db import make_engine, reading
from bot.run.services import PostgreSQL
from bot.run.stack import StackFailedError, free_port
from bot.run.supervisor import Supervisor
from bot.settings import Settings

WORDS = "je suis fleuriste à Angers " * 100

pytestmark = pytest.mark.skipif(os.getuid() != 0, reason="mounting needs root")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # PostgreSQL runs as somebody else when this runs as root
    try:
        with small_disk(tmp_path / "postgresql", 160) as mounted:
            yield mounted
    except StackFailedError as error:
        pytest.skip(str(error))


def test_a_full_disk_loses_nothing(disk: Path) -> None:
    with Supervisor(disk.parent, lambda _: None) as supervisor:
        server = PostgreSQL(disk, free_port())
        supervisor.start(server.part())
        until(server.is_up)
        server.ensure("boncanal")
        engine = make_engine(server.url("boncanal"))
        migrations.upgrade(engine)
        store = Conversations(engine)
        store.create("c", "web", None)
        place = Place(supervisor, Settings(), {}, "", list, disk)
        filling = threading.Thread(target=fill, args=(place, 4.0))
        filling.start()
        taken, refused = write(store, filling)
        assert refused >= 10
        until(lambda: bool(write(store, None)[0]))
        with reading(engine) as connection:
            kept = set(connection.execute(select(message.c.client_id)).scalars())
        assert set(taken) <= kept
        engine.dispose()
        log = supervisor.log("postgresql")
        assert "could not extend file" in log
        assert "fleuriste" not in log


def write(store: Conversations, during: threading.Thread | None) -> tuple[list[str], int]:
    """Messages taken, and how many were refused: one, or all that are sent while a thread lives."""
    taken, refused = list[str](), 0
    while True:
        id = str(uuid.uuid4())
        try:
            store.take("c", Incoming(id, WORDS))
            taken.append(id)
        except OperationalError:
            refused += 1
        if during is None or not during.is_alive():
            return taken, refused
        time.sleep(0.01)


def until(is_so: Callable[[], bool], seconds: float = 30.0) -> None:
    """Waits for it; AssertionError when it does not come."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)
