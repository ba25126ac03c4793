"""`boncanal run | train | prepare | start | alive | cluster`."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import migrations
from bot.channels.tokens import read_secret
from bot.channels.tracker_window import index
from bot.db import make_engine
from bot.knowledge.loader import load
from bot.organisation import read_organisation
from bot.run.training import train
from bot.settings import SettingError, Settings

PROCESSES = ("actions", "rasa", "web", "worker", "console")


def add_parser(subparsers: Any) -> None:
    """Mount on the main parser."""
    for name, function, text in (
        ("run", _run, "prepare what is missing, start everything, show the page's address"),
        ("prepare", _prepare, "migrate the database and load the knowledge"),
        ("train", _train, "train the model if its inputs changed"),
    ):
        parser = subparsers.add_parser(name, help=text, description=text)
        parser.set_defaults(func=function)
        if name == "train":
            parser.add_argument("--force", action="store_true", help="even when nothing changed")
    start = subparsers.add_parser("start", help="one process alone, as containers and systemd run it")
    start.add_argument("process", choices=PROCESSES)
    start.set_defaults(func=_start)
    alive = subparsers.add_parser("alive", help="does that process serve here? 0 or 1, for containers")
    alive.add_argument("process", choices=PROCESSES)
    alive.set_defaults(func=_alive)
    many = subparsers.add_parser(
        "cluster", help="the topology of several machines on this one, with PostgreSQL, Redis and nginx"
    )
    many.add_argument(
        "--folder", type=Path, default=Path("var/cluster"), help="where its data and logs are (var/cluster)"
    )
    many.set_defaults(func=_cluster)


def prepare(settings: Settings) -> None:
    """The organisation is checked, the database brought up to date, the knowledge loaded."""
    organisation = read_organisation(settings.organisation)
    print(f"[prepare] organisation: {organisation.name}", flush=True)
    engine = _database(settings)
    result = load(engine, settings.knowledge)
    _index_events(settings.tracker_url)
    total = sum(n for name, n in result.counts.items() if not name.startswith("trades/"))
    print(f"[prepare] knowledge: {total} entries {'loaded' if result.loaded else 'up to date'}", flush=True)


def _index_events(url: str) -> None:
    """Rasa's own table, where an earlier version made it without them. Raises SettingError."""
    try:
        for name in index(make_engine(url)):
            print(f"[prepare] index of Rasa's events: {name}", flush=True)
    except (OSError, SQLAlchemyError) as error:
        shown = make_url(url).render_as_string(hide_password=True)
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise SettingError(
            "BONCANAL_TRACKER_URL", shown, f"a database that can be read and written ({reason})"
        ) from None


def _database(settings: Settings) -> Engine:
    """The database, up to date, and the secret beside it. Raises SettingError when they cannot be read or written."""
    shown = make_url(settings.database_url).render_as_string(hide_password=True)
    try:
        read_secret(settings)
        engine = make_engine(settings.database_url)
        migrations.upgrade(engine)
    except (OSError, SQLAlchemyError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        allowed = (
            f"needs a folder that can be written with room on its disk, or a PostgreSQL server that answers ({reason})"
        )
        raise SettingError("BONCANAL_DATABASE_URL", shown, allowed) from None
    return engine


def _prepare(args: Namespace) -> int:
    prepare(Settings.from_env())
    return 0


def _train(args: Namespace) -> int:
    if not train(Settings.from_env(), args.force):
        print("[training] the model is up to date", flush=True)
    return 0


def _run(args: Namespace) -> int:
    from bot.channels.telegram.config import use_written
    from bot.run.processes import run_all  # honcho and httpx are for this command only

    use_written()
    settings = Settings.from_env()
    prepare(settings)
    _train(Namespace(force=False))
    print("[start] five processes: actions, rasa, web, worker, console ...", flush=True)
    return run_all(settings)


def _start(args: Namespace) -> int:
    """Becomes the process, so that signals and memory are its own."""
    from bot.run.processes import commands, environment

    settings = Settings.from_env()
    command = shlex.split(commands(settings)[args.process])
    os.execvpe(command[0], command, environment(settings))  # noqa: S606  # a command of ours, no shell


def _alive(args: Namespace) -> int:
    from bot.run.alive import is_alive

    return 0 if is_alive(args.process, Settings.from_env()) else 1


def _cluster(args: Namespace) -> int:
    from bot.run.cluster import run_cluster
    from bot.run.training import model_path

    settings = Settings.from_env()
    if not model_path(settings).exists():
        raise SettingError("BONCANAL_MODELS", str(settings.models), "a folder with a trained model: `boncanal train`")
    return run_cluster(settings.port, args.folder)
