"""How often somebody may do something: counted in this process, or in Redis where several processes count together."""

from __future__ import annotations

import logging

from limits import RateLimitItem
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import RedisStorage
from limits.strategies import MovingWindowRateLimiter as BlockingLimiter
from redis.exceptions import RedisError
from starlette.concurrency import run_in_threadpool

log = logging.getLogger(__name__)
REDIS_SECONDS = 0.5
"""A count is not worth a person's waiting."""


class Limiter:
    """`hit` counts and says whether it still is allowed. Without Redis, or while it does not answer, the process counts alone."""

    def __init__(self, redis_url: str = "") -> None:
        self._own = MemoryStorage()  # the limiter keeps only a weak reference
        self._alone = MovingWindowRateLimiter(self._own)
        self._url = redis_url
        self._together: BlockingLimiter | None = None
        self._storage: RedisStorage | None = None

    async def hit(self, item: RateLimitItem, key: str) -> bool:
        """True when it is allowed."""
        if self._url:
            try:
                return await run_in_threadpool(self._hit_redis, item, key)
            except RedisError as error:
                log.warning("limits are counted by each process alone: Redis says %s", type(error).__name__)
        return bool(await self._alone.hit(item, key))

    def _hit_redis(self, item: RateLimitItem, key: str) -> bool:
        if self._together is None:
            self._storage = RedisStorage(self._url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)
            self._together = BlockingLimiter(self._storage)
        return bool(self._together.hit(item, key))
