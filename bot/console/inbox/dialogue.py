"""The dialogue around a message, as whoever sorts may read it: pseudonymised and without coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine, Row

from bot.channels.tables import conversation, message
from bot.console.inbox.privacy import masked, pseudonym
from bot.db import reading

BEFORE, AFTER = 5, 3
WHOLE = 200


@dataclass(frozen=True)
class Line:
    """One message. `role` is user, bot or person; `is_subject` marks the message that came to the inbox."""

    role: str
    text: str
    at: datetime
    buttons: tuple[str, ...] = ()
    is_subject: bool = False


@dataclass(frozen=True)
class Talk:
    """One conversation, without its id being shown."""

    id: str
    who: str
    channel: str
    last_at: datetime
    lines: tuple[Line, ...]


class Dialogues:
    """Reads only. Thread-safe."""

    def __init__(self, engine: Engine, secret: str) -> None:
        self._engine, self._secret = engine, secret

    def around(self, row: Row) -> Talk | None:
        """A few messages before and after one of the inbox; None when the conversation was erased."""
        if not row.conversation:
            return None
        with reading(self._engine) as connection:
            subject = _subject(connection, row)
            of_talk = message.c.conversation_id == row.conversation
            before = select(message).where(of_talk, message.c.id <= subject).order_by(message.c.id.desc()).limit(BEFORE)
            after = select(message).where(of_talk, message.c.id > subject).order_by(message.c.id).limit(AFTER)
            rows = [*connection.execute(before).all()[::-1], *connection.execute(after).all()]
            return self._talk(connection, row.conversation, rows, subject)

    def whole(self, id: str) -> Talk | None:
        """The last messages of a conversation; None when it was erased."""
        last = select(message).where(message.c.conversation_id == id).order_by(message.c.id.desc()).limit(WHOLE)
        with reading(self._engine) as connection:
            return self._talk(connection, id, connection.execute(last).all()[::-1])

    def who(self, id: str) -> str:
        """What stands for a person."""
        return pseudonym(id, self._secret)

    def _talk(self, connection: Connection, id: str, rows: list[Row], subject: int | None = None) -> Talk | None:
        head = connection.execute(select(conversation).where(conversation.c.id == id)).first()
        if head is None:
            return None
        lines = tuple(_line(row, row.id == subject) for row in rows)
        return Talk(id, self.who(id), head.channel, head.last_at, lines)


def _subject(connection: Connection, row: Row) -> int:
    """The id of the message that came to the inbox: the last one with these words, else the last one by then."""
    mine = (message.c.conversation_id == row.conversation) & (message.c.role == "user")
    same = select(func.max(message.c.id)).where(mine, message.c.text == row.text, message.c.at <= row.at)
    by_then = select(func.max(message.c.id)).where(mine, message.c.at <= row.at)
    found = connection.execute(same).scalar_one_or_none() or connection.execute(by_then).scalar_one_or_none()
    return int(found or 0)


def _line(row: Any, is_subject: bool) -> Line:
    text = row.text if row.role != "user" else masked(row.text)
    buttons = tuple(str(button.get("title", "")) for button in row.buttons or ())
    return Line(row.role, text, row.at, buttons, is_subject)
