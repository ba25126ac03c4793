"""Database, knowledge, encoder, mail, Telegram: what the assistant relies on. Each is asked once, within seconds."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Mapping

import httpx
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.telegram.config import TelegramConfig
from bot.db import make_engine, reading
from bot.doctor.finding import Finding, bad, good, warn
from bot.knowledge import tables
from bot.knowledge.crosscheck import check_all
from bot.knowledge.files import fingerprint, read_base
from bot.knowledge.problems import KnowledgeInvalidError
from bot.organisation import OrganisationError, read_organisation
from bot.ready import revisions
from bot.settings import MailSettings, SettingError, Settings

SECONDS = 5.0


def organisation(settings: Settings) -> Finding:
    """organisation.yml is there, right, and no longer the sample."""
    try:
        found = read_organisation(settings.organisation)
    except OrganisationError as error:
        return bad("organisation", str(error).replace("\n", "; "), f"correct {settings.organisation}")
    if found.contact.email.endswith("example.org"):
        return warn(
            "organisation",
            "it is still the sample",
            f"fill in {settings.organisation}: people would write to {found.contact.email}",
        )
    return good("organisation", found.name)


def database(settings: Settings) -> Iterator[Finding]:
    """Reachable, at this version's migration, with the knowledge that is in the files."""
    try:
        engine = make_engine(settings.database_url)
        found, wanted = revisions(engine)
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        yield bad("database", reason, "check BONCANAL_DATABASE_URL, and that the server or the folder is there")
        return
    if found != wanted:
        yield bad(
            "database",
            f"at migration {found or 'none'}, this version needs {wanted}",
            "`boncanal prepare`, after a backup",
        )
        return
    yield good("database", f"reachable, at migration {found}")
    yield _knowledge(settings, engine)


def _knowledge(settings: Settings, engine: Engine) -> Finding:
    try:
        read_base(settings.knowledge, [check_all])
        in_files = fingerprint(settings.knowledge)
    except (KnowledgeInvalidError, OSError) as error:
        return bad(
            "knowledge",
            str(error).splitlines()[0],
            f"correct the files of {settings.knowledge}: `boncanal knowledge check`",
        )
    with reading(engine) as connection:
        rows = connection.execute(
            select(tables.load.c.fingerprint, tables.load.c.at).order_by(tables.load.c.id.desc())
        ).all()
    if not rows:
        return bad("knowledge", "nothing is loaded", "`boncanal prepare`")
    at = next((row.at for row in rows if row.fingerprint == in_files), None)  # edits of the console stand above it
    if at is None:
        return warn("knowledge", "the files changed since they were loaded", "`boncanal prepare`")
    return good("knowledge", f"the files of {settings.knowledge}, loaded {at:%Y-%m-%d}")


def redis(settings: Settings) -> Finding:
    """Answers, where it is set. Its address may hold a password, and is not shown."""
    if not settings.redis_url:
        return good("Redis", "not set: each process counts and orders alone, which suits one of each")
    try:
        with Redis.from_url(settings.redis_url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS) as client:
            client.ping()
    except RedisError as error:
        mend = "check BONCANAL_REDIS_URL and that the server runs; until then each process counts and orders alone"
        return bad("Redis", f"does not answer ({type(error).__name__})", mend)
    return good("Redis", "answers")


def encoder() -> Finding:
    """The sentence encoder loads and tells two sentences apart."""
    try:
        from bot.nlu.encoder import shared_encoder

        rows = shared_encoder().encode(["Facebook pour une boulangerie", "Quel temps fera-t-il demain ?"])
        alike = float(rows[0] @ rows[1])
    except Exception as error:  # whatever a broken wheel raises
        return bad("encoder", f"{type(error).__name__}: {error}", "`make setup` installs it again")
    return (
        good("encoder", "loads and tells sentences apart")
        if alike < 0.9
        else bad("encoder", "every sentence looks the same", "`make setup`")
    )


def smtp(mail: MailSettings) -> Finding:
    """Reachable, with the security and the password that were set; nothing is sent."""
    if not mail.host:
        return good("SMTP", "not set: no e-mail leaves")
    where = f"{mail.host}:{mail.port}"
    try:
        kind = smtplib.SMTP_SSL if mail.security == "tls" else smtplib.SMTP
        with kind(mail.host, mail.port, timeout=SECONDS) as server:
            if mail.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if mail.user:
                server.login(mail.user, mail.password)
            server.noop()
    except smtplib.SMTPAuthenticationError:
        return bad("SMTP", f"{where} refuses the password", "check BONCANAL_SMTP_USER and BONCANAL_SMTP_PASSWORD")
    except (OSError, smtplib.SMTPException) as error:
        return bad("SMTP", f"{where}: {error}", "check BONCANAL_SMTP_HOST, _PORT and _SECURITY, and the firewall")
    return good("SMTP", f"{where} answers ({mail.security})")


def telegram(settings: Settings, env: Mapping[str, str]) -> Finding:
    """The token is good, and the webhook, if any, points here."""
    try:
        config = TelegramConfig.from_env(env)
    except SettingError as error:
        return bad("Telegram", str(error), "`boncanal telegram setup`")
    if config is None:
        return good("Telegram", "not set: the channel is off")
    try:
        me = httpx.get(f"{config.api}/bot{config.token}/getMe", timeout=SECONDS).json()
    except (httpx.HTTPError, ValueError) as error:
        return bad(
            "Telegram",
            f"{config.api} cannot be reached ({type(error).__name__})",
            "check the network and BONCANAL_TELEGRAM_API",
        )
    if not me.get("ok"):
        return bad("Telegram", "the token is refused", "ask @BotFather for a new one, then `boncanal telegram setup`")
    name = str(me["result"].get("username", "?"))
    if settings.telegram_bot and settings.telegram_bot != name:
        return warn(
            "Telegram",
            f"the token is @{name}'s, BONCANAL_TELEGRAM_BOT says {settings.telegram_bot}",
            f"set BONCANAL_TELEGRAM_BOT={name}",
        )
    return good("Telegram", f"@{name} answers ({config.mode})")
