"""Who talks where: one conversation per person, chat and forum topic; who cannot be reached; channels to post in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.channels.tables import conversation
from bot.channels.telegram.tables import telegram_channel, telegram_chat, telegram_send
from bot.channels.tokens import new_conversation_id
from bot.db import reading, utcnow, writing
from bot.outbox.addresses import Addresses

_c = telegram_chat.c


@dataclass(frozen=True)
class Place:
    """Where somebody wrote. `thread_id` is 0 outside forum topics (and below 0 for a place set aside)."""

    chat_id: int
    user_id: int
    thread_id: int = 0

    @property
    def private(self) -> bool:
        """A chat with one person; groups and channels have negative ids."""
        return self.chat_id > 0


class Chats:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine, bot_id: int, addresses: Addresses) -> None:
        self._engine, self._bot, self._addresses = engine, bot_id, addresses

    def conversation(self, place: Place) -> tuple[str, bool]:
        """The conversation of a place, made when there is none; and whether it is new.

        In private the person can then be written to: they came first, which Telegram asks for.
        """
        known = self._row_at(place)
        if known:
            if known.unreachable_at:
                self.reachable(place)
            return str(known.conversation_id), False
        id = new_conversation_id()
        try:
            with writing(self._engine) as connection:
                now = utcnow()
                row = {"id": id, "channel": "telegram", "event": None, "created_at": now, "last_at": now}
                connection.execute(insert(conversation).values(row))
                connection.execute(insert(telegram_chat).values(self._row(place, id)))
        except IntegrityError:  # made by somebody else at the same moment
            return self.known(place) or self.conversation(place)[0], False
        self._can_be_reached(place, id)
        return id, True

    def known(self, place: Place) -> str | None:
        """The conversation of a place, if there is one."""
        found = self._row_at(place)
        return str(found.conversation_id) if found else None

    def all_of(self, user_id: int) -> list[str]:
        """The conversations of a person, in private and in groups."""
        query = select(_c.conversation_id).where(_c.bot_id == self._bot, _c.user_id == user_id).order_by(_c.id)
        with reading(self._engine) as connection:
            return [str(id) for id in connection.execute(query).scalars()]

    def person(self, id: str) -> int:
        """Whose conversation it is; 0 when it is nobody's any more."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(_c.user_id).where(_c.conversation_id == id)).scalar() or 0)

    def adopt(self, place: Place, id: str) -> None:
        """A conversation begun elsewhere goes on here. The one that was here is set aside: still the person's, to export and erase."""
        with writing(self._engine) as connection:
            connection.execute(update(telegram_chat).where(self._at(place)).values(thread_id=-_c.id))
            connection.execute(insert(telegram_chat).values(self._row(place, id)))
        self._can_be_reached(place, id)

    def unreachable(self, chat_id: int) -> None:
        """Nobody is there any more: nothing is sent there unasked."""
        with writing(self._engine) as connection:
            of_chat = (_c.bot_id == self._bot) & (_c.chat_id == chat_id)
            ids = list(connection.execute(select(_c.conversation_id).where(of_chat)).scalars())
            connection.execute(update(telegram_chat).where(of_chat).values(unreachable_at=utcnow()))
        for id in ids:
            address = self._addresses.of(id).get("telegram")
            if address and address.status == "confirmed":
                self._addresses.unreachable(address.id)

    def reachable(self, place: Place) -> None:
        """The person wrote again: the address serves again, unless they asked for no more."""
        with writing(self._engine) as connection:
            away = (_c.bot_id == self._bot) & (_c.chat_id == place.chat_id) & _c.unreachable_at.is_not(None)
            back = list(connection.execute(select(_c.conversation_id).where(away)).scalars())
            connection.execute(update(telegram_chat).where(away).values(unreachable_at=None))
        for id in back:
            self._can_be_reached(place, id)

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup with another id: everything of it follows."""
        with writing(self._engine) as connection:
            for place in connection.execute(
                select(telegram_chat).where(_c.bot_id == self._bot, _c.chat_id == old)
            ).all():
                self._move(connection, place, new)
            mine = (telegram_send.c.bot_id == self._bot) & (telegram_send.c.chat_id == old)
            connection.execute(update(telegram_send).where(mine).values(chat_id=new))

    def channel(self, chat_id: int, title: str, may_post: bool) -> None:
        """The bot became, or is no longer, administrator of a channel."""
        same = (telegram_channel.c.bot_id == self._bot) & (telegram_channel.c.chat_id == chat_id)
        with writing(self._engine) as connection:
            connection.execute(delete(telegram_channel).where(same))
            if may_post:
                row = {"bot_id": self._bot, "chat_id": chat_id, "title": title[:255], "since": utcnow()}
                connection.execute(insert(telegram_channel).values(row))

    def channels(self) -> dict[int, str]:
        """The channels the bot may post in: ids and titles."""
        query = select(telegram_channel.c.chat_id, telegram_channel.c.title)
        with reading(self._engine) as connection:
            return {
                row.chat_id: row.title
                for row in connection.execute(query.where(telegram_channel.c.bot_id == self._bot))
            }

    def counts(self) -> dict[str, int]:
        """Places known, and those out of reach."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(_c.unreachable_at).where(_c.bot_id == self._bot)).scalars().all()
        return {"places": len(rows), "unreachable": sum(at is not None for at in rows)}

    def _row_at(self, place: Place) -> Row | None:
        with reading(self._engine) as connection:
            found: Row | None = connection.execute(select(telegram_chat).where(self._at(place))).first()
        return found

    def _move(self, connection: Connection, place: Any, new: int) -> None:
        there = self._at(Place(new, place.user_id, place.thread_id))
        if connection.execute(select(_c.id).where(there)).first():
            connection.execute(delete(telegram_chat).where(_c.id == place.id))
        else:
            connection.execute(update(telegram_chat).where(_c.id == place.id).values(chat_id=new))

    def _can_be_reached(self, place: Place, id: str) -> None:
        if place.private:
            known = self._addresses.of(id).get("telegram")
            if known is None or known.status != "withdrawn":
                self._addresses.leave(id, "telegram", str(place.chat_id), confirmed=True)

    def _at(self, place: Place) -> Any:
        return ((_c.bot_id == self._bot) & (_c.chat_id == place.chat_id) & (_c.thread_id == place.thread_id)
                & (_c.user_id == place.user_id))  # fmt: skip

    def _row(self, place: Place, id: str) -> dict[str, Any]:
        return {"bot_id": self._bot, "chat_id": place.chat_id, "thread_id": place.thread_id, "user_id": place.user_id,
                "conversation_id": id, "unreachable_at": None}  # fmt: skip
