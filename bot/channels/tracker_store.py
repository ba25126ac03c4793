"""Rasa's own conversation events, in the database that BONCANAL_TRACKER_URL names; and their erasure."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain

from bot.db import make_engine
from bot.settings import Settings


class TrackerStore(SQLTrackerStore):
    """Rasa's SQL store with our settings instead of its own keys."""

    def __init__(self, domain: Domain | None = None, event_broker: Any = None, **kwargs: Any) -> None:
        url = sa.engine.make_url(Settings.from_env().tracker_url)
        make_engine(str(url)).dispose()  # makes the folder of a SQLite file
        super().__init__(
            domain, dialect=url.drivername, host=url.host, port=url.port, db=url.database or "rasa.db",
            username=url.username, password=url.password, event_broker=event_broker,
        )  # fmt: skip
        self.engine.hide_parameters = True  # people's words have no place in a logged error
