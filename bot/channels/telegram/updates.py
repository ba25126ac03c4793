"""Updates in SQL: kept before they are acknowledged, each number once, handled in the order of their numbers within a chat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine, Row

from bot.channels.telegram.tables import telegram_update
from bot.db import reading, utcnow, writing

MOST_ID = 2**62
KEPT = timedelta(days=15)
"""How long a number is remembered; Telegram itself keeps an update for a day at most."""
NUMBERS_LAST = timedelta(days=6)
"""After a silent week Telegram starts again at a random number: an older offset would hide what comes then."""
OPEN = ("new", "erasing")
"""Not handled to the end. "erasing": answered, and what the person asked to erase is being erased."""
_t = telegram_update.c


@dataclass(frozen=True)
class Waiting:
    """The first update of a chat that is not handled yet."""

    update_id: int
    chat: str
    body: dict[str, Any]
    attempts: int
    erasing: bool
    behind: int  # how many more wait in this chat


class Updates:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine, bot_id: int) -> None:
        self._engine, self._bot = engine, bot_id

    def keep(self, found: Iterable[dict[str, Any]]) -> int:
        """Store what is not there yet, in one transaction; how many were new. What carries no number is passed over."""
        now = utcnow()
        rows = {row["update_id"]: row for row in (self._row(one, now) for one in found) if row}
        if not rows:
            return 0
        dialect = sqlite if self._engine.dialect.name == "sqlite" else postgresql
        new = dialect.insert(telegram_update).on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
        with writing(self._engine) as connection:
            return sum(connection.execute(new, row).rowcount for row in rows.values())

    def offset(self) -> int | None:
        """What to ask getUpdates for: one above the highest number kept; None when that is too old to count."""
        query = select(_t.update_id, _t.received_at).where(_t.bot_id == self._bot)
        with reading(self._engine) as connection:
            last = connection.execute(query.order_by(_t.received_at.desc(), _t.update_id.desc()).limit(1)).first()
            if last is None or last.received_at < utcnow() - NUMBERS_LAST:
                return None
            recent = (_t.bot_id == self._bot) & (_t.received_at > utcnow() - NUMBERS_LAST)
            highest = connection.execute(select(func.max(_t.update_id)).where(recent)).scalar()
        return int(highest) + 1 if highest is not None else None

    def heads(self, now: datetime, settle: timedelta) -> list[str]:
        """The chats with something to do now: whose first update is due, and was there long enough for an earlier one to arrive."""
        first = (
            select(_t.chat, func.min(_t.update_id).label("update_id"))
            .where(_t.bot_id == self._bot, _t.status.in_(OPEN))
            .group_by(_t.chat)
            .subquery()
        )
        query = (
            select(_t.chat)
            .join(first, _t.update_id == first.c.update_id)
            .where(_t.bot_id == self._bot, _t.status.in_(OPEN), _t.due_at <= now, _t.received_at <= now - settle)
            .order_by(_t.update_id)
        )
        with reading(self._engine) as connection:
            return [str(chat) for chat in connection.execute(query).scalars()]

    def first(self, chat: str, now: datetime) -> Waiting | None:
        """The update to handle next in a chat; None when there is none or it is not due yet."""
        mine = (_t.bot_id == self._bot) & (_t.status.in_(OPEN)) & (_t.chat == chat)
        with reading(self._engine) as connection:
            row: Row | None = connection.execute(
                select(telegram_update).where(mine).order_by(_t.update_id).limit(1)
            ).first()
            if row is None or row.due_at > now:
                return None
            behind = connection.execute(select(func.count()).select_from(telegram_update).where(mine)).scalar_one() - 1
        return Waiting(row.update_id, chat, row.body or {}, row.attempts, row.status == "erasing", behind)

    def done(self, update_id: int, status: str = "done") -> None:
        """Handled: only the number stays."""
        self._change(update_id, status=status, body=None, chat=None)

    def erasing(self, update_id: int, conversations: list[str]) -> None:
        """Answered; these conversations are to go before it is done."""
        self._change(update_id, status="erasing", body={"erase": conversations})

    def presses(self, since: datetime) -> list[tuple[int, dict[str, Any]]]:
        """Buttons pressed since then whose answer is still to come: (number, body)."""
        recent = (_t.bot_id == self._bot) & (_t.received_at >= since) & (_t.status == "new")
        with reading(self._engine) as connection:
            rows = connection.execute(select(_t.update_id, _t.body).where(recent)).all()
        return [(row.update_id, row.body) for row in rows if row.body and "callback_query" in row.body]

    def later(self, update_id: int, due_at: datetime, attempts: int) -> None:
        """Handling failed for now."""
        self._change(update_id, due_at=due_at, attempts=attempts)

    def move(self, old_chat: str, new_chat: str) -> None:
        """A group changed its id."""
        with writing(self._engine) as connection:
            connection.execute(
                update(telegram_update).where(_t.bot_id == self._bot, _t.chat == old_chat).values(chat=new_chat)
            )

    def counts(self) -> dict[str, int]:
        """How many are in each status."""
        query = select(_t.status, func.count()).where(_t.bot_id == self._bot).group_by(_t.status)
        with reading(self._engine) as connection:
            return {str(status): int(n) for status, n in connection.execute(query)}

    def forget(self) -> None:
        """Drop the numbers that cannot come again."""
        old = (_t.received_at < utcnow() - KEPT) & _t.status.not_in(OPEN)
        with writing(self._engine) as connection:
            connection.execute(delete(telegram_update).where(old))

    def _change(self, update_id: int, **values: Any) -> None:
        with writing(self._engine) as connection:
            same = (_t.bot_id == self._bot) & (_t.update_id == update_id)
            connection.execute(update(telegram_update).where(same).values(values))

    def _row(self, body: Any, now: datetime) -> dict[str, Any] | None:
        id = body.get("update_id") if isinstance(body, dict) else None
        if not isinstance(id, int) or isinstance(id, bool) or not 0 <= id < MOST_ID:
            return None
        return {"bot_id": self._bot, "update_id": id, "chat": chat_of(body), "body": body, "status": "new", "attempts": 0,
                "due_at": now, "received_at": now}  # fmt: skip


def chat_of(body: dict[str, Any]) -> str:
    """What keeps order: the chat's id; for what belongs to no chat, the update's own number."""
    for part in body.values():
        for place in (part, part.get("message") if isinstance(part, dict) else None):
            chat = place.get("chat") if isinstance(place, dict) else None
            id = chat.get("id") if isinstance(chat, dict) else None
            if isinstance(id, int) and not isinstance(id, bool) and abs(id) < MOST_ID:
                return str(id)
    return f"u{body['update_id']}"
