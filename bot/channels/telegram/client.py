"""One thin client to the Bot API: what is sent, and what became of it, in the outbox's own words."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.config import TelegramConfig
from bot.outbox import letter

log = logging.getLogger(__name__)
READ_SECONDS = 10.0
POLL_SECONDS = 25
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of updates asked for; others are still survived when they come."""
NOBODY_THERE = ("chat not found", "user is deactivated", "bot was kicked", "bot was blocked", "peer_id_invalid")
NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


@dataclass(frozen=True)
class Migrated:
    """Not delivered: the group has become a supergroup with this id."""

    chat_id: int


Outcome = letter.Outcome | Migrated


@dataclass(frozen=True)
class Message:
    """One thing to send. `file` (name, content) makes it a document, or a picture when `photo`; the text is then its caption."""

    chat_id: int
    html: str
    plain: str
    thread_id: int = 0
    reply_to: int | None = None
    markup: InlineKeyboardMarkup | None = None
    file: tuple[str, bytes] | None = None
    photo: bool = False
    quiet: bool = False


class Client:
    """Calls Telegram. Made inside the event loop that uses it."""

    def __init__(self, config: TelegramConfig) -> None:
        def pool(size: int) -> HTTPXRequest:
            return HTTPXRequest(connection_pool_size=size, read_timeout=READ_SECONDS, connect_timeout=5, pool_timeout=5)

        logging.getLogger("httpx").setLevel(
            logging.WARNING
        )  # it would write each address, and so the token, into the log
        self._polling = pool(1)
        self._bot = Bot(config.token, f"{config.api}/bot", request=pool(16), get_updates_request=self._polling)

    @property
    def bot(self) -> Bot:
        """The library's own object: reads updates, and sets the bot up."""
        return self._bot

    async def start(self) -> str:
        """The bot's user name, without @. Raises TelegramError."""
        await self._bot.initialize()
        return str(self._bot.username)

    async def close(self) -> None:
        """Close the pools."""
        await self._bot.shutdown()

    async def updates(self, offset: int | None) -> list[dict[str, Any]]:
        """The next updates as Telegram wrote them, waited for up to POLL_SECONDS. Raises TelegramError.

        They are not read here: one that the library cannot read must not hide the others.
        """
        asked = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": json.dumps(ALLOWED)}
        query = urlencode({**asked, "offset": offset} if offset else asked)
        address = f"{self._bot.base_url}/getUpdates?{query}"
        found = await self._polling.post(address, read_timeout=POLL_SECONDS + READ_SECONDS)
        return found if isinstance(found, list) else []

    async def send(self, message: Message) -> Outcome:
        """Try once (again as plain text when the markup is refused, outside the topic when it is gone)."""
        try:
            return await self._send(message, html=True)
        except BadRequest as error:
            if "parse entities" in str(error):
                log.error("a text was refused as HTML and goes as plain text: %s", error)
                return await self._tried(message, html=False)
            if "thread not found" in str(error):
                return await self._tried(Message(**{**message.__dict__, "thread_id": 0}), html=True)
            return outcome_of(error)
        except TelegramError as error:
            return outcome_of(error)

    async def _tried(self, message: Message, html: bool) -> Outcome:
        try:
            return await self._send(message, html)
        except TelegramError as error:
            return outcome_of(error)

    async def _send(self, message: Message, html: bool) -> Outcome:
        common: dict[str, Any] = {
            "chat_id": message.chat_id,
            "parse_mode": "HTML" if html else None,
            "message_thread_id": message.thread_id or None,
            "reply_markup": message.markup,
            "disable_notification": message.quiet,
        }
        if message.reply_to:
            common["reply_parameters"] = ReplyParameters(message.reply_to, allow_sending_without_reply=True)
        text = message.html if html else message.plain
        if message.file and message.photo:
            sent = await self._bot.send_photo(photo=_upload(message.file), caption=text, **common)
        elif message.file:
            sent = await self._bot.send_document(document=_upload(message.file), caption=text, **common)
        else:
            no_preview = LinkPreviewOptions(is_disabled=True)
            sent = await self._bot.send_message(text=text, link_preview_options=no_preview, **common)
        return letter.Delivered(str(sent.message_id))

    async def typing(self, chat_id: int, thread_id: int) -> None:
        """Show that an answer is being prepared; it fades after five seconds. Never raises."""
        await _politely(self._bot.send_chat_action(chat_id, "typing", message_thread_id=thread_id or None))

    async def answer_button(self, id: str, text: str, alert: bool = False) -> None:
        """Stop the spinner of a pressed button, with a word. Never raises (a late one is refused)."""
        await _politely(self._bot.answer_callback_query(id, text[:200], show_alert=alert))

    async def remove_buttons(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off a message. Never raises (they may be gone)."""
        await _politely(self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None))


def _upload(file: tuple[str, bytes]) -> InputFile:
    name, content = file
    return InputFile(content, filename=name)


async def _politely(request: Any) -> None:
    try:
        await request
    except TelegramError as error:
        log.debug("not essential, refused: %s", error)


def outcome_of(error: TelegramError) -> Outcome:
    """What a failed send means."""
    text = str(error)
    if isinstance(error, RetryAfter):
        return letter.RetryAfter(text, _seconds(error))
    if isinstance(error, ChatMigrated):
        return Migrated(error.new_chat_id)
    if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(t in text.lower() for t in NOBODY_THERE)):
        return letter.Unreachable(text)
    if isinstance(error, BadRequest):
        return letter.Refused(text)
    if isinstance(error, InvalidToken):
        return letter.RetryAfter("the token is refused by Telegram", 60.0)
    cause = error.__cause__
    if isinstance(error, NetworkError) and isinstance(cause, httpx.HTTPError) and not isinstance(cause, NEVER_LEFT):
        return letter.Unknown(f"{type(cause).__name__} after the message had left")
    return letter.RetryAfter(text or type(error).__name__)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, (int, float)) else wait.total_seconds()
