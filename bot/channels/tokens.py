"""Conversation ids minted here and signed, so that nobody enters a conversation by guessing or choosing an id."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from bot.settings import SettingError, Settings

ID_BYTES = 18


def new_conversation_id() -> str:
    """24 URL-safe characters, 144 random bits."""
    return secrets.token_urlsafe(ID_BYTES)


def sign(conversation: str, secret: str) -> str:
    """The token of a conversation: 64 hexadecimal digits."""
    return hmac.new(secret.encode(), b"conversation:" + conversation.encode(), hashlib.sha256).hexdigest()


def is_genuine(conversation: str, token: str, secret: str) -> bool:
    """Whether the token is the conversation's, compared in constant time."""
    # As bytes: compare_digest raises TypeError on a text that is not ASCII, which a header may hold.
    return hmac.compare_digest(sign(conversation, secret).encode(), token.encode("utf-8", "replace"))


def read_secret(settings: Settings, folder: Path = Path("var")) -> str:
    """BONCANAL_SECRET, else one made at the first start and kept in `folder`/secret, readable by its owner only.

    Raises SettingError for one under 32 characters; OSError where the folder cannot be written.
    """
    if settings.secret:
        if len(settings.secret) < 32:
            raise SettingError("BONCANAL_SECRET", "…", "at least 32 characters, e.g. `openssl rand -hex 32`")
        return settings.secret
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()
