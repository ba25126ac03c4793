"""Receiving at a public address, in the web process: the secret is checked, the update stored, and only then acknowledged.

Many arrive at once in a room: those that come while a transaction is under way are stored together by the next one.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import sqlite3
import time
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.config import WEBHOOK_PATH, TelegramConfig
from bot.channels.telegram.updates import Updates
from bot.db import make_engine

log = logging.getLogger(__name__)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BODY = 1_000_000
BUSY_SECONDS = 5.0


class Webhook:
    """POST /telegram/webhook: 200 stored, 403 not from Telegram, 400 or 413 nothing Telegram sends, 503 send it again."""

    def __init__(self, config: TelegramConfig, updates: Updates) -> None:
        self._secret, self._keeper = config.secret.encode(), Keeper(updates)

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

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
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
            await run_in_threadpool(self._patiently, batch)

    def _patiently(self, batch: list[dict[str, Any]]) -> None:
        """Wait for the database's other writer by asking again every millisecond (see `intake_engine`)."""
        end = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._updates.keep(batch)
                return
            except OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > end:
                    raise
                time.sleep(0.001)


def intake_engine(url: str) -> Engine:
    """An engine for storing updates at once. SQLite's own waiting for another writer soon sleeps 50 and 100 ms at a time,
    while the worker writes in bursts of short transactions: this one fails instead, to be tried again by the caller. Nor does
    it move the log into the file, which waits for the disk: the worker's connections do."""
    engine = make_engine(url, pooled=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _never_wait)
    return engine


def _never_wait(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("busy_timeout=0", "wal_autocheckpoint=0"):
        connection.execute(f"PRAGMA {pragma}")
