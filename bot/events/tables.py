"""Tables of events. Every change of a question bumps its event's `version`, which is how screens know there is news.

A participant goes with their conversation, and a question with its participant: who erases a conversation erases both.
Questions that were merged into an erased one stand alone again.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

from bot.db import UtcDateTime, metadata

PUBLIC_ID = 24

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(20), nullable=False),  # as shown
    Column("code_key", String(20), nullable=False, unique=True),  # as compared: bot.events.codes.key
    Column("title", String(200), nullable=False),
    Column("theme", String(200), nullable=False),
    Column("place", String(200), nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("retain_until", Date, nullable=False),  # last day on which questions come in and names are kept
    Column("moderated", Boolean, nullable=False),  # a person reads each question before it is shown
    Column("next_id", Integer, ForeignKey("event.id", ondelete="SET NULL"), nullable=True),
    Column("version", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime, nullable=True),  # the organiser ended it before its time
    Column("recap_at", UtcDateTime, nullable=True),  # the recap is public since
    Column("purged_at", UtcDateTime, nullable=True),  # retention is over: no person is left in it
    Index("ix_event_starts_at", "starts_at"),
)

speaker = Table(
    "event_speaker",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Integer, ForeignKey("event.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(120), nullable=False),
    UniqueConstraint("event_id", "name"),
)

participant = Table(
    "event_participant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("event_id", Integer, ForeignKey("event.id", ondelete="CASCADE"), nullable=False),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("trade", String(120), nullable=True),  # as shown to the speaker; said by the person
    Column("level", String(12), nullable=True),  # beginner, active
    Column("joined_at", UtcDateTime, nullable=False),
    Column(
        "recap_asked_at", UtcDateTime, nullable=True
    ),  # wants the recap of this event; the agreement is in `consent`
    UniqueConstraint("event_id", "conversation_id"),
    Index("ix_event_participant_conversation_id", "conversation_id"),
)

answer = Table(
    "event_answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public_id", String(PUBLIC_ID), nullable=False, unique=True),
    Column("event_id", Integer, ForeignKey("event.id", ondelete="CASCADE"), nullable=False),
    Column("text", Text, nullable=False),
    Column("author", String(120), nullable=False),
    Column("sources", JSON, nullable=False),  # [{"title", "publisher", "year", "url"}]
    Column("from_draft", Boolean, nullable=False),  # the assistant's words, which a person approved
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_event_answer_event_id", "event_id"),
)

question = Table(
    "event_question",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("public_id", String(PUBLIC_ID), nullable=False, unique=True),
    Column("event_id", Integer, ForeignKey("event.id", ondelete="CASCADE"), nullable=False),
    # Nobody for questions on paper or imported, and once retention is over.
    Column("participant_id", Integer, ForeignKey("event_participant.id", ondelete="CASCADE"), nullable=True),
    Column("text", Text, nullable=False),
    Column("name", String(60), nullable=True),  # shown with the question: the person wanted it
    Column("source", String(12), nullable=False),  # chat, page, telegram, paper, import
    Column("import_key", String(64), nullable=True),  # what the same row of a file is recognised by
    Column("asked_at", UtcDateTime, nullable=False),
    Column("state", String(12), nullable=False),  # bot.events.model.STATES
    Column("reason", String(300), nullable=True),
    Column("theme", String(60), nullable=True),
    Column("theme_by", String(8), nullable=True),  # machine, person
    Column("topic", String(40), nullable=True),  # what the assistant understood
    Column("base_votes", Integer, nullable=False),  # imported, or frozen when retention ended
    Column("merged_into", Integer, ForeignKey("event_question.id", ondelete="SET NULL"), nullable=True),
    Column("answer_id", Integer, ForeignKey("event_answer.id", ondelete="SET NULL"), nullable=True),
    Column("draft", Text, nullable=True),  # the assistant's own answer
    Column("draft_sources", JSON, nullable=False),
    Column("vector", LargeBinary, nullable=True),  # 512 float16: bot.events.vectors
    Column("changed", Integer, nullable=False),  # the event's version at the last change
    UniqueConstraint("event_id", "import_key"),
    Index("ix_event_question_event_id_changed", "event_id", "changed"),
    Index("ix_event_question_participant_id", "participant_id"),
    Index("ix_event_question_merged_into", "merged_into"),
    Index("ix_event_question_answer_id", "answer_id"),
)

vote = Table(
    "event_vote",
    metadata,
    Column("question_id", Integer, ForeignKey("event_question.id", ondelete="CASCADE"), primary_key=True),
    Column("participant_id", Integer, ForeignKey("event_participant.id", ondelete="CASCADE"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_event_vote_participant_id", "participant_id"),
)

change = Table(
    "event_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question_id", Integer, ForeignKey("event_question.id", ondelete="CASCADE"), nullable=False),
    Column("state", String(12), nullable=False),  # a state, or merged, unmerged
    Column("reason", String(300), nullable=True),
    Column("actor", String(140), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_event_change_question_id", "question_id"),
)
"""History: nothing about a question changes without a line here."""

likeness = Table(
    "event_likeness",
    metadata,
    Column("first_id", Integer, ForeignKey("event_question.id", ondelete="CASCADE"), primary_key=True),
    Column("second_id", Integer, ForeignKey("event_question.id", ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("status", String(10), nullable=False),  # proposed, confirmed, refused
    Column("at", UtcDateTime, nullable=False),
    Index("ix_event_likeness_second_id", "second_id"),
)
"""Pairs the machine finds alike; first_id < second_id. A refused pair is never proposed again."""

rating = Table(
    "event_rating",
    metadata,
    Column("question_id", Integer, ForeignKey("event_question.id", ondelete="CASCADE"), primary_key=True),
    Column("value", String(8), nullable=False),  # useful, useless, not_mine
    Column("at", UtcDateTime, nullable=False),
)
"""What the asker says of the answer; the last word counts."""

access = Table(
    "event_access",
    metadata,
    Column("id", String(PUBLIC_ID), primary_key=True),
    Column("event_id", Integer, ForeignKey("event.id", ondelete="CASCADE"), nullable=False),
    Column("speaker_id", Integer, ForeignKey("event_speaker.id", ondelete="CASCADE"), nullable=True),
    Column("role", String(10), nullable=False),  # speaker, organiser
    Column("expires_at", UtcDateTime, nullable=False),
    Column("device", String(64), nullable=True),  # digest of the one browser that opened it
    Column("opened_at", UtcDateTime, nullable=True),
    Column("revoked_at", UtcDateTime, nullable=True),
    # The chat where its holder answers (bot.events.speaker_chat): a token good once, then a conversation.
    Column("chat_digest", String(64), nullable=True),
    Column("chat_until", UtcDateTime, nullable=True),
    Column("conversation_id", String(64), ForeignKey("conversation.id", ondelete="SET NULL"), nullable=True),
    Column("chat_waits", String(40), nullable=True),  # answer:QUESTION or aside:QUESTION: what the next text is
    Column("chat_told", Integer, nullable=False, server_default="0"),  # the last question it was told of
    Index("ix_event_access_event_id", "event_id"),
    Index("ix_event_access_conversation_id", "conversation_id"),
)
"""Links for speakers and organisers: signed, expiring, good in the first browser that opens them, and in one chat."""
