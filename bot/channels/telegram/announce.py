"""Posts in the organisation's own channels: a recap, with « Poser ma question » that opens the bot in the right event.

Called by whoever has an organiser's yes; the channels are those where the bot was made administrator (`Chats.channels`).
"""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Sequence

from bot.channels.telegram.client import Message, Migrated
from bot.channels.telegram.commands import deep_link
from bot.channels.telegram.drawing import keyboard
from bot.channels.telegram.house import House
from bot.channels.telegram.markup import pieces
from bot.channels.telegram.phrases import ASK_BUTTON
from bot.channels.telegram.service import TelegramService
from bot.outbox.letter import Delivered, Outcome, Refused, RetryAfter, Unknown
from bot.text import typeset

SECONDS = 60.0


def announcement(channel: int, markdown: str, username: str, code: str) -> list[Message]:
    """The messages of a post; the button is under the last. Raises ValueError on a code that Telegram refuses."""
    below = keyboard([(ASK_BUTTON, deep_link(username, code))])
    found = pieces(typeset(markdown))
    return [Message(channel, one.html, one.plain, markup=below if one is found[-1] else None) for one in found]


def announce(service: TelegramService, channel: int, markdown: str, code: str) -> Outcome:
    """Post once, from any thread but the service's own. Refused for a channel where the bot may not post."""
    house, loop = service.house, service.loop
    if not service.ready.is_set() or house is None or loop is None:
        return RetryAfter("Telegram is out of reach")
    if channel not in house.chats.channels():
        return Refused("the bot is not an administrator of this channel")
    messages = announcement(channel, markdown, service.username, code)
    future = asyncio.run_coroutine_threadsafe(_post(house, messages), loop)
    try:
        return future.result(SECONDS)
    except concurrent.futures.TimeoutError:
        future.cancel()
        return Unknown("no answer from Telegram in time")


async def _post(house: House, messages: Sequence[Message]) -> Outcome:
    outcome: Outcome = Delivered()
    for message in messages:
        tried = await house.postman.once(message)
        if isinstance(tried, Migrated):
            return Refused("a channel has no other number")
        if not isinstance(tried, Delivered):
            return tried
        outcome = tried
    return outcome
