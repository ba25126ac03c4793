"""One file that holds all an installation keeps, and the way back: both databases, and the secret that signs links and tokens.

A zip of `manifest.json` and one copy of each database: SQLite's by its online backup (the servers go on meanwhile),
PostgreSQL's by pg_dump. It holds people's words and a secret: it is made readable by its owner alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import migrations
from bot.backup_move import move, move_events
from bot.build import commit
from bot.db import make_engine, utcnow
from bot.ready import revisions
from bot.run.services import packaged_postgresql
from bot.settings import Settings

FORMAT = 1
SECRET = Path("var/secret")


class BackupError(Exception):
    """It could not be done; the message is for the operator, and says what was left as it was."""


@dataclass(frozen=True)
class Summary:
    """What a backup holds: when, of which build, at which migration, copies by name."""

    at: str
    commit: str
    revision: str | None
    kinds: dict[str, str]  # name of the copy → sqlite or postgresql


def backup(settings: Settings, target: Path, secret: Path = SECRET) -> Summary:
    """Write `target`, whole or not at all. Raises BackupError; an older file of that name is kept until then."""
    urls = _urls(settings)
    with _translated("nothing was written"), tempfile.TemporaryDirectory(prefix="boncanal-backup-") as folder:
        revision = revisions(make_engine(settings.database_url))[0]
        kinds = {name: url.get_backend_name() for name, url in urls.items()}
        for name, url in urls.items():
            (_copy_sqlite if kinds[name] == "sqlite" else _dump_postgresql)(url, Path(folder) / name)
        found = Summary(utcnow().isoformat(timespec="seconds"), commit(), revision, kinds)
        partial = target.with_name(target.name + ".part")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zipped:
                zipped.writestr("manifest.json", json.dumps({"format": FORMAT, **vars(found)}, indent=1))
                for name in urls:
                    zipped.write(Path(folder) / name, name)
                if not settings.secret and secret.is_file():
                    zipped.write(secret, "secret")
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    return found


def restore(settings: Settings, source: Path, replace: bool = False, secret: Path = SECRET) -> Summary:
    """Bring back what `source` holds, into the databases that the settings name. Raises BackupError.

    Databases that hold something are replaced only with `replace`. The servers must be stopped. SQLite's copies go into
    PostgreSQL too; not the other way.
    """
    urls = _urls(settings)
    with _translated("the databases may be half restored: run it again"), _opened(source) as zipped:
        found = _summary(zipped, source)
        kinds = {name: url.get_backend_name() for name, url in urls.items()}
        is_moving = set(found.kinds.values()) == {"sqlite"} and set(kinds.values()) == {"postgresql"}
        if found.kinds != kinds and not (is_moving and found.kinds.keys() == kinds.keys()):
            told = " and ".join(sorted(set(found.kinds.values())))
            raise BackupError(f"{source} holds {told}; the settings name {' and '.join(sorted(set(kinds.values())))}")
        _check_revision(found.revision)
        taken = [name for name, url in urls.items() if _is_filled(url)]
        if taken and not replace:
            raise BackupError(
                f"the database {taken[0]} is not empty; --replace overwrites it (make a backup of it first)"
            )
        with tempfile.TemporaryDirectory(prefix="boncanal-restore-") as folder:
            for name, url in urls.items():
                put = _move if is_moving else _put_sqlite if kinds[name] == "sqlite" else _restore_postgresql
                put(url, Path(zipped.extract(name, folder)))
            if "secret" in zipped.namelist() and not settings.secret:
                _put_secret(zipped.read("secret"), secret)
    return found


def _urls(settings: Settings) -> dict[str, URL]:
    """Copies by name; one when both are the same database."""
    urls = {"boncanal": make_url(settings.database_url), "conversations": make_url(settings.tracker_url)}
    if urls["boncanal"] == urls["conversations"]:
        del urls["conversations"]
    return urls


@contextlib.contextmanager
def _translated(left: str) -> Iterator[None]:
    try:
        yield
    except (OSError, SQLAlchemyError, sqlite3.Error, zipfile.BadZipFile) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise BackupError(f"{reason}; {left}") from None


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        zipped = zipfile.ZipFile(source)
        broken = zipped.testzip()
    except (OSError, zipfile.BadZipFile) as error:
        raise BackupError(f"{source} cannot be read as a backup ({error}); nothing was changed") from None
    if broken:
        raise BackupError(f"{source} is damaged at {broken}; nothing was changed")
    with zipped:
        yield zipped


def _summary(zipped: zipfile.ZipFile, source: Path) -> Summary:
    try:
        found = json.loads(zipped.read("manifest.json"))
        if found.pop("format") != FORMAT:
            raise ValueError
        return Summary(**found)
    except (KeyError, ValueError, TypeError):
        raise BackupError(f"{source} is not a backup of this assistant; nothing was changed") from None


def _check_revision(revision: str | None) -> None:
    """A backup of a later version would lose what this one does not know."""
    if revision is None:
        return
    try:
        ScriptDirectory.from_config(migrations.config()).get_revision(revision)
    except CommandError:
        raise BackupError(f"it was made by a later version (migration {revision}); nothing was changed") from None


def _is_filled(url: URL) -> bool:
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        return False
    engine = make_engine(url.render_as_string(hide_password=False))
    try:
        return bool(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def _copy_sqlite(url: URL, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        if Path(str(url.database)).exists():  # Rasa makes its own at the first conversation
            with contextlib.closing(sqlite3.connect(f"file:{url.database}?mode=ro", uri=True)) as source:
                source.backup(copy)
        copy.execute("pragma journal_mode=delete")


def _put_sqlite(url: URL, copy: Path) -> None:
    """Beside the old one, then in its place; what the old one had not yet written through goes too."""
    path = Path(str(url.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".restoring")
    shutil.copyfile(copy, fresh)
    fresh.chmod(0o600)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    fresh.replace(path)


def _move(url: URL, copy: Path) -> None:
    engine = make_engine(url.render_as_string(hide_password=False))
    (move if copy.name == "boncanal" else move_events)(copy, engine)
    engine.dispose()


def _put_secret(value: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(value)


def _dump_postgresql(url: URL, target: Path) -> None:
    _postgresql("pg_dump", url, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def _restore_postgresql(url: URL, copy: Path) -> None:
    options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _postgresql("pg_restore", url, *options, str(copy))


def _postgresql(program: str, url: URL, *options: str) -> None:
    """The password goes by the environment: command lines are for everybody to see."""
    plain = url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    env = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    command = [_program(program, url), "--no-password", f"--dbname={plain}", *options]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{program}: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")


def _program(name: str, url: URL) -> str:
    """One that is not older than the server: pg_dump refuses a younger one."""
    engine = make_engine(url.render_as_string(hide_password=False))
    with engine.connect() as connection:
        server = int(connection.execute(text("show server_version_num")).scalar_one()) // 10000
    engine.dispose()
    for path in filter(None, (shutil.which(name), str(packaged_postgresql() / name))):
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
        if (number := re.search(r"(\d+)(\.\d+)?", said)) and int(number[1]) >= server:
            return path
    raise BackupError(f"PostgreSQL {server} needs {name} {server} or later: install postgresql-client-{server}")
