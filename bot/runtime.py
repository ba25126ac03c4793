"""What a process holds once: settings, database, organisation, library, inbox."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy.engine import Engine

from bot.answers.desk import Desk, NoDesk
from bot.answers.event_desk import EventDesk
from bot.answers.library import Library
from bot.channels.store import Conversations
from bot.channels.tokens import read_secret
from bot.db import make_engine
from bot.events.house import EventHouse
from bot.followup.desk import House
from bot.inbox import Inbox
from bot.knowledge.loader import loaded_fingerprint
from bot.knowledge.repository import KnowledgeRepository
from bot.organisation import read_organisation
from bot.patience import limit_waits
from bot.settings import Settings

LOOK_EVERY_SECONDS = 5.0


@dataclass
class Runtime:
    """Made at the first use. `current_library` notices a new load of the knowledge within a few seconds."""

    settings: Settings
    engine: Engine
    library: Library
    inbox: Inbox
    house: House
    events: EventHouse
    _fingerprint: str | None = None
    _looked: float = field(default=0.0)

    def desk(self, conversation: str) -> Desk:
        """What answers keep and send later for one conversation; nothing for one that we do not keep (`rasa shell`)."""
        return self.house.desk(conversation) if Conversations(self.engine).exists(conversation) else NoDesk()

    def event_desk(self, conversation: str) -> EventDesk:
        """What answers do at events for one conversation."""
        return self.events.desk(conversation)

    def current_library(self) -> Library:
        """The library, renewed when the knowledge base was loaded again."""
        now = time.monotonic()
        if now - self._looked > LOOK_EVERY_SECONDS:
            self._looked, found = now, loaded_fingerprint(self.engine)
            if found != self._fingerprint:
                self._fingerprint = found
                self.library.renew()
        return self.library


def make_runtime(settings: Settings) -> Runtime:
    """Raises SettingError, OrganisationError or what the database raises."""
    engine, organisation = make_engine(settings.database_url, pooled=True), read_organisation(settings.organisation)
    library = Library(KnowledgeRepository(engine), organisation)
    house = House(settings, organisation, engine, read_secret(settings))
    return Runtime(settings, engine, library, Inbox(engine), house, EventHouse(house))


@cache
def runtime() -> Runtime:
    """The process's own."""
    limit_waits()
    return make_runtime(Settings.from_env())
