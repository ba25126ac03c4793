"""The topology of several machines on one: PostgreSQL, Redis, nginx, two Rasa, two action servers, two web, worker; on loopback.

Nothing here is a special case of the assistant's: each process is `boncanal start NAME`, told by settings alone where the
others are, as on several machines (deploy/compose.yml).
"""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.run.alive import is_alive
from bot.run.processes import wait_until_answering
from bot.run.services import PostgreSQL, find, nginx_part, redis_part, servers
from bot.run.stack import StackFailedError, Talk, free_port, new_talk
from bot.run.supervisor import Part, Supervisor
from bot.settings import SettingError, Settings

START_SECONDS = 240.0
RASA = ("rasa-1", "rasa-2")
ACTIONS = ("actions-1", "actions-2")
WEB = ("web-1", "web-2")
OURS = (*ACTIONS, *RASA, *WEB, "worker")
PORTS = {"rasa": "RASA_PORT", "actions": "ACTIONS_PORT", "web": "PORT"}
"""The setting that holds the port of each kind of process."""
DATABASES = ("boncanal", "conversations")


@dataclass(frozen=True)
class Cluster:
    """A running one."""

    supervisor: Supervisor
    settings: Settings
    env: Mapping[str, str]
    base: str

    def talk(self, timeout: float = 30) -> Talk:
        """A new conversation through the proxy."""
        return new_talk(self.base, timeout)

    def away(self) -> list[str]:
        """Which of our processes do not serve at this moment."""
        own = {name: Settings.from_env(process(name, self.env).env) for name in OURS}
        return [name for name, settings in own.items() if not is_alive(kind(name), settings)]


def kind(name: str) -> str:
    """Of a process: rasa-2 is a rasa."""
    return name.split("-", maxsplit=1)[0]


def nothing_more(name: str) -> Mapping[str, str]:
    """The environment of a process is that of all."""
    return {}


@contextlib.contextmanager
def cluster(
    folder: Path,
    port: int | None = None,
    say: Callable[[str], None] = print,
    more: Callable[[str], Mapping[str, str]] = nothing_more,
) -> Iterator[Cluster]:
    """Start everything in `folder`, wait for a real answer through the proxy; stop all at the end.

    `more`: variables for one of our processes, by its name. The model must be trained. Raises SettingError, StackFailedError.
    """
    find("redis-server")
    find("nginx")
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    public = port or free_port()
    with Supervisor(folder, say) as supervisor:
        env = _services(supervisor, folder, public)
        settings = Settings.from_env(env)
        run_once(("prepare",), env, folder)
        for name in OURS:
            supervisor.start(process(name, {**env, **more(name)}))
        base = f"http://127.0.0.1:{public}"
        if not wait_until_answering(base, START_SECONDS):
            ends = "\n".join(f"--- {name}\n{supervisor.log(name)[-1500:]}" for name in OURS)
            raise StackFailedError(f"the cluster did not answer within {START_SECONDS:.0f} s\n{ends}")
        yield Cluster(supervisor, settings, env, base)


def process(name: str, env: Mapping[str, str]) -> Part:
    """One of our processes; its own port is in `env` under PORT_OF_…"""
    variable = PORTS.get(kind(name))
    own = {variable: env[port_name(name)]} if variable else {}
    return Part(name, (*_boncanal(), "start", kind(name)), {**env, **own})


