"""What surrounds the processes fails: the network between two of them, the disk, the clock."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bench.faults.places import CLOCK_LIBRARY, Place

APART = "BONCANAL_FAULTS_APART"
TABLE = "boncanal_faults"
BLOCKS = (1 << 20, 1 << 12)
TOP_UP_SECONDS = 0.5
Inject = Callable[[Place, float], None]
PortOf = Callable[[Place], int]


def database_port(place: Place) -> int:
    """PostgreSQL's."""
    return urlsplit(place.settings.database_url).port or 0


def redis_port(place: Place) -> int:
    """Redis's."""
    return urlsplit(place.settings.redis_url).port or 0


def cut(port: PortOf) -> Inject:
    """Nothing comes to a port or from it: packets are dropped without a word, as by a pulled cable."""

    def inject(place: Place, seconds: float) -> None:
        with _dropped(port(place)):
            time.sleep(seconds)

    return inject


@contextlib.contextmanager
def _dropped(port: int) -> Iterator[None]:
    rules = "\n".join(f"tcp {way} {port} drop" for way in ("dport", "sport"))
    chain = f"chain in {{\ntype filter hook input priority 0\n{rules}\n}}\n"
    subprocess.run(["nft", f"table ip {TABLE} {{\n{chain}}}"], check=True)
    try:
        yield
    finally:
        subprocess.run(["nft", "delete", "table", "ip", TABLE], check=True)


def fill(place: Place, seconds: float) -> None:
    """No byte is left on the disk that holds the databases; what is freed meanwhile is taken at once."""
    assert place.disk is not None  # the place of such a fault has one
    filler = place.disk / "filler"
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            _take_all(filler)
            time.sleep(TOP_UP_SECONDS)
    finally:
        filler.unlink()


def _take_all(filler: Path) -> None:
    for block in BLOCKS:
        try:
            with filler.open("ab", buffering=0) as file:
                while file.write(bytes(block)) == block:
                    pass
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise


def jump(by: str, *names: str) -> Inject:
    """The clocks of some of our processes, of all without a name, are set by « +2h », « -2h », and right again afterwards."""

    def inject(place: Place, seconds: float) -> None:
        assert place.clocks is not None  # the place of such a fault has them
        chosen = [path for path in place.clocks.iterdir() if not names or path.name in names]
        try:
            _set(chosen, by)
            time.sleep(seconds)
        finally:
            _set(chosen, "+0")

    return inject


def _set(clocks: list[Path], by: str) -> None:
    for path in clocks:
        path.write_text(f"{by}\n", encoding="ascii")


def lacking(needs: str) -> str | None:
    """Why this machine cannot have such a fault; None when it can."""
    if needs and os.getuid():
        return "needs root"
    if needs == "network" and not (shutil.which("nft") and shutil.which("unshare")):
        return "needs nft and unshare (Debian: nftables, util-linux)"
    if needs == "clock" and CLOCK_LIBRARY is None:
        return "needs libfaketime (Debian: faketime)"
    return None


def go_apart() -> None:
    """Into a network and mounts of our own, so that what is cut and filled is ours alone; the program begins anew there."""
    if os.environ.get(APART):
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    command = ["unshare", "--net", "--mount", sys.executable, "-W", "ignore", "-m", "bench.faults", *sys.argv[1:]]
    os.execvpe(command[0], command, {**os.environ, APART: "1"})  # noqa: S606  # a command of ours, no shell
