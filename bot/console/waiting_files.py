"""Files whose columns wait for a person's yes: in memory, a quarter of an hour, a few at a time. The console is one process."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.events.importing.table import Table

KEPT = timedelta(minutes=15)
MOST = 20


@dataclass(frozen=True)
class WaitingFile:
    """A file that was read; only who sent it, and for that event, can go on with it."""

    login: str
    event: int
    name: str
    table: Table
    at: datetime


class WaitingFiles:
    """Thread-safe."""

    def __init__(self) -> None:
        self._lock, self._files = Lock(), dict[str, WaitingFile]()

    def keep(self, file: WaitingFile) -> str:
        """Keep a file; the name to ask for it by. The oldest go when there are too many."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            fresh = [(t, one) for t, one in self._files.items() if file.at - one.at < KEPT]
            self._files = dict([*fresh[-(MOST - 1) :], (token, file)])
        return token

    def get(self, token: str, login: str, event: int, now: datetime) -> WaitingFile | None:
        """The file, None when it is gone, too old, or somebody else's."""
        with self._lock:
            found = self._files.get(token)
        mine = found and (found.login, found.event) == (login, event) and now - found.at < KEPT
        return found if mine else None

    def drop(self, token: str) -> None:
        """It was taken."""
        with self._lock:
            self._files.pop(token, None)
