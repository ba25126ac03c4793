"""One turn of a conversation at a time, in one process and across several.

Rasa's Redis lock reads a queue of tickets, changes it and writes it back without atomicity, and a killed process leaves its
ticket for a minute. This one waits its turn in the process first; then, where Redis is set, holds a key that only one can
set, renewed while the turn lasts: a process that dies frees the conversation within LEASE_SECONDS.

While Redis does not answer, turns go on with the process's own order. The proxy sends a conversation to one process, and
the tracker store refuses what was prepared on an outdated state (`bot.channels.tracker_store`): nothing is handled twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import AsyncIterator
from typing import Any

import redis.asyncio
from rasa.core.lock import TicketLock
from rasa.core.lock_store import InMemoryLockStore, LockError
from redis.exceptions import RedisError

from bot.settings import Settings

log = logging.getLogger(__name__)
LEASE_SECONDS = 4.0
RENEW_SECONDS = 1.0
LOOK_SECONDS = 0.05
REDIS_SECONDS = 0.5
WAIT_SECONDS = 30.0
"""Longer than anybody waits for an answer; after it the turn fails and is asked again."""

_RENEW = (
    "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) else return 0 end"
)
_FREE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end"


class LockStore(InMemoryLockStore):
    """Stands in for Rasa's: `async with lock(conversation)`. Raises LockError when the turn never came."""

    def __init__(self, endpoint_config: Any = None, redis_url: str | None = None) -> None:
        super().__init__()
        url = Settings.from_env().redis_url if redis_url is None else redis_url
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}
        self._redis = (
            redis.asyncio.Redis.from_url(url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)
            if url
            else None
        )

    @contextlib.asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = 0, wait_time_in_seconds: float = 0
    ) -> AsyncIterator[TicketLock]:
        """Until the end of the block, nobody else plays a turn of this conversation."""
        async with self._in_process(conversation_id), self._leased(conversation_id):
            yield TicketLock(conversation_id)

    @contextlib.asynccontextmanager
    async def _in_process(self, conversation: str) -> AsyncIterator[None]:
        lock, users = self._turns.get(conversation, (asyncio.Lock(), 0))
        self._turns[conversation] = (lock, users + 1)
        try:
            try:
                await asyncio.wait_for(lock.acquire(), WAIT_SECONDS)
            except asyncio.TimeoutError:
                raise LockError(f"the turn did not come within {WAIT_SECONDS:g} s") from None
            try:
                yield
            finally:
                lock.release()
        finally:
            users = self._turns[conversation][1] - 1
            if users:
                self._turns[conversation] = (lock, users)
            else:
                del self._turns[conversation]

    @contextlib.asynccontextmanager
    async def _leased(self, conversation: str) -> AsyncIterator[None]:
        key, mine = f"boncanal:turn:{conversation}", secrets.token_hex(8)
        if self._redis is None or not await self._take(key, mine):
            yield
            return
        renewing = asyncio.ensure_future(self._renew(key, mine))
        try:
            yield
        finally:
            renewing.cancel()
            await self._script(_FREE, key, mine)

    async def _take(self, key: str, mine: str) -> bool:
        """True once the key is ours, False when Redis does not answer. Raises LockError."""
        assert self._redis is not None  # noqa: S101  # asked by the caller
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            try:
                if await self._redis.set(key, mine, nx=True, px=int(LEASE_SECONDS * 1000)):
                    return True
            except (RedisError, OSError, asyncio.TimeoutError) as error:
                log.warning("turns are put in order by each process alone: Redis says %s", type(error).__name__)
                return False
            await asyncio.sleep(LOOK_SECONDS)
        raise LockError(f"another process held the conversation for {WAIT_SECONDS:g} s")

    async def _renew(self, key: str, mine: str) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            await self._script(_RENEW, key, mine, str(int(LEASE_SECONDS * 1000)))

    async def _script(self, script: str, key: str, *values: str) -> None:
        assert self._redis is not None  # noqa: S101  # only a lease comes here
        with contextlib.suppress(RedisError, OSError, asyncio.TimeoutError):  # the lease then ends by itself
            await self._redis.eval(script, 1, key, *values)
