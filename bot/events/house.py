"""What everything about events shares in a process: the stores, the addresses, the clock."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answers.event_desk import Card
from bot.events.access import Accesses
from bot.events.answering import Answering
from bot.events.changes import Changes
from bot.events.grouping import Grouping
from bot.events.model import Event
from bot.events.people import People
from bot.events.questions import Questions
from bot.events.store import Events
from bot.followup.desk import House

if TYPE_CHECKING:
    from bot.events.desk import ConversationEvents


class EventHouse:
    """Safe to share between threads: it holds stores, and they hold the engine."""

    def __init__(self, house: House) -> None:
        engine = house.engine
        self.base, self.clock, self.engine = house, house.clock, engine
        self.zone = ZoneInfo(house.organisation.time_zone)
        self.events, self.people, self.questions = Events(engine), People(engine), Questions(engine)
        self.changes, self.answering = Changes(engine), Answering(engine)
        self.grouping = Grouping(engine, house.settings.duplicate_threshold)
        self.accesses = Accesses(engine, house.secret, house.settings.site)

    def desk(self, conversation: str, event: Event | None = None) -> ConversationEvents:
        """What one conversation does at an event, by default the one it entered last."""
        from bot.events.desk import ConversationEvents  # it needs this class

        return ConversationEvents(self, conversation, event)

    def page(self, event: Event) -> str:
        """Where people follow the event with a phone."""
        return f"{self.base.settings.site}/e/{event.code}"

    def telegram_link(self, event: Event) -> str | None:
        """Where people join on Telegram, when this installation is there."""
        bot = self.base.settings.telegram_bot
        return f"https://t.me/{bot}?start={event.code}" if bot else None

    def local(self, moment: datetime) -> datetime:
        """A moment where the organisation is."""
        return moment.astimezone(self.zone)

    def card(self, event: Event, following: bool = True) -> Card:
        """The event as people are told of it."""
        page = self.page(event)
        after = self.events.get(event.next_id) if following and event.next_id else None
        return Card(
            code=event.code,
            title=event.title,
            place=event.place,
            speakers=event.speakers,
            starts_at=self.local(event.starts_at),
            ends_at=self.local(event.ends_at),
            phase=event.phase(self.clock()),
            page=page,
            calendar=f"{page}/agenda.ics",
            recap=f"{page}/compte-rendu" if event.recap_at else None,
            following=self.card(after, following=False) if after else None,
        )
