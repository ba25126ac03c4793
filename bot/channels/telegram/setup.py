"""Setting the bot up: check the token, tell Telegram what people see, choose how updates come, show the link."""

from __future__ import annotations

import asyncio
import re
import secrets
from dataclasses import dataclass
from typing import Any

import segno
from telegram import BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.client import ALLOWED, Client
from bot.channels.telegram.commands import MENU
from bot.channels.telegram.config import API, BOT, MODE, SECRET, TOKEN, WEBHOOK_PATH, TelegramConfig
from bot.organisation import Organisation
from bot.text import shorten

CONNECTIONS = 20
DESCRIPTION, ABOUT = 512, 120
"""Telegram's limits for the text of an empty chat, and for the profile."""


class SetupError(ValueError):
    """What the operator can mend, in French (operators of this command are not engineers)."""


@dataclass(frozen=True)
class SetUp:
    """What was done. `values` are the settings to keep."""

    username: str
    values: dict[str, str]
    webhook: str | None

    @property
    def link(self) -> str:
        """What people open."""
        return f"https://t.me/{self.username}"


def webhook_address(site: str) -> str:
    """The address Telegram will call. Raises SetupError when it is none that Telegram accepts."""
    found = re.fullmatch(r"(https://[^\s/:]+(?::(\d+))?)/?", site.strip())
    if not found or found[2] not in (None, "443", "80", "88", "8443"):
        raise SetupError(
            f"{site!r} ne convient pas : donnez l'adresse publique du site, en https, par exemple https://conseil.exemple.fr "
            "(ports permis : 443, 80, 88, 8443). Sans adresse publique, laissez ce choix vide."
        )
    return found[1] + WEBHOOK_PATH


def set_up(token: str, organisation: Organisation, api: str, site: str | None) -> SetUp:
    """Do it all. Raises SetupError with what to do."""
    address = webhook_address(site) if site else None
    secret = secrets.token_urlsafe(36)
    values = {TOKEN: token.strip(), MODE: "webhook" if site else "polling", SECRET: secret, API: api}
    try:
        config = TelegramConfig.from_env(values)
        if config is None:
            raise SetupError("Il me faut le jeton que @BotFather vous a donné. Recommencez avec lui.")
        username = asyncio.run(_tell(config, organisation, address))
    except InvalidToken:
        raise SetupError(
            "Telegram ne reconnaît pas ce jeton. Copiez-le en entier depuis le message de @BotFather."
        ) from None
    except TelegramError as error:
        raise SetupError(
            f"Telegram ne répond pas ({error}). Vérifiez la connexion à internet, puis recommencez."
        ) from None
    return SetUp(username, {**values, BOT: username}, address)


async def _tell(config: TelegramConfig, organisation: Organisation, address: str | None) -> str:
    client = Client(config)
    try:
        username = await client.start()
        bot = client.bot
        commands = [BotCommand(name, text) for name, text in MENU]
        for language in ("", "fr"):
            await bot.set_my_commands(commands, language_code=language or None)
        await bot.set_my_description(description(organisation))
        await bot.set_my_short_description(about(organisation))
        await _receive(bot, config, address)
        return username
    finally:
        await client.close()


async def _receive(bot: Any, config: TelegramConfig, address: str | None) -> None:
    if address is None:
        await bot.delete_webhook()
        return
    await bot.set_webhook(address, secret_token=config.secret, max_connections=CONNECTIONS, allowed_updates=ALLOWED)


def description(organisation: Organisation) -> str:
    """What an empty chat shows, above « Démarrer »."""
    return shorten(
        f"Je suis l'assistant automatique de {organisation.name}. Je vous dis quels canaux numériques conviennent à votre métier, "
        "pourquoi, avec des cas réels, et par où commencer. Vos messages restent chez nous ; vous pouvez les effacer à tout moment.",
        DESCRIPTION,
    )


def about(organisation: Organisation) -> str:
    """What the bot's profile shows."""
    return shorten(f"Quels canaux numériques pour votre métier ? Assistant automatique de {organisation.name}.", ABOUT)


def qr(link: str) -> str:
    """The link as a QR code for a terminal."""
    import io

    out = io.StringIO()
    segno.make(link, error="m").terminal(out, compact=True)
    return out.getvalue()
