"""Messages to send, as rows: each is marked before it leaves and after, so that a crash leaves a known doubt and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Engine, Row

from bot.channels.telegram.chats import Place
from bot.channels.telegram.drawing import Part
from bot.channels.telegram.tables import telegram_send
from bot.db import reading, utcnow, writing

MOST_DOUBTS = 3
"""How often an answer is sent again when nobody knows whether it arrived: one received twice is better than none."""
UNSENT = (("waiting",), ("waiting", "sending"))
"""What is left of an answer; and of a letter of the outbox (its numbers are below 0), which minds its own doubts."""
_s = telegram_send.c


class Sends:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine, bot_id: int) -> None:
        self._engine, self._bot = engine, bot_id

    def plan(self, update_id: int, place: Place, parts: Sequence[Part], id: str | None, reply_to: int | None = None,
             first: int = 0) -> list[Row]:  # fmt: skip
        """Keep the messages that answer an update, once: planned again, those of the first time stand. Returns those left to send.

        `first` is the number of the first part; negative numbers are words said while the answer is prepared.
        """
        with writing(self._engine) as connection:
            mine = (_s.bot_id == self._bot) & (_s.update_id == update_id)
            group = _s.part >= 0 if first >= 0 else _s.part == first
            if not connection.execute(select(_s.id).where(mine, group)).first():
                rows = [self._row(update_id, place, part, id, reply_to, first + i) for i, part in enumerate(parts)]
                if rows:
                    connection.execute(insert(telegram_send), rows)
            left = select(telegram_send).where(mine, group, _s.status.in_(UNSENT[update_id < 0])).order_by(_s.part)
            return list(connection.execute(left))

    def start(self, row: Row) -> None:
        """It is about to leave."""
        self._change(row.id, status="sending", at=utcnow())

    def sent(self, row: Row, message_id: str | None) -> None:
        """Telegram took it."""
        self._change(row.id, status="sent", message_id=int(message_id) if message_id else None, at=utcnow())

    def again(self, row: Row) -> None:
        """It did not leave; to be tried again."""
        self._change(row.id, status="waiting")

    def drop(self, row: Row) -> None:
        """It will never be taken."""
        self._change(row.id, status="dropped")

    def doubt(self, row: Row) -> bool:
        """Nobody knows whether it arrived; whether to send it again."""
        again = bool(row.doubts < MOST_DOUBTS)
        self._change(row.id, status="waiting" if again else "uncertain", doubts=_s.doubts + 1)
        return again

    def recover(self) -> int:
        """After a crash: what was leaving is in doubt; how many."""
        with writing(self._engine) as connection:
            mine = (_s.bot_id == self._bot) & (_s.status == "sending") & (_s.update_id >= 0)
            rows = connection.execute(select(telegram_send).where(mine)).all()
        for row in rows:
            self.doubt(row)
        return len(rows)

    def press(self, answer: int, update_id: int) -> tuple[bool, int | None]:
        """Take the one use of an answer's buttons for this update; and Telegram's id of the message that shows them."""
        with writing(self._engine) as connection:
            shown = (_s.bot_id == self._bot) & (_s.answers == answer)
            free = shown & (_s.used_by.is_(None) | (_s.used_by == update_id))
            taken = bool(connection.execute(update(telegram_send).where(free).values(used_by=update_id)).rowcount)
            message = connection.execute(select(_s.message_id).where(shown)).scalar()
        return taken, message

    def is_used(self, answer: int, update_id: int) -> bool:
        """Whether a button of this answer was pressed, by another update than this one."""
        by_another = _s.used_by.is_not(None) & (_s.used_by != update_id)
        query = select(_s.id).where(_s.bot_id == self._bot, _s.answers == answer, by_another)
        with reading(self._engine) as connection:
            return connection.execute(query).first() is not None

    def is_first(self, id: str, update_id: int) -> bool:
        """Whether nothing was said in this conversation before this update."""
        earlier = (_s.conversation_id == id) & (_s.update_id != update_id)
        with reading(self._engine) as connection:
            return connection.execute(select(_s.id).where(earlier).limit(1)).first() is None

    def close(self, update_id: int) -> None:
        """Words that were to be said while waiting and are late now."""
        mine = (_s.bot_id == self._bot) & (_s.update_id == update_id) & (_s.part < 0)
        with writing(self._engine) as connection:
            connection.execute(update(telegram_send).where(mine, _s.status == "waiting").values(status="dropped"))

    def counts(self) -> dict[str, int]:
        """How many are in each status, and how many were ever in doubt."""
        query = select(_s.status, func.count(), func.sum(_s.doubts)).where(_s.bot_id == self._bot).group_by(_s.status)
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        return {**{str(status): int(n) for status, n, _ in rows}, "doubts": sum(int(d or 0) for _, _, d in rows)}

    def _change(self, id: int, **values: Any) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(telegram_send).where(_s.id == id).values(values))

    def _row(
        self, update_id: int, place: Place, part: Part, id: str | None, reply_to: int | None, number: int
    ) -> dict[str, Any]:
        return {"bot_id": self._bot, "update_id": update_id, "part": number, "conversation_id": id, "answers": part.answers,
                "chat_id": place.chat_id, "thread_id": place.thread_id, "reply_to": reply_to if number in (0, -1) else None,
                "content": asdict(part), "status": "waiting", "doubts": 0, "message_id": None, "used_by": None, "at": utcnow()}  # fmt: skip
