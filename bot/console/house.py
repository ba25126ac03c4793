"""What the console works with: one object, made once, held by the application."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.answers.handlers import ADVICE
from bot.answers.library import Library
from bot.channels.holds import Holds
from bot.channels.tokens import read_secret
from bot.console.accounts import Accounts
from bot.console.annotations import Annotations
from bot.console.audit import Audit
from bot.console.figures.queries import FigureQueries
from bot.console.inbox.actions import Actions
from bot.console.inbox.dialogue import Dialogues
from bot.console.inbox.store import InboxStore
from bot.console.knowledge.editor import Editor
from bot.console.knowledge.preview import SHARED
from bot.console.waiting_files import WaitingFiles
from bot.db import make_engine
from bot.events.house import EventHouse
from bot.followup.desk import House as FollowUpHouse
from bot.knowledge.pairs import Pairs
from bot.knowledge.problems import KnowledgeInvalidError
from bot.knowledge.repository import KnowledgeRepository
from bot.organisation import Organisation, read_organisation
from bot.settings import Settings

CHANNELS = {"web": "Site", "telegram": "Telegram"}


@dataclass
class House:
    """The parts, wired."""

    settings: Settings
    organisation: Organisation
    engine: Engine
    secret: str
    accounts: Accounts = field(init=False)

    def __post_init__(self) -> None:
        engine = self.engine
        self.accounts, self.audit, self.holds = Accounts(engine), Audit(engine), Holds(engine)
        self.knowledge, self.pairs = KnowledgeRepository(engine), Pairs(engine)
        self.library = Library(self.knowledge, self.organisation)
        self.titles = dict(self.library.titles)
        self.topics = sorted(self.titles, key=lambda topic: self.titles[topic])
        self.switchable = [topic for topic in self.topics if topic in ADVICE]
        self.waiting_files = WaitingFiles()
        self.events = EventHouse(FollowUpHouse(self.settings, self.organisation, engine, self.secret))
        self.inbox, self.dialogues = InboxStore(engine), Dialogues(engine, self.secret)
        self.annotations = Annotations(engine, self.topics)
        self.actions = Actions(engine, self.inbox, self.annotations, self.audit, self.events)
        self.editor = Editor(engine, self.settings.knowledge)
        self.figures = FigureQueries(engine, self.organisation.time_zone, self.name_of)

    @property
    def is_https(self) -> bool:
        """Whether the console is reached by https: then its cookie never travels otherwise."""
        return self.settings.console_url.startswith("https://")

    def warm(self) -> None:
        """Read what takes seconds before somebody waits for it. A base that cannot be read is said when it is edited."""
        with contextlib.suppress(KnowledgeInvalidError, OSError, SQLAlchemyError):
            self.editor.base()
            for name in SHARED:
                getattr(self.library, name)
            _ = self.library.families

    def name_of(self, kind: str, key: str) -> str:
        """The French name of a topic, a trade family or a channel, for figures."""
        if kind == "topic":
            return self.titles.get(key, key)
        if kind == "channel":
            return CHANNELS.get(key, key)
        family = self.library.families.get(key)
        return family.label if family else key


def make_house(settings: Settings) -> House:
    """Raises SettingError, OrganisationError."""
    organisation = read_organisation(settings.organisation)
    return House(settings, organisation, make_engine(settings.database_url), read_secret(settings))
