"""Answers: a person writes or approves one, each asker gets theirs once, on their channel, and says whether it helped."""

from __future__ import annotations

import json
import secrets
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import utcnow, writing
from bot.events.changes import move, must_have
from bot.events.model import OWN_WORDS, Event, EventError, publisher_of
from bot.events.store import bump, read_event
from bot.events.tables import answer, participant, question, rating
from bot.outbox.person import drafts_for_person
from bot.outbox.store import Draft, post_in
from bot.text import shorten, typeset

LONGEST = 4000
RATINGS = {"useful": "Utile", "useless": "Pas utile", "not_mine": "Ce n'était pas ma question"}


class Answering:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(self, public_id: str, text: str, author: str, *, approve_draft: bool = False) -> int:
        """Answer a question and those merged into it; how many people it is sent to.

        With `approve_draft` the assistant's words are sent as they are, marked as such, with their sources. A question answered
        again is corrected: each asker gets the new answer too. EventError when there is nothing to send.
        """
        with writing(self._engine) as connection:
            row = must_have(connection, public_id)
            if row.merged_into is not None:
                row = connection.execute(select(question).where(question.c.id == row.merged_into)).one()
            if approve_draft and not row.draft:
                raise EventError("this question has no draft to approve")
            words = (row.draft if approve_draft else text).strip()
            if not 1 <= len(words) <= LONGEST:
                raise EventError(f"the answer has {len(words)} characters; allowed: 1 to {LONGEST}")
            version = bump(connection, row.event_id)
            id = _insert(connection, row, words, author, approve_draft)
            event = read_event(connection, row.event_id)
            family = (question.c.id == row.id) | (question.c.merged_into == row.id)
            members = connection.execute(select(question).where(family)).all()
            connection.execute(update(question).where(family).values(answer_id=id))
            for one in members:
                move(connection, one.id, "answered", None, author, version)
            told = connection.execute(select(answer).where(answer.c.id == id)).one()
            return sum(_send(connection, event, one, told) for one in members)

    def tell(self, public_id: str) -> int:
        """Tell the askers of a question, and of those merged into it, that it was closed without a written answer; how many."""
        with writing(self._engine) as connection:
            row = must_have(connection, public_id)
            event = read_event(connection, row.event_id)
            family = (question.c.id == row.id) | (question.c.merged_into == row.id)
            members = connection.execute(select(question).where(family)).all()
            return sum(_tell_state(connection, event, one) for one in members)

    def rate(self, public_id: str, conversation: str, value: str) -> bool:
        """What the asker says of the answer; False when it is not their question. « Pas ma question » opens it again.

        Raises EventError for a value that is none of RATINGS or a question that is not there.
        """
        if value not in RATINGS:
            raise EventError(f"rating={value!r}: allowed: {', '.join(RATINGS)}")
        with writing(self._engine) as connection:
            row = must_have(connection, public_id)
            if _conversation(connection, row) != conversation:
                return False
            connection.execute(delete(rating).where(rating.c.question_id == row.id))
            connection.execute(insert(rating).values(question_id=row.id, value=value, at=utcnow()))
            if value == "not_mine":
                _reopen(connection, row)
            return True


def ratings_of(connection: Connection, event: int) -> dict[str, int]:
    """How many askers said what, for an event."""
    query = (
        select(rating.c.value).join(question, question.c.id == rating.c.question_id).where(question.c.event_id == event)
    )
    found = list(connection.execute(query).scalars())
    return {value: found.count(value) for value in RATINGS}


def _insert(connection: Connection, row: Row, words: str, author: str, from_draft: bool) -> int:
    values = {"public_id": secrets.token_urlsafe(9), "event_id": row.event_id, "text": words, "author": author,
              "sources": list(row.draft_sources) if from_draft else [], "from_draft": from_draft, "created_at": utcnow()}  # fmt: skip
    return int(connection.execute(insert(answer).values(values)).inserted_primary_key[0])


def _reopen(connection: Connection, row: Row) -> None:
    """The asker says that it was not their question: it stands alone and waits again, for a person."""
    version = bump(connection, row.event_id)
    values = {"merged_into": None, "answer_id": None, "changed": version}
    connection.execute(update(question).where(question.c.id == row.id).values(values))
    reason = "la réponse envoyée ne correspondait pas à la question, dit la personne qui l'a posée"
    move(connection, row.id, "open", reason, "la personne", version)


def _conversation(connection: Connection, row: Row) -> str | None:
    if row.participant_id is None:
        return None
    query = select(participant.c.conversation_id).where(participant.c.id == row.participant_id)
    return connection.execute(query).scalar_one_or_none()


def _send(connection: Connection, event: Event, row: Row, told: Row) -> bool:
    """Post the answer to one asker, by each of their ways; the key makes it once."""
    conversation = _conversation(connection, row)
    if conversation is None:
        return False
    buttons = tuple(_button(title, row.public_id, value) for value, title in RATINGS.items())
    draft = Draft(
        key=f"event-answer:{told.id}:{row.id}",
        conversation=conversation,
        purpose="answer",
        channel="web",
        subject=f"Votre réponse : {event.title}",
        text=answer_text(event, row.text, told),
        due_at=utcnow(),
        buttons=buttons,
        data={"kind": "answer", "topic": "ask_speaker", "answer_id": told.public_id, "verdict": None, "platforms": [],
              "case_studies": [], "sources": list(told.sources)},
    )  # fmt: skip
    for one in drafts_for_person(draft):
        post_in(connection, one)
    return True


def _tell_state(connection: Connection, event: Event, row: Row) -> bool:
    conversation = _conversation(connection, row)
    said = {
        "spoken": "**On a répondu à votre question pendant l'événement.**",
        "off_topic": f"**Votre question a été mise de côté : {row.reason}.**",
        "refused": f"**Votre question n'a pas été affichée : {row.reason}.**",
        "carried": f"**Votre question est reportée : {row.reason}.**",
    }.get(row.state)
    if conversation is None or said is None:
        return False
    text = typeset(f"{said}\n\nVous aviez demandé : « {shorten(row.text, 300)} » ({event.title}).")
    data: dict[str, Any] = {"kind": "notice", "topic": "ask_speaker", "verdict": None, "platforms": [], "case_studies": [], "sources": [],
            "answer_id": f"state-{row.public_id}"}  # fmt: skip
    draft = Draft(
        f"event-state:{row.id}:{row.state}",
        conversation,
        "answer",
        "web",
        f"Votre question : {event.title}",
        text,
        utcnow(),
        data=data,
    )
    posted = [post_in(connection, one) for one in drafts_for_person(draft)]
    return any(posted)


def answer_text(event: Event, asked: str, told: Row) -> str:
    """The letter: what was asked, who answers, the answer, its sources."""
    who = f"{told.author} ({OWN_WORDS})" if told.from_draft else told.author
    sources = [f"- [{s['title']}]({s['url']}){publisher_of(s)}" for s in told.sources if s.get("url")]
    parts = [
        f"**Voici la réponse à votre question, posée à « {event.title} ».**",
        f"Vous aviez demandé : « {shorten(asked, 300)} »",
        f"Réponse de {who} :",
        told.text,
        *(["Sources :\n" + "\n".join(sources)] if sources else []),
        "Cette réponse vous aide-t-elle ?",
    ]
    return typeset("\n\n".join(parts))


def _button(title: str, public_id: str, value: str) -> dict[str, Any]:
    carried = {"event": "rate", "q": public_id, "value": value}
    return {"title": title, "payload": "/ask_speaker" + json.dumps(carried)}
