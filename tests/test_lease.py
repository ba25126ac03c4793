"""Exactly one holder, whatever happens to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine

from bot import lease as module
from bot import migrations
from bot.db import make_engine, utcnow, writing
from bot.lease import Lease, lease


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    made = make_engine(f"sqlite:///{tmp_path}/lease.db")
    migrations.upgrade(made)
    return made


def named(engine: Engine, holder: str, until: timedelta) -> None:
    with writing(engine) as connection:
        connection.execute(update(lease).values(holder=holder, until=utcnow() + until))


def elsewhere(engine: Engine, machine: str = "another-machine/1") -> Lease:
    other = Lease(engine, "job")
    other.holder = f"{machine}:17:abcd"
    return other


def test_one_of_two_holds_it_and_renews_it(engine: Engine) -> None:
    first, second = elsewhere(engine, "a-third/1"), elsewhere(engine)
    assert first.hold()
    assert not second.hold()
    assert first.hold()
    assert (first.held, second.held) == (True, False)
    assert Lease(engine, "another job").hold()


def test_a_released_one_is_free_at_once(engine: Engine) -> None:
    first, second = elsewhere(engine, "a-third/1"), elsewhere(engine)
    first.hold()
    first.release()
    assert not first.held
    assert second.hold()
    assert not first.hold()


def test_a_holder_that_fell_silent_is_replaced_after_its_time(engine: Engine) -> None:
    other, ours = elsewhere(engine), Lease(engine, "job")
    other.hold()
    assert not ours.hold()
    named(engine, other.holder, -timedelta(seconds=1))
    assert ours.hold()


def test_a_dead_process_of_this_machine_is_replaced_at_once(engine: Engine) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    ours = Lease(engine, "job")
    ours.hold()
    named(engine, f"{module._machine()}:{dead.pid}:abcd", timedelta(seconds=20))
    assert Lease(engine, "job").hold()


def test_a_living_process_of_this_machine_is_not(engine: Engine) -> None:
    Lease(engine, "job").hold()
    named(engine, f"{module._machine()}:{os.getppid()}:abcd", timedelta(seconds=20))
    assert not Lease(engine, "job").hold()


def test_it_is_not_believed_in_longer_than_it_is_ours(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Lease(engine, "job")
    ours.hold()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 14)
    assert ours.held
    monkeypatch.setattr(time, "monotonic", lambda: now + 16)
    assert not ours.held
