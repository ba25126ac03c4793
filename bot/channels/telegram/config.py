"""The settings of the Telegram channel, from the environment. Without a token the channel is off and nothing of it runs.

`boncanal telegram setup` writes them to a file that `boncanal run` puts into the environment of what it starts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import SettingError

FILE = Path("var/telegram.env")
TOKEN = "BONCANAL_TELEGRAM_TOKEN"  # noqa: S105  # the setting's name
MODE = "BONCANAL_TELEGRAM_MODE"
SECRET = "BONCANAL_TELEGRAM_SECRET"  # noqa: S105  # the setting's name
API = "BONCANAL_TELEGRAM_API"
BOT = "BONCANAL_TELEGRAM_BOT"
NAMES = (TOKEN, MODE, SECRET, API, BOT)
WEBHOOK_PATH = "/telegram/webhook"
MODES = ("polling", "webhook")
_TOKEN = re.compile(r"(\d{1,18}):[A-Za-z0-9_-]{3,128}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")


@dataclass(frozen=True)
class TelegramConfig:
    """Checked settings. `secret` is what Telegram repeats in each webhook call."""

    token: str = field(repr=False)
    mode: str = "polling"
    secret: str = field(default="", repr=False)
    api: str = "https://api.telegram.org"

    @property
    def bot_id(self) -> int:
        """The bot's own Telegram id, the first part of its token."""
        return int(self.token.partition(":")[0])

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> TelegramConfig | None:
        """The settings, None when there is no token. Raises SettingError, which never repeats a secret."""
        values = os.environ if env is None else env
        token, mode, secret = values.get(TOKEN, ""), values.get(MODE, "polling"), values.get(SECRET, "")
        if not token:
            return None
        if not _TOKEN.fullmatch(token):
            raise SettingError(TOKEN, "…", "the token that @BotFather gave, such as 123456789:AAE…")
        if mode not in MODES:
            raise SettingError(MODE, mode, "polling or webhook")
        if mode == "webhook" and not _SECRET.fullmatch(secret):
            allowed = "32 to 256 letters, digits, _ or -; `boncanal telegram setup --webhook ADDRESS` makes one"
            raise SettingError(SECRET, "…" if secret else "", allowed)
        api = values.get(API, cls.api).rstrip("/")
        if not re.fullmatch(r"https?://[^\s/]+", api):
            raise SettingError(API, api, "scheme and host only, such as https://api.telegram.org")
        return cls(token, mode, secret, api)


def write(values: Mapping[str, str], file: Path = FILE) -> None:
    """Keep settings for the next starts, readable by the owner only."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
        out.writelines(f"{name}={value}\n" for name, value in values.items())
    draft.replace(file)


def use_written(env: MutableMapping[str, str] | None = None, file: Path = FILE) -> None:
    """Put what was written into the environment; what is there already wins."""
    env = os.environ if env is None else env
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return
    for name, _, value in (line.partition("=") for line in lines):
        if name in NAMES:
            env.setdefault(name, value)
