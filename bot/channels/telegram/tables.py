"""What the Telegram channel keeps: who talks where, updates to handle, messages to send, channels to post in.

An update's body is dropped once it is handled; only its number stays, so that it is never handled again.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.db import UtcDateTime, metadata

telegram_chat = Table(
    "telegram_chat",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", Integer, nullable=False),  # 0: no forum topic; below 0: set aside
    Column("user_id", BigInteger, nullable=False),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("unreachable_at", UtcDateTime, nullable=True),
    UniqueConstraint("bot_id", "chat_id", "thread_id", "user_id"),
    Index("ix_telegram_chat_conversation_id", "conversation_id"),
)

telegram_update = Table(
    "telegram_update",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", String(24), nullable=True),  # what keeps order; nothing once handled
    Column("body", JSON(none_as_null=True), nullable=True),
    Column("status", String(8), nullable=False),  # new, done, failed
    Column("attempts", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Index("ix_telegram_update_bot_id_status_chat", "bot_id", "status", "chat"),
    Index("ix_telegram_update_received_at", "received_at"),
)

telegram_send = Table(
    "telegram_send",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),  # what it answers
    Column("part", Integer, nullable=False),  # order within the answer; negative: a word while waiting
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=True),
    Column("answers", Integer, nullable=True),  # the bot's row in `message` whose buttons it shows
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", Integer, nullable=False),
    Column("reply_to", BigInteger, nullable=True),
    Column("content", JSON, nullable=False),  # bot.channels.telegram.drawing.Part
    Column("status", String(9), nullable=False),  # waiting, sending, sent, dropped, uncertain
    Column("doubts", Integer, nullable=False),  # how often the outcome was unknown
    Column("message_id", BigInteger, nullable=True),  # Telegram's
    Column("used_by", BigInteger, nullable=True),  # the update that pressed one of its buttons
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("bot_id", "update_id", "part"),
    Index("ix_telegram_send_conversation_id", "conversation_id"),
    Index("ix_telegram_send_answers", "answers"),
    Index("ix_telegram_send_status", "status"),
)

telegram_channel = Table(
    "telegram_channel",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", String(255), nullable=False),
    Column("since", UtcDateTime, nullable=False),
)
