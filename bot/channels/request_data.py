"""What a request brings, bounded and checked before anything believes it. All raise ProblemError."""

from __future__ import annotations

import json
import uuid
from typing import Any

from starlette.requests import Request

from bot.channels.problems import ProblemError
from bot.channels.tokens import is_genuine


async def json_object(request: Request, most: int, longest: int | None = None) -> dict[str, Any]:
    """The object sent in at most `most` bytes; {} when nothing was. Too long, it is told `longest` (characters), else `most`."""
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > most:
            raise ProblemError("too_long", most=longest or most)
    try:
        found = json.loads(raw.decode("utf-8")) if raw.strip() else {}
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise ProblemError("bad_request") from None
    if not isinstance(found, dict):
        raise ProblemError("bad_request")
    return found


def number(request: Request, name: str, most: float) -> float:
    """A number of the query, from 0 (what it is when it is not given) to `most`."""
    try:
        value = float(request.query_params.get(name, "0"))
    except ValueError:
        raise ProblemError("bad_request") from None
    if not 0 <= value <= most:  # no number (nan) is refused too
        raise ProblemError("bad_request")
    return value


def client_id(asked: dict[str, Any]) -> str:
    """The id that the sender gave the message: the same one again is the same message."""
    try:
        return str(uuid.UUID(asked.get("id")))
    except (ValueError, TypeError, AttributeError):
        raise ProblemError("bad_request") from None


def authorised(request: Request, secret: str) -> str:
    """The conversation that the path names, once its token is checked. Whether it still exists is for the caller to see."""
    id: str = request.path_params["id"]
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not is_genuine(id, token, secret):
        raise ProblemError("unauthorized")
    return id
