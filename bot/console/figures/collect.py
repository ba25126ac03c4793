"""Counting as messages come: one narrow row each, written once, a few minutes after the message."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, insert, inspect, select, text, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.channels.tables import conversation, message
from bot.console.figures.definitions import OUTCOME_OF_KIND, SILENCE_MINUTES
from bot.console.figures.tables import talk, turn
from bot.db import reading, utcnow, writing
from bot.events.tables import participant

SETTLED = timedelta(minutes=2)
"""A message younger than this may still get its reply."""
AT_ONCE = 2000
IDS = 500
SILENCE = timedelta(minutes=SILENCE_MINUTES)


class Collect:
    """Reads conversations and Rasa's tracker, writes `figure_*`. Run by the worker."""

    def __init__(self, engine: Engine, tracker: Engine, zone: str) -> None:
        self._engine, self._tracker, self._zone = engine, tracker, ZoneInfo(zone)

    def run_once(self, now: datetime | None = None) -> int:
        """Count what has settled since the last time, AT_ONCE messages at most; how many."""
        limit = (now or utcnow()) - SETTLED
        with reading(self._engine) as connection:
            mark = connection.execute(select(func.coalesce(func.max(turn.c.message_id), 0))).scalar_one()
            new = select(message.c.id, message.c.conversation_id, message.c.topic, message.c.at)
            settled = new.where(message.c.role == "user", message.c.id > mark, message.c.at < limit)
            rows = connection.execute(settled.order_by(message.c.id).limit(AT_ONCE)).all()
            if not rows:
                return 0
            outcomes = _outcomes(connection, [row.id for row in rows])
            last = _last_before(connection, sorted({row.conversation_id for row in rows}), mark)
        families = self._families(sorted({row.conversation_id for row in rows}))
        turns = [self._turn(row, outcomes.get(row.id), last) for row in rows]
        with writing(self._engine) as connection:
            _keep_talks(connection, sorted({row.conversation_id for row in rows}), families)
            there = _existing(connection, [row.id for row in rows])  # erased meanwhile
            connection.execute(insert(turn), [one for one in turns if one["message_id"] in there])
        return len(rows)

    def _turn(self, row: Row, outcome: str | None, last: dict[str, datetime]) -> dict[str, Any]:
        local, before = row.at.astimezone(self._zone), last.get(row.conversation_id)
        last[row.conversation_id] = row.at
        return {"message_id": row.id, "conversation_id": row.conversation_id, "day": local.date(), "hour": local.hour,
                "topic": row.topic, "outcome": outcome or "person", "starts": before is None or row.at - before > SILENCE}  # fmt: skip

    def _families(self, conversations: Sequence[str]) -> dict[str, str]:
        """The trade family each person told last, from Rasa's own store, which may not be there yet."""
        if not inspect(self._tracker).has_table("events"):
            return {}
        query = text("select sender_id, data from events where type_name = 'slot' and sender_id in :ids order by id")
        found: dict[str, str] = {}
        with reading(self._tracker) as connection:
            for part in _parts(conversations):
                for row in connection.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": part}):
                    slot = json.loads(row.data)
                    family = (
                        slot["value"].get("family")
                        if slot.get("name") == "profile" and isinstance(slot.get("value"), dict)
                        else None
                    )
                    if family:
                        found[row.sender_id] = family
        return found


def _outcomes(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    kinds: dict[int, set[str]] = {}
    for part in _parts(ids):
        for row in connection.execute(select(message.c.answers, message.c.data).where(message.c.answers.in_(part))):
            kinds.setdefault(row.answers, set()).add(str(row.data.get("kind")))
    order = list(OUTCOME_OF_KIND)
    return {
        id: OUTCOME_OF_KIND[min(known, key=order.index)] if (known := found & set(order)) else "service"
        for id, found in kinds.items()
    }


def _last_before(connection: Connection, conversations: Sequence[str], mark: int) -> dict[str, datetime]:
    """When each person wrote last, up to the message `mark`."""
    found: dict[str, datetime] = {}
    for part in _parts(conversations):
        earlier = (message.c.role == "user") & (message.c.id <= mark) & message.c.conversation_id.in_(part)
        latest = (
            select(message.c.conversation_id, func.max(message.c.at)).where(earlier).group_by(message.c.conversation_id)
        )
        found |= {row[0]: row[1] for row in connection.execute(latest)}
    return found


def _keep_talks(connection: Connection, conversations: Sequence[str], families: Mapping[str, str]) -> None:
    for part in _parts(conversations):
        heads = connection.execute(
            select(conversation.c.id, conversation.c.channel).where(conversation.c.id.in_(part))
        ).all()
        known = set(
            connection.execute(select(talk.c.conversation_id).where(talk.c.conversation_id.in_(part))).scalars()
        )
        joined = select(participant.c.conversation_id, participant.c.event_id).where(
            participant.c.conversation_id.in_(part)
        )
        events = {
            row[0]: row[1] for row in connection.execute(joined.order_by(participant.c.joined_at, participant.c.id))
        }
        new = [{"conversation_id": head.id, "channel": head.channel, "family": families.get(head.id), "event": events.get(head.id)}
               for head in heads if head.id not in known]  # fmt: skip
        if new:
            connection.execute(insert(talk), new)
        for id in known:
            values = {"event": events.get(id), **({"family": families[id]} if id in families else {})}
            connection.execute(update(talk).where(talk.c.conversation_id == id).values(values))


def _existing(connection: Connection, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for part in _parts(ids):
        found |= set(connection.execute(select(message.c.id).where(message.c.id.in_(part))).scalars())
    return found


def _parts(items: Sequence[Any]) -> list[list[Any]]:
    return [list(items[i : i + IDS]) for i in range(0, len(items), IDS)]
