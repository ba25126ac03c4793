"""The outbox: letters as rows. A row is claimed before it is sent, by one worker however many there are."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.db import reading, utcnow, writing
from bot.outbox.rules import AFTER_DOUBT, PURPOSES, after_failure, may_repeat
from bot.outbox.tables import letter

LOOKED_AT = 20
"""Due rows a worker looks at to claim one: with several workers some are already somebody else's."""
FINAL = ("sent", "failed", "cancelled", "uncertain")


@dataclass(frozen=True)
class Draft:
    """A letter to post. `key` names it for ever; `channel` is "web", "email" or "telegram"."""

    key: str
    conversation: str
    purpose: str
    channel: str
    subject: str
    text: str
    due_at: datetime
    buttons: tuple[dict[str, str], ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    address: str | None = None  # an address other than the confirmed one of the channel: for confirmations


class Outbox:
    """Rows and their states: waiting → taken → sent, failed, cancelled or uncertain. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def post(self, *drafts: Draft) -> int:
        """Keep letters to send; returns how many were new. One whose key is there already changes nothing.

        Raises ValueError on an unknown purpose, IntegrityError when the conversation does not exist.
        """
        with writing(self._engine) as connection:
            return sum(post_in(connection, draft) for draft in drafts)

    def claim(self, channels: Iterable[str], now: datetime, hold: timedelta) -> Row | None:
        """The oldest due letter of these channels, held by the caller for `hold`; None when nothing is due.

        Where the database can (PostgreSQL), rows others are looking at are skipped; everywhere the row changes hands
        only if it is still waiting, so that two workers never hold the same one.
        """
        due = (letter.c.status == "waiting") & (letter.c.due_at <= now) & letter.c.channel.in_(tuple(channels))
        query = select(letter.c.id).where(due).order_by(letter.c.due_at, letter.c.id).limit(LOOKED_AT)
        mine = secrets.token_hex(16)
        taken = {"status": "taken", "claim": mine, "claimed_until": now + hold, "started_at": None}
        with writing(self._engine) as connection:
            for id in connection.execute(query.with_for_update(skip_locked=True)).scalars().all():
                still = update(letter).where(letter.c.id == id, letter.c.status == "waiting")
                if connection.execute(still.values(taken)).rowcount:
                    return connection.execute(select(letter).where(letter.c.id == id)).one()
        return None

    def start(self, row: Row, now: datetime) -> bool:
        """Say that the letter is about to leave; False when the row is no longer the caller's."""
        return self._mine(row, started_at=now, attempts=row.attempts + 1)

    def release(self, row: Row, due_at: datetime, reason: str) -> None:
        """Give back a row that was not sent: it waits until `due_at`."""
        self._mine(row, status="waiting", claim=None, due_at=due_at, reason=reason[:300])

    def sent(self, row: Row, now: datetime, reference: str | None) -> None:
        """It was delivered."""
        self._mine(row, status="sent", claim=None, sent_at=now, reason=None, reference=reference and reference[:200])

    def failed(self, row: Row, reason: str) -> None:
        """It will never be delivered."""
        self._mine(row, status="failed", claim=None, reason=reason[:300])

    def cancelled(self, row: Row, reason: str) -> None:
        """It must not be sent any more."""
        self._mine(row, status="cancelled", claim=None, reason=reason[:300])

    def try_again(self, row: Row, now: datetime, reason: str, seconds: float | None) -> None:
        """A passing failure: wait what the channel asks for, at least our own back-off; give up after the last."""
        again = after_failure(row.attempts + 1, now)
        if again is None:
            self.failed(row, f"given up: {reason}")
            return
        self.release(row, max(again, now + timedelta(seconds=seconds or 0)), reason)

    def doubtful(self, row: Row, now: datetime, reason: str) -> None:
        """The outcome is unknown: an answer waits to be sent once more, anything else ends « incertain »."""
        with writing(self._engine) as connection:
            _doubt(connection, row, now, reason)

    def recover(self, now: datetime, repeatable: Iterable[str]) -> int:
        """Take back the rows of workers that died; returns how many.

        What had not left, or goes by a channel where a repeat shows once, simply waits again; the rest is doubtful.
        """
        with writing(self._engine) as connection:
            late = select(letter).where(letter.c.status == "taken", letter.c.claimed_until < now)
            rows = connection.execute(late.with_for_update(skip_locked=True)).all()
            for row in rows:
                if row.started_at is None or row.channel in tuple(repeatable):
                    back = {"status": "waiting", "claim": None, "reason": "the worker stopped before it was sent"}
                    connection.execute(update(letter).where(_held(row)).values(back))
                else:
                    _doubt(connection, row, now, "the worker stopped while it was being sent")
        return len(rows)

    def retry(self, id: int) -> bool:
        """An operator wants a failed, cancelled or uncertain letter sent again, now; False when it is none of these."""
        fresh = {"status": "waiting", "attempts": 0, "due_at": utcnow(), "reason": "asked for by an operator"}
        ended = (letter.c.id == id) & letter.c.status.in_(("failed", "cancelled", "uncertain"))
        with writing(self._engine) as connection:
            return bool(connection.execute(update(letter).where(ended).values(fresh)).rowcount)

    def sent_since(self, conversation: str, purpose: str, channel: str, moment: datetime) -> list[datetime]:
        """When the person got letters of a purpose by a channel since `moment`."""
        same = (letter.c.conversation_id == conversation) & (letter.c.purpose == purpose)
        query = select(letter.c.sent_at).where(same, letter.c.channel == channel, letter.c.sent_at > moment)
        with reading(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def posted_since(self, conversation: str, purpose: str, moment: datetime) -> int:
        """How many letters of a purpose were posted for the person since `moment`."""
        same = (letter.c.conversation_id == conversation) & (letter.c.purpose == purpose)
        query = select(func.count()).select_from(letter).where(same, letter.c.created_at > moment)
        with reading(self._engine) as connection:
            return int(connection.execute(query).scalar_one())

    def rows(self, status: str | None = None, limit: int = 100) -> list[Row]:
        """Letters, the next due first; all or those of a status."""
        query = select(letter).order_by(letter.c.due_at, letter.c.id).limit(limit)
        with reading(self._engine) as connection:
            return list(connection.execute(query.where(letter.c.status == status) if status else query))

    def counts(self) -> dict[str, int]:
        """How many letters in each state, and how many are marked « incertain » (an attempt's outcome was unknown)."""
        doubted = func.coalesce(func.sum(case((letter.c.doubts > 0, 1), else_=0)), 0)
        query = select(letter.c.status, func.count(), doubted).group_by(letter.c.status)
        with reading(self._engine) as connection:
            found = connection.execute(query).all()
        return {**{status: int(n) for status, n, _ in found}, "doubted": sum(int(d) for _, _, d in found)}

    def _mine(self, row: Row, **values: Any) -> bool:
        with writing(self._engine) as connection:
            return bool(connection.execute(update(letter).where(_held(row)).values(values)).rowcount)


def post_in(connection: Connection, draft: Draft) -> bool:
    """Keep one letter within the caller's transaction; False when its key is there already.

    Raises ValueError for a purpose that is none of PURPOSES; IntegrityError for a conversation or an address that is gone.
    """
    if draft.purpose not in PURPOSES:
        raise ValueError(f"purpose={draft.purpose!r}: allowed: {', '.join(PURPOSES)}")
    if connection.execute(select(letter.c.id).where(letter.c.key == draft.key)).first():
        return False
    row = {"key": draft.key, "conversation_id": draft.conversation, "purpose": draft.purpose, "channel": draft.channel,
           "address_id": draft.address, "subject": draft.subject[:200], "text": draft.text, "buttons": list(draft.buttons),
           "data": draft.data, "status": "waiting", "due_at": draft.due_at, "attempts": 0, "doubts": 0,
           "created_at": utcnow()}  # fmt: skip
    try:
        with connection.begin_nested():
            connection.execute(insert(letter).values(row))
    except IntegrityError:
        # Posted by somebody else at the same moment; any other cause is the caller's to know.
        if not connection.execute(select(letter.c.id).where(letter.c.key == draft.key)).first():
            raise
        return False
    return True


def _held(row: Row) -> Any:
    return (letter.c.id == row.id) & (letter.c.claim == row.claim) & (letter.c.status == "taken")


def _doubt(connection: Connection, row: Row, now: datetime, reason: str) -> None:
    doubts = row.doubts + 1
    again = may_repeat(row.purpose, doubts)
    values = {"doubts": doubts, "claim": None, "reason": reason[:300], "status": "waiting" if again else "uncertain"}
    if again:
        values["due_at"] = now + AFTER_DOUBT
    connection.execute(update(letter).where(_held(row)).values(values))
