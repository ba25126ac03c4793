"""What the databases hold afterwards: nothing acknowledged is gone, nothing was handled twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.engine import Row

from bench.faults.people import Sent
from bot.db import make_engine, reading
from bot.settings import Settings

ROWS = text(
    "select m.client_id, m.status, count(r.id) as replies from message m left join message r on r.answers = m.id "
    "where m.role = 'user' and m.conversation_id = :id group by m.id, m.client_id, m.status"
)
EVENTS = text("select type_name, data from events where sender_id = :id and type_name in ('user', 'bot') order by id")


def lost(settings: Settings, sent: Sequence[Sent]) -> list[str]:
    """Ids that were acknowledged and are not there with an answer."""
    engine, gone = make_engine(settings.database_url), []
    for conversation in {s.conversation for s in sent}:
        with reading(engine) as connection:
            kept = {row.client_id: row for row in connection.execute(ROWS, {"id": conversation})}
        for one in sent:
            if one.conversation == conversation and one.acknowledged:
                row = kept.get(one.id)
                if row is None or (one.answered and not (row.status == "done" and row.replies)):
                    gone.append(one.id)
    engine.dispose()
    return gone


def twice(settings: Settings, sent: Sequence[Sent]) -> list[str]:
    """Ids stored twice, or answered twice by Rasa. One that Rasa heard, could not answer, and heard again counts once."""
    ours, rasa = make_engine(settings.database_url), make_engine(settings.tracker_url)
    found: list[str] = []
    for conversation in {s.conversation for s in sent}:
        with reading(ours) as connection:
            rows = Counter(row.client_id for row in connection.execute(ROWS, {"id": conversation}))
        with reading(rasa) as connection:
            events = connection.execute(EVENTS, {"id": conversation}).all()
        heard, answered = Counter(_heard(events)), Counter(_answered(events))
        found += [id for id, times in (rows + Counter()).items() if times > 1]
        found += [f"{id} heard {heard[id]} times, answered {n} times" for id, n in answered.items() if n > 1]
    ours.dispose()
    rasa.dispose()
    return found


def _heard(events: Sequence[Row]) -> list[str]:
    """Message ids, once for each time that Rasa took them."""
    return [id for kind, data in events if kind == "user" and (id := json.loads(data).get("message_id"))]


def _answered(events: Sequence[Row]) -> list[str]:
    """Message ids, once for each time that an answer followed."""
    found: list[str] = []
    heard: str | None = None
    for kind, data in events:
        if kind == "user":
            heard = json.loads(data).get("message_id")
        elif heard is not None:
            found.append(heard)
            heard = None
    return found
