"""The machine's part in sorting questions: it encodes, puts under themes and proposes pairs; a person confirms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import reading, utcnow, writing
from bot.events.likeness import Vectors, alike, encode, nearest
from bot.events.model import Question
from bot.events.question_rows import read
from bot.events.store import bump
from bot.events.tables import likeness, question
from bot.events.themes import themes_of

MOST_PROPOSED = 2000
TYPING = 0.3
"""Somebody who is typing is only shown what is very likely: unlike an organiser, they did not ask to sort."""
MOST_FRESH = 50
"""Questions without a vector that are encoded for somebody who is typing."""
OPEN = ("open", "held")


class Grouping:
    """Short writes around the encoder, which works outside any transaction. Thread-safe."""

    def __init__(self, engine: Engine, threshold: float) -> None:
        self._engine, self._threshold = engine, threshold

    def sort(self, event: int) -> int:
        """Encode what is new, give it a theme, propose pairs; how many questions were new."""
        new = self._rows(event, question.c.vector.is_(None))
        if new:
            vectors = encode([row.text for row in new])
            self._keep(event, new, vectors, themes_of(vectors))
            self._propose(event)
        return len(new)

    def proposals(self, event: int, most: int = 50) -> list[tuple[Question, Question, float]]:
        """Pairs a person has not judged yet, best first: (the one to keep, the one to merge into it, score)."""
        first, second = question.alias("first"), question.alias("second")
        query = (
            select(likeness.c.first_id, likeness.c.second_id, likeness.c.score)
            .join(first, first.c.id == likeness.c.first_id)
            .join(second, second.c.id == likeness.c.second_id)
            .where(likeness.c.status == "proposed", first.c.event_id == event)
            .where(first.c.merged_into.is_(None), second.c.merged_into.is_(None))
            .where(first.c.state.in_(OPEN) | second.c.state.in_(OPEN))
            .order_by(likeness.c.score.desc(), likeness.c.first_id)
            .limit(most)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            ids = list({id for row in rows for id in (row.first_id, row.second_id)})
            found = {q.id: q for q in read(connection, ids)}
        pairs = [(found[row.first_id], found[row.second_id], row.score) for row in rows]
        return [(b, a, s) if _keeps(b, a) else (a, b, s) for a, b, s in pairs]

    def like(self, event: int, text: str, most: int = 3) -> list[Question]:
        """Questions shown in the room that say what somebody is typing, best first."""
        shown = self._rows(event, question.c.state.in_(("open", "spoken", "answered")))
        rows = [row for row in shown if row.vector]
        fresh = [row for row in shown if not row.vector][-MOST_FRESH:]  # the worker has not come by yet
        vectors = np.vstack([_vectors(rows), encode([row.text for row in fresh])])
        rows += fresh
        found = nearest(text, [row.text for row in rows], vectors, max(TYPING, self._threshold), most)
        heads = list(dict.fromkeys(rows[i].merged_into or rows[i].id for i, _ in found))
        with reading(self._engine) as connection:
            return read(connection, heads)

    def _rows(self, event: int, *conditions: object) -> list[Row]:
        query = select(question.c.id, question.c.text, question.c.vector, question.c.merged_into, question.c.theme_by)
        with reading(self._engine) as connection:
            return list(
                connection.execute(query.where(question.c.event_id == event, *conditions).order_by(question.c.id))
            )

    def _keep(self, event: int, rows: Sequence[Row], vectors: Vectors, themes: Sequence[str]) -> None:
        with writing(self._engine) as connection:
            version = bump(connection, event)
            for row, vector, theme in zip(rows, vectors, themes, strict=True):
                values = {"vector": vector.astype(np.float16).tobytes(), "changed": version}
                if row.theme_by is None:
                    values |= {"theme": theme, "theme_by": "machine"}
                connection.execute(update(question).where(question.c.id == row.id).values(values))

    def _propose(self, event: int) -> None:
        rows = self._rows(event, question.c.vector.is_not(None), question.c.state.in_((*OPEN, "spoken", "answered")))
        pairs = alike([row.text for row in rows], _vectors(rows), self._threshold)[:MOST_PROPOSED]
        with writing(self._engine) as connection:
            known = _known(connection, event)
            new = [
                {
                    "first_id": rows[p.first].id,
                    "second_id": rows[p.second].id,
                    "score": p.score,
                    "status": "proposed",
                    "at": utcnow(),
                }
                for p in pairs
                if (rows[p.first].id, rows[p.second].id) not in known
            ]
            if new:
                connection.execute(insert(likeness), new)


def _known(connection: Connection, event: int) -> set[tuple[int, int]]:
    mine = select(question.c.id).where(question.c.event_id == event)
    query = select(likeness.c.first_id, likeness.c.second_id).where(likeness.c.first_id.in_(mine))
    return {(row.first_id, row.second_id) for row in connection.execute(query)}


def _vectors(rows: Sequence[Row]) -> Vectors:
    if not rows:
        return np.zeros((0, 512), np.float32)
    return np.frombuffer(b"".join(row.vector for row in rows), np.float16).reshape(len(rows), -1).astype(np.float32)


def _keeps(one: Question, other: Question) -> bool:
    """Whether `one` is the better to keep: answered already, else wanted by more, else the older."""
    ranks = [(q.answer is None and q.state != "spoken", -q.concerned, q.id) for q in (one, other)]
    return ranks[0] < ranks[1]
