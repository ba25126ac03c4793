"""Figures for Prometheus: what a process counts itself, and what it reads from the database when it is asked.

Off unless `BONCANAL_METRICS_PORT` is set; then on a port of its own, on this machine only unless `BONCANAL_METRICS_HOST` says otherwise:
the web process on that port, the worker on the next. No label names a person, a conversation or a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.answers.answer import Kind
from bot.channels.holds import hold
from bot.channels.telegram.tables import telegram_update
from bot.db import reading, utcnow
from bot.inbox import inbox
from bot.outbox.tables import letter
from bot.settings import SettingError, Settings

REGISTRY = CollectorRegistry()
SECONDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 2, 4, 8, 16, 60)
TURNS = Counter(
    "boncanal_turns",
    "Messages by outcome: answered, silent (a person has it), failed (at first; an answer that comes later counts too)",
    ["outcome"],
    registry=REGISTRY,
)
TURN_SECONDS = Histogram(
    "boncanal_turn_seconds", "How long Rasa and the actions took", buckets=SECONDS, registry=REGISTRY
)
REPLIES = Counter(
    "boncanal_replies",
    "Replies by kind: answer, question, suggestions, redirect, handoff…",
    ["kind"],
    registry=REGISTRY,
)
REFUSALS = Counter(
    "boncanal_refusals", "Requests refused, by reason (bot/channels/problems.py)", ["reason"], registry=REGISTRY
)
KINDS = frozenset(get_args(Kind))
OFFSET = {"web": 0, "worker": 1}
"""Added to the port, so that one setting serves both processes."""


def count_failure(fresh: bool) -> None:
    """Note a message that found no answer. Counted when it is `fresh`, and so once, however often it is tried again."""
    if fresh:
        TURNS.labels("failed").inc()


def count_replies(messages: Iterable[dict[str, Any]]) -> None:
    """Note what a turn brought."""
    for message in messages:
        kind = (message.get("data") or {}).get("kind")
        REPLIES.labels(kind if kind in KINDS else "other").inc()


class Stored(Collector):
    """Gauges read from the database at each look; `boncanal_database_up` is 0, and the others missing, when it does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Called by Prometheus's client."""
        try:
            with reading(self._engine) as connection:
                found = list(_gauges(connection))
        except SQLAlchemyError:
            found = []
        yield GaugeMetricFamily("boncanal_database_up", "Whether the database answers", value=float(bool(found)))
        yield from found


def _gauges(connection: Connection) -> Iterator[GaugeMetricFamily]:
    now = utcnow()
    yield _by(
        "boncanal_outbox_letters",
        "Letters of the outbox",
        "status",
        connection,
        select(letter.c.status, func.count()).group_by(letter.c.status),
    )
    open_ones = select(inbox.c.reason, func.count()).where(inbox.c.status == "new").group_by(inbox.c.reason)
    yield _by("boncanal_inbox_open", "Messages that wait for a person", "reason", connection, open_ones)
    updates = select(telegram_update.c.status, func.count()).group_by(telegram_update.c.status)
    yield _by("boncanal_telegram_updates", "Updates of Telegram kept", "status", connection, updates)
    held = connection.execute(select(func.count()).select_from(hold).where(hold.c.until > now)).scalar_one()
    yield GaugeMetricFamily("boncanal_handovers", "Conversations that a person has now", value=float(held))
    late = (
        select(letter.c.due_at)
        .where(letter.c.status == "waiting", letter.c.due_at < now)
        .order_by(letter.c.due_at)
        .limit(1)
    )
    yield GaugeMetricFamily(
        "boncanal_outbox_lag_seconds", "Age of the oldest letter that is due", value=_age(connection, late)
    )
    first = (
        select(telegram_update.c.received_at)
        .where(telegram_update.c.status == "new")
        .order_by(telegram_update.c.received_at)
        .limit(1)
    )
    yield GaugeMetricFamily(
        "boncanal_telegram_lag_seconds", "Age of the oldest update not handled", value=_age(connection, first)
    )


def _by(name: str, text: str, label: str, connection: Connection, query: Any) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for value, number in connection.execute(query):
        family.add_metric([str(value)], float(number))
    return family


def _age(connection: Connection, query: Any) -> float:
    moment = connection.execute(query).scalar()
    return max(0.0, (utcnow() - moment).total_seconds()) if moment else 0.0


def serve(settings: Settings, process: str, engine: Engine | None = None) -> None:
    """Answer Prometheus in a thread of its own; nothing without a port. `engine` adds the database's gauges. Raises SettingError."""
    if not settings.metrics_port:
        return
    port = settings.metrics_port + OFFSET[process]
    if engine is not None:
        REGISTRY.register(Stored(engine))
    try:
        start_http_server(port, settings.metrics_host, REGISTRY)
    except OSError as error:
        raise SettingError(
            "BONCANAL_METRICS_PORT", str(port), f"a free port on {settings.metrics_host} ({error.strerror})"
        ) from None
