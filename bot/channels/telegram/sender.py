"""What is sent later, on Telegram: the outbox's letters, kept in the conversation and sent with « Ne plus recevoir »."""

from __future__ import annotations

import asyncio
import concurrent.futures
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from bot.channels.tables import message
from bot.channels.telegram.chats import Place
from bot.channels.telegram.client import Migrated
from bot.channels.telegram.drawing import Part, draw
from bot.channels.telegram.house import House
from bot.channels.telegram.phrases import NO_MORE_BUTTON
from bot.channels.telegram.presses import NO_MORE
from bot.channels.telegram.service import TelegramService
from bot.channels.web_sender import WebSender
from bot.db import reading
from bot.outbox.letter import Delivered, Letter, Outcome, RetryAfter, Unknown

READY_SECONDS = 10.0


class TelegramSender:
    """See `bot.outbox.letter.Sender`. Works through the service of this process, which keeps Telegram's limits."""

    channel = "telegram"
    repeatable = False
    seconds = 45.0

    def __init__(self, service: TelegramService, engine: Engine) -> None:
        self._service, self._engine, self._page = service, engine, WebSender(engine)

    def send(self, letter: Letter) -> Outcome:
        """Try once. Raises what the database raises."""
        if not self._service.ready.wait(READY_SECONDS):
            return RetryAfter("Telegram is out of reach")
        house, loop = self._service.house, self._service.loop
        if house is None or loop is None:
            return RetryAfter("Telegram is stopping")
        kept = self._page.send(letter)
        if not isinstance(kept, Delivered):
            return kept
        row = self._row(letter)
        parts = self._parts(house, letter, row)
        # Its own numbers, below those of Telegram's updates: the same letter again finds what is left of it.
        left = house.sends.plan(-int(row.id), Place(int(letter.to), int(letter.to)), parts, letter.conversation)
        future = asyncio.run_coroutine_threadsafe(_send_all(house, left), loop)
        try:
            return future.result(self.seconds - READY_SECONDS)
        except concurrent.futures.TimeoutError:
            future.cancel()
            return Unknown("no answer from Telegram in time")

    def _row(self, letter: Letter) -> Row:
        same = (message.c.conversation_id == letter.conversation) & (
            message.c.client_id == f"outbox:{letter.reference}"
        )
        with reading(self._engine) as connection:
            return connection.execute(select(message).where(same)).one()

    def _parts(self, house: House, letter: Letter, row: Row) -> list[Part]:
        drawn = draw(letter.text, letter.buttons, letter.data, row.id, letter.conversation, house.secret)
        texts = [i for i, part in enumerate(drawn) if part.file is None]
        if texts and letter.purpose != "confirmation":
            last = drawn[texts[-1]]
            end = (NO_MORE_BUTTON, NO_MORE + letter.purpose)
            drawn[texts[-1]] = replace(last, buttons=(*last.buttons, end), answers=row.id)
        return drawn


async def _send_all(house: House, rows: list[Row]) -> Outcome:
    """All that is left of a letter; the first failure is the letter's."""
    outcome: Outcome = Delivered()
    for row in rows:
        tried = await house.postman.attempt(row)
        if isinstance(tried, Migrated):
            return RetryAfter("the chat has another number now", 1)
        if not isinstance(tried, Delivered):
            return tried
        outcome = tried
    return outcome
