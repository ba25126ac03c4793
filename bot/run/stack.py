"""The whole assistant on free ports and its own folder, for tests, measurements and transcripts: real processes, real model."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import socket
import subprocess
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx

from bot.cli_run import prepare
from bot.run.processes import commands, environment, wait_until_answering
from bot.settings import Settings

START_SECONDS = 240.0
STOP_SECONDS = 10.0


class StackFailedError(Exception):
    """A process did not come up; the message holds the end of the logs."""


@dataclass
class Talk:
    """One conversation over the public HTTP contract."""

    http: httpx.Client
    id: str
    token: str

    def say(self, text: str | None = None, payload: str | None = None, client_id: str | None = None) -> dict[str, Any]:
        """Send a text or a button; the JSON answer. Raises httpx.HTTPStatusError on a problem."""
        body = {
            "id": client_id or str(uuid.uuid4()),
            **({"payload": payload} if payload else {}),
            **({"text": text} if text else {}),
        }
        sent = self.http.post(f"/chat/conversations/{self.id}/messages", json=body, headers=self.headers)
        found: dict[str, Any] = sent.raise_for_status().json()
        return found

    @property
    def headers(self) -> dict[str, str]:
        """The bearer token."""
        return {"Authorization": f"Bearer {self.token}"}


def new_talk(base: str, timeout: float = 30) -> Talk:
    """A new conversation with the web server at `base`; `timeout` in seconds for each request."""
    http = httpx.Client(base_url=base, timeout=timeout)
    made = http.post("/chat/conversations", json={}).raise_for_status().json()
    return Talk(http, made["conversation"], made["token"])


@dataclass
class Stack:
    """Running processes. `env` is what they were started with."""

    settings: Settings
    folder: Path
    env: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]]

    @property
    def base(self) -> str:
        """The web server's address."""
        return f"http://127.0.0.1:{self.settings.port}"

    def talk(self) -> Talk:
        """A new conversation."""
        return new_talk(self.base)

    def start(self, name: str) -> None:
        """Start one process; its output goes to `<folder>/<name>.log`."""
        with (self.folder / f"{name}.log").open("ab") as log:
            command = shlex.split(commands(self.settings)[name])
            self.running[name] = subprocess.Popen(command, env=self.env, stdout=log, stderr=log, start_new_session=True)

    def stop(self, name: str, sign: int = signal.SIGTERM) -> None:
        """Stop one process and wait for its end."""
        process = self.running.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def logs(self, name: str) -> str:
        """All that a process has written."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def stack(folder: Path, **changes: Any) -> Iterator[Stack]:
    """Prepare databases in `folder`, start actions, Rasa and web, wait for a real answer; stop all at the end.

    `changes` replace fields of Settings. The model must be trained. Raises StackFailedError.
    """
    rasa = free_port()
    defaults = {
        "database_url": f"sqlite:///{folder}/boncanal.db", "tracker_url": f"sqlite:///{folder}/conversations.db",
        "port": free_port(), "rasa_port": rasa, "actions_port": free_port(), "console_port": free_port(), "rasa_url": f"http://127.0.0.1:{rasa}", "secret": "s" * 32,
    }  # fmt: skip
    settings = replace(Settings.from_env(), **{**defaults, **changes})
    prepare(settings)
    one = Stack(settings, folder, {**environment(settings), **as_env(settings)}, {})
    try:
        for name in ("actions", "rasa", "web"):
            one.start(name)
        if not wait_until_answering(one.base, START_SECONDS):
            ends = "\n".join(f"--- {name}\n{one.logs(name)[-2000:]}" for name in one.running)
            raise StackFailedError(f"the assistant did not answer within {START_SECONDS:.0f} s\n{ends}")
        yield one
    finally:
        for name in list(one.running):
            one.stop(name)


def as_env(settings: Settings) -> dict[str, str]:
    """The variables that give these settings."""
    return {
        "BONCANAL_DATABASE_URL": settings.database_url,
        "BONCANAL_TRACKER_URL": settings.tracker_url,
        "BONCANAL_KNOWLEDGE": str(settings.knowledge),
        "BONCANAL_ORGANISATION": str(settings.organisation),
        "BONCANAL_MODELS": str(settings.models),
        "BONCANAL_SECRET": settings.secret,
        "BONCANAL_TURN_SECONDS": str(settings.turn_seconds),
        "RASA_PORT": str(settings.rasa_port),
        "ACTIONS_PORT": str(settings.actions_port),
        "BONCANAL_RASA_URL": settings.rasa_url,
        "PORT": str(settings.port),
        "CONSOLE_PORT": str(settings.console_port),
    }


def free_port() -> int:
    """A port free at this moment on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
