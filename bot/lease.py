"""A row that one process holds: what must run exactly once looks at it before each step.

The holder renews it; a holder that died is replaced when its time is over, or at once where it can be seen to be dead.
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Column, String, Table, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.db import UtcDateTime, metadata, utcnow, writing

LASTS = timedelta(seconds=20)
MARGIN_SECONDS = 5.0
"""The holder stops believing in its lease this long before others may take it."""

lease = Table(
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(120), nullable=False),  # machine:pid:random
    Column("until", UtcDateTime, nullable=False),
)


class Lease:
    """The right to do what `name` names. Not thread-safe: one thread renews, `held` may be read by all."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self.name = engine, name
        self.holder = f"{_machine()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._until = 0.0

    @property
    def held(self) -> bool:
        """Whether it is ours at this moment, by our own clock."""
        return time.monotonic() < self._until

    def hold(self) -> bool:
        """Take or renew it; False when somebody else has it. Raises what the database raises."""
        began, now = time.monotonic(), utcnow()
        values = {"holder": self.holder, "until": now + LASTS}
        with writing(self._engine) as connection:
            row = connection.execute(select(lease).where(lease.c.name == self.name)).first()
            if row is None:
                ours = self._insert(connection, values)
            elif row.holder == self.holder or row.until < now or _is_dead(row.holder):
                same = (lease.c.name == self.name) & (lease.c.holder == row.holder) & (lease.c.until == row.until)
                ours = bool(connection.execute(update(lease).where(same).values(values)).rowcount)
            else:
                ours = False
        self._until = began + LASTS.total_seconds() - MARGIN_SECONDS if ours else 0.0
        return ours

    def release(self) -> None:
        """Let the next one have it at once."""
        self._until = 0.0
        mine = (lease.c.name == self.name) & (lease.c.holder == self.holder)
        with writing(self._engine) as connection:
            connection.execute(update(lease).where(mine).values(until=utcnow() - LASTS))

    def _insert(self, connection: Connection, values: dict[str, object]) -> bool:
        try:
            with connection.begin_nested():
                connection.execute(insert(lease).values(name=self.name, **values))
        except IntegrityError:
            return False
        return True


def _machine() -> str:
    """Names this machine and, in containers, this container: pids mean something only within it."""
    try:
        space = str(Path("/proc/self/ns/pid").stat().st_ino)
    except OSError:
        space = "0"
    return f"{socket.gethostname()[:60]}/{space}"


def _is_dead(holder: str) -> bool:
    """True only when the holder ran here and its process is gone."""
    machine, pid, _ = holder.rsplit(":", 2)
    if machine != _machine():
        return False
    if int(pid) == os.getpid():
        return True  # an earlier process with our number: the holder itself was compared before
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
