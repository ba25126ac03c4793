"""Rows of « avant / après » and of plans: short transactions, one per method. The person is a conversation."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.advisor.plan import Plan
from bot.advisor.progress import Measure, Tracking
from bot.db import reading, utcnow, writing
from bot.followup.tables import measure, plan, tracking

KEPT_PLANS = 3
"""The last plans of a conversation; older ones are forgotten."""


def new_id() -> str:
    """24 URL-safe characters, 144 random bits."""
    return secrets.token_urlsafe(18)


class FollowUps:
    """What people follow and keep. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open_of(self, conversation: str) -> Tracking | None:
        """The tracking under way of a conversation."""
        with reading(self._engine) as connection:
            row = _open(connection, conversation)
            return _tracking(connection, row) if row else None

    def one(self, id: str) -> tuple[str, Tracking, bool] | None:
        """(conversation, tracking, whether it is under way) by id; None when it is gone."""
        with reading(self._engine) as connection:
            row = connection.execute(select(tracking).where(tracking.c.id == id)).first()
            return (str(row.conversation_id), _tracking(connection, row), row.status == "open") if row else None

    def ask(self, conversation: str, indicator: str | None) -> Tracking:
        """Await an indicator's number (None: nothing); begins a tracking where there is none under way."""
        with writing(self._engine) as connection:
            row = _open(connection, conversation)
            if row is None:
                row = _begin(connection, conversation)
            connection.execute(update(tracking).where(tracking.c.id == row.id).values(asking=indicator))
            return _tracking(connection, _open(connection, conversation))

    def begin_round(self, conversation: str, today: date) -> Tracking | None:
        """A new round: its first indicator is awaited. Within the day of the last round's numbers that round is taken again.

        None when there is no starting point.
        """
        with writing(self._engine) as connection:
            row = _open(connection, conversation)
            found = _tracking(connection, row) if row else None
            if not found or not found.indicators:
                return None
            last = max(m.round for m in found.measures)
            same_day = last > 0 and any(m.round == last and m.day == today for m in found.measures)
            values = {"round": last if same_day else last + 1, "asking": found.indicators[0], "due_on": None}
            connection.execute(update(tracking).where(tracking.c.id == found.id).values(values))
            return _tracking(connection, _open(connection, conversation))

    def record(self, id: str, indicator: str, round_: int, value: float, day: date) -> None:
        """Note a number; the same indicator of the same round again replaces it."""
        same = (measure.c.tracking_id == id) & (measure.c.indicator == indicator) & (measure.c.round == round_)
        with writing(self._engine) as connection:
            connection.execute(delete(measure).where(same))
            row = {"tracking_id": id, "indicator": indicator, "round": round_, "value": value, "day": day}
            connection.execute(insert(measure).values(row))

    def set_due(self, id: str, day: date | None) -> None:
        """When to ask again; None: never."""
        with writing(self._engine) as connection:
            connection.execute(update(tracking).where(tracking.c.id == id).values(due_on=day, asking=None))

    def stop(self, conversation: str) -> bool:
        """End what is under way; False when nothing was."""
        mine = (tracking.c.conversation_id == conversation) & (tracking.c.status == "open")
        ended = {"status": "stopped", "asking": None, "due_on": None}
        with writing(self._engine) as connection:
            return bool(connection.execute(update(tracking).where(mine).values(ended)).rowcount)

    def keep_plan(self, conversation: str, kept: Plan, start: date) -> str:
        """Keep a plan; its id. The same plan again keeps its id."""
        content = kept.as_dict()
        with writing(self._engine) as connection:
            newest = select(plan).where(plan.c.conversation_id == conversation).order_by(plan.c.created_at.desc())
            rows = connection.execute(newest).all()
            same = next((row for row in rows if row.start == start and Plan.from_dict(row.content) == kept), None)
            if same:
                return str(same.id)
            for old in rows[KEPT_PLANS - 1 :]:
                connection.execute(delete(plan).where(plan.c.id == old.id))
            id = new_id()
            made = {
                "id": id,
                "conversation_id": conversation,
                "start": start,
                "content": content,
                "created_at": utcnow(),
            }
            connection.execute(insert(plan).values(made))
            return id

    def plan(self, id: str) -> tuple[Plan, date, datetime] | None:
        """(plan, first day, made at); None when it is gone."""
        with reading(self._engine) as connection:
            row = connection.execute(select(plan).where(plan.c.id == id)).first()
        return (Plan.from_dict(row.content), row.start, row.created_at) if row else None


def _open(connection: Connection, conversation: str) -> Any:
    query = select(tracking).where(tracking.c.conversation_id == conversation, tracking.c.status == "open")
    return connection.execute(query.order_by(tracking.c.created_at.desc())).first()


def _begin(connection: Connection, conversation: str) -> Any:
    row = {"id": new_id(), "conversation_id": conversation, "status": "open", "round": 0, "asking": None, "due_on": None,
           "created_at": utcnow()}  # fmt: skip
    connection.execute(insert(tracking).values(row))
    return _open(connection, conversation)


def _tracking(connection: Connection, row: Row) -> Tracking:
    query = select(measure).where(measure.c.tracking_id == row.id).order_by(measure.c.round, measure.c.id)
    measures = tuple(Measure(m.indicator, m.round, m.value, m.day) for m in connection.execute(query))
    return Tracking(row.id, row.round, row.asking, row.due_on, measures)
