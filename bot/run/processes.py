"""The processes of one installation, run together by honcho: if one ends, all end, and Ctrl-C stops them all."""

from __future__ import annotations

import os
import shlex
import socket
import sys
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import httpx
from honcho.manager import Manager
from honcho.printer import Printer

from bot.run.training import model_path
from bot.settings import SettingError, Settings

START_SECONDS = 180.0


def is_free(host: str, port: int) -> bool:
    """Whether a server may listen there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port_or_say(name: str, host: str, port: int) -> None:
    """Raises SettingError when somebody else listens there."""
    if not is_free(host, port):
        raise SettingError(
            name, str(port), f"a free port on {host}; this one is taken, try `{name}={port + 1} make run`"
        )


def commands(settings: Settings) -> dict[str, str]:
    """Shell commands of the processes, by name."""
    python = shlex.quote(sys.executable) + " -W ignore"
    return {
        "actions": f"{python} -m bot.run.quiet rasa_sdk --quiet --actions actions.actions --port {settings.actions_port}",
        "rasa": f"{python} -m bot.run.quiet rasa run --model {shlex.quote(str(model_path(settings)))} --endpoints endpoints.yml --credentials credentials.yml "
                f"--interface {settings.internal_host} --port {settings.rasa_port} --log-file /dev/null",
        "web": f"{python} -m uvicorn --factory bot.web:serve --host {settings.host} --port {settings.port} --ws none --no-access-log --log-level warning",
        "worker": f"{python} -m bot.worker",
        "console": f"{python} -m bot.console",
    }  # fmt: skip


def environment(settings: Settings) -> dict[str, str]:
    """What the processes need beside the user's own environment."""
    local = f"http://127.0.0.1:{settings.actions_port}"
    return {
        **os.environ,
        "ACTIONS_URL": f"{settings.actions_url or local}/webhook",
        "BONCANAL_RASA_URL": settings.rasa_url,
        "ACTION_SERVER_SANIC_WORKERS": "1",
        "SANIC_HOST": settings.internal_host,  # the action server listens everywhere unless told otherwise
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "LOG_LEVEL": "WARNING",
        "PYTHONUNBUFFERED": "1",
    }


def run_all(settings: Settings, announce: Callable[[str], None] = print) -> int:
    """Start everything, announce the page once a real message was answered, and stay until Ctrl-C. Returns an exit code."""
    for name, host, port in (
        ("PORT", settings.host, settings.port),
        ("CONSOLE_PORT", settings.console_host, settings.console_port),
        ("RASA_PORT", settings.internal_host, settings.rasa_port),
        ("ACTIONS_PORT", settings.internal_host, settings.actions_port),
    ):
        free_port_or_say(name, host, port)
    manager = Manager(Printer(sys.stdout, colour=sys.stdout.isatty()))
    env = environment(settings)
    for name, command in commands(settings).items():
        manager.add_process(name, command, env=env, cwd=str(Path.cwd()))
    threading.Thread(target=_announce, args=(settings, announce), daemon=True).start()
    manager.loop()
    return manager.returncode or 0


def _announce(settings: Settings, announce: Callable[[str], None]) -> None:
    began = time.monotonic()
    address = f"http://{'localhost' if settings.host in ('127.0.0.1', '0.0.0.0') else settings.host}:{settings.port}"  # noqa: S104
    if wait_until_answering(f"http://127.0.0.1:{settings.port}", START_SECONDS):
        announce(
            f"\nBon Canal is ready ({time.monotonic() - began:.0f} s): open {address} in a browser. "
            f"Console: http://localhost:{settings.console_port}. Ctrl-C stops it.\n"
        )
    else:
        announce(
            f"\nBon Canal did not answer within {START_SECONDS:.0f} s; the lines above say which process failed.\n"
        )


def wait_until_answering(base: str, seconds: float) -> bool:
    """Health first, then a real question through the public contract, erased afterwards."""
    end = time.monotonic() + seconds
    with httpx.Client(base_url=base, timeout=30) as http:
        while time.monotonic() < end:
            try:
                if http.get("/health/ready").status_code == httpx.codes.OK and _answers(http):
                    return True
            except httpx.HTTPError:
                pass
            time.sleep(0.5)
    return False


def _answers(http: httpx.Client) -> bool:
    made = http.post("/chat/conversations", json={}).raise_for_status().json()
    headers = {"Authorization": f"Bearer {made['token']}"}
    path = f"/chat/conversations/{made['conversation']}"
    sent = http.post(
        f"{path}/messages", json={"id": str(uuid.uuid4()), "text": "Facebook pour une boulangerie ?"}, headers=headers
    ).json()
    http.delete(path, headers=headers)
    return any(m["data"].get("kind") not in (None, "error") for m in sent.get("messages", []))
