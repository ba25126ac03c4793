"""Signed addresses: a short token that says what it is for and carries an id, which nobody can make without the secret.

A token made for one purpose is worth nothing for another. What it opens is still looked up: an erased row opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from datetime import datetime

_DIGEST_BYTES = 20
_SHAPE = re.compile(r"([A-Za-z0-9_-]{1,64})\.(\d{1,12})\.([A-Za-z0-9_-]{27})")
FOREVER = 0


def make(purpose: str, id: str, secret: str, until: datetime | None = None) -> str:
    """`ID.UNTIL.SIGNATURE`, safe in a path. `id` is 1 to 64 URL-safe characters; without `until` it never expires."""
    expires = int(until.timestamp()) if until else FOREVER
    return f"{id}.{expires}.{_signature(purpose, id, expires, secret)}"


def read(purpose: str, token: str, secret: str, now: datetime) -> str | None:
    """The id in a genuine token of this purpose that has not expired; None for anything else."""
    shape = _SHAPE.fullmatch(token)
    if not shape:
        return None
    id, expires, signature = shape.group(1), int(shape.group(2)), shape.group(3)
    if not hmac.compare_digest(_signature(purpose, id, expires, secret), signature):
        return None
    return id if expires == FOREVER or now.timestamp() < expires else None


def kept_of(token: str) -> str:
    """What is stored of a token, a cookie or a session: 64 hexadecimal digits. Who reads the table cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signature(purpose: str, id: str, expires: int, secret: str) -> str:
    text = f"{purpose}:{id}:{expires}".encode()
    digest = hmac.new(secret.encode(), text, hashlib.sha256).digest()[:_DIGEST_BYTES]
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
