"""What the worker does for events: sort new questions, tell speakers, draft on those that came on paper or in files, end retention."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.answers.library import Library
from bot.db import reading, utcnow
from bot.events import drafting, retention
from bot.events.house import EventHouse
from bot.events.speaker_chat import SpeakerChats
from bot.events.tables import event, question
from bot.followup.desk import House
from bot.jobs import Job
from bot.knowledge.repository import KnowledgeRepository
from bot.organisation import Organisation
from bot.settings import Settings

SORT_SECONDS, ANNOUNCE_SECONDS, DRAFT_SECONDS, PURGE_SECONDS = 3.0, 5.0, 60.0, 3600.0


def event_jobs(settings: Settings, organisation: Organisation, engine: Engine, secret: str) -> tuple[Job, ...]:
    """The jobs. The encoder is loaded when the first question comes, not before."""
    house = EventHouse(House(settings, organisation, engine, secret))
    library = Library(KnowledgeRepository(engine), organisation)
    return (
        Job("event questions", SORT_SECONDS, lambda: sort_new(house)),
        Job("speakers' chats", ANNOUNCE_SECONDS, lambda: SpeakerChats(house).announce(utcnow())),
        Job("event drafts", DRAFT_SECONDS, lambda: draft_new(engine, library)),
        Job("event retention", PURGE_SECONDS, lambda: retention.purge(engine, utcnow())),
    )


def sort_new(house: EventHouse) -> int:
    """Encode and sort what came since the last round; how many questions."""
    return sum(house.grouping.sort(id) for id in _with(house.engine, question.c.vector.is_(None)))


def draft_new(engine: Engine, library: Library) -> int:
    """Draft on what nobody understood yet; how many drafts."""
    waiting = question.c.topic.is_(None) & question.c.draft.is_(None) & question.c.source.in_(("paper", "import"))
    return sum(
        drafting.draft_all(engine, library, id)
        for id in _with(engine, waiting & question.c.state.in_(("open", "held")))
    )


def _with(engine: Engine, condition: object) -> list[int]:
    """Events, retention not over, that have such a question."""
    query = (
        select(question.c.event_id)
        .join(event, event.c.id == question.c.event_id)
        .where(event.c.purged_at.is_(None), condition)
    )
    with reading(engine) as connection:
        return list(connection.execute(query.distinct()).scalars())
