"""Retention: silent conversations go with everything of theirs, but not before a message their owner asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine

from bot.channels.store import Conversations
from bot.channels.tables import conversation
from bot.channels.tracker_events import TrackerEvents
from bot.db import utcnow, writing
from bot.outbox.store import Outbox
from bot.outbox.tables import letter
from bot.worker import purge
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures
from tests.outbox.conftest import add_conversation, draft

DAYS = 90


@pytest.fixture
def store(engine: Engine) -> Conversations:  # noqa: F811
    """Four conversations: one fresh, three silent for longer than the retention."""
    for name in ("fresh", "silent", "planned", "reminded"):
        add_conversation(engine, name)
    with writing(engine) as connection:
        old = update(conversation).where(conversation.c.id != "fresh")
        connection.execute(old.values(last_at=utcnow() - timedelta(days=DAYS + 1)))
    return Conversations(engine)


def test_what_the_person_asked_for_keeps_the_conversation_until_it_was_sent_and_answered(
    engine: Engine,  # noqa: F811
    store: Conversations,
) -> None:
    outbox, tracker, now = Outbox(engine), TrackerEvents(engine), utcnow()
    outbox.post(draft("later", conversation="planned", due_at=now + timedelta(days=1)))
    outbox.post(draft("now", conversation="reminded"))
    row = outbox.claim(("web",), now, timedelta(minutes=1))
    assert row
    outbox.start(row, now)
    outbox.sent(row, now, None)
    assert purge(store, tracker, engine, DAYS) == 1
    assert [store.exists(name) for name in ("fresh", "silent", "planned", "reminded")] == [True, False, True, True]
    with writing(engine) as connection:
        connection.execute(update(letter).values(status="sent", sent_at=now - timedelta(days=DAYS + 1)))
    assert purge(store, tracker, engine, DAYS) == 2
    assert store.exists("fresh")
    assert outbox.rows() == []
