"""The inbox in SQL: groups, the most wanted first; their messages; closing and opening again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, distinct, func, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import reading, utcnow, writing
from bot.inbox import inbox

ACTIONS = {
    "annotated": "rattaché à un sujet",
    "answered": "répondu",
    "pair": "entrée créée",
    "discarded": "écarté",
    "elsewhere": "traité ailleurs",
}
"""What became of a message, as people read it."""
PAGE = 30
_PEOPLE = func.count(distinct(case((inbox.c.question.is_(None), inbox.c.conversation)))) + func.coalesce(
    func.sum(case((inbox.c.question.is_not(None), inbox.c.people))), 0
)
"""A person who wrote three like messages counts once; an event's question counts those who asked or support it."""


@dataclass(frozen=True)
class Group:
    """Messages that say nearly the same. `text` is the first one's; `reasons` and `topic` are the most frequent."""

    id: int
    text: str
    people: int
    messages: int
    last_at: datetime
    reasons: tuple[str, ...]
    topic: str | None


class InboxStore:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def groups(self, reason: str | None = None, page: int = 1) -> tuple[list[Group], int]:
        """A page of open groups, most wanted first, then the newest; and how many groups there are."""
        group = func.coalesce(inbox.c.group_id, inbox.c.id).label("group")
        is_open = inbox.c.status == "new"
        people, last = _PEOPLE.label("people"), func.max(inbox.c.at).label("last_at")
        query = select(group, people, func.count().label("messages"), last).where(is_open).group_by(group)
        if reason:
            query = query.where(group.in_(select(group).where(is_open, inbox.c.reason == reason)))
        with reading(self._engine) as connection:
            counted = select(func.count(distinct(group))).where(is_open)
            if reason:
                counted = counted.where(group.in_(select(group).where(is_open, inbox.c.reason == reason)))
            total = connection.execute(counted).scalar_one()
            wanted = query.order_by(people.desc(), last.desc(), group).limit(PAGE).offset((page - 1) * PAGE)
            rows = connection.execute(wanted).all()
            members = _members(connection, [row.group for row in rows])
        return [_group(row, members[row.group]) for row in rows], int(total)

    def counts(self) -> dict[str, int]:
        """Open messages by reason."""
        query = select(inbox.c.reason, func.count()).where(inbox.c.status == "new").group_by(inbox.c.reason)
        with reading(self._engine) as connection:
            return {reason: int(n) for reason, n in connection.execute(query)}

    def group(self, id: int) -> tuple[Group, list[Row]] | None:
        """An open group and its messages, oldest first; None when nothing is open in it."""
        mine = (func.coalesce(inbox.c.group_id, inbox.c.id) == id) & (inbox.c.status == "new")
        with reading(self._engine) as connection:
            rows = connection.execute(select(inbox).where(mine).order_by(inbox.c.id)).all()
            if not rows:
                return None
            counted = select(
                _PEOPLE.label("people"), func.count().label("messages"), func.max(inbox.c.at).label("last_at")
            )
            row = connection.execute(counted.where(mine)).one()
        return _group(row, rows, id), list(rows)

    def of(self, ids: Collection[int]) -> list[Row]:
        """Open messages by id."""
        with reading(self._engine) as connection:
            query = select(inbox).where(inbox.c.id.in_(list(ids)), inbox.c.status == "new").order_by(inbox.c.id)
            return list(connection.execute(query))

    def of_conversation(self, conversation: str) -> list[Row]:
        """Everything of a conversation that came here."""
        with reading(self._engine) as connection:
            return list(connection.execute(select(inbox).where(inbox.c.conversation == conversation)))

    def close(self, ids: Collection[int], action: str, by: str, note: str) -> int:
        """Messages are dealt with; how many were still open. ValueError when `action` is not one of ACTIONS."""
        if action not in ACTIONS:
            raise ValueError(f"action={action!r}: allowed: {', '.join(ACTIONS)}")
        values = {"status": "done", "action": action, "closed_by": by[:60], "note": note[:1000], "closed_at": utcnow()}
        still = inbox.c.id.in_(list(ids)) & (inbox.c.status == "new")
        with writing(self._engine) as connection:
            groups = set(connection.execute(select(inbox.c.group_id).where(still)).scalars())
            closed = connection.execute(update(inbox).where(still).values(values)).rowcount
            _new_heads(connection, groups - {None})
        return int(closed)

    def closed(self, page: int = 1) -> list[Row]:
        """What was dealt with, the newest first."""
        query = select(inbox).where(inbox.c.status == "done").order_by(inbox.c.closed_at.desc(), inbox.c.id.desc())
        with reading(self._engine) as connection:
            return list(connection.execute(query.limit(PAGE).offset((page - 1) * PAGE)))

    def reopen(self, id: int) -> bool:
        """A message waits again, to be grouped anew; False when it was open."""
        empty = {"status": "new", "action": None, "note": None, "closed_by": None, "closed_at": None, "group_id": None}
        with writing(self._engine) as connection:
            done = (inbox.c.id == id) & (inbox.c.status == "done")
            return bool(connection.execute(update(inbox).where(done).values(empty)).rowcount)


def _new_heads(connection: Connection, groups: Collection[int]) -> None:
    """A group whose first message was closed goes by the next one."""
    for group in groups:
        open_ones = select(func.min(inbox.c.id)).where(inbox.c.group_id == group, inbox.c.status == "new")
        head = connection.execute(open_ones).scalar_one_or_none()
        if head is not None and head != group:
            mine = (inbox.c.group_id == group) & (inbox.c.status == "new")
            connection.execute(update(inbox).where(mine).values(group_id=head))


def _members(connection: Connection, groups: Sequence[int]) -> dict[int, list[Row]]:
    group = func.coalesce(inbox.c.group_id, inbox.c.id)
    columns = (group.label("group"), inbox.c.id, inbox.c.text, inbox.c.reason, inbox.c.topic)
    query = select(*columns).where(group.in_(list(groups)), inbox.c.status == "new").order_by(inbox.c.id)
    found: dict[int, list[Row]] = {id: [] for id in groups}
    for row in connection.execute(query):
        found[row.group].append(row)
    return found


def _group(row: Any, members: Sequence[Row], id: int | None = None) -> Group:
    reasons, topics = [m.reason for m in members], [m.topic for m in members if m.topic]
    by_count = sorted(set(reasons), key=lambda reason: (-reasons.count(reason), reason))
    topic = max(sorted(set(topics)), key=topics.count) if topics else None
    return Group(id or row.group, members[0].text, int(row.people), row.messages, row.last_at, tuple(by_count), topic)
