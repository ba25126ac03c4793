"""Questions of events as the database's rows tell them: votes and askers counted, those merged together."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Row

from bot.events.model import Question
from bot.events.tables import answer, question, vote


def read(connection: Connection, ids: list[int]) -> list[Question]:
    """Questions by id, in that order. Votes and askers of merged ones count for the one they were merged into, each person once."""
    if not ids:
        return []
    head = func.coalesce(question.c.merged_into, question.c.id)
    query = select(question, answer.c.text.label("answer"), answer.c.author, answer.c.sources, answer.c.from_draft)
    rows = []
    for part in _chunks(ids):
        rows += connection.execute(
            query.outerjoin(answer, answer.c.id == question.c.answer_id).where(question.c.id.in_(part))
        ).all()
    votes, askers = _people(connection, head, ids)
    found = {row.id: _question(row, votes.get(row.id, 0), askers.get(row.id, 0)) for row in rows}
    return [found[id] for id in ids if id in found]


def _people(connection: Connection, head: Any, ids: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """(votes, askers) of each head. A person who asked one question of a group and supports another counts once."""
    votes: dict[int, int] = defaultdict(int)
    askers: dict[int, int] = defaultdict(int)
    for part in _chunks(ids):
        asked_by: dict[int, set[int]] = defaultdict(set)
        query = select(head.label("head"), question.c.participant_id, question.c.base_votes).where(head.in_(part))
        for row in connection.execute(query):
            votes[row.head] += row.base_votes
            if row.participant_id is None:
                askers[row.head] += 1
            else:
                asked_by[row.head].add(row.participant_id)
        supported = select(head.label("head"), vote.c.participant_id).join(vote, vote.c.question_id == question.c.id)
        by_head: dict[int, set[int]] = defaultdict(set)
        for row in connection.execute(supported.where(head.in_(part))):
            by_head[row.head].add(row.participant_id)
        for id in part:
            askers[id] += len(asked_by[id])
            votes[id] += len(by_head[id] - asked_by[id])
    return votes, askers


def _chunks(ids: list[int], size: int = 500) -> list[list[int]]:
    return [ids[i : i + size] for i in range(0, len(ids), size)]


def _question(row: Row, votes: int, askers: int) -> Question:
    same = (
        "id",
        "public_id",
        "text",
        "name",
        "source",
        "asked_at",
        "state",
        "reason",
        "theme",
        "merged_into",
        "changed",
        "draft",
        "answer",
    )
    return Question(
        **{name: row._mapping[name] for name in same},
        votes=votes,
        askers=askers,
        draft_sources=tuple(row.draft_sources or ()),
        answer_author=row.author,
        answer_from_draft=bool(row.from_draft),
        answer_sources=tuple(row.sources or ()),
    )
