"""Conversations in SQL: an incoming message is stored before anything is answered; the same client id is taken once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.channels.erasure import erase_in
from bot.channels.holds import hold
from bot.channels.tables import conversation, feedback, message
from bot.channels.telegram.tables import telegram_chat
from bot.db import reading, utcnow, writing
from bot.events import retention as events
from bot.followup.export import export_later
from bot.inbox import inbox, keep_in

OFFERS_LOOKED_AT = 40
HISTORY = 200
INTERNAL = frozenset({"vector", "group_id", "closed_by"})
"""Columns of the inbox that are about sorting it, not about the person."""
PLACES = select(telegram_chat.c.chat_id, telegram_chat.c.thread_id, telegram_chat.c.user_id)


@dataclass(frozen=True)
class Incoming:
    """What a client sent. `payload` is set for a button, `text` then its title."""

    client_id: str
    text: str
    payload: str | None = None


class Conversations:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, id: str, channel: str, event: str | None) -> None:
        """A new conversation."""
        now = utcnow()
        with writing(self._engine) as connection:
            connection.execute(
                insert(conversation).values(id=id, channel=channel, event=event, created_at=now, last_at=now)
            )

    def exists(self, id: str) -> bool:
        """Whether it is there (it may have been erased)."""
        with reading(self._engine) as connection:
            return connection.execute(select(conversation.c.id).where(conversation.c.id == id)).first() is not None

    def take(self, id: str, incoming: Incoming) -> tuple[Row, bool]:
        """Store the message and claim it for handling; (row, False) when the same client id was stored before.

        What then is to be done, its status says: "done", or "taken" by somebody who may be dead.
        """
        with writing(self._engine) as connection:
            now = utcnow()
            try:
                with connection.begin_nested():
                    connection.execute(insert(message).values(_user_row(id, incoming, now)))
                fresh = True
            except IntegrityError:
                claim = (
                    update(message)
                    .where(_same(id, incoming.client_id), message.c.status == "new")
                    .values(status="taken")
                )
                connection.execute(claim)
                fresh = False
            connection.execute(update(conversation).where(conversation.c.id == id).values(last_at=now))
            row = connection.execute(select(message).where(_same(id, incoming.client_id))).one()
        return row, fresh

    def finish(self, row: Row, topic: str | None, replies: list[dict[str, Any]]) -> list[Row]:
        """Keep the replies to a message and close it, once, whoever else heard them too; returns them as stored."""
        still_open = (message.c.id == row.id) & (message.c.status != "done")
        with writing(self._engine) as connection:
            if connection.execute(update(message).where(still_open).values(status="done", topic=topic)).rowcount:
                for reply in replies:
                    connection.execute(insert(message).values(_bot_row(row.conversation_id, row.id, topic, reply)))
        return self.replies(row.id)

    def release(self, row: Row) -> None:
        """Handling failed: let the same message be tried again."""
        with writing(self._engine) as connection:
            connection.execute(
                update(message).where(message.c.id == row.id, message.c.status == "taken").values(status="new")
            )

    def message(self, id: int) -> Row | None:
        """One stored message."""
        with reading(self._engine) as connection:
            return connection.execute(select(message).where(message.c.id == id)).first()

    def replies(self, answers: int) -> list[Row]:
        """What was answered to a message."""
        with reading(self._engine) as connection:
            return list(connection.execute(select(message).where(message.c.answers == answers).order_by(message.c.id)))

    def replies_to(self, id: str, client_id: str) -> list[Row]:
        """What was answered to the message of this client id; empty when it was not taken, or has no answer yet."""
        same = (message.c.conversation_id == id) & (message.c.client_id == client_id)
        with reading(self._engine) as connection:
            row = connection.execute(select(message.c.id).where(same, message.c.status == "done")).scalar()
        return self.replies(row) if row else []

    def history(self, id: str, after: int = 0) -> list[Row]:
        """Messages after a row id, oldest first; without it, the last HISTORY ones."""
        query = select(message).where(message.c.conversation_id == id, message.c.id > after)
        with reading(self._engine) as connection:
            return list(connection.execute(query.order_by(message.c.id.desc()).limit(HISTORY)))[::-1]

    def was_offered(self, id: str, payload: str) -> bool:
        """Whether one of the last answers offered this button."""
        query = select(message.c.buttons).where(message.c.conversation_id == id, message.c.role != "user")
        with reading(self._engine) as connection:
            recent = connection.execute(query.order_by(message.c.id.desc()).limit(OFFERS_LOOKED_AT)).scalars().all()
        return any(button.get("payload") == payload for buttons in recent for button in buttons)

    def rate(self, id: str, answer_id: str, value: str, comment: str | None) -> None:
        """Keep a thumb; the last one counts. A first thumb down brings the question to the inbox."""
        with writing(self._engine) as connection:
            same = (feedback.c.conversation_id == id) & (feedback.c.answer_id == answer_id)
            was_down = connection.execute(select(feedback.c.id).where(same, feedback.c.value == "down")).first()
            if value == "down" and not was_down:
                _to_inbox(connection, id, answer_id, comment)
            connection.execute(delete(feedback).where(same))
            connection.execute(
                insert(feedback).values(
                    conversation_id=id, answer_id=answer_id, value=value, comment=comment, at=utcnow()
                )
            )

    def export(self, id: str) -> dict[str, Any]:
        """All that is kept about the person in our own tables, JSON-ready."""
        with reading(self._engine) as connection:
            head = connection.execute(select(conversation).where(conversation.c.id == id)).one()
            said = connection.execute(
                select(message).where(message.c.conversation_id == id).order_by(message.c.id)
            ).all()
            rated = connection.execute(select(feedback).where(feedback.c.conversation_id == id)).all()
            kept = connection.execute(select(inbox).where(inbox.c.conversation == id)).all()
            later = export_later(connection, id)
            joined = events.export(connection, id)
            held = connection.execute(select(hold).where(hold.c.conversation_id == id)).all()
            places = connection.execute(PLACES.where(telegram_chat.c.conversation_id == id)).mappings().all()
        return {
            "conversation": _plain(head),
            "messages": [_plain(row) for row in said],
            "feedback": [_plain(row) for row in rated],
            "inbox": [_plain(row, INTERNAL) for row in kept],
            "later": later,
            "events": joined,
            "taken_over_by": [_plain(row) for row in held],
            "telegram": [dict(place) for place in places],
        }

    def erase(self, id: str, copies: bool = True) -> None:
        """Nothing of the conversation remains in our own tables; `copies`: see `erase_in`."""
        with writing(self._engine) as connection:
            erase_in(connection, id, copies)


def _to_inbox(connection: Connection, id: str, answer_id: str, comment: str | None) -> None:
    """The question that an answer did not help; nothing for an unknown answer, or one to somebody in distress."""
    said = select(message).where(message.c.conversation_id == id, message.c.role == "bot").order_by(message.c.id.desc())
    rows = connection.execute(said.limit(OFFERS_LOOKED_AT)).all()
    rated = next((row for row in rows if row.data.get("answer_id") == answer_id), None)
    if rated is None or rated.answers is None or rated.data.get("redirect") == "distress":
        return
    asked = connection.execute(select(message.c.text).where(message.c.id == rated.answers)).scalar_one()
    if not asked.startswith("/"):
        keep_in(connection, id, asked, "thumbs_down", rated.topic, None, comment)


def _same(id: str, client_id: str) -> Any:
    return (message.c.conversation_id == id) & (message.c.client_id == client_id)


def _user_row(id: str, incoming: Incoming, now: datetime) -> dict[str, Any]:
    return {"conversation_id": id, "client_id": incoming.client_id, "answers": None, "role": "user", "text": incoming.text,
            "payload": incoming.payload, "topic": None, "buttons": [], "data": {}, "status": "taken", "at": now}  # fmt: skip


def _bot_row(id: str, answers: int, topic: str | None, reply: dict[str, Any]) -> dict[str, Any]:
    return {"conversation_id": id, "client_id": None, "answers": answers, "role": "bot", "text": reply.get("text") or "", "payload": None,
            "topic": topic, "buttons": reply.get("buttons") or [], "data": reply.get("data") or {}, "status": "done", "at": utcnow()}  # fmt: skip


def _plain(row: Row, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    kept = {k: v for k, v in row._mapping.items() if k not in without}
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in kept.items()}
