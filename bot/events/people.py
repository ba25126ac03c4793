"""Who is in the room: joining, what people say of themselves, what speakers may see of it (numbers, never a person)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.db import reading, utcnow, writing
from bot.events.store import bump
from bot.events.tables import participant
from bot.text import fold

FEWEST_SHOWN = 2
"""A trade is named to the speaker from so many people on; rarer ones are counted together."""
LEVELS = {"beginner": "débutants", "active": "déjà actifs en ligne"}


@dataclass(frozen=True)
class Audience:
    """« Connaître son public »: counts. `trades` are (name, people), the most frequent first."""

    joined: int
    trades: tuple[tuple[str, int], ...]
    other_trades: int
    levels: tuple[tuple[str, int], ...]


class People:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def join(self, event: int, conversation: str) -> int:
        """Enter an event; the participant's id. Entering again makes it the conversation's current event."""
        now = utcnow()
        with writing(self._engine) as connection:
            row = _of(connection, event, conversation)
            if row:
                connection.execute(update(participant).where(participant.c.id == row.id).values(joined_at=now))
                return int(row.id)
            try:
                with connection.begin_nested():
                    values = {"event_id": event, "conversation_id": conversation, "joined_at": now}
                    id = connection.execute(insert(participant).values(values)).inserted_primary_key[0]
            except IntegrityError:
                row = _of(connection, event, conversation)
                if row is None:
                    raise
                return int(row.id)
            bump(connection, event)
            return int(id)

    def of(self, event: int, conversation: str) -> int | None:
        """The participant's id, None when the conversation has not entered."""
        with reading(self._engine) as connection:
            row = _of(connection, event, conversation)
        return int(row.id) if row else None

    def describe(self, id: int, trade: str | None, level: str | None) -> None:
        """What the person says of themself; None leaves what is known."""
        values = {
            "trade": " ".join(trade.split())[:120] if trade else None,
            "level": level if level in LEVELS else None,
        }
        kept = {name: value for name, value in values.items() if value}
        if kept:
            with writing(self._engine) as connection:
                connection.execute(update(participant).where(participant.c.id == id).values(kept))

    def want_recap(self, id: int, now: datetime) -> None:
        """The person wants the recap of this event."""
        with writing(self._engine) as connection:
            connection.execute(update(participant).where(participant.c.id == id).values(recap_asked_at=now))

    def audience(self, event: int) -> Audience:
        """Counts only; a trade that one single person has is not named."""
        with reading(self._engine) as connection:
            mine = participant.c.event_id == event
            joined = connection.execute(select(func.count()).select_from(participant).where(mine)).scalar_one()
            rows = connection.execute(select(participant.c.trade, participant.c.level).where(mine)).all()
        names = {fold(row.trade): row.trade for row in rows if row.trade}
        trades = Counter(fold(row.trade) for row in rows if row.trade)
        shown = [
            (names[t], n) for t, n in sorted(trades.items(), key=lambda one: (-one[1], one[0])) if n >= FEWEST_SHOWN
        ]
        levels = Counter(row.level for row in rows if row.level)
        return Audience(
            joined=int(joined),
            trades=tuple(shown),
            other_trades=sum(trades.values()) - sum(n for _, n in shown),
            levels=tuple((label, levels[level]) for level, label in LEVELS.items() if levels[level]),
        )


def _of(connection: Connection, event: int, conversation: str) -> Row | None:
    mine = (participant.c.event_id == event) & (participant.c.conversation_id == conversation)
    return connection.execute(select(participant).where(mine)).first()
