"""One-time links that move a conversation to Telegram: made here, redeemed by the Telegram channel."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine

from bot.db import utcnow, writing
from bot.outbox.addresses import Addresses
from bot.outbox.tables import hand_over
from bot.signing import kept_of

VALID = timedelta(hours=1)
PREFIX = "suite-"
"""Telegram hands over `/start PREFIX…`: at most 64 letters, digits, « - » and « _ »."""


class HandOvers:
    """Tokens are kept as digests: who reads the table cannot use them. Thread-safe."""

    def __init__(self, engine: Engine, addresses: Addresses) -> None:
        self._engine, self._addresses = engine, addresses

    def make(self, conversation: str, now: datetime | None = None) -> str:
        """A token for `https://t.me/BOT?start=TOKEN`, good once within the hour; earlier ones of the conversation end."""
        token = PREFIX + secrets.token_urlsafe(24)
        row = {"digest": kept_of(token), "conversation_id": conversation, "expires_at": (now or utcnow()) + VALID}
        with writing(self._engine) as connection:
            unused = (hand_over.c.conversation_id == conversation) & hand_over.c.used_at.is_(None)
            connection.execute(delete(hand_over).where(unused))
            connection.execute(insert(hand_over).values(row))
        return token

    def redeem(self, token: str, chat: str, now: datetime | None = None) -> str | None:
        """The conversation that goes on in this chat, None for a token that is wrong, used or too old.

        From then on what is sent later goes to the chat (a confirmed `telegram` address).
        """
        now = now or utcnow()
        with writing(self._engine) as connection:
            good = (
                (hand_over.c.digest == kept_of(token)) & hand_over.c.used_at.is_(None) & (hand_over.c.expires_at > now)
            )
            if not connection.execute(update(hand_over).where(good).values(used_at=now)).rowcount:
                return None
            of_token = select(hand_over.c.conversation_id).where(hand_over.c.digest == kept_of(token))
            conversation = str(connection.execute(of_token).scalar_one())
        self._addresses.leave(conversation, "telegram", chat, confirmed=True)
        return conversation
