"""A chat's whole way with real handling and a real database; Rasa is a parrot, and nothing leaves the machine."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette

from bot import migrations
from bot.channels.telegram.client import Client, Message, Outcome
from bot.channels.telegram.config import WEBHOOK_PATH, TelegramConfig
from bot.channels.telegram.handling import Handling
from bot.channels.telegram.hearing import Me
from bot.channels.telegram.house import House, make_house
from bot.channels.telegram.limiter import Limiter
from bot.channels.telegram.updates import Waiting
from bot.channels.telegram.webhook import HEADER, Webhook
from bot.channels.turns import RasaClient, TurnResult
from bot.db import make_engine
from bot.outbox.letter import Delivered
from bot.settings import Settings

CONFIG = TelegramConfig("4242:test", "webhook", "w" * 40)


class Recorder(Client):
    """Keeps what would be sent: the chat of each sign of life, the text of each message."""

    def __init__(self, config: TelegramConfig) -> None:
        super().__init__(config)
        self.sent: list[int] = []
        self.said: list[str] = []

    async def send(self, message: Message) -> Outcome:
        assert message.plain.strip() or message.file
        self.sent.append(message.chat_id)
        self.said.append(message.plain)
        return Delivered(str(len(self.sent)))

    async def typing(self, chat_id: int, thread_id: int) -> None:
        self.sent.append(chat_id)

    async def answer_button(self, id: str, text: str, alert: bool = False) -> None:
        assert isinstance(id, str)

    async def remove_buttons(self, chat_id: int, message_id: int) -> None:
        self.sent.append(chat_id)


class Parrot(RasaClient):
    """Answers everything, with buttons; erases when told to."""

    async def turn(self, conversation: str, text: str, payload: bool, id: str | None = None) -> TurnResult:
        json.dumps([conversation, text, id]).encode()
        action = {"action": "erase"} if "oublier" in text or text == "/delete_data" else {}
        return TurnResult("help", [{"text": text, "buttons": [{"title": "Oui", "payload": "/affirm"}], "data": action}])


class NoLimits(Limiter):
    def reserve(self, chat: int, now: float) -> float:
        return 0.0


class Street:
    """One loop, one database, one handler, and the public door, for all examples."""

    def __init__(self, folder: Path) -> None:
        self.loop = asyncio.new_event_loop()
        url = f"sqlite:///{folder}/boncanal.db"
        migrations.upgrade(make_engine(url))
        wanted = replace(Settings(), database_url=url, tracker_url=f"sqlite:///{folder}/tracker.db", secret="s" * 32)
        self.house: House = self.loop.run_until_complete(self._make(wanted))
        self.handling = Handling(self.house, Me(4242, "BonCanalTestBot"))
        self.number = 0

    async def _make(self, wanted: Settings) -> House:
        house = make_house(wanted, CONFIG)
        house.client, house.rasa = Recorder(CONFIG), Parrot(wanted, "k")
        house.__post_init__()
        house.postman._limiter = NoLimits()
        return house

    @property
    def said(self) -> list[str]:
        assert isinstance(self.house.client, Recorder)
        return self.house.client.said

    @property
    def sent(self) -> list[int]:
        assert isinstance(self.house.client, Recorder)
        return self.house.client.sent

    def handle(self, body: dict[str, Any]) -> None:
        """As the dispatcher does, but exceptions are not caught."""
        self.number += 1
        update = Waiting(self.number, "x", {**body, "update_id": self.number}, 0, False, 0)
        self.loop.run_until_complete(self.handling.acknowledge(update.body))
        self.loop.run_until_complete(self.handling.handle(update))

    def post(self, body: Any, header: str | None) -> int:
        """Through the public door."""
        app = Starlette(routes=Webhook(CONFIG, self.house.updates.keep).routes())

        async def post() -> int:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
                content = json.dumps(body).encode()
                answer = await http.post(
                    WEBHOOK_PATH, content=content, headers={HEADER: header} if header is not None else {}
                )
                return answer.status_code

        return self.loop.run_until_complete(post())
