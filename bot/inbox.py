"""The inbox « à traiter »: messages a person should look at, with why. Button clicks and distress never come here."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table, Text, insert, select
from sqlalchemy.engine import Engine, Row

from bot.db import UtcDateTime, metadata, reading, utcnow, writing

REASONS = ("not_understood", "thumbs_down", "handoff", "speaker_question")
MAX_TEXT = 2000

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", String(20), nullable=False),
    Column("topic", String(40), nullable=True),
    Column("confidence", Float, nullable=True),
    Column("status", String(12), nullable=False, default="new"),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_inbox_status_at", "status", "at"),
    Index("ix_inbox_conversation", "conversation"),
)


class Inbox:
    """Rows of the inbox. Thread-safe: a short transaction each."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, conversation: str, text: str, reason: str, topic: str | None, confidence: float | None) -> None:
        """Keep a message; `reason` is one of REASONS, the text is cut at MAX_TEXT characters."""
        if reason not in REASONS:
            raise ValueError(f"reason={reason!r}: allowed: {', '.join(REASONS)}")
        row = {"conversation": conversation, "text": text[:MAX_TEXT], "reason": reason, "topic": topic, "confidence": confidence,
               "status": "new", "at": utcnow()}  # fmt: skip
        with writing(self._engine) as connection:
            connection.execute(insert(inbox).values(row))

    def new(self, limit: int = 100) -> list[Row]:
        """Messages not sorted yet, oldest first."""
        query = select(inbox).where(inbox.c.status == "new").order_by(inbox.c.at, inbox.c.id).limit(limit)
        with reading(self._engine) as connection:
            return list(connection.execute(query))
