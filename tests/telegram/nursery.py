"""Workers by the dozen, to be killed: a process that has imported everything forks one in milliseconds, instead of seconds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

CODE = """
import os, signal, sys
import bot.worker
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried at once: a zombie would still seem alive
print("ready", flush=True)
while sys.stdin.readline():
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        bot.worker.main()
        os._exit(0)
    print(pid, flush=True)
"""


class Nursery:
    """Use it in a `with` block. What workers write goes to `log`."""

    def __init__(self, env: Mapping[str, str], log: Path) -> None:
        self._log = log.open("ab")
        command = [sys.executable, "-W", "ignore", "-c", CODE]
        self._process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, text=True
        )
        self._alive: set[int] = set()
        self._line()

    def start(self) -> int:
        """A new worker's pid."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        pid = int(self._line())
        self._alive.add(pid)
        return pid

    def kill(self, pid: int, sign: int = signal.SIGKILL) -> None:
        """End a worker."""
        os.kill(pid, sign)
        self._alive.discard(pid)

    def __enter__(self) -> Nursery:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in set(self._alive):
            self.kill(pid)
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            if stream:
                stream.close()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError("the nursery ended; see its log")
        return line
