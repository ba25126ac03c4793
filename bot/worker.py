"""The worker: what runs beside the servers. Retention, everything sent later (bot/outbox), Telegram."""

from __future__ import annotations

import os
import signal
import threading
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot import logs, metrics
from bot.channels.senders import make_dispatcher
from bot.channels.store import Conversations
from bot.channels.tables import conversation
from bot.channels.telegram.config import TelegramConfig
from bot.channels.telegram.sender import TelegramSender
from bot.channels.telegram.service import TelegramService, start_in_thread
from bot.channels.tokens import read_secret
from bot.channels.tracker_events import TrackerEvents
from bot.console.jobs import console_jobs
from bot.db import make_engine, reading, utcnow
from bot.events import retention as events
from bot.events.jobs import event_jobs
from bot.jobs import Job, start
from bot.organisation import read_organisation
from bot.outbox.tables import letter
from bot.patience import limit_waits
from bot.settings import Settings

RETENTION_SECONDS = 3600.0
OUTBOX_SECONDS = 5.0
BATCH = 500
WAIT_SECONDS = 60.0
"""For PostgreSQL: nobody waits for the worker, but it must not hang for ever either."""
NICE = 5
"""The worker steps back for the servers, where people and Telegram wait for an answer within milliseconds."""


def purge(store: Conversations, tracker: TrackerEvents, engine: Engine, days: int) -> int:
    """Erase the conversations silent for more than `days`; returns how many, BATCH at most.

    One that waits for a message the person asked for (« avant / après ») is kept until `days` after that message.
    """
    limit = utcnow() - timedelta(days=days)
    planned = letter.c.status.in_(("waiting", "taken")) | (letter.c.sent_at > limit)
    waits = select(letter.c.id).where(letter.c.conversation_id == conversation.c.id, planned).exists()
    old = select(conversation.c.id).where(conversation.c.last_at < limit, ~waits).limit(BATCH)
    with reading(engine) as connection:
        ids = list(connection.execute(old).scalars())
    for id in ids:
        events.let_go(engine, id)
        tracker.erase(id)
        store.erase(id, copies=False)  # entries made of its words stay, as nobody's
    return len(ids)


def main() -> None:
    """Runs its jobs until it is told to stop."""
    os.nice(NICE)
    settings = Settings.from_env()
    logs.set_up(settings, "worker")
    limit_waits(WAIT_SECONDS)
    metrics.serve(settings, "worker")
    organisation, engine = read_organisation(settings.organisation), make_engine(settings.database_url)
    store, tracker = Conversations(engine), TrackerEvents(make_engine(settings.tracker_url))
    config = TelegramConfig.from_env()
    telegram = TelegramService(settings, config) if config else None
    others = [TelegramSender(telegram, engine)] if telegram else []
    dispatcher = make_dispatcher(settings, engine, organisation, read_secret(settings), *others)
    jobs = (
        Job("retention", RETENTION_SECONDS, lambda: purge(store, tracker, engine, organisation.retention_days)),
        Job("outbox", OUTBOX_SECONDS, lambda: dict(dispatcher.run_once())),
        *event_jobs(settings, organisation, engine, read_secret(settings)),
        *console_jobs(settings, organisation, engine),
    )
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    threads = [start(job, stop) for job in jobs] + ([start_in_thread(telegram, stop)] if telegram else [])
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
