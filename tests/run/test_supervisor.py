"""Processes that are kept alive, and of which nothing is left at the end. Real ones: small Python programs."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.run.supervisor import Part, Supervisor

SLEEPS = "import time; time.sleep(600)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
WITH_A_CHILD = "import subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True); time.sleep(600)"


def part(name: str, program: str) -> Part:
    return Part(name, (sys.executable, "-c", program), dict(os.environ))


def until(what: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "not within the time"
        time.sleep(0.02)


def is_there(pid: int) -> bool:
    """Running, not a zombie that nobody has asked about."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_who_is_killed_is_started_again(tmp_path: Path) -> None:
    said: list[str] = []
    with Supervisor(tmp_path, said.append) as supervisor:
        supervisor.start(part("one", SLEEPS))
        first = supervisor.pid("one")
        supervisor.send("one", signal.SIGKILL)
        until(lambda: supervisor.pid("one") != first)
        second = supervisor.pid("one")
        assert is_there(second)
    assert not is_there(second)
    assert said[0].startswith("[one] ended (killed by SIGKILL)")


def test_who_dies_again_and_again_waits_longer(tmp_path: Path) -> None:
    said: list[str] = []
    with Supervisor(tmp_path, said.append) as supervisor:
        supervisor.start(part("one", "raise SystemExit(3)"))
        until(lambda: len(said) >= 3, 20)
    pauses = [float(line.split()[-2]) for line in said]
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[2]
    assert "exit code 3" in said[0]


@pytest.mark.parametrize("state", ["deaf", "frozen"])
def test_nothing_is_left_at_the_end(tmp_path: Path, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.run.supervisor.STOP_SECONDS", 0.5)
    with Supervisor(tmp_path, print) as supervisor:
        supervisor.start(part("one", DEAF if state == "deaf" else SLEEPS))
        pid = supervisor.pid("one")
        if state == "deaf":
            until(lambda: "up" in supervisor.log("one"))
        else:
            supervisor.send("one", signal.SIGSTOP)
    assert not is_there(pid)


def test_the_children_of_a_killed_process_go_too(tmp_path: Path) -> None:
    with Supervisor(tmp_path, print) as supervisor:
        supervisor.start(part("one", WITH_A_CHILD))
        until(lambda: supervisor.log("one").strip())
        child = int(supervisor.log("one"))
        supervisor.send("one", signal.SIGKILL)
        until(lambda: not is_there(child))


def test_who_is_held_stays_away_until_it_is_let_go(tmp_path: Path) -> None:
    with Supervisor(tmp_path, print) as supervisor:
        supervisor.start(part("one", SLEEPS))
        first = supervisor.pid("one")
        supervisor.hold("one")
        assert not is_there(first)
        time.sleep(0.5)
        assert supervisor.pid("one") == first
        supervisor.let_go("one")
        until(lambda: supervisor.pid("one") != first)
