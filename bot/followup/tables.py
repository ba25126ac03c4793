"""Tables of « avant / après » and of the plans people keep."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.db import UtcDateTime, metadata

tracking = Table(
    "tracking",
    metadata,
    Column("id", String(24), primary_key=True),  # random: it stands in signed addresses
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("status", String(8), nullable=False),  # open, stopped
    Column("round", Integer, nullable=False),  # 0 before, then one more each time the person is asked again
    Column("asking", String(16), nullable=True),  # indicator whose value is awaited
    Column("due_on", Date, nullable=True),  # day of the next question
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_tracking_conversation_id", "conversation_id"),
)

measure = Table(
    "measure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("tracking_id", String(24), ForeignKey("tracking.id", ondelete="CASCADE"), nullable=False),
    Column("indicator", String(16), nullable=False),
    Column("round", Integer, nullable=False),
    Column("value", Float, nullable=False),
    Column("day", Date, nullable=False),
    UniqueConstraint("tracking_id", "indicator", "round"),
)

plan = Table(
    "plan",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("start", Date, nullable=False),  # first day of the first week
    Column("content", JSON, nullable=False),  # bot.advisor.plan.Plan.as_dict
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_plan_conversation_id", "conversation_id"),
)
