"""Conversations to write to on both kinds of database, senders that note what they get, a real SMTP server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import insert
from sqlalchemy.engine import Engine

from bot.channels.tables import conversation
from bot.db import utcnow, writing
from bot.outbox.addresses import Addresses
from bot.outbox.letter import Delivered, Letter, Outcome
from bot.outbox.store import Draft, Outbox
from bot.run.stack import free_port
from bot.settings import MailSettings
from tests.databases import database_url, empty, engine  # noqa: F401  # fixtures

SECRET = "s" * 32
TALK = "conversation-1"


@dataclass
class Noting:
    """A sender that notes letters and ends them as `outcomes` say, in order, then delivers."""

    channel: str
    repeatable: bool = False
    seconds: float = 1.0
    outcomes: list[Outcome | Exception] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)

    def send(self, letter: Letter) -> Outcome:
        self.letters.append(letter)
        outcome = self.outcomes.pop(0) if self.outcomes else Delivered("ok")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@dataclass
class Clock:
    """A clock that tests move."""

    now: datetime = field(default_factory=utcnow)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += timedelta(**delta)


def draft(key: str = "k", **changes: Any) -> Draft:
    """A due answer for the web, with what the test changes."""
    values: dict[str, Any] = {"key": key, "conversation": TALK, "purpose": "answer", "channel": "web", "subject": "Votre réponse",
              "text": "**Bonjour.** Voici [la page](https://exemple.fr/a).", "due_at": utcnow() - timedelta(hours=1)}  # fmt: skip
    return Draft(**{**values, **changes})


def add_conversation(database: Engine, id: str = TALK) -> str:
    now = utcnow()
    with writing(database) as connection:
        connection.execute(insert(conversation).values(id=id, channel="web", created_at=now, last_at=now))
    return id


@pytest.fixture
def talk(engine: Engine) -> str:  # noqa: F811
    """A conversation in the database."""
    return add_conversation(engine)


@pytest.fixture
def outbox(engine: Engine, talk: str) -> Outbox:  # noqa: F811
    return Outbox(engine)


@pytest.fixture
def addresses(engine: Engine, talk: str) -> Addresses:  # noqa: F811
    return Addresses(engine, SECRET)


@dataclass
class Mailbox:
    """What a real SMTP server does with what it gets. Replies that are empty accept."""

    port: int = 0
    rcpt_reply: str = ""
    data_reply: str = ""
    cut: bool = False  # the connection breaks once the text was taken
    slow: float = 0.0  # seconds between the text and the server's word
    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.rcpt_reply:
            return self.rcpt_reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.data_reply:
            return self.data_reply
        parsed = message_from_bytes(envelope.content, policy=policy.default)
        self.received.append(parsed)
        self.recipients += envelope.rcpt_tos
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.cut:
            server.transport.abort()
        return "250 OK"

    @property
    def settings(self) -> MailSettings:
        return MailSettings(
            host="127.0.0.1", port=self.port, security="none", sender="bonjour@boncanal.example", timeout=4
        )


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A running SMTP server."""
    box = Mailbox(port=free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()
