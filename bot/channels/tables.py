"""Conversations as the channels keep them: what was said, in order, and what buttons were offered."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.db import UtcDateTime, metadata

conversation = Table(
    "conversation",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("channel", String(12), nullable=False),
    Column("event", String(40), nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Index("ix_conversation_last_at", "last_at"),
)

message = Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    # The client's own id for what the user sent: sent twice, it is handled once. Replies carry the id they answer.
    Column("client_id", String(64), nullable=True),
    Column("answers", Integer, ForeignKey("message.id", ondelete="CASCADE"), nullable=True),
    Column("role", String(8), nullable=False),  # user, bot, person
    Column("text", Text, nullable=False),
    Column("payload", Text, nullable=True),
    Column("topic", String(40), nullable=True),
    Column("buttons", JSON, nullable=False),
    Column("data", JSON, nullable=False),
    Column("status", String(8), nullable=False),  # of a user's message: new, taken, done
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "client_id"),
    Index("ix_message_conversation_id_id", "conversation_id", "id"),
    Index("ix_message_answers", "answers"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("answer_id", String(64), nullable=False),
    Column("value", String(4), nullable=False),  # up, down
    Column("comment", Text, nullable=True),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "answer_id"),
)
