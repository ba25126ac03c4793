"""Every setting of the installation, read once from the environment.

A bad value raises `SettingError`, whose message names the setting, the value and what is allowed.
Secrets come only from here; nothing secret has a default that would be safe to publish.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.proxies import Network, read_networks

T = TypeVar("T", int, float)
THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingError(ValueError):
    """A setting is wrong; the message is meant for the operator."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"{name}={value!r} is not usable: {allowed}")


@dataclass(frozen=True)
class MailSettings:
    """How e-mails leave. Without a host none do, and the assistant offers none."""

    host: str = ""
    port: int = 587
    security: str = "starttls"  # none (loopback only), starttls, tls
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    timeout: float = 20.0  # seconds, for each exchange with the server

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> MailSettings:
        """Read `BONCANAL_SMTP_*`. Raises SettingError."""
        host = env.get("BONCANAL_SMTP_HOST", cls.host)
        security = _choice(env, "BONCANAL_SMTP_SECURITY", cls.security, ("NONE", "STARTTLS", "TLS")).lower()
        sender = env.get("BONCANAL_SMTP_FROM", cls.sender)
        if host and not re.fullmatch(r"[!-?A-~]+@[A-Za-z0-9.-]+", sender):
            raise SettingError(
                "BONCANAL_SMTP_FROM", sender, "the address e-mails come from, such as bonjour@exemple.fr"
            )
        if host and security == "none" and host not in THIS_MACHINE:
            raise SettingError(
                "BONCANAL_SMTP_SECURITY", security, "starttls or tls; none only for a server on this machine"
            )
        return cls(
            host=host,
            port=_number(env, "BONCANAL_SMTP_PORT", cls.port, int, 1, 65535),
            security=security,
            user=env.get("BONCANAL_SMTP_USER", cls.user),
            password=env.get("BONCANAL_SMTP_PASSWORD", ""),
            sender=sender,
            timeout=_number(env, "BONCANAL_SMTP_TIMEOUT", cls.timeout, float, 1, 120),
        )


