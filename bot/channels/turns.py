"""One turn with Rasa, bounded in time: what the web and Telegram channels call."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import httpx
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.channels.holds import HAND_BACK, Holds
from bot.channels.rasa_key import HEADER, ROUTE
from bot.db import make_engine
from bot.metrics import TURN_SECONDS, TURNS, count_replies
from bot.private import pseudonym
from bot.settings import Settings

log = logging.getLogger(__name__)
GIVE_UP_SECONDS = 60.0
WATCH_SECONDS = 5.0
"""Less than a person waits for an answer: who has the conversation reads the message in any case."""


class TurnFailedError(Exception):
    """Rasa could not be reached or answered nothing usable; the message is still stored."""


@dataclass(frozen=True)
class TurnResult:
    """What came back: the topic in context and the messages {"text", "buttons", "data"}; mostly none while a person has the conversation."""

    topic: str | None
    messages: list[dict[str, Any]]


SILENT = TurnResult(None, [])


class RasaClient:
    """A pooled HTTP client to the internal channel of one Rasa server."""

    def __init__(self, settings: Settings, key: str) -> None:
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=20)
        self._http = httpx.AsyncClient(
            base_url=settings.rasa_url, headers={HEADER: key}, timeout=GIVE_UP_SECONDS, limits=limits
        )
        self._holds = Holds(make_engine(settings.database_url, pooled=True))

    async def turn(self, conversation: str, text: str, payload: bool, id: str | None = None) -> TurnResult:
        """Handle one message. `id` names it: asked again after a failure, a turn is not played twice.

        While a person has the conversation only a call for help is answered. Raises TurnFailedError: the caller may try again,
        so it is the caller who counts the message as failed.
        """
        with TURN_SECONDS.time():
            found = await self._turn(conversation, text, payload, id)
        TURNS.labels("answered" if found.messages else "silent").inc()
        count_replies(found.messages)
        return found

    async def _turn(self, conversation: str, text: str, payload: bool, id: str | None) -> TurnResult:
        body = {"sender": conversation, "text": text, "payload": payload, "id": id}
        if await self._is_held(conversation, text if payload else None):
            return SILENT if payload else await self._watch(body)
        found = await self._ask(body)
        if not found.messages:
            raise TurnFailedError("Rasa answered without a message")
        return found

    async def _watch(self, body: dict[str, Any]) -> TurnResult:
        """A person has the conversation and may be away: nothing is said, but to somebody who cannot go on."""
        try:
            return await self._ask({**body, "watch": True}, WATCH_SECONDS)
        except TurnFailedError as error:  # the person who has the conversation sees the message all the same
            who = pseudonym(str(body["sender"]))
            log.error("conversation %s: not watched for distress while a person has it: %s", who, error)
            return SILENT

    async def _ask(self, body: dict[str, Any], seconds: float = GIVE_UP_SECONDS) -> TurnResult:
        try:
            routed = {ROUTE: str(body["sender"])}
            answer = await self._http.post("/webhooks/boncanal/turn", json=body, headers=routed, timeout=seconds)
            answer.raise_for_status()
            found = answer.json()
            return TurnResult(found.get("topic"), found["messages"])
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise TurnFailedError(f"{type(error).__name__}: {error}") from error

    async def _is_held(self, conversation: str, payload: str | None) -> bool:
        """Whether a person has the conversation. The button that goes back to the assistant ends it."""
        try:
            if payload == HAND_BACK:
                await run_in_threadpool(self._holds.release, conversation)
            return await run_in_threadpool(self._holds.holder, conversation) is not None
        except SQLAlchemyError as error:
            raise TurnFailedError(f"{type(error).__name__}: who has the conversation is not known") from error

    async def is_ready(self) -> bool:
        """Whether Rasa is up with its model."""
        try:
            return (await self._http.get("/webhooks/boncanal/", timeout=2)).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    async def close(self) -> None:
        """Close the pool."""
        await self._http.aclose()
