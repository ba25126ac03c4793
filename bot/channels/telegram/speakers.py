"""A chat that is a speaker's: what is typed or pressed there is first offered to the speaker's desk, then to the assistant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from bot.channels.store import Incoming
from bot.channels.telegram.hearing import Said
from bot.channels.telegram.house import House
from bot.channels.telegram.saying import Job, Saying
from bot.db import utcnow
from bot.events import speaker_cards, speaker_chat

COMMAND = "questions"
"""What a speaker types to see the questions that wait; to anybody else it means nothing special."""


class Speakers:
    """Answers for the desk, once an update however often it is tried."""

    def __init__(self, house: House, saying: Saying) -> None:
        self._house, self._saying = house, saying

    async def said(self, job: Job, said: Said) -> bool:
        """Whether it was said as the speaker of an event, and is answered as such."""
        speakers, id = self._house.speakers, job.conversation
        if said.command == "start" and said.text.startswith(speaker_chat.PREFIX):
            # The token goes no further than here: what is kept of the message is the command alone.
            return await self._act(job, Incoming("", "/start"), lambda: speakers.redeem(said.text, id, utcnow()))
        if said.command == COMMAND:
            return await self._act(job, Incoming("", f"/{COMMAND}"), lambda: speakers.unseen(id, utcnow()))
        if said.command or said.media or not said.text:
            return False
        return await self._act(job, Incoming("", said.text), lambda: speakers.writes(id, said.text, utcnow()))

    async def pressed(self, job: Job, title: str, payload: str) -> bool:
        """Whether the button was one of the desk's, and the chat still is a speaker's."""
        heard = Incoming("", title, payload)
        return await self._act(job, heard, lambda: self._house.speakers.pressed(job.conversation, payload, utcnow()))

    async def _act(self, job: Job, heard: Incoming, act: Callable[[], speaker_cards.Said | None]) -> bool:
        """Act once, keep what was said, send it; False when the chat is no speaker's, or waits for nothing."""
        store, id = self._house.store, job.client_id(self._house.bot_id, 0)
        replies = await asyncio.to_thread(store.replies_to, job.conversation, id)
        if not replies:
            said = await asyncio.to_thread(act)
            if said is None:
                return False
            row, _ = await asyncio.to_thread(store.take, job.conversation, replace(heard, client_id=id))
            reply = {"text": said.text, "buttons": list(said.buttons)}
            replies = await asyncio.to_thread(store.finish, row, None, [reply])
        await self._saying.replies(job, replies)
        return True