def _services(supervisor: Supervisor, folder: Path, public: int) -> dict[str, str]:
    """Start PostgreSQL, Redis and nginx; the settings that lead our processes to them, and to each other through nginx."""
    ports = {name: free_port() for name in (*RASA, *ACTIONS, *WEB, "rasa", "actions", "redis")}
    database = PostgreSQL(folder / "postgresql", free_port())
    supervisor.start(database.part())
    supervisor.start(redis_part(folder, ports["redis"]))
    values = {
        "PUBLIC_LISTEN": f"127.0.0.1:{public}",
        "RASA_LISTEN": f"127.0.0.1:{ports['rasa']}",
        "ACTIONS_LISTEN": f"127.0.0.1:{ports['actions']}",
        "WEB_SERVERS": servers([ports[name] for name in WEB]),
        "RASA_SERVERS": servers([ports[name] for name in RASA]),
        "ACTIONS_SERVERS": servers([ports[name] for name in ACTIONS]),
    }
    supervisor.start(nginx_part(folder, values))
    _wait(database.is_up, "PostgreSQL", supervisor)
    database.ensure(*DATABASES)
    return {
        **led_to(ports, public, os.environ),
        "BONCANAL_DATABASE_URL": database.url("boncanal"),
        "BONCANAL_TRACKER_URL": database.url("conversations"),
        "BONCANAL_SECRET": _secret(folder),
    }


def led_to(ports: Mapping[str, int], public: int, env: Mapping[str, str]) -> dict[str, str]:
    """What all processes are told of each other's ports and of the one that people see; what `env` says else stays."""
    kept = {k: v for k, v in env.items() if not k.startswith(("BONCANAL_TELEGRAM", "BONCANAL_METRICS"))}
    return {
        # Links are made by several kinds of processes, each with a port of its own: people come through nginx's.
        "BONCANAL_PUBLIC_URL": f"http://localhost:{public}",
        **kept,
        "BONCANAL_REDIS_URL": f"redis://127.0.0.1:{ports['redis']}/0",
        "BONCANAL_RASA_URL": f"http://127.0.0.1:{ports['rasa']}",
        "BONCANAL_ACTIONS_URL": f"http://127.0.0.1:{ports['actions']}",
        "TRUSTED_PROXIES": "127.0.0.1",
        "HOST": "127.0.0.1",
        **{port_name(name): str(ports[name]) for name in (*RASA, *ACTIONS, *WEB)},
    }


def port_name(name: str) -> str:
    """The variable that tells a process's own port to who starts it."""
    return f"PORT_OF_{name.upper().replace('-', '_')}"


def _secret(folder: Path) -> str:
    path = folder / "secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32), encoding="ascii")
    return path.read_text(encoding="ascii")


def _boncanal() -> tuple[str, ...]:
    return (sys.executable, "-W", "ignore", "-m", "bot.cli")


def run_once(arguments: tuple[str, ...], env: Mapping[str, str], folder: Path) -> None:
    """A command of ours to its end, before the processes. Raises StackFailedError with what it said."""
    with (folder / "prepare.log").open("ab") as log:
        done = subprocess.run((*_boncanal(), *arguments), env=env, stdout=log, stderr=log, check=False)
    if done.returncode:
        raise StackFailedError((folder / "prepare.log").read_text(encoding="utf-8")[-2000:])


def _wait(is_up: Callable[[], bool], name: str, supervisor: Supervisor, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_up():
            return
        time.sleep(0.1)
    raise StackFailedError(f"{name} did not start\n{supervisor.log(name.lower())[-1500:]}")


def run_cluster(port: int, folder: Path) -> int:
    """`boncanal cluster`: until Ctrl-C or SIGTERM; 0 then. Raises SettingError with the end of a log when a process did not start."""
    for sign in (signal.SIGINT, signal.SIGTERM):  # started in the background, it would not hear the first
        signal.signal(sign, signal.default_int_handler)
    print(f"[cluster] starting; each process writes to {folder}/NAME.log ...", flush=True)
    try:
        with cluster(folder, port, lambda line: print(line, flush=True)) as running:
            print(f"\nBon Canal is ready on several processes: {running.base}. Ctrl-C stops it.\n", flush=True)
            try:
                threading.Event().wait()
            finally:
                signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave anything running
    except StackFailedError as error:
        raise SettingError("cluster", str(folder), str(error)) from None
    except KeyboardInterrupt:
        print("[cluster] stopped", flush=True)
    return 0
