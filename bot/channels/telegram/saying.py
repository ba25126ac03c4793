"""What is said for one update, each part of it once: the assistant's replies, and words of the channel itself."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy.engine import Row

from bot.channels.notice import notice
from bot.channels.store import Incoming
from bot.channels.telegram.chats import Place
from bot.channels.telegram.drawing import Part, draw, text_parts
from bot.channels.telegram.house import House
from bot.channels.telegram.updates import Waiting
from bot.text import typeset

WORD_WHILE_WAITING = -1
"""The number of a word said before the answer, whose own parts count from 0."""


@dataclass(frozen=True)
class Job:
    """One thing said, on its way to an answer."""

    update: Waiting
    place: Place
    conversation: str
    message_id: int
    reply_to: int | None = None
    note: str | None = None  # said before the answer

    def client_id(self, bot_id: int, step: int) -> str:
        """The name of the message in the conversation: an update is one turn, however often it is tried."""
        return f"tg:{bot_id}:{self.update.update_id}:{self.message_id}" + (f":{step}" if step else "")


class Saying:
    """Plans what is sent, then sends it: after a crash the plan is taken up where it stopped."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def replies(self, job: Job, replies: list[Row]) -> None:
        """Stored replies, after the job's note; the first time in a conversation, the notice stands before both."""
        secret = self._house.secret
        drawn = [part for r in replies for part in draw(r.text, r.buttons, r.data, r.id, job.conversation, secret)]
        parts = [*(text_parts(job.note) if job.note else []), *drawn]
        if await asyncio.to_thread(self._house.sends.is_first, job.conversation, job.update.update_id):
            parts = [*text_parts(notice(self._house.organisation)), *parts]
        await self.parts(job, parts)

    async def parts(self, job: Job, parts: list[Part]) -> None:
        """Parts that are drawn already."""
        plan = self._house.sends.plan
        rows = await asyncio.to_thread(plan, job.update.update_id, job.place, parts, job.conversation, job.reply_to)
        await self._house.postman.deliver(rows)

    async def word(
        self, update: Waiting, place: Place, conversation: str | None, text: str, part: int = WORD_WHILE_WAITING
    ) -> None:
        """A sentence of the channel itself. `part` numbers it: two of one update with the same number are said once."""
        plan = self._house.sends.plan
        rows = await asyncio.to_thread(
            plan, update.update_id, place, text_parts(typeset(text)), conversation, None, part
        )
        await self._house.postman.deliver(rows)

    async def ourselves(self, job: Job, heard: str, text: str) -> None:
        """An answer of the channel itself, kept in the conversation like any other."""
        store = self._house.store
        row, _ = await asyncio.to_thread(
            store.take, job.conversation, Incoming(job.client_id(self._house.bot_id, 0), heard)
        )
        if row.status == "done":
            replies = await asyncio.to_thread(store.replies, row.id)
        else:
            replies = await asyncio.to_thread(store.finish, row, None, [{"text": text}])
        await self.replies(job, replies)
