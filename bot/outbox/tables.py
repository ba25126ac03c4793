"""Tables of what is sent later: letters, addresses, consent, and the one-time links that move a conversation."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.db import UtcDateTime, metadata

OF_CONVERSATION = "conversation.id"
"""Every row belongs to a conversation and goes with it, even if somebody erases that by hand."""

letter = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    # Named by who posts it: the same key twice is one letter, so that a job may run again without sending twice.
    Column("key", String(120), nullable=False, unique=True),
    Column("conversation_id", String(64), ForeignKey(OF_CONVERSATION, ondelete="CASCADE"), nullable=False),
    Column("purpose", String(16), nullable=False),  # bot.outbox.rules.PURPOSES
    Column("channel", String(12), nullable=False),  # web, email, telegram
    Column("address_id", String(24), ForeignKey("address.id", ondelete="CASCADE"), nullable=True),
    Column("subject", String(200), nullable=False),
    Column("text", Text, nullable=False),  # Markdown of answers
    Column("buttons", JSON, nullable=False),
    Column("data", JSON, nullable=False),
    Column("status", String(10), nullable=False),  # waiting, taken, sent, failed, cancelled, uncertain
    Column("due_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("doubts", Integer, nullable=False),  # how often the outcome was unknown: « incertain » when not 0
    Column("claim", String(32), nullable=True),  # who holds the row
    Column("claimed_until", UtcDateTime, nullable=True),
    Column("started_at", UtcDateTime, nullable=True),  # set when the message is about to leave
    Column("sent_at", UtcDateTime, nullable=True),
    Column("reason", String(300), nullable=True),  # why it failed, waits or was cancelled; for operators
    Column("reference", String(200), nullable=True),  # what the channel calls it
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_outbox_status_due_at", "status", "due_at"),
    Index("ix_outbox_conversation_id", "conversation_id"),
)

address = Table(
    "address",
    metadata,
    Column("id", String(24), primary_key=True),  # random: it stands in signed addresses and is never given again
    Column("conversation_id", String(64), ForeignKey(OF_CONVERSATION, ondelete="CASCADE"), nullable=False),
    Column("channel", String(12), nullable=False),  # email, telegram
    Column("value", String(254), nullable=True),  # nothing once withdrawn
    Column("digest", String(64), nullable=False),  # keyed digest of the value, to count without keeping it
    Column("status", String(12), nullable=False),  # unconfirmed, confirmed, withdrawn, unreachable
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "channel", "digest"),
    Index("ix_address_digest", "digest"),
)

consent = Table(
    "consent",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", String(64), ForeignKey(OF_CONVERSATION, ondelete="CASCADE"), nullable=False),
    Column("purpose", String(16), nullable=False),
    Column("wording", Text, nullable=False),  # what the person read when they agreed
    Column("given_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime, nullable=True),
    Index("ix_consent_conversation_id", "conversation_id"),
)

hand_over = Table(
    "hand_over",
    metadata,
    Column("digest", String(64), primary_key=True),  # of the token, which is not kept
    Column("conversation_id", String(64), ForeignKey(OF_CONVERSATION, ondelete="CASCADE"), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=True),
    Index("ix_hand_over_conversation_id", "conversation_id"),
)
