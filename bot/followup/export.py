"""All that is kept of a person beside the messages: for the copy of their data. Erasing it needs nothing here, for every row
goes with its conversation (foreign keys with ON DELETE CASCADE)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.followup.tables import measure, plan, tracking
from bot.outbox.tables import address, consent, hand_over, letter

BY_CONVERSATION = {"outbox": letter, "addresses": address, "consents": consent, "trackings": tracking, "plans": plan}
HIDDEN = frozenset({"claim", "claimed_until", "digest"})
"""Our own bookkeeping, which says nothing of the person."""


def export_later(connection: Connection, conversation: str) -> dict[str, list[dict[str, Any]]]:
    """The person's rows by table, JSON-ready."""
    found = {
        name: connection.execute(select(table).where(table.c.conversation_id == conversation)).mappings().all()
        for name, table in BY_CONVERSATION.items()
    }
    of_mine = select(tracking.c.id).where(tracking.c.conversation_id == conversation)
    found["measures"] = (
        connection.execute(select(measure).where(measure.c.tracking_id.in_(of_mine)).order_by(measure.c.id))
        .mappings()
        .all()
    )
    links = select(hand_over.c.expires_at, hand_over.c.used_at).where(hand_over.c.conversation_id == conversation)
    found["telegram_links"] = connection.execute(links).mappings().all()
    return {name: [_plain(dict(row)) for row in rows] for name, rows in found.items()}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items() if k not in HIDDEN}
