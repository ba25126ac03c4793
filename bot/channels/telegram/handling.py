"""One update, from what was heard to what is sent. Every step can be done again after a crash without being done twice."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Row
from telegram import Update

from bot.channels.notice import notice
from bot.channels.store import Incoming
from bot.channels.telegram import phrases
from bot.channels.telegram.chats import Place
from bot.channels.telegram.commands import COMMANDS, EXPORT, meaning
from bot.channels.telegram.drawing import text_parts
from bot.channels.telegram.hearing import Heard, Me, Membership, Migrated, Pressed, Said, hear
from bot.channels.telegram.house import House
from bot.channels.telegram.presses import Presses
from bot.channels.telegram.saying import Job, Saying
from bot.channels.telegram.speakers import Speakers
from bot.channels.telegram.updates import Waiting
from bot.channels.turns import TurnFailedError, TurnResult
from bot.events import speaker_cards
from bot.metrics import count_failure
from bot.outbox.handover import PREFIX

log = logging.getLogger(__name__)
TYPING_EVERY = 4.5
MOST_BEHIND = 30
"""Messages that one chat may have waiting; more come faster than anybody reads."""
Step = tuple[str, bool]
"""What to ask the assistant: (text, whether it is a payload)."""


class Handling:
    """Takes updates one at a time per chat, several chats at once."""

    def __init__(self, house: House, me: Me) -> None:
        self._house, self._me = house, me
        self._presses, self._saying = Presses(house), Saying(house)
        self._speakers = Speakers(house, self._saying)

    def read(self, body: dict[str, Any]) -> Heard | None:
        """What the update says; None when it says nothing to us, or cannot be read at all."""
        try:
            update = Update.de_json(body, self._house.client.bot)
            return hear(update, self._me)
        except Exception as error:  # the library checks nothing it reads: all may be missing or of another kind
            log.info("telegram: update %s cannot be read (%s)", body.get("update_id"), type(error).__name__)
            return None

    async def acknowledge(self, body: dict[str, Any]) -> None:
        """Stop the spinner of a pressed button at once, even when its answer has to wait its turn."""
        heard = self.read(body)
        if isinstance(heard, Pressed):
            text = await asyncio.to_thread(self._presses.toast, heard, int(body.get("update_id") or 0))
            await self._house.client.answer_button(heard.callback_id, text)

    async def handle(self, update: Waiting) -> None:
        """Handle one. Raises TurnFailedError when the assistant cannot answer now, SQLAlchemyError when nothing can be kept."""
        if update.erasing:
            return await self._house.erase(list(update.body["erase"]))
        heard = self.read(update.body)
        if isinstance(heard, Said):
            await self._said(update, heard)
        elif isinstance(heard, Pressed):
            await self._pressed(update, heard)
        elif isinstance(heard, Membership):
            await self._membership(update, heard)
        elif isinstance(heard, Migrated):
            await asyncio.to_thread(self._house.chats.migrate, heard.old, heard.new)
            await asyncio.to_thread(self._house.updates.move, str(heard.old), str(heard.new))

    async def give_up(self, update: Waiting) -> None:
        """It failed for good: the person is told so."""
        heard = self.read(update.body)
        if isinstance(heard, (Said, Pressed)):
            await self._saying.word(update, heard.place, None, phrases.GAVE_UP, part=-2)

    async def _said(self, update: Waiting, said: Said) -> None:
        if update.behind >= MOST_BEHIND:
            if update.behind == MOST_BEHIND:
                await self._saying.word(update, said.place, None, phrases.too_many())
            return
        conversation, _ = await asyncio.to_thread(self._house.chats.conversation, said.place)
        note = None
        if said.command == "start" and said.text.startswith(PREFIX):
            conversation, note = await asyncio.to_thread(self._continued, said.place, said.text, conversation)
            said = replace(said, text="")
        if said.edited and await asyncio.to_thread(self._house.said_before, conversation, said.message_id, said.text):
            return  # only its look changed, or Telegram added a preview
        job = Job(update, said.place, conversation, said.message_id, note=note)
        if not said.place.private or said.edited:
            job = replace(job, reply_to=said.message_id)
        if said.command == EXPORT:
            return await self._export(job)
        if not (said.place.private and not said.edited and await self._speakers.said(job, said)):
            await self._converse(job, said)

    async def _converse(self, job: Job, said: Said) -> None:
        if said.media and not said.text:
            return await self._saying.ourselves(job, f"[{said.media}]", phrases.reads_not(said.media))
        if len(said.text) > self._house.settings.max_text:
            return await self._saying.ourselves(
                job, said.text[:100] + "…", phrases.too_long(self._house.settings.max_text)
            )
        notes = (job.note, phrases.CORRECTED if said.edited else None, phrases.CAPTION_ONLY if said.media else None)
        job = replace(job, note=" ".join(filter(None, notes)) or None)
        known = said.command in COMMANDS if said.command else False
        steps = (
            meaning(str(said.command), said.text) if known else [(f"{said.command or ''} {said.text}".strip(), False)]
        )
        await self._answer(job, steps)

    def _continued(self, place: Place, token: str, here: str) -> tuple[str, str]:
        """The conversation begun on the site goes on here, in place of the one that was here; and a word about it."""
        begun = self._house.hand_overs.redeem(token, str(place.chat_id)) if place.private else None
        if begun is None:
            return here, phrases.HAND_OVER_GONE
        if begun != here:
            self._house.chats.adopt(place, begun)
        return begun, phrases.HAND_OVER_DONE

    async def _pressed(self, update: Waiting, pressed: Pressed) -> None:
        press = await asyncio.to_thread(self._presses.take, pressed, update.update_id)
        if press is None:
            return
        if press.message_id:
            await self._house.client.remove_buttons(pressed.place.chat_id, press.message_id)
        job = Job(update, pressed.place, press.conversation, press.message_id or 0)
        if press.export:
            return await self._export(job)
        if press.said:
            return await self._saying.word(update, pressed.place, press.conversation, press.said, part=0)
        if press.payload.startswith(speaker_cards.PAYLOAD):
            if not await self._speakers.pressed(job, press.title, press.payload):
                await self._saying.word(update, pressed.place, press.conversation, phrases.SPEAKER_NO_MORE, part=0)
            return
        await self._answer(job, [(press.payload, True)], title=press.title)

    async def _membership(self, update: Waiting, change: Membership) -> None:
        chats = self._house.chats
        if change.kind == "channel":
            await asyncio.to_thread(chats.channel, change.place.chat_id, change.title, change.may_post)
        elif not change.present:
            await asyncio.to_thread(chats.unreachable, change.place.chat_id)
        elif change.kind == "private":
            await asyncio.to_thread(chats.reachable, change.place)
        elif change.arrived:
            text = phrases.welcome(self._me.username, notice(self._house.organisation))
            await self._saying.word(update, change.place, None, text, part=0)

    async def _answer(self, job: Job, steps: list[Step], title: str | None = None) -> None:
        """Ask the assistant and send what it says."""
        replies: list[Row] = []
        for number, (text, is_payload) in enumerate(steps):
            payload = text if is_payload else None
            incoming = Incoming(job.client_id(self._house.bot_id, number), title or text, payload)
            replies = await self._turn(job, incoming)
        await self._saying.replies(job, replies)
        if any(reply.data.get("action") == "erase" for reply in replies):
            await self._erase(job)

    async def _erase(self, job: Job) -> None:
        """First what is to go is written down: after a crash it still goes, and nothing is answered twice."""
        ids = await self._house.to_erase(job.place, job.conversation)
        await asyncio.to_thread(self._house.updates.erasing, job.update.update_id, ids)
        await self._house.erase(ids)

    async def _turn(self, job: Job, incoming: Incoming) -> list[Row]:
        """One turn, played once: what an earlier try stored is taken up where it stopped."""
        store = self._house.store
        row, fresh = await asyncio.to_thread(store.take, job.conversation, incoming)
        if row.status != "done":
            async with self._showing_work(job):
                result = await self._asked(job, incoming, fresh)
            return await asyncio.to_thread(store.finish, row, result.topic, result.messages)
        return await asyncio.to_thread(store.replies, row.id)

    async def _asked(self, job: Job, incoming: Incoming, fresh: bool) -> TurnResult:
        text = incoming.payload or incoming.text
        try:
            async with self._house.slots:
                is_button = incoming.payload is not None
                return await self._house.rasa.turn(job.conversation, text, is_button, incoming.client_id)
        except TurnFailedError:
            count_failure(fresh)
            await self._saying.word(job.update, job.place, job.conversation, phrases.DOWN)
            raise

    async def _export(self, job: Job) -> None:
        if not job.place.private:
            return await self._saying.word(job.update, job.place, job.conversation, phrases.EXPORT_PRIVATE, part=0)
        (caption,) = text_parts(phrases.EXPORT_CAPTION)
        await self._saying.parts(job, [replace(caption, file=EXPORT, name="bon-canal.json")])

    @contextlib.asynccontextmanager
    async def _showing_work(self, job: Job) -> AsyncIterator[None]:
        """« écrit… » while the assistant works, and a word when it takes long."""

        async def show() -> None:
            loop = asyncio.get_running_loop()
            late = loop.time() + self._house.settings.turn_seconds
            while True:
                await self._house.client.typing(job.place.chat_id, job.place.thread_id)
                await asyncio.sleep(min(TYPING_EVERY, max(late - loop.time(), 0.05)))
                if loop.time() >= late:
                    late = math.inf
                    await self._saying.word(job.update, job.place, job.conversation, phrases.LATE)

        task = asyncio.create_task(show())
        try:
            yield
        finally:
            await self._house.postman.spare(task)
            await asyncio.to_thread(self._house.sends.close, job.update.update_id)
