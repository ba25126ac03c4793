"""RGPD: what goes when a conversation falls silent, when retention of an event is over, when a person asks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.engine import Connection, Engine

from bot.db import writing
from bot.events.store import bump
from bot.events.tables import access, answer, event, participant, question, rating, vote


def forget(connection: Connection, conversation: str) -> None:
    """Before a person's conversation is erased at their wish: screens must notice that their questions are gone."""
    joined = select(participant.c.event_id).where(participant.c.conversation_id == conversation)
    for id in connection.execute(joined).scalars().all():
        bump(connection, id)
    ours = select(participant.c.id).where(participant.c.conversation_id == conversation)
    connection.execute(delete(question).where(question.c.participant_id.in_(ours)))
    connection.execute(delete(participant).where(participant.c.conversation_id == conversation))


def let_go(engine: Engine, conversation: str) -> None:
    """Before a silent conversation is erased by the job: its questions stay, as nobody's; its support stays as a number."""
    with writing(engine) as connection:
        ours = list(
            connection.execute(select(participant.c.id).where(participant.c.conversation_id == conversation)).scalars()
        )
        if ours:
            _anonymise(connection, ours)


def purge(engine: Engine, now: datetime) -> int:
    """End the events whose retention is over; how many. What was answered stays readable, as nobody's; the rest goes."""
    over = select(event.c.id).where(event.c.retain_until < now.date(), event.c.purged_at.is_(None))
    with writing(engine) as connection:
        ids = list(connection.execute(over).scalars())
        for id in ids:
            _purge_one(connection, id, now)
    return len(ids)


def _purge_one(connection: Connection, id: int, now: datetime) -> None:
    _anonymise(
        connection, list(connection.execute(select(participant.c.id).where(participant.c.event_id == id)).scalars())
    )
    mine = question.c.event_id == id
    connection.execute(delete(question).where(mine, question.c.state.in_(("held", "refused"))))
    connection.execute(update(question).where(mine).values(name=None, draft=None, draft_sources=[], vector=None))
    connection.execute(delete(participant).where(participant.c.event_id == id))
    connection.execute(delete(access).where(access.c.event_id == id))
    connection.execute(update(event).where(event.c.id == id).values(purged_at=now))
    bump(connection, id)


def _anonymise(connection: Connection, people: list[int]) -> None:
    """Questions lose their asker and name, votes become numbers."""
    for start in range(0, len(people), 500):
        part = people[start : start + 500]
        supported = select(vote.c.question_id, func.count().label("n")).where(vote.c.participant_id.in_(part))
        for row in connection.execute(supported.group_by(vote.c.question_id)).all():
            one = question.c.id == row.question_id
            connection.execute(update(question).where(one).values(base_votes=question.c.base_votes + row.n))
        connection.execute(delete(vote).where(vote.c.participant_id.in_(part)))
        asked = question.c.participant_id.in_(part)
        connection.execute(update(question).where(asked).values(participant_id=None, name=None))


def export(connection: Connection, conversation: str) -> list[dict[str, Any]]:
    """All that is kept about a person at events, JSON-ready."""
    people = select(participant, event.c.code, event.c.title).join(event, event.c.id == participant.c.event_id)
    return [
        {
            "event": row.code,
            "title": row.title,
            "joined_at": row.joined_at.isoformat(),
            "trade": row.trade,
            "level": row.level,
            "recap_asked_at": row.recap_asked_at.isoformat() if row.recap_asked_at else None,
            "questions": _asked(connection, row.id),
            "supports": _supported(connection, row.id),
        }
        for row in connection.execute(people.where(participant.c.conversation_id == conversation)).all()
    ]


def _asked(connection: Connection, id: int) -> list[dict[str, Any]]:
    query = (
        select(question, answer.c.text.label("answer"), rating.c.value.label("rating"))
        .outerjoin(answer, answer.c.id == question.c.answer_id)
        .outerjoin(rating, rating.c.question_id == question.c.id)
    )
    rows = connection.execute(query.where(question.c.participant_id == id).order_by(question.c.id)).all()
    return [{"text": r.text, "name": r.name, "asked_at": r.asked_at.isoformat(), "state": r.state, "reason": r.reason, "answer": r.answer,
             "rating": r.rating} for r in rows]  # fmt: skip


def _supported(connection: Connection, id: int) -> list[dict[str, Any]]:
    query = select(question.c.text, vote.c.at).join(vote, vote.c.question_id == question.c.id)
    rows = connection.execute(query.where(vote.c.participant_id == id).order_by(vote.c.at)).all()
    return [{"text": r.text, "at": r.at.isoformat()} for r in rows]
