"""What handling works with: one object, made once by the service."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

import httpx
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.channels.store import Conversations
from bot.channels.tables import message
from bot.channels.telegram.chats import Chats, Place
from bot.channels.telegram.client import Client
from bot.channels.telegram.commands import EXPORT
from bot.channels.telegram.config import TelegramConfig
from bot.channels.telegram.drawing import Part
from bot.channels.telegram.postman import Postman
from bot.channels.telegram.sends import Sends
from bot.channels.telegram.updates import Updates
from bot.channels.tokens import read_secret
from bot.channels.tracker_events import TrackerEvents
from bot.channels.turns import RasaClient
from bot.db import make_engine, reading
from bot.events.house import EventHouse
from bot.events.speaker_chat import SpeakerChats
from bot.followup.desk import House as FollowUpHouse
from bot.organisation import Organisation, read_organisation
from bot.outbox.addresses import Addresses
from bot.outbox.handover import HandOvers
from bot.settings import Settings

TURNS_AT_ONCE = 8
MOST_FILE = 20_000_000


@dataclass
class House:
    """The parts, wired."""

    settings: Settings
    organisation: Organisation
    engine: Engine
    store: Conversations
    tracker: TrackerEvents
    rasa: RasaClient
    addresses: Addresses
    updates: Updates
    chats: Chats
    sends: Sends
    client: Client
    secret: str
    bot_id: int
    hand_overs: HandOvers
    speakers: SpeakerChats
    postman: Postman = field(init=False)
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(TURNS_AT_ONCE))

    def __post_init__(self) -> None:
        self.postman = Postman(self.client, self.sends, self.chats, self.fetch)

    async def to_erase(self, place: Place, conversation: str) -> list[str]:
        """Asked in private, nothing of the person's conversations in groups remains either."""
        ids = await asyncio.to_thread(self.chats.all_of, place.user_id) if place.private else []
        return sorted({conversation, *ids})

    async def erase(self, conversations: list[str]) -> None:
        """Nothing of them remains."""
        for id in conversations:
            await asyncio.to_thread(self.tracker.erase, id)
            await asyncio.to_thread(self.store.erase, id)

    async def fetch(self, part: Part, conversation: str | None) -> bytes:
        """A file's content: the person's own data, or a page of our own web server. Raises OSError."""
        if part.file == EXPORT and conversation:
            return await asyncio.to_thread(self.copy_of, conversation)
        path = self._own_path(part.file or "")
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.settings.port}", timeout=30) as http:
                answer = await http.get(path)
                answer.raise_for_status()
        except httpx.HTTPError as error:
            raise OSError(f"{path}: {error}") from error
        if len(answer.content) > MOST_FILE:
            raise OSError(f"{path}: {len(answer.content)} bytes; at most {MOST_FILE}")
        return answer.content

    def _own_path(self, address: str) -> str:
        """The path of an address below our own site; answers give whole addresses."""
        path = address.removeprefix(self.settings.site)
        if not path.startswith("/") or path.startswith("//"):
            raise OSError(f"{address!r} is not on our own web server")
        return path

    def copy_of(self, conversation: str) -> bytes:
        """All that is kept about the person who talks in this private conversation, as JSON."""
        ids = self.chats.all_of(self.chats.person(conversation)) or [conversation]
        kept = [{**self.store.export(id), "known": self.tracker.export(id)} for id in ids]
        return json.dumps(kept, ensure_ascii=False, indent=2).encode()

    def said_before(self, conversation: str, message_id: int, text: str) -> bool:
        """Whether this Telegram message said the same when it was last read."""
        named = message.c.client_id.like(f"tg:{self.bot_id}:%:{message_id}")
        query = select(message.c.text).where(message.c.conversation_id == conversation, named)
        with reading(self.engine) as connection:
            return bool(connection.execute(query.order_by(message.c.id.desc()).limit(1)).scalar() == text)


def make_house(settings: Settings, config: TelegramConfig) -> House:
    """Wire everything; call it inside the event loop that will use it. Raises what is wrong with the settings."""
    engine, secret = make_engine(settings.database_url, pooled=True), read_secret(settings)
    addresses, organisation = Addresses(engine, secret), read_organisation(settings.organisation)
    return House(
        settings=settings,
        organisation=organisation,
        engine=engine,
        store=Conversations(engine),
        tracker=TrackerEvents(make_engine(settings.tracker_url)),
        rasa=RasaClient(settings, secret),
        addresses=addresses,
        updates=Updates(engine, config.bot_id),
        chats=Chats(engine, config.bot_id, addresses),
        sends=Sends(engine, config.bot_id),
        client=Client(config),
        secret=secret,
        bot_id=config.bot_id,
        hand_overs=HandOvers(engine, addresses),
        speakers=SpeakerChats(EventHouse(FollowUpHouse(settings, organisation, engine, secret))),
    )
