"""Where the faults happen: the cluster as it is, on a small disk, with clocks that can be set; and one machine alone, with SQLite."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.run.alive import is_alive
from bot.run.cluster import cluster, kind, port_name, process, run_once
from bot.run.processes import wait_until_answering
from bot.run.stack import StackFailedError, free_port
from bot.run.supervisor import Supervisor
from bot.settings import Settings

DISK_MEGABYTES = {"small disk": 512, "alone": 96}
"""More than either holds in a run: PostgreSQL keeps its journal beside its tables."""
CLOCK_LIBRARY = next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None)
"""Debian's, where it is installed."""
ALONE = ("actions", "rasa", "web", "worker")
START_SECONDS = 120.0
Say = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """A running assistant. `disk`: the mount that holds its data, where it is small; `clocks`: one file of time a process."""

    supervisor: Supervisor
    settings: Settings
    env: Mapping[str, str]
    base: str
    away: Callable[[], list[str]]
    disk: Path | None = None
    clocks: Path | None = None

    def port_of(self, name: str) -> int:
        """Of one of our processes."""
        return int(self.env[port_name(name)])


@contextlib.contextmanager
def as_it_is(folder: Path, say: Say) -> Iterator[Place]:
    """The cluster."""
    with cluster(folder, say=say) as running:
        yield Place(running.supervisor, running.settings, running.env, running.base, running.away)


@contextlib.contextmanager
def on_small_disk(folder: Path, say: Say) -> Iterator[Place]:
    """The cluster, PostgreSQL's data on a disk of their own."""
    with (
        small_disk(folder / "postgresql", DISK_MEGABYTES["small disk"]) as disk,
        cluster(folder, say=say) as running,
    ):
        yield Place(running.supervisor, running.settings, running.env, running.base, running.away, disk)


@contextlib.contextmanager
def with_clocks(folder: Path, say: Say) -> Iterator[Place]:
    """The cluster; the time of each of our processes is the machine's, shifted by what its file says."""
    clocks = folder / "clocks"
    clocks.mkdir()

    def shifted(name: str) -> dict[str, str]:
        (clocks / name).write_text("+0\n", encoding="ascii")
        return {
            "LD_PRELOAD": str(CLOCK_LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(clocks / name),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # a clock that is set does not move the monotonic one
        }

    with cluster(folder, say=say, more=shifted) as running:
        yield Place(running.supervisor, running.settings, running.env, running.base, running.away, None, clocks)


@contextlib.contextmanager
def alone(folder: Path, say: Say) -> Iterator[Place]:
    """One process of each kind and SQLite, kept alive as systemd does; the databases on a small disk."""
    with small_disk(folder / "disk", DISK_MEGABYTES["alone"]) as disk, Supervisor(folder, say) as supervisor:
        env = _env_alone(disk)
        run_once(("prepare",), env, folder)
        for name in ALONE:
            supervisor.start(process(name, env))
        base = f"http://127.0.0.1:{env[port_name('web')]}"
        if not wait_until_answering(base, START_SECONDS):
            raise StackFailedError(f"one machine did not answer within {START_SECONDS:g} s\n{supervisor.log('rasa')}")
        own = {name: Settings.from_env(process(name, env).env) for name in ALONE}

        def away() -> list[str]:
            return [name for name, settings in own.items() if not is_alive(kind(name), settings)]

        yield Place(supervisor, own["web"], env, base, away, disk)


def _env_alone(disk: Path) -> dict[str, str]:
    ports = {name: str(free_port()) for name in ("actions", "rasa", "web")}
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BONCANAL_TELEGRAM", "BONCANAL_METRICS"))}
    return {
        **kept,
        "BONCANAL_DATABASE_URL": f"sqlite:///{disk}/boncanal.db",
        "BONCANAL_TRACKER_URL": f"sqlite:///{disk}/conversations.db",
        "BONCANAL_RASA_URL": f"http://127.0.0.1:{ports['rasa']}",
        "BONCANAL_ACTIONS_URL": f"http://127.0.0.1:{ports['actions']}",
        "BONCANAL_SECRET": "s" * 32,
        **{port_name(name): port for name, port in ports.items()},
    }


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of its own, in memory. Needs root; raises StackFailedError."""
    folder.mkdir()
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise StackFailedError(f"no small disk could be mounted ({error})") from None
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


PLACES = {"cluster": as_it_is, "small disk": on_small_disk, "clocks": with_clocks, "alone": alone}
