"""What may stop a request on its way, each as the ProblemError that its client is told: the database, limits, an erased conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from limits import RateLimitItem
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from bot.channels.problems import ProblemError
from bot.channels.request_data import authorised
from bot.channels.store import Conversations
from bot.limiting import Limiter

T = TypeVar("T")
P = ParamSpec("P")


async def stored(method: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a blocking method of a store returns, called in a thread; "unavailable" when the database fails."""
    return await unless_down(run_in_threadpool(method, *args, **kwargs))


async def unless_down(waiting: Awaitable[T]) -> T:
    """What is awaited; "unavailable" when the database fails."""
    try:
        return await waiting
    except SQLAlchemyError as error:
        raise ProblemError("unavailable") from error


async def within(limiter: Limiter, item: RateLimitItem, key: str) -> None:
    """Count one more; "too_many" beyond the limit."""
    if not await limiter.hit(item, key):
        raise ProblemError("too_many")


async def conversation_of(request: Request, secret: str, conversations: Conversations) -> str:
    """The conversation's id, once its token is checked ("unauthorized") and it is known to exist ("not_found")."""
    id = authorised(request, secret)
    if not await stored(conversations.exists, id):
        raise ProblemError("not_found")
    return id
