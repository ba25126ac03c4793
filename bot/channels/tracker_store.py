"""Rasa's own conversation events, in the database that BONCANAL_TRACKER_URL names; and what keeps them whole.

Rasa wraps every store so that a failed read forgets the person and a failed save goes to memory: here both fail the turn,
which is then asked again. A turn prepared on a state that somebody else has changed meanwhile (a process that was stopped
and woke up, a conversation erased during the turn) is refused as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.db import POOL_SECONDS, make_engine
from bot.patience import limit_waits
from bot.settings import Settings

SEEN = "_bon_canal_newest_event"


class OutdatedTurnError(Exception):
    """The conversation has changed since this turn began; nothing of the turn was kept."""


class TrackerStore(SQLTrackerStore):
    """Rasa's SQL store with our settings instead of its own keys."""

    engine: Any

    def __init__(self, domain: Domain | None = None, event_broker: Any = None, **kwargs: Any) -> None:
        limit_waits()
        url = sa.engine.make_url(Settings.from_env().tracker_url)
        make_engine(url.render_as_string(hide_password=False)).dispose()  # makes the folder of a SQLite file
        super().__init__(
            domain, dialect=url.drivername, host=url.host, port=url.port, db=url.database or "rasa.db",
            username=url.username, password=url.password, query=dict(url.query), event_broker=event_broker,
        )  # fmt: skip
        if self.engine.dialect.name == "postgresql":  # a connection that died is noticed before it is used
            self.engine.dispose()
            self.engine = sa.create_engine(url, pool_pre_ping=True, pool_timeout=POOL_SECONDS)
            self.sessionmaker = sa.orm.sessionmaker(bind=self.engine)
        self.engine.hide_parameters = True  # people's words have no place in a logged error

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        with self.session_scope() as session:
            newest = self._newest(session, sender_id)  # before the events: a doubt refuses rather than mixes
        tracker = await super()._retrieve(sender_id, fetch_events_from_all_sessions)
        if tracker is not None:
            setattr(tracker, SEEN, newest)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the turn's events. Raises OutdatedTurnError, or what the database raises."""
        await super().save(tracker)
        with self.session_scope() as session:
            setattr(tracker, SEEN, self._newest(session, tracker.sender_id))

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Any]:
        """What `save` adds, in its transaction."""
        if self.engine.dialect.name == "postgresql":  # one writer of a conversation at a time
            session.execute(sa.text("select pg_advisory_xact_lock(hashtext(:id))"), {"id": tracker.sender_id})
        if self._newest(session, tracker.sender_id) != getattr(tracker, SEEN, 0):
            raise OutdatedTurnError("the conversation has changed since this turn began")
        found: Iterator[Any] = super()._additional_events(session, tracker)
        return found

    def has_heard(self, sender_id: str, message_id: str) -> bool:
        """Whether a message of this id stands in the conversation, answered or not: a look at its user events alone."""
        event = self.SQLEvent
        named = event.data.contains(f'"message_id": {json.dumps(message_id)}', autoescape=True)
        with self.session_scope() as session:
            same = session.query(event.id).filter(event.sender_id == sender_id, event.type_name == "user", named)
            return same.first() is not None

    def _newest(self, session: Any, sender_id: str) -> int:
        event = self.SQLEvent
        return session.query(sa.func.max(event.id)).filter(event.sender_id == sender_id).scalar() or 0


def install() -> None:
    """From now on, in this process, the agent uses the store itself, without Rasa's wrapper."""
    wrapped = Agent._create_tracker_store

    def plain(store: Any, domain: Domain) -> Any:
        if store is None:
            return wrapped(store, domain)
        store.domain = domain
        return store

    Agent._create_tracker_store = staticmethod(plain)
