"""How much of a conversation Rasa reads for a turn: its last questions and what is known of the person, not hundreds of turns.

Rasa reads all events of the session, replays them, walks through their states and sends them all to the action server: a message of a
long conversation costs more and more. Our policies look one turn back (config.yml), and what an answer needs is in two slots.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

TURNS = 6
"""The last questions with their answers; more than any policy looks back."""
KEPT_BY_RASA = frozenset({"requested_slot", "session_started_metadata"})
"""Slots of forms and of the session's start, which this assistant does not use."""

INDEXES = {
    "ix_events_sender_id_id": "create index ix_events_sender_id_id on events (sender_id, id)",
    "ix_events_sender_id_type_name_id": "create index ix_events_sender_id_type_name_id on events (sender_id, type_name, id)",
}
"""Rasa's own index names the conversation alone: each of its events is then read to find the last ones."""


def index(engine: Engine) -> list[str]:
    """Add the indexes where Rasa's table is there without them; their names. A few seconds for each million events.

    Raises what the database raises.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # several processes start at once
            connection.execute(sa.text("select pg_advisory_xact_lock(hashtext('bon canal: indexes of events'))"))
        there = sa.inspect(connection)
        known = {one["name"] for one in there.get_indexes("events")} if there.has_table("events") else set(INDEXES)
        missing = [name for name in INDEXES if name not in known]
        for name in missing:
            connection.execute(sa.text(INDEXES[name]))
    return missing


def recent(session: Any, event: Any, sender: str, slots: Collection[str]) -> list[dict[str, Any]]:
    """Serialised events, oldest first: the last value of each slot set before, then the last TURNS of the latest session."""
    user = _of(event, sender, "user").order_by(event.id.desc()).offset(TURNS - 1).limit(1).scalar_subquery()
    start = _of(event, sender, "session_started").order_by(event.id.desc()).limit(1).scalar_subquery()
    within = event.id >= sa.func.coalesce(user, 0), event.id >= sa.func.coalesce(start, 0)
    found = sa.select(event.id, event.type_name, event.action_name, event.data)
    rows = session.execute(found.where(event.sender_id == sender, *within).order_by(event.id)).all()
    if not rows:
        return []
    missing = set(slots) - KEPT_BY_RASA - {row.action_name for row in rows if row.type_name == "slot"}
    before = _last_values(session, event, sender, rows[0].id, missing) if rows[0].type_name == "user" else []
    return [json.loads(data) for data in (*before, *(row.data for row in rows))]


def _last_values(session: Any, event: Any, sender: str, first: int, names: Collection[str]) -> Sequence[str]:
    """Of slots that the window does not set: their last events of this session."""
    start = _of(event, sender, "session_started").order_by(event.id.desc()).limit(1).scalar_subquery()
    within = event.id < first, event.id >= sa.func.coalesce(start, 0)
    latest = (
        sa.select(sa.func.max(event.id))
        .where(event.sender_id == sender, event.type_name == "slot", event.action_name.in_(names), *within)
        .group_by(event.action_name)
    )
    query = sa.select(event.data).where(event.id.in_(latest)).order_by(event.id)
    values: Sequence[str] = session.execute(query).scalars().all() if names else []
    return values


def _of(event: Any, sender: str, kind: str) -> Any:
    return sa.select(event.id).where(event.sender_id == sender, event.type_name == kind)
