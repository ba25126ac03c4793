"""A house on a database of its own, the desk of one conversation, the pages over HTTP, and the conversation without Rasa."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy.engine import Engine
from starlette.applications import Starlette

from bot.advisor.profile import Profile
from bot.answers.answer import Answer, Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.followup.desk import ConversationDesk, House
from bot.nlu.extract.quantity import quantity
from bot.organisation import read_organisation
from bot.pages.routes import Pages
from bot.settings import MailSettings, Settings
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures
from tests.outbox.conftest import SECRET, TALK, add_conversation

SITE = "https://boncanal.example"
MAIL = MailSettings(host="127.0.0.1", sender="bonjour@boncanal.example", security="none")


@dataclass
class Clock:
    """Noon in Paris, to be moved by days."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 27, 11, tzinfo=timezone.utc))

    def __call__(self) -> datetime:
        return self.now

    def forward(self, days: float) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(engine: Engine, clock: Clock) -> House:  # noqa: F811
    """E-mail and Telegram are set up."""
    add_conversation(engine)
    settings = Settings(public_url=SITE, mail=MAIL, telegram_bot="bon_canal_bot")
    return House(settings, read_organisation(Path("organisation.yml")), engine, SECRET, clock)


@pytest.fixture
def desk(house: House) -> ConversationDesk:
    return house.desk(TALK)


@pytest.fixture
async def http(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the pages alone."""
    app = Starlette(routes=Pages(house).routes())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=SITE) as client:
        yield client


@dataclass
class Conversation:
    """What a person types and presses, answered by the real answers; understanding is given."""

    library: Library
    desk: ConversationDesk
    profile: Profile = field(default_factory=Profile)
    memory: Memory = field(default_factory=Memory)
    last: Answer | None = None

    def type(self, text: str, topic: str = "out_of_scope", **facts: Any) -> Answer:
        return self._turn(Parsed(text, topic, 0.9, ((topic, 0.9),), Facts(**facts), number=quantity(text)))

    def press(self, title: str) -> Answer:
        """A button of the last answer, by the beginning of its title."""
        assert self.last is not None
        payload = next(b.payload for b in self.last.buttons if b.title.startswith(title))
        return self.send(payload)

    def send(self, payload: str) -> Answer:
        from actions.tracker import button_values

        topic = payload[1:].partition("{")[0]
        return self._turn(Parsed(payload, topic, 1.0, from_button=True, values=button_values(payload)))

    def _turn(self, parsed: Parsed) -> Answer:
        reply: Reply = respond(parsed, self.profile, self.memory, self.library, self.desk)
        self.profile, self.memory, self.last = reply.profile, reply.memory, reply.answers[-1]
        return reply.answers[0]


@pytest.fixture
def talk(library: Library, desk: ConversationDesk) -> Conversation:
    return Conversation(library, desk)
