"""A conversation's five-hundredth turn beside its fifth, over the public contract, on real servers."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData, Table, insert, select
from sqlalchemy.engine import Engine

from bench.faults.people import TEXTS
from bench.ratio import WARM_UP, Pair, alternated
from bot.channels.handling import Handling
from bot.channels.store import Conversations, Incoming
from bot.channels.tokens import read_secret
from bot.channels.tracker_events import TrackerEvents
from bot.channels.turns import RasaClient
from bot.db import make_engine, reading, writing
from bot.run.stack import Stack, Talk

BAR = 1.3
EARLY = 5
EACH = 4
"""Messages measured in one conversation: a conversation may send thirty a minute."""
PATIENCE = 60.0


@dataclass
class Doors:
    """The installation of a stack from inside: the same path as the web's, without its limits."""

    ours: Engine
    rasas: Engine
    handling: Handling

    @classmethod
    def of(cls, running: Stack) -> Doors:
        """For a running stack; in the event loop that uses it."""
        settings = running.settings
        ours, rasas = make_engine(settings.database_url), make_engine(settings.tracker_url)
        client = RasaClient(settings, read_secret(settings))
        return cls(ours, rasas, Handling(Conversations(ours), TrackerEvents(rasas), client, PATIENCE))


def measure(running: Stack, late: int, rounds: int) -> Pair:
    """`late`: the turn that is compared with the fifth."""
    groups = -(-(rounds + WARM_UP) // EACH)
    early = [running.talk() for _ in range(groups)]
    old = [running.talk() for _ in range(groups)]
    asyncio.run(_fill(running, [talk.id for talk in early], old[0].id, late))
    doors = Doors.of(running)
    for talk in old[1:]:
        copy(doors, old[0].id, talk.id)
    pair = Pair(f"a message of a conversation ({doors.ours.dialect.name})", f"turn {EARLY}", f"turn {late}", BAR)

    def say(talks: list[Talk]) -> Any:
        return lambda number: talks[number // EACH].say(TEXTS[number % len(TEXTS)])

    return alternated(pair, say(early), say(old), rounds)


async def _fill(running: Stack, early: list[str], old: str, late: int) -> None:
    doors = Doors.of(running)
    for id in early:
        await _talk(doors, id, EARLY - 1)
    await _talk(doors, old, late - 1)
    await doors.handling.rasa.close()


async def _talk(doors: Doors, id: str, turns: int) -> None:
    for number in range(turns):
        said = Incoming(str(uuid.uuid4()), TEXTS[number % len(TEXTS)])
        await doors.handling.handle(id, said)


def copy(doors: Doors, source: str, target: str) -> None:
    """All rows of one conversation as another's, as if it had said the same."""
    events = Table("events", MetaData(), autoload_with=doors.rasas)
    with reading(doors.rasas) as connection:
        rows = connection.execute(select(events).where(events.c.sender_id == source).order_by(events.c.id)).mappings()
        copies = [{k: v for k, v in row.items() if k != "id"} | {"sender_id": target} for row in rows]
    with writing(doors.rasas) as connection:
        connection.execute(insert(events), copies)
    message = Table("message", MetaData(), autoload_with=doors.ours)
    with writing(doors.ours) as connection:
        said = connection.execute(
            select(message).where(message.c.conversation_id == source).order_by(message.c.id)
        ).mappings()
        became: dict[int, int] = {}
        for row in said.all():
            values = {k: v for k, v in row.items() if k != "id"} | {"conversation_id": target}
            values["answers"] = became.get(row["answers"])
            became[row["id"]] = connection.execute(insert(message).values(values)).inserted_primary_key[0]
