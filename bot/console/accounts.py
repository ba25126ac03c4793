"""Accounts and their sessions, in SQL."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.console import passwords
from bot.console.roles import ROLES
from bot.console.tables import session, user
from bot.db import reading, utcnow, writing
from bot.signing import kept_of
from bot.text import fold

IDLE = timedelta(hours=2)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
"""How exactly the last visit is kept: a write a minute, not one a page."""
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")


class AccountError(ValueError):
    """What an operator can mend; the message names the value and what is allowed."""


@dataclass(frozen=True)
class Account:
    """Somebody who may enter."""

    id: int
    login: str
    name: str
    role: str
    disabled_at: datetime | None


class Accounts:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, login: str, name: str, role: str, password: str) -> Account:
        """A new account. Raises AccountError, WeakPasswordError."""
        login, name = fold(login.strip()), " ".join(name.split())
        if not _LOGIN.fullmatch(login):
            raise AccountError(f"login={login!r}: allowed: 3 to 60 letters, digits, . _ - @")
        if not 2 <= len(name) <= 80:
            raise AccountError(f"name={name!r}: allowed: 2 to 80 characters; people who are answered read it")
        if role not in ROLES:
            raise AccountError(f"role={role!r}: allowed: {', '.join(ROLES)}")
        passwords.check(password, login, name)
        row = {
            "login": login,
            "name": name,
            "role": role,
            "password": passwords.hashed(password),
            "created_at": utcnow(),
        }
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(user).values(row))
        except IntegrityError:
            raise AccountError(f"login={login!r}: there is such an account already") from None
        return self.one(login)

    def one(self, login: str) -> Account:
        """An account by its login. Raises AccountError."""
        with reading(self._engine) as connection:
            row = connection.execute(select(user).where(user.c.login == fold(login.strip()))).first()
        if row is None:
            raise AccountError(f"login={login!r}: allowed: one of `boncanal console user list`")
        return _account(row)

    def all(self) -> list[Account]:
        """Every account, by login."""
        with reading(self._engine) as connection:
            return [_account(row) for row in connection.execute(select(user).order_by(user.c.login))]

    def set_password(self, login: str, password: str) -> None:
        """A new password; every session of the account ends. Raises AccountError, WeakPasswordError."""
        one = self.one(login)
        passwords.check(password, one.login, one.name)
        self._change(one, password=passwords.hashed(password))

    def disable(self, login: str) -> None:
        """Nobody enters by this account any more, and whoever is in is out. Raises AccountError."""
        self._change(self.one(login), disabled_at=utcnow())

    def enable(self, login: str) -> None:
        """The account opens again. Raises AccountError."""
        self._change(self.one(login), disabled_at=None)

    def enter(self, login: str, password: str) -> tuple[Account, str] | None:
        """The account and a new session's token; None for a wrong name, a wrong password or a disabled account."""
        with reading(self._engine) as connection:
            row = connection.execute(select(user).where(user.c.login == fold(login.strip())[:60])).first()
        if not passwords.is_right(row.password if row else None, password) or row is None or row.disabled_at:
            return None
        token, now = secrets.token_urlsafe(32), utcnow()
        with writing(self._engine) as connection:
            if passwords.is_outdated(row.password):
                renewed = passwords.hashed(password)
                connection.execute(update(user).where(user.c.id == row.id).values(password=renewed))
            connection.execute(delete(session).where(session.c.created_at < now - LONGEST))
            values = {"digest": kept_of(token), "user_id": row.id, "created_at": now, "seen_at": now}
            connection.execute(insert(session).values(values))
        return _account(row), token

    def of_session(self, token: str, now: datetime | None = None) -> Account | None:
        """Who holds a session; None when it ended, is idle for IDLE, older than LONGEST, or the account is disabled."""
        now, mine = now or utcnow(), session.c.digest == kept_of(token)
        query = select(user, session.c.seen_at, session.c.created_at.label("began")).join(session).where(mine)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None or row.disabled_at or now > row.seen_at + IDLE or now > row.began + LONGEST:
            return None
        if now > row.seen_at + SEEN_EVERY:
            with writing(self._engine) as connection:
                connection.execute(update(session).where(mine).values(seen_at=now))
        return _account(row)

    def leave(self, token: str) -> None:
        """End a session."""
        with writing(self._engine) as connection:
            connection.execute(delete(session).where(session.c.digest == kept_of(token)))

    def _change(self, one: Account, **values: object) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(user).where(user.c.id == one.id).values(values))
            connection.execute(delete(session).where(session.c.user_id == one.id))


def _account(row: Row) -> Account:
    return Account(row.id, row.login, row.name, row.role, row.disabled_at)
