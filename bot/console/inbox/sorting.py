"""The machine's part of the inbox: event questions without an answer are brought in, and like messages put together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import reading, utcnow, writing
from bot.events.likeness import Vectors, encode, score
from bot.events.marks import marks
from bot.events.tables import event, participant, question, vote
from bot.inbox import inbox
from bot.private import masked

AT_ONCE = 300
CANDIDATES = 8
"""Nearest groups whose words are looked at too."""
WAITING = ("open",)
"""States of an event's question that nobody has answered."""


class Sorting:
    """Runs in the console's process; several may run, the rows change hands in short transactions."""

    def __init__(self, engine: Engine, threshold: float) -> None:
        self._engine, self._threshold = engine, threshold

    def run_once(self) -> int:
        """Bring in what is new and group it; how many messages were grouped."""
        with writing(self._engine) as connection:
            bring_questions(connection)
        rows = self._ungrouped()
        if not rows:
            return 0
        vectors = encode([row.text for row in rows])
        heads = self._heads()
        placed = place(rows, vectors, heads, self._threshold)
        with writing(self._engine) as connection:
            for row, vector in zip(rows, vectors, strict=True):
                values = {"group_id": placed[row.id], "vector": vector.astype(np.float16).tobytes()}
                connection.execute(update(inbox).where(inbox.c.id == row.id).values(values))
        return len(rows)

    def _ungrouped(self) -> list[Row]:
        query = select(inbox.c.id, inbox.c.text).where(inbox.c.status == "new", inbox.c.group_id.is_(None))
        with reading(self._engine) as connection:
            return list(connection.execute(query.order_by(inbox.c.id).limit(AT_ONCE)))

    def _heads(self) -> list[Row]:
        is_head = (inbox.c.status == "new") & (inbox.c.group_id == inbox.c.id) & inbox.c.vector.is_not(None)
        with reading(self._engine) as connection:
            return list(connection.execute(select(inbox.c.id, inbox.c.text, inbox.c.vector).where(is_head)))


def place(rows: Sequence[Row], vectors: Vectors, heads: Sequence[Row], threshold: float) -> dict[int, int]:
    """The group of each message: that of the likest first message above the threshold, else its own."""
    ids, texts = [head.id for head in heads], [head.text for head in heads]
    known = [np.frombuffer(head.vector, np.float16).astype(np.float32) for head in heads]
    placed: dict[int, int] = {}
    for row, vector in zip(rows, vectors, strict=True):
        best = _best(row.text, vector, texts, known)
        if best is not None and best[1] >= threshold:
            placed[row.id] = ids[best[0]]
        else:
            placed[row.id] = row.id
            ids.append(row.id)
            texts.append(row.text)
            known.append(vector)
    return placed


def _best(text: str, vector: Vectors, texts: Sequence[str], known: Sequence[Vectors]) -> tuple[int, float] | None:
    if not known:
        return None
    cosines, mine = np.stack(known) @ vector, marks(text)
    near = np.argsort(-cosines)[:CANDIDATES]
    scored = [(int(i), score(float(cosines[i]), mine, marks(texts[int(i)]))) for i in near]
    return max(scored, key=lambda one: one[1])


def bring_questions(connection: Connection) -> None:
    """Mirror the questions of events that are over and wait for an answer; close or forget those that do not any more."""
    now = utcnow()
    is_over = ((event.c.ends_at < now) | event.c.closed_at.is_not(None)) & event.c.purged_at.is_(None)
    waits = question.c.state.in_(WAITING) & question.c.merged_into.is_(None) & question.c.answer_id.is_(None)
    wanted = (
        select(question.c.id, question.c.public_id, question.c.text, question.c.topic, question.c.asked_at, question.c.base_votes,
               participant.c.conversation_id)
        .join(event, event.c.id == question.c.event_id)
        .outerjoin(participant, participant.c.id == question.c.participant_id)
        .where(is_over, waits)
    )  # fmt: skip
    rows = connection.execute(wanted).all()
    known = {row.question: row for row in connection.execute(select(inbox).where(inbox.c.question.is_not(None)))}
    people = _people(connection, [row.id for row in rows])
    for row in rows:
        _mirror(connection, row, known.get(row.public_id), row.base_votes + people.get(row.id, 0))
    waiting = {row.public_id for row in rows}
    gone = [row for row in known.values() if row.status == "new" and row.question not in waiting]
    still_there = set(connection.execute(select(question.c.public_id).where(question.c.public_id.in_([r.question for r in gone]))).scalars())  # fmt: skip
    for row in gone:
        mine = inbox.c.id == row.id
        if row.question in still_there:
            closed = {
                "status": "done",
                "action": "elsewhere",
                "closed_at": now,
                "closed_by": "",
                "note": "question d'événement traitée",
            }
            connection.execute(update(inbox).where(mine).values(closed))
        else:
            connection.execute(delete(inbox).where(mine))


def _mirror(connection: Connection, row: Row, known: Row | None, people: int) -> None:
    values = {"people": max(people, 1), "conversation": row.conversation_id or ""}
    if known is None:
        new = {"text": masked(row.text), "reason": "speaker_question", "topic": row.topic, "confidence": None, "status": "new",
               "at": row.asked_at, "question": row.public_id}  # fmt: skip
        connection.execute(insert(inbox).values({**values, **new}))
    elif (known.people, known.conversation) != (values["people"], values["conversation"]):
        connection.execute(update(inbox).where(inbox.c.id == known.id).values(values))
    if known is not None and known.status == "done" and known.action in ("elsewhere", "answered"):
        # Answered once, and open again: the asker said that it was not their question.
        again = {"status": "new", "action": None, "note": None, "closed_at": None, "closed_by": None, "group_id": None}
        connection.execute(update(inbox).where(inbox.c.id == known.id).values(again))


def _people(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Askers and supporters of each question, those of the questions merged into it included."""
    if not ids:
        return {}
    head = func.coalesce(question.c.merged_into, question.c.id)
    asked = select(head.label("head"), func.count().label("n")).where(head.in_(list(ids))).group_by(head)
    votes = select(head.label("head"), func.count().label("n")).join(vote, vote.c.question_id == question.c.id)
    found = {row.head: int(row.n) for row in connection.execute(asked)}
    for row in connection.execute(votes.where(head.in_(list(ids))).group_by(head)):
        found[row.head] = found.get(row.head, 0) + int(row.n)
    return found
