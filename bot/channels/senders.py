"""Which channels this installation sends by, and the dispatcher that uses them: for the worker and `boncanal outbox`."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from bot.channels.telegram.config import TelegramConfig
from bot.channels.web_sender import WebSender
from bot.followup.links import Links
from bot.organisation import Organisation
from bot.outbox.addresses import Addresses
from bot.outbox.dispatch import Dispatcher
from bot.outbox.letter import Sender
from bot.outbox.mail import MailSender
from bot.settings import Settings


def make_senders(settings: Settings, engine: Engine, organisation: Organisation, *others: Sender) -> dict[str, Sender]:
    """The web always; e-mail when an SMTP server is set; and what the process brings (the worker: Telegram)."""
    senders: dict[str, Sender] = {"web": WebSender(engine), **{sender.channel: sender for sender in others}}
    if settings.mail.host:
        senders["email"] = MailSender(settings.mail, organisation.name)
    return senders


def make_dispatcher(
    settings: Settings, engine: Engine, organisation: Organisation, secret: str, *others: Sender
) -> Dispatcher:
    """The dispatcher of this installation."""
    senders = make_senders(settings, engine, organisation, *others)
    elsewhere = frozenset({"telegram"} - set(senders)) if TelegramConfig.from_env() else frozenset()
    return Dispatcher(
        engine, Addresses(engine, secret), senders, Links(settings.site, secret).stop, elsewhere=elsewhere
    )
