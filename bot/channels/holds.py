"""Conversations that a person has taken over: meanwhile the assistant is silent.

Every turn passes through `bot.channels.turns`, which asks here first, so that no channel can forget it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Column, ForeignKey, String, Table, delete, insert, select, update
from sqlalchemy.engine import Engine, Row

from bot.db import UtcDateTime, metadata, reading, utcnow, writing

HAND_BACK = '/help{"hand_back": true}'
"""The payload by which the person who asked goes back to the assistant."""
SILENCE = timedelta(hours=24)
"""Without a word from who took it, a conversation goes back to the assistant: nobody is left with neither."""

hold = Table(
    "conversation_hold",
    metadata,
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True),
    Column("holder", String(120), nullable=False),  # the name that the other person reads
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)


class Holds:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, conversation: str, holder: str, now: datetime | None = None) -> None:
        """`holder` has the conversation, from now until SILENCE after their last word (each word calls this again).

        Raises IntegrityError when the conversation does not exist.
        """
        now = now or utcnow()
        mine = hold.c.conversation_id == conversation
        with writing(self._engine) as connection:
            changed = connection.execute(update(hold).where(mine).values(holder=holder[:120], until=now + SILENCE))
            if not changed.rowcount:
                row = {"conversation_id": conversation, "holder": holder[:120], "since": now, "until": now + SILENCE}
                connection.execute(insert(hold).values(row))

    def release(self, conversation: str) -> bool:
        """The assistant answers again; False when nobody had the conversation."""
        with writing(self._engine) as connection:
            return bool(connection.execute(delete(hold).where(hold.c.conversation_id == conversation)).rowcount)

    def holder(self, conversation: str, now: datetime | None = None) -> str | None:
        """Who has the conversation now; None when the assistant does."""
        query = select(hold.c.holder).where(hold.c.conversation_id == conversation, hold.c.until > (now or utcnow()))
        with reading(self._engine) as connection:
            found: str | None = connection.execute(query).scalar_one_or_none()
        return found

    def all(self, now: datetime | None = None) -> list[Row]:
        """Every conversation that a person has now, the longest held first."""
        query = select(hold).where(hold.c.until > (now or utcnow())).order_by(hold.c.since)
        with reading(self._engine) as connection:
            return list(connection.execute(query))
