"""The web process and the console as they run (uvicorn, waitress), on a database of their own; Rasa is not there."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from bot.run.processes import environment
from bot.run.stack import as_env, free_port
from bot.settings import Settings
from tests.security.person import settings_in

WEBHOOK_SECRET = "w" * 40
SMTP = {
    "BONCANAL_SMTP_HOST": "127.0.0.1",
    "BONCANAL_SMTP_FROM": "bonjour@boncanal.example",
    "BONCANAL_SMTP_SECURITY": "none",
}
TELEGRAM = {
    "BONCANAL_TELEGRAM_TOKEN": "4242:AAAAAA",
    "BONCANAL_TELEGRAM_MODE": "webhook",
    "BONCANAL_TELEGRAM_SECRET": WEBHOOK_SECRET,
}
COMMANDS = {
    "web": [
        "uvicorn",
        "--factory",
        "bot.web:serve",
        "--host",
        "127.0.0.1",
        "--ws",
        "none",
        "--no-access-log",
        "--log-level",
        "warning",
    ],
    "console": ["bot.console"],
    "actions": ["bot.run.quiet", "rasa_sdk", "--quiet", "--actions", "actions.actions"],
}


def own_settings(folder: Path) -> Settings:
    """Free ports; the address where Rasa would be refuses connections."""
    return settings_in(
        folder,
        port=free_port(),
        console_port=free_port(),
        actions_port=free_port(),
        rasa_url=f"http://127.0.0.1:{free_port()}",
        turn_seconds=0.5,
    )


@contextlib.contextmanager
def running(name: str, settings: Settings, **env: str) -> Iterator[tuple[str, Path]]:
    """Its address and its log, once it answers."""
    folder = Path(settings.database_url.removeprefix("sqlite:///")).parent
    port = {"web": settings.port, "console": settings.console_port, "actions": settings.actions_port}[name]
    log = folder / f"{name}.log"
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        *COMMANDS[name],
        *(["--port", str(port)] if name != "console" else []),
    ]
    full = {**os.environ, **environment(settings), **as_env(settings), **SMTP, **TELEGRAM, **env}
    with log.open("ab") as out, subprocess.Popen(command, env=full, stdout=out, stderr=out) as process:
        try:
            _wait(f"http://127.0.0.1:{port}/health{'' if name == 'actions' else '/live'}", process, log)
            yield f"http://127.0.0.1:{port}", log
        finally:
            process.terminate()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(address, timeout=2).status_code == 200:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"{address} did not answer:\n{log.read_text()[-3000:]}")
