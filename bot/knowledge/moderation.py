"""What people decide about entries, kept across loads: withdrawing one, reporting an error in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection, Engine

from bot.db import reading, utcnow, writing
from bot.knowledge import tables

TOPIC = "topic"
"""The kind under which topics that are switched off stand among what is withdrawn. It is no kind of entry."""
LONGEST_REPORT = 1000
"""Characters kept of what a user writes about an error; the rest is cut, for a report must not be lost."""


class UnknownEntryError(LookupError):
    """There is no such entry; the message names it and says what is allowed."""


@dataclass(frozen=True)
class Report:
    """« Signaler une erreur » : what somebody wrote about an entry."""

    id: int
    kind: str
    entry_id: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Withdrawal:
    """An entry that is not shown, since when and why."""

    kind: str
    entry_id: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Known:
    """An entry that is loaded. `withdrawn`: the reason, when it is."""

    kind: str
    id: str
    title: str
    file: str
    year: int | None
    withdrawn: str | None


class Moderation:
    """Writes and lists of withdrawals and reports."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def withdraw(self, kind: str, id: str, reason: str) -> None:
        """Hide an entry at once, and after every load. Withdrawing it again changes the reason.

        Raises UnknownEntryError; ValueError without a reason.
        """
        if not reason.strip():
            raise ValueError("reason='': allowed: why the entry is withdrawn")
        table = tables.withdrawn
        with writing(self._engine) as connection:
            _must_exist(connection, kind, id)
            connection.execute(delete(table).where(table.c.kind == kind, table.c.entry_id == id))
            values = {"kind": kind, "entry_id": id, "reason": reason.strip(), "at": utcnow()}
            connection.execute(insert(table), values)

    def restore(self, kind: str, id: str) -> bool:
        """Show a withdrawn entry again; False when it was not withdrawn."""
        table = tables.withdrawn
        with writing(self._engine) as connection:
            gone = connection.execute(delete(table).where(table.c.kind == kind, table.c.entry_id == id))
        return bool(gone.rowcount)

    def switch_off(self, topic: str, reason: str) -> None:
        """The assistant does not answer on a topic any more, from the next message on. ValueError without a reason."""
        if not reason.strip():
            raise ValueError("reason='': allowed: why the topic is switched off")
        table = tables.withdrawn
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.kind == TOPIC, table.c.entry_id == topic))
            values = {"kind": TOPIC, "entry_id": topic, "reason": reason.strip(), "at": utcnow()}
            connection.execute(insert(table), values)

    def switch_on(self, topic: str) -> bool:
        """The assistant answers on it again; False when it did."""
        return self.restore(TOPIC, topic)

    def is_off(self, topic: str) -> bool:
        """Whether a topic is switched off."""
        table = tables.withdrawn
        query = select(table.c.entry_id).where(table.c.kind == TOPIC, table.c.entry_id == topic)
        with reading(self._engine) as connection:
            return connection.execute(query).first() is not None

    def report(self, kind: str, id: str, text: str) -> None:
        """Keep what a user says is wrong in an entry. UnknownEntryError; ValueError when `text` is empty."""
        kept = text.strip()[:LONGEST_REPORT]
        if not kept:
            raise ValueError("text='': allowed: what is wrong in the entry")
        with writing(self._engine) as connection:
            _must_exist(connection, kind, id)
            connection.execute(insert(tables.report), {"kind": kind, "entry_id": id, "text": kept, "at": utcnow()})

    def find(self, id: str) -> list[Known]:
        """What is loaded under this id, one line for each kind, withdrawn or not."""
        entry, hidden = tables.entry, tables.withdrawn
        query = (
            select(entry, hidden.c.reason.label("withdrawn"))
            .outerjoin(hidden, (hidden.c.kind == entry.c.kind) & (hidden.c.entry_id == entry.c.id))
            .where(entry.c.id == id)
            .order_by(entry.c.kind)
        )
        with reading(self._engine) as connection:
            return [Known(**row._mapping) for row in connection.execute(query)]

    def reports(self, limit: int = 100) -> list[Report]:
        """The newest reports."""
        with reading(self._engine) as connection:
            query = select(tables.report).order_by(tables.report.c.id.desc()).limit(limit)
            return [Report(**row._mapping) for row in connection.execute(query)]

    def withdrawals(self) -> list[Withdrawal]:
        """All that is withdrawn, newest first."""
        with reading(self._engine) as connection:
            query = select(tables.withdrawn).order_by(tables.withdrawn.c.at.desc())
            return [Withdrawal(**row._mapping) for row in connection.execute(query)]


def _must_exist(connection: Connection, kind: str, id: str) -> None:
    if kind not in tables.KINDS:
        raise UnknownEntryError(f"kind={kind!r}: allowed: {', '.join(tables.KINDS)}")
    entry = tables.entry
    if connection.execute(select(entry.c.id).where(entry.c.kind == kind, entry.c.id == id)).first() is None:
        raise UnknownEntryError(f"id={id!r}: allowed: the id of an entry of kind {kind}")
