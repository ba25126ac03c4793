"""Questions in SQL: asking, supporting, reading."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.db import reading, utcnow, writing
from bot.events import moderation
from bot.events.model import SHOWN, Question, by_interest
from bot.events.question_rows import read
from bot.events.store import bump, read_event
from bot.events.tables import change, question, vote
from bot.text import words

LONGEST_NAME = 60


class QuestionError(ValueError):
    """A question cannot be taken; the message is one of `empty`, `too_long`."""


@dataclass(frozen=True)
class New:
    """A question to keep. `votes` come from another tool; `state` overrides what the event's moderation says."""

    text: str
    source: str
    participant: int | None = None
    name: str | None = None
    asked_at: datetime | None = None
    topic: str | None = None
    draft: str | None = None
    draft_sources: tuple[dict[str, Any], ...] = ()
    votes: int = 0
    import_key: str | None = None
    state: str | None = None
    reason: str | None = None
    actor: str = "la personne"


class Questions:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, event: int, new: New) -> Question:
        """Keep a question, as the person wrote it but for coordinates. Raises QuestionError.

        The same words again from the same person are the same question.
        """
        text = checked(new.text)
        with writing(self._engine) as connection:
            again = _same_words(connection, event, new.participant, text)
            id = again if again is not None else insert_question(connection, event, replace(new, text=text))
            return read(connection, [id])[0]

    def sign(self, public_id: str, participant: int, name: str) -> bool:
        """Put the asker's name to their question; False when it is not theirs."""
        name = moderation.tidy(name)[:LONGEST_NAME]
        with writing(self._engine) as connection:
            row = _row(connection, public_id)
            if row is None or row.participant_id != participant or not name or moderation.must_be_read(name):
                return False
            version = bump(connection, row.event_id)
            connection.execute(update(question).where(question.c.id == row.id).values(name=name, changed=version))
        return True

    def support(self, public_id: str, participant: int) -> bool:
        """Add a person's support; False when it is their own, not shown, or supported already.

        A merged question passes it on to the one it was merged into.
        """
        with writing(self._engine) as connection:
            row = _row(connection, public_id)
            if row is None or row.state not in SHOWN or _is_theirs(connection, row, participant):
                return False
            if not _add_vote(connection, row.id, participant):
                return False
            head = row.merged_into or row.id
            version = bump(connection, row.event_id)
            connection.execute(update(question).where(question.c.id.in_((row.id, head))).values(changed=version))
        return True

    def withdraw_support(self, public_id: str, participant: int) -> bool:
        """Take a support back; False when there was none."""
        with writing(self._engine) as connection:
            row = _row(connection, public_id)
            if row is None:
                return False
            family = select(question.c.id).where((question.c.id == row.id) | (question.c.merged_into == row.id))
            mine = vote.c.question_id.in_(family) & (vote.c.participant_id == participant)
            gone = bool(connection.execute(delete(vote).where(mine)).rowcount)
            if gone:
                version = bump(connection, row.event_id)
                connection.execute(update(question).where(question.c.id == row.id).values(changed=version))
        return gone

    def draft(self, public_id: str, text: str, sources: tuple[dict[str, Any], ...], topic: str | None) -> None:
        """Keep the assistant's own answer to a question."""
        with writing(self._engine) as connection:
            values = {"draft": text, "draft_sources": list(sources), "topic": topic}
            connection.execute(update(question).where(question.c.public_id == public_id).values(values))

    def one(self, public_id: str) -> Question | None:
        """A question with what hangs on it."""
        with reading(self._engine) as connection:
            row = _row(connection, public_id)
            return read(connection, [row.id])[0] if row else None

    def event_of(self, public_id: str) -> int | None:
        """The event a question belongs to."""
        with reading(self._engine) as connection:
            row = _row(connection, public_id)
        return int(row.event_id) if row else None

    def all(self, event: int, states: Collection[str] = (), merged: bool = False) -> list[Question]:
        """An event's questions, most wanted first; `merged` also gives those that were merged into another."""
        query = select(question.c.id).where(question.c.event_id == event)
        if states:
            query = query.where(question.c.state.in_(tuple(states)))
        if not merged:
            query = query.where(question.c.merged_into.is_(None))
        with reading(self._engine) as connection:
            return by_interest(read(connection, list(connection.execute(query).scalars())))

    def of_participant(self, participant: int) -> list[Question]:
        """What one person asked, the newest first."""
        query = select(question.c.id).where(question.c.participant_id == participant).order_by(question.c.id.desc())
        with reading(self._engine) as connection:
            return read(connection, list(connection.execute(query).scalars()))

    def supported_by(self, participant: int) -> set[str]:
        """Public ids of what a person supports, heads of merged ones included."""
        query = select(question.c.public_id, question.c.merged_into).join(vote, vote.c.question_id == question.c.id)
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(vote.c.participant_id == participant)).all()
            heads = select(question.c.public_id).where(
                question.c.id.in_([r.merged_into for r in rows if r.merged_into])
            )
            return {r.public_id for r in rows} | set(connection.execute(heads).scalars())


