"""The inbox « à traiter »: messages a person should look at, with why. Button clicks and distress never come here."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table, Text, insert, select
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import UtcDateTime, metadata, reading, utcnow, writing
from bot.private import masked

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
    Column("status", String(12), nullable=False, default="new"),  # new, done
    Column("at", UtcDateTime, nullable=False),
    Column("comment", Text, nullable=True),  # what the person wrote with a thumb down
    Column(
        "question", String(24), nullable=True, unique=True
    ),  # public id of an event's question; conversation is then "" or its asker's
    Column("people", Integer, nullable=False, default=1, server_default="1"),  # who wants the answer
    Column("vector", LargeBinary, nullable=True),  # 512 float16, for grouping
    Column("group_id", Integer, nullable=True),  # id of the first message of its group; its own when it is the first
    Column("action", String(12), nullable=True),  # bot.console.inbox.ACTIONS
    Column("note", Text, nullable=True),  # the reason or result of the action
    Column("closed_by", String(60), nullable=True),
    Column("closed_at", UtcDateTime, nullable=True),
    Index("ix_inbox_status_at", "status", "at"),
    Index("ix_inbox_conversation", "conversation"),
    Index("ix_inbox_group_id", "group_id"),
)


class Inbox:
    """Rows of the inbox. Thread-safe: a short transaction each."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, conversation: str, text: str, reason: str, topic: str | None, confidence: float | None) -> None:
        """Keep a message; `reason` is one of REASONS, the text is cut at MAX_TEXT characters."""
        with writing(self._engine) as connection:
            keep_in(connection, conversation, text, reason, topic, confidence)

    def new(self, limit: int = 100) -> list[Row]:
        """Messages not sorted yet, oldest first."""
        query = select(inbox).where(inbox.c.status == "new").order_by(inbox.c.at, inbox.c.id).limit(limit)
        with reading(self._engine) as connection:
            return list(connection.execute(query))


def keep_in(
    connection: Connection,
    conversation: str,
    text: str,
    reason: str,
    topic: str | None,
    confidence: float | None,
    comment: str | None = None,
) -> None:
    """The same within the caller's transaction. ValueError on a reason that is not one of REASONS.

    Whoever sorts the inbox needs what was meant: e-mail addresses, phone, card and account numbers are not kept.
    """
    if reason not in REASONS:
        raise ValueError(f"reason={reason!r}: allowed: {', '.join(REASONS)}")
    row = {"conversation": conversation, "text": masked(text[:MAX_TEXT])[:MAX_TEXT], "reason": reason, "topic": topic, "confidence": confidence,
           "status": "new", "at": utcnow(), "comment": masked(comment) if comment else comment}  # fmt: skip
    connection.execute(insert(inbox).values(row))
