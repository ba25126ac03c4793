"""Links for speakers and organisers: signed, expiring, and good in one browser, the first that opens them.

A link forwarded to a stranger opens nothing more: the stranger's browser is not the one that took it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Engine, Row

from bot import signing
from bot.db import reading, writing
from bot.events.model import EventError
from bot.events.tables import access, speaker

PURPOSE = "event-access"
VALID = timedelta(days=30)
LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.utc)
Role = Literal["speaker", "organiser"]
Refusal = Literal["invalid", "expired", "revoked", "other_device"]


@dataclass(frozen=True)
class Guest:
    """Who a link lets in."""

    access: str
    event: int
    role: Role
    name: str  # shown in histories and as the author of answers


class Accesses:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine, secret: str, site: str) -> None:
        self._engine, self._secret, self._site = engine, secret, site

    def make(self, event: int, role: Role, now: datetime, speaker_name: str | None = None) -> str:
        """A new link; earlier ones of the same person end. EventError for a speaker the event does not have."""
        with writing(self._engine) as connection:
            person = None
            if role == "speaker":
                wanted = (speaker.c.event_id == event) & (speaker.c.name == speaker_name)
                person = connection.execute(select(speaker.c.id).where(wanted)).scalar_one_or_none()
                if person is None:
                    names = connection.execute(select(speaker.c.name).where(speaker.c.event_id == event)).scalars()
                    raise EventError(f"speaker={speaker_name!r}: allowed: {', '.join(names) or 'this event has none'}")
            same = (access.c.event_id == event) & (access.c.role == role)
            same &= access.c.speaker_id == person if person else access.c.speaker_id.is_(None)
            connection.execute(update(access).where(same, access.c.revoked_at.is_(None)).values(revoked_at=now))
            id = secrets.token_urlsafe(15)
            row = {"id": id, "event_id": event, "speaker_id": person, "role": role, "expires_at": now + VALID}
            connection.execute(insert(access).values(row))
        return f"{self._site}/intervenant/{signing.make(PURPOSE, id, self._secret, now + VALID)}"

    def check(self, token: str, device: str | None, now: datetime) -> Guest | Refusal | None:
        """Who a token and a browser's cookie let in; None when the link waits for its first browser."""
        row = self._row(token, now)
        if isinstance(row, str):
            return row
        if row.device is None:
            return None
        if device is None or not secrets.compare_digest(row.device, signing.kept_of(device)):
            return "other_device"
        return self.guest(row)

    def open(self, token: str, now: datetime) -> str | Refusal:
        """Take the link for a browser: the value of its cookie, or why not."""
        row = self._row(token, now)
        if isinstance(row, str):
            return row
        device = secrets.token_urlsafe(24)
        free = (access.c.id == row.id) & access.c.device.is_(None)
        values = {"device": signing.kept_of(device), "opened_at": now}
        with writing(self._engine) as connection:
            taken = connection.execute(update(access).where(free).values(values)).rowcount
        return f"device:{device}" if taken else "other_device"

    def _row(self, token: str, now: datetime) -> Row | Refusal:
        id = signing.read(PURPOSE, token, self._secret, now)
        with reading(self._engine) as connection:
            row = connection.execute(select(access).where(access.c.id == id)).first() if id else None
        if row is None:
            return "expired" if _is_old(token, self._secret) else "invalid"
        if row.revoked_at:
            return "revoked"
        return row if now < row.expires_at else "expired"

    def guest(self, row: Row) -> Guest:
        """Who a row of `event_access` lets in."""
        name = "l'organisateur"
        if row.speaker_id:
            with reading(self._engine) as connection:
                name = connection.execute(select(speaker.c.name).where(speaker.c.id == row.speaker_id)).scalar_one()
        return Guest(row.id, row.event_id, row.role, name)


def _is_old(token: str, secret: str) -> bool:
    """Whether the token was good once: its person deserves to know why it is not any more."""
    return signing.read(PURPOSE, token, secret, LONG_AGO) is not None
