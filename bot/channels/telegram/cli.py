"""`boncanal telegram setup | status | link`. Its words are French: who sets the bot up need not be an engineer."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from getpass import getpass
from pathlib import Path
from typing import Any

from bot.channels.telegram.config import API, FILE, TOKEN, TelegramConfig, use_written, write
from bot.db import make_engine
from bot.organisation import read_organisation
from bot.settings import Settings

NOT_SET_UP = "Telegram n'est pas réglé : boncanal telegram setup"


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    commands = subparsers.add_parser("telegram", help="le canal Telegram").add_subparsers(
        dest="telegram", required=True
    )
    setup = commands.add_parser("setup", help="préparer le bot : jeton, commandes, description, lien")
    setup.add_argument(
        "--webhook", metavar="ADRESSE", help="adresse publique du site, si Telegram doit appeler (https://…)"
    )
    setup.add_argument("--no-save", action="store_true", help=f"ne rien écrire dans {FILE}")
    setup.set_defaults(func=_setup)
    status = commands.add_parser("status", help="ce qui attend, ce qui a échoué")
    status.set_defaults(func=_status)
    link = commands.add_parser("link", help="le lien et le QR code, pour un événement si son code est donné")
    link.add_argument("code", nargs="?")
    link.add_argument("--svg", type=Path, help="écrire le QR code dans ce fichier, pour l'imprimer")
    link.set_defaults(func=_link)


def _setup(args: Namespace) -> int:
    from bot.channels.telegram.setup import SetupError, qr, set_up

    organisation = read_organisation(Settings.from_env().organisation)
    token = os.environ.get(TOKEN) or _ask()
    try:
        done = set_up(token, organisation, os.environ.get(API, TelegramConfig.api), args.webhook)
    except SetupError as error:
        print(f"boncanal telegram setup : {error}", file=sys.stderr)
        return 2
    print(f"Le bot @{done.username} est prêt : commandes, description et texte d'accueil sont en place.")
    print(
        f"Telegram appellera {done.webhook}."
        if done.webhook
        else "Les messages seront demandés à Telegram (aucune adresse publique n'est nécessaire)."
    )
    if args.no_save:
        print(
            "Mettez dans l'environnement du serveur :",
            *(f"  {name}={_shown(name, value)}" for name, value in done.values.items()),
            sep="\n",
        )
    else:
        write(done.values)
        print(f"Les réglages sont gardés dans {FILE}, lisible par vous seul. Relancez l'assistant : make run")
    print(f"\n{done.link}\n\n{qr(done.link)}")
    return 0


def _ask() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return getpass("Collez ici le jeton donné par @BotFather (il ne s'affiche pas), puis Entrée : ")


def _shown(name: str, value: str) -> str:
    """The token is known to whoever typed it; the webhook's secret is new, and is needed."""
    return "(le jeton)" if name == TOKEN else value


def _status(args: Namespace) -> int:
    from bot.channels.telegram.chats import Chats
    from bot.channels.telegram.sends import Sends
    from bot.channels.telegram.updates import Updates
    from bot.channels.tokens import read_secret
    from bot.outbox.addresses import Addresses

    use_written()
    settings, config = Settings.from_env(), TelegramConfig.from_env()
    if config is None:
        print(NOT_SET_UP)
        return 1
    engine = make_engine(settings.database_url)
    updates, sends = Updates(engine, config.bot_id).counts(), Sends(engine, config.bot_id).counts()
    chats = Chats(engine, config.bot_id, Addresses(engine, read_secret(settings)))
    places, channels = chats.counts(), chats.channels()
    print(f"mode : {config.mode}")
    print(
        f"messages reçus : {updates.get('done', 0)} traités, {updates.get('new', 0)} en attente, {updates.get('failed', 0)} en échec"
    )
    print(f"messages envoyés : {sends.get('sent', 0)} arrivés, {sends.get('waiting', 0)} en attente, {sends.get('dropped', 0)} abandonnés, "
          f"{sends['doubts']} d'issue inconnue")  # fmt: skip
    print(f"conversations : {places['places']}, dont {places['unreachable']} injoignables")
    print(f"canaux où le bot peut publier : {', '.join(sorted(channels.values())) or 'aucun'}")
    return 0


def _link(args: Namespace) -> int:
    import segno

    from bot.channels.telegram.commands import deep_link
    from bot.channels.telegram.setup import qr

    use_written()
    username = Settings.from_env().telegram_bot
    if not username:
        print(NOT_SET_UP, file=sys.stderr)
        return 1
    try:
        link = deep_link(username, args.code) if args.code else f"https://t.me/{username}"
    except ValueError:
        print(f"Le code {args.code!r} ne convient pas : 1 à 64 lettres sans accent, chiffres, - ou _.", file=sys.stderr)
        return 2
    if args.svg:
        segno.make(link, error="m").save(str(args.svg), kind="svg", scale=8, border=4)
    print(f"{link}\n\n{qr(link)}")
    return 0
