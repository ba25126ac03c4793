"""One round of the outbox: claim a due letter, find where it goes, see that it may go, send it, write what became of it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine, Row

from bot.db import reading, utcnow
from bot.outbox.addresses import Addresses, agrees
from bot.outbox.letter import Delivered, Letter, Outcome, Refused, RetryAfter, Sender, Unknown, Unreachable
from bot.outbox.rules import DAY, FRESH, needs_consent, room_from
from bot.outbox.store import Outbox

log = logging.getLogger(__name__)
MARGIN = timedelta(seconds=30)
"""A row is held this much longer than its channel's longest send."""
MOST_A_ROUND = 500
LOOK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Route:
    """Where a letter goes: the sender, the channel's own address, and the id of our address row, if any."""

    sender: Sender
    to: str
    address: str | None = None


class Dispatcher:
    """Sends what is due by the senders it is given. Several may run at once, on several machines."""

    def __init__(
        self,
        engine: Engine,
        addresses: Addresses,
        senders: Mapping[str, Sender],
        stop_url: Callable[[str], str],
        clock: Callable[[], datetime] = utcnow,
        elsewhere: frozenset[str] = frozenset(),
    ) -> None:
        """`elsewhere` are channels that another process sends by: letters for them are left to it."""
        self._engine, self._addresses, self._senders, self._clock = engine, addresses, dict(senders), clock
        self._outbox, self._stop_url, self._elsewhere = Outbox(engine), stop_url, elsewhere

    @property
    def channels(self) -> tuple[str, ...]:
        """Channels of rows this one takes. Rows of a channel without sender wait (for SMTP settings, for Telegram)."""
        return tuple(self._senders)

    def run_once(self, most: int = MOST_A_ROUND) -> Counter[str]:
        """Send what is due, `most` letters at most; how many ended in each way ("sent", "waiting", "cancelled"…)."""
        ends: Counter[str] = Counter()
        repeatable = [name for name, sender in self._senders.items() if sender.repeatable]
        ends["recovered"] = self._outbox.recover(self._clock(), repeatable)
        hold = timedelta(seconds=max((s.seconds for s in self._senders.values()), default=0)) + MARGIN
        while ends.total() - ends["recovered"] < most:
            row = self._outbox.claim(self.channels, self._clock(), hold)
            if row is None:
                break
            ends[self._handle(row)] += 1
        return +ends

    def _handle(self, row: Row) -> str:
        """One claimed row, to its end; one failure never stops the others."""
        now = self._clock()
        if now > row.due_at + FRESH[row.purpose] and not row.attempts:
            return self._cancel(row, "too late to make sense")
        moved = self._moved(row)
        if moved and "telegram" in self._elsewhere:
            self._outbox.release(row, now + LOOK_AGAIN, "left to the worker, which has Telegram")
            return "postponed"
        route = self._route(row, moved)
        if route is None:
            return self._cancel(row, "no address to send it to")
        if not self._is_agreed(row):
            return self._cancel(row, "no agreement of the person stands")
        later = self._room(row, now)
        if later:
            self._outbox.release(row, later, "enough for this person today")
            return "postponed"
        if not self._outbox.start(row, now):
            return "gone"
        return self._conclude(row, route, self._send(row, route))

    def _moved(self, row: Row) -> Row | None:
        """The Telegram address of a person who is there, unless the letter is for one given address."""
        there = None if row.address_id else self._addresses.of(row.conversation_id).get("telegram")
        return there if there is not None and there.status == "confirmed" else None

    def _route(self, row: Row, moved: Row | None) -> Route | None:
        """Where it goes now: a person who moved to Telegram gets there what was meant for the page, and no e-mail."""
        if row.address_id:
            chosen = self._addresses.one(row.address_id)
            usable = chosen is not None and chosen.value and chosen.status in ("unconfirmed", "confirmed")
            return Route(self._senders[row.channel], chosen.value, chosen.id) if usable and chosen else None
        if row.channel == "web" and moved and "telegram" in self._senders:
            return Route(self._senders["telegram"], moved.value, moved.id)
        if row.channel == "web":
            return Route(self._senders["web"], row.conversation_id)
        if row.channel == "email" and moved:
            return None
        own = self._addresses.of(row.conversation_id).get(row.channel)
        usable = own is not None and own.status == "confirmed"
        return Route(self._senders[row.channel], own.value, own.id) if usable and own else None

    def _is_agreed(self, row: Row) -> bool:
        if not needs_consent(row.purpose, row.channel):
            return True
        with reading(self._engine) as connection:
            return agrees(connection, row.conversation_id, row.purpose)

    def _room(self, row: Row, now: datetime) -> datetime | None:
        sent = self._outbox.sent_since(row.conversation_id, row.purpose, row.channel, now - DAY)
        return room_from(sent, row.purpose, now)

    def _send(self, row: Row, route: Route) -> Outcome:
        stop = self._stop_url(route.address) if route.address and row.purpose != "confirmation" else None
        letter = Letter(
            reference=f"{row.id}.{int(row.created_at.timestamp())}",
            conversation=row.conversation_id,
            to=route.to,
            purpose=row.purpose,
            subject=row.subject,
            text=row.text,
            buttons=tuple(row.buttons),
            data=dict(row.data),
            stop_url=stop,
            repeated=row.doubts > 0,
        )
        try:
            return route.sender.send(letter)
        except Exception as error:  # a sender's fault must neither stop the round nor be taken for a delivery
            log.exception("outbox: letter %d: the %s sender failed", row.id, route.sender.channel)
            return Unknown(f"{type(error).__name__} in the sender")

    def _conclude(self, row: Row, route: Route, outcome: Outcome) -> str:
        now = self._clock()
        if isinstance(outcome, Delivered):
            self._outbox.sent(row, now, outcome.reference)
            return "sent"
        log.warning(
            "outbox: letter %d by %s: %s: %s", row.id, route.sender.channel, type(outcome).__name__, outcome.reason
        )
        if isinstance(outcome, RetryAfter):
            self._outbox.try_again(row, now, outcome.reason, outcome.seconds)
            return "waiting"
        if isinstance(outcome, Unreachable):
            return self._nobody_there(row, route, outcome.reason)
        if isinstance(outcome, Refused):
            self._outbox.failed(row, outcome.reason)
            return "failed"
        self._outbox.doubtful(row, now, outcome.reason)
        return "uncertain"

    def _nobody_there(self, row: Row, route: Route, reason: str) -> str:
        """The address is given up; what was meant for the conversation is put there instead."""
        if route.address:
            self._addresses.unreachable(route.address)
        if route.address and row.channel == "web":
            self._outbox.release(row, self._clock(), reason)
            return "waiting"
        self._outbox.failed(row, reason)
        return "failed"

    def _cancel(self, row: Row, reason: str) -> str:
        self._outbox.cancelled(row, reason)
        return "cancelled"
