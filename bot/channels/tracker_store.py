"""Rasa's own conversation events, in the database that BONCANAL_TRACKER_URL names; and what keeps them whole.

Rasa wraps every store so that a failed read forgets the person and a failed save goes to memory: here both fail the turn,
which is then asked again. A turn prepared on a state that somebody else has changed meanwhile (a process that was stopped
and woke up, a conversation erased during the turn) is refused as a whole.
"""

from __future__ import annotations

import itertools
import json
import logging
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels import tracker_window
from bot.db import make_engine, make_kept_engine
from bot.patience import limit_waits
from bot.settings import Settings

log = logging.getLogger(__name__)
SEEN = "_bon_canal_newest_event"
LOADED = "_bon_canal_events_loaded"


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
        self.engine.dispose()  # Rasa's own opens a SQLite file anew for each look, four times a turn
        self.engine = make_kept_engine(url)
        self.sessionmaker = sa.orm.sessionmaker(bind=self.engine)
        try:
            tracker_window.index(self.engine)
        except sa.exc.SQLAlchemyError as error:  # slower without, right all the same; a filled table takes its time
            log.warning("events are not indexed, `boncanal prepare` does it: %s", type(error).__name__)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        """The end of the conversation (`tracker_window`), or all of it."""
        with self.session_scope() as session:
            newest = self._newest(session, sender_id)  # before the events: a doubt refuses rather than mixes
            if fetch_events_from_all_sessions:
                tracker = await super()._retrieve(sender_id, True)
            else:
                events = tracker_window.recent(session, self.SQLEvent, sender_id, [s.name for s in self.domain.slots])
                tracker = DialogueStateTracker.from_dict(sender_id, events, self.domain.slots) if events else None
        if tracker is not None:
            _mark(tracker, newest)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the turn's events. Raises OutdatedTurnError, or what the database raises."""
        await super().save(tracker)
        with self.session_scope() as session:
            _mark(tracker, self._newest(session, tracker.sender_id))

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Any]:
        """What `save` adds, in its transaction."""
        if self.engine.dialect.name == "postgresql":  # one writer of a conversation at a time
            session.execute(sa.text("select pg_advisory_xact_lock(hashtext(:id))"), {"id": tracker.sender_id})
        if self._newest(session, tracker.sender_id) != getattr(tracker, SEEN, 0):
            raise OutdatedTurnError("the conversation has changed since this turn began")
        return itertools.islice(tracker.events, getattr(tracker, LOADED, 0), None)

    def has_heard(self, sender_id: str, message_id: str) -> bool:
        """Whether a message of this id stands in the conversation, answered or not: a look at its user events alone."""
        event = self.SQLEvent
        # Events kept before messages had their id in a column of its own.
        old = event.action_name.is_(None) & event.data.contains(
            f'"message_id": {json.dumps(message_id)}', autoescape=True
        )
        same = event.sender_id == sender_id, event.type_name == "user", (event.action_name == message_id) | old
        with self.session_scope() as session:
            return session.query(event.id).filter(*same).first() is not None

    def _newest(self, session: Any, sender_id: str) -> int:
        event = self.SQLEvent
        return session.query(sa.func.max(event.id)).filter(event.sender_id == sender_id).scalar() or 0


@sa.event.listens_for(SQLTrackerStore.SQLEvent, "before_insert")
def _name_message(_: object, __: object, row: Any) -> None:
    """The id of a message in a column that Rasa leaves empty for it: looked for at each turn, it is not searched in texts."""
    if row.type_name == "user":
        row.action_name = json.loads(row.data).get("message_id")


def _mark(tracker: DialogueStateTracker, newest: int) -> None:
    """All that the tracker holds now is kept, up to the event of this number."""
    setattr(tracker, SEEN, newest)
    setattr(tracker, LOADED, len(tracker.events))


def install() -> None:
    """From now on, in this process, the agent uses the store itself, without Rasa's wrapper."""
    wrapped = Agent._create_tracker_store

    def plain(store: Any, domain: Domain) -> Any:
        if store is None:
            return wrapped(store, domain)
        store.domain = domain
        return store

    Agent._create_tracker_store = staticmethod(plain)
