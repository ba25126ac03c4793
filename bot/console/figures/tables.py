"""One narrow row for each message of a person and each conversation, from which every figure is counted.

They hold no text, and go with the conversation when it is erased.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table

from bot.db import metadata

talk = Table(
    "figure_talk",
    metadata,
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True),
    Column("channel", String(12), nullable=False),
    Column("family", String(100), nullable=True),  # of the trade that was told; never the trade's own words
    Column("event", Integer, nullable=True),  # the event joined last
)

turn = Table(
    "figure_turn",
    metadata,
    Column("message_id", Integer, ForeignKey("message.id", ondelete="CASCADE"), primary_key=True),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("day", Date, nullable=False),  # where the organisation is
    Column("hour", Integer, nullable=False),
    Column("topic", String(40), nullable=True),
    Column("outcome", String(10), nullable=False),  # a value of definitions.OUTCOME_OF_KIND, or "person"
    Column("starts", Boolean, nullable=False),  # the first message after half an hour of silence
    Index("ix_figure_turn_day", "day"),
    Index("ix_figure_turn_conversation_id", "conversation_id"),
)
