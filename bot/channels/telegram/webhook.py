"""Receiving at a public address, in the web process: the secret is checked, the update stored, and only then acknowledged.

Many arrive at once in a room: those that come while a transaction is under way are stored together by the next one.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.config import WEBHOOK_PATH, TelegramConfig
from bot.channels.telegram.journal import Keep

log = logging.getLogger(__name__)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BODY = 1_000_000


class Webhook:
    """POST /telegram/webhook: 200 stored, 403 not from Telegram, 400 or 413 nothing Telegram sends, 503 send it again."""

    def __init__(self, config: TelegramConfig, keep: Keep) -> None:
        self._secret, self._keeper = config.secret.encode(), Keeper(keep)

    def routes(self) -> list[Route]:
        """The one route."""
        return [Route(WEBHOOK_PATH, self.receive, methods=["POST"])]

    async def receive(self, request: Request) -> Response:
        """Nothing is read before the secret is checked, in constant time."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode("utf-8", "replace"), self._secret):
            return Response(status_code=403)
        raw = b""
        async for chunk in request.stream():
            raw += chunk
            if len(raw) > MOST_BODY:
                return Response(status_code=413)
        try:
            body = json.loads(raw.decode("utf-8"))
        except (UnicodeDecodeError, ValueError, RecursionError):
            return Response(status_code=400)
        if not isinstance(body, dict) or not isinstance(body.get("update_id"), int):
            return Response(status_code=400)
        try:
            await self._keeper.keep(body)
        except SQLAlchemyError as error:
            log.error("telegram: an update could not be stored (%s); Telegram will send it again", type(error).__name__)
            return Response(status_code=503)
        return Response(status_code=200)


class Keeper:
    """Stores updates in as few transactions as the crowd needs. For one event loop."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._batch: list[dict[str, Any]] = []
        self._stored: asyncio.Future[None] | None = None
        self._busy = asyncio.Lock()

    async def keep(self, body: dict[str, Any]) -> None:
        """Returns once it is committed. Raises SQLAlchemyError when its transaction failed."""
        self._batch.append(body)
        if self._stored is None:
            self._stored = asyncio.ensure_future(self._store())
        await asyncio.shield(self._stored)

    async def _store(self) -> None:
        async with self._busy:
            batch, self._batch, self._stored = self._batch, [], None
            await run_in_threadpool(self._keep, batch)