def checked(text: str) -> str:
    """The text as it is kept. Raises QuestionError."""
    text = moderation.tidy(text)
    if not any(c.isalnum() for c in text):
        raise QuestionError("empty")
    if len(text) > moderation.LONGEST:
        raise QuestionError("too_long")
    return moderation.without_coordinates(text)


def insert_question(connection: Connection, event: int, new: New) -> int:
    """Keep one question within the caller's transaction, with its first line of history; its id."""
    why = moderation.must_be_read(f"{new.text} {new.name or ''}")
    held = "à relire" if read_event(connection, event).moderated else why
    state, reason = (new.state, new.reason) if new.state else ("held", why) if held else ("open", None)
    now = utcnow()
    row = {"public_id": secrets.token_urlsafe(9), "event_id": event, "participant_id": new.participant, "text": new.text,
           "name": moderation.tidy(new.name)[:LONGEST_NAME] if new.name else None, "source": new.source,
           "import_key": new.import_key, "asked_at": new.asked_at or now, "state": state, "reason": reason, "topic": new.topic,
           "base_votes": new.votes, "draft": new.draft, "draft_sources": list(new.draft_sources),
           "changed": bump(connection, event)}  # fmt: skip
    id = int(connection.execute(insert(question).values(row)).inserted_primary_key[0])
    line = {"question_id": id, "state": state, "reason": reason, "actor": new.actor, "at": now}
    connection.execute(insert(change).values(line))
    return id


def _row(connection: Connection, public_id: str) -> Row | None:
    return connection.execute(select(question).where(question.c.public_id == public_id)).first()


def _same_words(connection: Connection, event: int, participant: int | None, text: str) -> int | None:
    if participant is None:
        return None
    mine = select(question.c.id, question.c.text).where(
        question.c.event_id == event, question.c.participant_id == participant
    )
    return next((row.id for row in connection.execute(mine) if words(row.text) == words(text)), None)


def _is_theirs(connection: Connection, row: Row, participant: int) -> bool:
    """Whether the person asked it, or one merged with it."""
    head = row.merged_into or row.id
    family = (question.c.id == head) | (question.c.merged_into == head)
    mine = select(question.c.id).where(family, question.c.participant_id == participant)
    return connection.execute(mine).first() is not None


def _add_vote(connection: Connection, id: int, participant: int) -> bool:
    """False when the person supports it, or one merged with it, already."""
    head = select(case((question.c.merged_into.is_(None), question.c.id), else_=question.c.merged_into)).where(
        question.c.id == id
    )
    family = select(question.c.id).where(
        (question.c.id == head.scalar_subquery()) | (question.c.merged_into == head.scalar_subquery())
    )
    mine = select(vote.c.question_id).where(vote.c.question_id.in_(family), vote.c.participant_id == participant)
    if connection.execute(mine).first():
        return False
    try:
        with connection.begin_nested():
            connection.execute(insert(vote).values(question_id=id, participant_id=participant, at=utcnow()))
    except IntegrityError:  # the same tap twice, at the same moment
        return False
    return True
