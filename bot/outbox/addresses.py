"""Where a person can be reached beside the conversation, and what they agreed to: left, confirmed, withdrawn.

An e-mail address serves nothing before its owner has confirmed it, and its value goes when they withdraw it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import reading, utcnow, writing
from bot.outbox.tables import address, consent, letter

EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}")
MOST_LENGTH = 254


def clean_email(text: str) -> str | None:
    """The address in canonical form (the domain in lower case, in its ASCII form), None when it cannot be one."""
    text = text.strip()
    if len(text) > MOST_LENGTH or not EMAIL.fullmatch(text) or ".." in text or text.startswith("."):
        return None
    local, _, domain = text.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        return None


class Addresses:
    """Short transactions, one per method. Thread-safe. `secret` keys the digests of addresses."""

    def __init__(self, engine: Engine, secret: str) -> None:
        self._engine, self._secret = engine, secret

    def digest(self, value: str) -> str:
        """What stands for an address where its value is not kept."""
        return hmac.new(self._secret.encode(), b"address:" + value.lower().encode(), hashlib.sha256).hexdigest()

    def leave(self, conversation: str, channel: str, value: str, confirmed: bool = False) -> str:
        """Keep an address, replacing an earlier one of the channel; returns its id.

        The same address again keeps its id, and its confirmation unless it was withdrawn or stopped working.
        """
        now, digest = utcnow(), self.digest(value)
        with writing(self._engine) as connection:
            of_channel = (address.c.conversation_id == conversation) & (address.c.channel == channel)
            same = connection.execute(select(address).where(of_channel, address.c.digest == digest)).first()
            connection.execute(delete(address).where(of_channel, address.c.digest != digest))
            kept = same is not None and same.status == "confirmed"
            status = "confirmed" if confirmed or kept else "unconfirmed"
            if same:
                changes = {"value": value, "status": status, "changed_at": now}
                connection.execute(update(address).where(address.c.id == same.id).values(changes))
                return str(same.id)
            row = {"id": secrets.token_urlsafe(18), "conversation_id": conversation, "channel": channel, "value": value,
                   "digest": digest, "status": status, "created_at": now, "changed_at": now}  # fmt: skip
            connection.execute(insert(address).values(row))
            return str(row["id"])

    def confirm(self, id: str) -> bool:
        """The owner confirmed; False when the address is gone or was withdrawn. Twice is fine."""
        usable = address.c.status.in_(("unconfirmed", "confirmed"))
        changes = {"status": "confirmed", "changed_at": utcnow()}
        with writing(self._engine) as connection:
            return bool(connection.execute(update(address).where(address.c.id == id, usable).values(changes)).rowcount)

    def withdraw(self, id: str) -> bool:
        """The owner wants no more there: the value is forgotten, what waits for it is cancelled. False when it is gone."""
        with writing(self._engine) as connection:
            row = connection.execute(select(address).where(address.c.id == id)).first()
            if row is None:
                return False
            gone = {"value": None, "status": "withdrawn", "changed_at": utcnow()}
            connection.execute(update(address).where(address.c.id == id).values(gone))
            waits = (letter.c.conversation_id == row.conversation_id) & (letter.c.channel == row.channel)
            ended = {"status": "cancelled", "reason": "the person withdrew the address"}
            connection.execute(update(letter).where(waits, letter.c.status == "waiting").values(ended))
            return True

    def unreachable(self, id: str) -> None:
        """The channel says nobody is there any more."""
        with writing(self._engine) as connection:
            changes = {"status": "unreachable", "changed_at": utcnow()}
            connection.execute(update(address).where(address.c.id == id).values(changes))

    def one(self, id: str) -> Row | None:
        """An address by id."""
        with reading(self._engine) as connection:
            return connection.execute(select(address).where(address.c.id == id)).first()

    def of(self, conversation: str) -> dict[str, Row]:
        """The addresses of a conversation, by channel."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(address).where(address.c.conversation_id == conversation)).all()
        return {row.channel: row for row in rows}

    def asked_since(self, digest: str, moment: datetime) -> int:
        """How many conversations left this address since then: a stranger must not fill somebody's mailbox."""
        query = select(address.c.id).where(address.c.digest == digest, address.c.created_at > moment)
        with reading(self._engine) as connection:
            return len(connection.execute(query).all())

    def agree(self, conversation: str, purpose: str, wording: str) -> None:
        """Keep what the person agreed to and in which words; an agreement that stands is not doubled."""
        with writing(self._engine) as connection:
            if not agrees(connection, conversation, purpose):
                connection.execute(
                    insert(consent).values(
                        conversation_id=conversation, purpose=purpose, wording=wording, given_at=utcnow()
                    )
                )

    def disagree(self, conversation: str, purpose: str) -> None:
        """The agreement ends; what waits for that purpose is cancelled."""
        with writing(self._engine) as connection:
            mine = (consent.c.conversation_id == conversation) & (consent.c.purpose == purpose)
            connection.execute(
                update(consent).where(mine, consent.c.withdrawn_at.is_(None)).values(withdrawn_at=utcnow())
            )
            waits = (letter.c.conversation_id == conversation) & (letter.c.purpose == purpose)
            ended = {"status": "cancelled", "reason": "the person withdrew their agreement"}
            connection.execute(update(letter).where(waits, letter.c.status == "waiting").values(ended))


def agrees(connection: Connection, conversation: str, purpose: str) -> bool:
    """Whether an agreement for the purpose stands."""
    standing = (consent.c.conversation_id == conversation) & (consent.c.purpose == purpose)
    query = select(consent.c.id).where(standing, consent.c.withdrawn_at.is_(None))
    return connection.execute(query).first() is not None
