"""Whether one of our processes serves: what containers ask every few seconds, so that nothing heavy is loaded here."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable

from bot.settings import Settings

SECONDS = 4.0

CHECKS: dict[str, Callable[[Settings], str]] = {
    "web": lambda s: f"http://127.0.0.1:{s.port}/health/live",
    "rasa": lambda s: f"http://127.0.0.1:{s.rasa_port}/webhooks/boncanal/",
    "actions": lambda s: f"http://127.0.0.1:{s.actions_port}/health",
    "console": lambda s: f"http://127.0.0.1:{s.console_port}/entrer",
}


def is_alive(process: str, settings: Settings) -> bool:
    """By its port; the worker, which has none, by its database. A refusal to serve is no sign of life."""
    if process == "worker":
        from bot.db import make_engine
        from bot.ready import database_state

        return database_state(make_engine(settings.database_url)) == "ok"
    try:
        with urllib.request.urlopen(CHECKS[process](settings), timeout=SECONDS) as answer:  # noqa: S310  # our own address
            return bool(answer.status == http.client.OK)
    except (urllib.error.URLError, OSError, http.client.HTTPException):
        return False
