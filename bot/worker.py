"""The worker: what must run exactly once whatever the number of servers. For now, retention; reminders and Telegram join it."""

from __future__ import annotations

import logging
import signal
import threading
from datetime import timedelta

from sqlalchemy import select

from bot.channels.store import Conversations
from bot.channels.tables import conversation
from bot.channels.tracker_events import TrackerEvents
from bot.db import make_engine, reading, utcnow
from bot.organisation import read_organisation
from bot.settings import Settings

log = logging.getLogger("bot.worker")
EVERY_SECONDS = 3600.0
BATCH = 500


def purge(store: Conversations, tracker: TrackerEvents, settings: Settings, days: int) -> int:
    """Erase the conversations silent for more than `days`; returns how many, BATCH at most."""
    with reading(make_engine(settings.database_url)) as connection:
        old = select(conversation.c.id).where(conversation.c.last_at < utcnow() - timedelta(days=days)).limit(BATCH)
        ids = list(connection.execute(old).scalars())
    for id in ids:
        tracker.erase(id)
        store.erase(id)
    return len(ids)


def main() -> None:
    """Runs until it is told to stop; a failed round is logged and tried again at the next."""
    settings = Settings.from_env()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    organisation = read_organisation(settings.organisation)
    store = Conversations(make_engine(settings.database_url))
    tracker = TrackerEvents(make_engine(settings.tracker_url))
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    while True:
        try:
            erased = purge(store, tracker, settings, organisation.retention_days)
            if erased:
                log.info("retention: %d conversations erased", erased)
        except Exception:  # the worker outlives any one failure
            log.exception("retention failed; tried again in %d s", EVERY_SECONDS)
        if stop.wait(EVERY_SECONDS):
            return


if __name__ == "__main__":
    main()
