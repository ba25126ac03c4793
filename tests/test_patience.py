"""A PostgreSQL that has stopped answering holds nobody for ever; a slow answer within the time is waited for."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg2 import extensions
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from bot.db import make_engine, reading
from bot.patience import limit_waits


@pytest.fixture(autouse=True)
def limited() -> Iterator[None]:
    limit_waits(1.0)
    yield
    extensions.set_wait_callback(None)


def _backend(url: str) -> int:
    """The process that leads the server, by the file it keeps."""
    folder = Path(make_url(url).query["host"])  # type: ignore[arg-type]  # one host
    return int((folder / "postmaster.pid").read_text().splitlines()[0])


def test_a_server_that_hangs(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    with reading(engine) as connection:
        one = connection.execute(text("select pg_backend_pid()")).scalar_one()
    os.kill(one, signal.SIGSTOP)
    os.kill(_backend(postgresql_url), signal.SIGSTOP)
    try:
        began = time.monotonic()
        with pytest.raises(OperationalError), reading(engine) as connection:
            connection.execute(text("select 1"))
        assert time.monotonic() - began < 5  # once for the connection that was open, once for a new one
    finally:
        os.kill(_backend(postgresql_url), signal.SIGCONT)
        os.kill(one, signal.SIGCONT)
    with reading(engine) as connection:
        assert connection.execute(text("select 1")).scalar_one() == 1
    engine.dispose()


def test_a_slow_answer_within_the_time(postgresql_url: str) -> None:
    with reading(make_engine(postgresql_url)) as connection:
        assert connection.execute(text("select 7 from pg_sleep(0.5)")).scalar_one() == 7


def test_a_port_that_takes_and_says_nothing() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        with (
            pytest.raises(OperationalError),
            reading(make_engine(f"postgresql://x@127.0.0.1:{silent.getsockname()[1]}/x")),
        ):
            pass
        assert time.monotonic() - began < 5
