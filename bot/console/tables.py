"""Tables of the console: who may enter, who is in, who did what, and phrases for the next training."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from bot.db import UtcDateTime, metadata

user = Table(
    "console_user",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("login", String(60), nullable=False, unique=True),  # folded
    Column("name", String(80), nullable=False),  # what people who are answered read
    Column("role", String(16), nullable=False),  # bot.console.roles.ROLES
    Column("password", String(200), nullable=False),  # argon2id, with its own salt and parameters
    Column("created_at", UtcDateTime, nullable=False),
    Column("disabled_at", UtcDateTime, nullable=True),
)

session = Table(
    "console_session",
    metadata,
    Column("digest", String(64), primary_key=True),  # of the token in the cookie, which is not kept
    Column("user_id", Integer, ForeignKey("console_user.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Index("ix_console_session_user_id", "user_id"),
)
"""A session is a row, so that a new password or a disabled account ends it everywhere at once."""

audit = Table(
    "console_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(60), nullable=False),  # a login; "" for nobody
    Column("what", String(40), nullable=False),  # bot.console.audit.ACTS
    Column("target", String(140), nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_console_audit_at", "at"),
)

annotation = Table(
    "console_annotation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text", Text, nullable=False),  # as an editor left it: no conversation is named
    Column("topic", String(40), nullable=False),
    Column("author", String(60), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("exported_at", UtcDateTime, nullable=True),  # written into data/nlu
    Index("ix_console_annotation_exported_at", "exported_at"),
)