@dataclass(frozen=True)
class Settings:
    """All settings. Paths are relative to the working directory unless absolute."""

    database_url: str = field(default="sqlite:///var/boncanal.db", repr=False)  # may hold a password
    tracker_url: str = field(default="sqlite:///var/conversations.db", repr=False)
    knowledge: Path = Path("data/knowledge")
    organisation: Path = Path("organisation.yml")
    models: Path = Path("models")
    host: str = "127.0.0.1"
    port: int = 8000
    rasa_port: int = 5005
    actions_port: int = 5055
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = ""  # where Rasa finds the actions; empty: on this machine, at actions_port
    internal_host: str = "127.0.0.1"  # where Rasa and the actions listen; never the public's address
    redis_url: str = field(default="", repr=False)  # may hold a password; empty: each process counts and locks alone
    secret: str = field(default="", repr=False)
    turn_seconds: float = 8.0
    max_text: int = 2000
    log_level: str = "INFO"
    log_format: str = "text"  # text, json
    metrics_port: int = 0  # 0: no metrics; on loopback unless metrics_host says otherwise
    metrics_host: str = "127.0.0.1"
    trusted_proxies: frozenset[Network] = frozenset()
    public_url: str = ""
    telegram_bot: str = ""  # its name without @, for links that continue a conversation there
    duplicate_threshold: float = 0.1  # likeness from which two questions of an event are proposed as one
    mail: MailSettings = field(default_factory=MailSettings)
    console_host: str = "127.0.0.1"
    console_port: int = 8010
    console_url: str = ""  # where its users reach the console; https from anywhere but this machine

    @property
    def site(self) -> str:
        """Where people see us, without a final slash: what addresses in messages begin with."""
        return self.public_url or f"http://localhost:{self.port}"

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Read `BONCANAL_*` and the usual `PORT`, `HOST`. Raises SettingError."""
        env = os.environ if env is None else env
        rasa_port = _number(env, "RASA_PORT", cls.rasa_port, int, 1, 65535)
        return cls(
            database_url=_url(env, "BONCANAL_DATABASE_URL", cls.database_url),
            tracker_url=_url(env, "BONCANAL_TRACKER_URL", cls.tracker_url),
            knowledge=Path(env.get("BONCANAL_KNOWLEDGE", str(cls.knowledge))),
            organisation=Path(env.get("BONCANAL_ORGANISATION", str(cls.organisation))),
            models=Path(env.get("BONCANAL_MODELS", str(cls.models))),
            host=env.get("HOST", cls.host),
            port=_number(env, "PORT", cls.port, int, 1, 65535),
            rasa_port=rasa_port,
            actions_port=_number(env, "ACTIONS_PORT", cls.actions_port, int, 1, 65535),
            rasa_url=_site(env, "BONCANAL_RASA_URL", f"http://127.0.0.1:{rasa_port}"),
            actions_url=_site(env, "BONCANAL_ACTIONS_URL", cls.actions_url),
            internal_host=env.get("INTERNAL_HOST", cls.internal_host),
            redis_url=_redis(env, "BONCANAL_REDIS_URL"),
            secret=env.get("BONCANAL_SECRET", cls.secret),
            turn_seconds=_number(env, "BONCANAL_TURN_SECONDS", cls.turn_seconds, float, 0.5, 60),
            max_text=_number(env, "BONCANAL_MAX_TEXT", cls.max_text, int, 100, 20000),
            log_level=_choice(env, "BONCANAL_LOG_LEVEL", cls.log_level, ("DEBUG", "INFO", "WARNING", "ERROR")),
            log_format=_choice(env, "BONCANAL_LOG_FORMAT", cls.log_format, ("TEXT", "JSON")).lower(),
            metrics_port=_number(env, "BONCANAL_METRICS_PORT", cls.metrics_port, int, 0, 65535),
            metrics_host=env.get("BONCANAL_METRICS_HOST", cls.metrics_host),
            trusted_proxies=_networks(env, "TRUSTED_PROXIES"),
            telegram_bot=_pattern(
                env, "BONCANAL_TELEGRAM_BOT", r"[A-Za-z]\w{4,31}", "the bot's name without @, such as bon_canal_bot"
            ),
            public_url=_site(env, "BONCANAL_PUBLIC_URL", cls.public_url),
            duplicate_threshold=_number(env, "BONCANAL_DUPLICATE_THRESHOLD", cls.duplicate_threshold, float, 0.01, 1.0),
            mail=MailSettings.from_env(env),
            console_host=_console_host(env, cls.console_host),
            console_port=_number(env, "CONSOLE_PORT", cls.console_port, int, 1, 65535),
            console_url=_site(env, "BONCANAL_CONSOLE_URL", cls.console_url),
        )


def _number(env: Mapping[str, str], name: str, default: T, kind: Callable[[str], T], low: float, high: float) -> T:
    raw = env.get(name)
    if raw is None:
        return default
    allowed = f"a number from {low:g} to {high:g}"
    try:
        value = kind(raw)
    except ValueError:
        raise SettingError(name, raw, allowed) from None
    if not low <= value <= high:
        raise SettingError(name, raw, allowed)
    return value


def _choice(env: Mapping[str, str], name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = env.get(name, default).upper()
    if value not in allowed:
        raise SettingError(name, value, "one of " + ", ".join(allowed))
    return value


def _pattern(env: Mapping[str, str], name: str, pattern: str, allowed: str) -> str:
    value = env.get(name, "")
    if value and not re.fullmatch(pattern, value):
        raise SettingError(name, value, allowed)
    return value


def _console_host(env: Mapping[str, str], default: str) -> str:
    """Passwords travel to the console: from another machine only through https."""
    host = env.get("CONSOLE_HOST", default)
    if host not in THIS_MACHINE and not env.get("BONCANAL_CONSOLE_URL", "").startswith("https://"):
        raise SettingError("CONSOLE_HOST", host, "127.0.0.1; another one with BONCANAL_CONSOLE_URL=https://…")
    return host


def _site(env: Mapping[str, str], name: str, default: str) -> str:
    value = env.get(name, default).rstrip("/")
    if value and not re.fullmatch(r"https?://[\w.-]+(:\d+)?", value):
        raise SettingError(name, value, "scheme and host only, such as https://conseil.exemple.fr")
    return value


def _networks(env: Mapping[str, str], name: str) -> frozenset[Network]:
    try:
        return read_networks(env.get(name, ""))
    except ValueError as error:
        allowed = "addresses or networks with commas between them, such as 127.0.0.1,10.0.0.0/8"
        raise SettingError(name, str(error), allowed) from None


def _redis(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "")
    if value and not re.fullmatch(r"rediss?://[^/\s]+(/\d*)?", value):
        # The value may carry a password: only its scheme is repeated.
        raise SettingError(name, value.split(":", 1)[0] + ":…", "redis://HOST:6379/0, or rediss:// with TLS")
    return value


def _url(env: Mapping[str, str], name: str, default: str) -> str:
    value = env.get(name, default)
    if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg2://")):
        # The value may carry a password: only its scheme is repeated.
        raise SettingError(name, value.split(":", 1)[0] + ":…", "sqlite:///PATH or postgresql://USER@HOST/NAME")
    return value
