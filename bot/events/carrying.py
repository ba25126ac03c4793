"""The debate goes on: the next event starts from the questions that were left open, with the people who want the answer."""

from __future__ import annotations

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.db import utcnow, writing
from bot.events.changes import move
from bot.events.model import EventError
from bot.events.questions import New, insert_question
from bot.events.store import bump, read_event
from bot.events.tables import event, participant, question, vote


def carry(engine: Engine, id: int, actor: str) -> int:
    """Take the open questions of an event to the one that follows; how many. Doing it again takes only what is new.

    EventError when no event follows.
    """
    with writing(engine) as connection:
        origin = read_event(connection, id)
        if origin.next_id is None:
            raise EventError(f"event {origin.code}: allowed: once its next event is set (boncanal event next)")
        following = read_event(connection, origin.next_id)
        heads = select(question).where(
            question.c.event_id == id, question.c.merged_into.is_(None), question.c.state == "open"
        )
        version = bump(connection, id)
        found = connection.execute(heads.order_by(question.c.id)).all()
        for head in found:
            _carry_one(connection, head, following.id, origin.title, actor)
            members = select(question.c.id).where(question.c.merged_into == head.id)
            for one in (head.id, *connection.execute(members).scalars().all()):
                move(connection, one, "carried", f"elle ouvrira « {following.title} »", actor, version)
    return len(found)


def _carry_one(connection: Connection, head: Row, following: int, origin: str, actor: str) -> None:
    """The question and those merged into it, with their askers and supporters, in the next event."""
    members = connection.execute(
        select(question).where(question.c.merged_into == head.id).order_by(question.c.id)
    ).all()
    new_head = _copy(connection, head, following, origin, actor)
    for member in members:
        copied = _copy(connection, member, following, origin, actor)
        connection.execute(update(question).where(question.c.id == copied).values(merged_into=new_head))


def _copy(connection: Connection, row: Row, following: int, origin: str, actor: str) -> int:
    key = f"carried:{row.public_id}"
    known = connection.execute(
        select(question.c.id).where(question.c.event_id == following, question.c.import_key == key)
    ).scalar_one_or_none()
    if known is not None:
        return int(known)
    asker = _follow(connection, row.participant_id, following)
    new = New(row.text, row.source, asker, name=row.name, topic=row.topic, draft=row.draft, draft_sources=tuple(row.draft_sources),
              votes=row.base_votes, import_key=key, state="open", reason=f"posée d'abord à « {origin} »", actor=actor)  # fmt: skip
    id = insert_question(connection, following, new)
    connection.execute(update(question).where(question.c.id == id).values(theme=row.theme, theme_by=row.theme_by))
    for supporter in (
        connection.execute(select(vote.c.participant_id).where(vote.c.question_id == row.id)).scalars().all()
    ):
        person = _follow(connection, supporter, following)
        connection.execute(insert(vote).values(question_id=id, participant_id=person, at=utcnow()))
    return id


def _follow(connection: Connection, id: int | None, following: int) -> int | None:
    """The participant of the same conversation in the next event; made when there is none, without entering it for them."""
    if id is None:
        return None
    row = connection.execute(select(participant).where(participant.c.id == id)).one()
    there = (participant.c.event_id == following) & (participant.c.conversation_id == row.conversation_id)
    known = connection.execute(select(participant.c.id).where(there)).scalar_one_or_none()
    if known is not None:
        return int(known)
    # An older moment than the present one: the person's own event stays the current one until they enter the next.
    first = connection.execute(select(event.c.created_at).where(event.c.id == row.event_id)).scalar_one()
    values = {
        "event_id": following,
        "conversation_id": row.conversation_id,
        "trade": row.trade,
        "level": row.level,
        "joined_at": first,
    }
    try:
        with connection.begin_nested():
            return int(connection.execute(insert(participant).values(values)).inserted_primary_key[0])
    except IntegrityError:
        return int(connection.execute(select(participant.c.id).where(there)).scalar_one())
