"""The Bot API emulator as a process, and a person who uses Telegram against it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

HERE = Path(__file__).parent
TOKEN = "4242:test-token"
BOT = 4242
USERNAME = "BonCanalTestBot"
PATIENCE = float(os.environ.get("BONCANAL_TEST_PATIENCE", "90"))
"""Seconds that a test waits for what must come; a busy machine needs them just to start a process."""


@dataclass
class Emulator:
    """Telegram, as far as tests see it."""

    address: str
    token: str = TOKEN
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30))

    def update(self, **update: Any) -> int:
        """Make an update of any kind; its number."""
        body = {"token": self.token, "update": update}
        return int(self.http.post(f"{self.address}/updates", json=body).json()["update_id"])

    def faults(self, *faults: dict[str, Any]) -> None:
        """What goes wrong next; see emulator/faults.js."""
        self.http.post(f"{self.address}/faults", json=list(faults)).raise_for_status()

    def accepted(self, method: str | None = None, chat: int | None = None) -> list[dict[str, Any]]:
        """What the bot did and Telegram accepted, in order."""
        found = self.http.get(f"{self.address}/accepted", params={"token": self.token}).json()
        return [e for e in found if (method is None or e["method"] == method) and chat in (None, e["chat_id"])]

    def state(self) -> dict[str, Any]:
        """Updates waiting, webhook deliveries, what the bot told of itself."""
        found: dict[str, Any] = self.http.get(f"{self.address}/state", params={"token": self.token}).json()
        return found

    def call(self, method: str, **body: Any) -> Any:
        """A Bot API method, as the bot calls it."""
        return self.http.post(f"{self.address}/bot{self.token}/{method}", json=body).json()


@dataclass
class Person:
    """Somebody with Telegram on their phone."""

    emulator: Emulator
    id: int = 42
    name: str = "Awa"
    chat: dict[str, Any] = field(default_factory=dict)
    _next: int = 1
    _read: int = 0

    def __post_init__(self) -> None:
        self.chat = self.chat or {"id": self.id, "type": "private", "first_name": self.name}

    @property
    def me(self) -> dict[str, Any]:
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "fr"}

    def write(self, text: str, **more: Any) -> int:
        """Write in the chat; the update's number."""
        return self.emulator.update(message=self.message(text=text, **more))

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of this person, with Telegram's own marking of commands and names."""
        self._next += 1
        made: dict[str, Any] = {
            "message_id": self._next,
            "date": int(time.time()),
            "from": self.me,
            "chat": self.chat,
            **content,
        }
        for text, entities in (("text", "entities"), ("caption", "caption_entities")):
            if text in made and entities not in made:
                made[entities] = marks(made[text])
        return made

    def press(self, shown: dict[str, Any], title: str) -> int:
        """Press a button of a message the bot sent."""
        rows = [button for row in shown["markup"]["inline_keyboard"] for button in row]
        data = next(button["callback_data"] for button in rows if button["text"] == title)
        return self.press_data(shown["message_id"], data)

    def press_data(self, message_id: int, data: str) -> int:
        """Press a button whose data is given."""
        message = {"message_id": message_id, "chat": self.chat, "date": int(time.time()), "text": "?"}
        self._next += 1
        query = {
            "id": f"{self.id}-{self._next}",
            "from": self.me,
            "chat_instance": "1",
            "message": message,
            "data": data,
        }
        return self.emulator.update(callback_query=query)

    def sees(self, count: int = 1, patience: float = PATIENCE) -> list[dict[str, Any]]:
        """The next messages in the chat, as many as asked for."""
        methods = ("sendMessage", "sendPhoto", "sendDocument")

        def unread() -> list[dict[str, Any]]:
            mine = [e for e in self.emulator.accepted(chat=self.chat["id"]) if e["method"] in methods]
            return mine[self._read :]

        found = wait_for(lambda: (got := unread()) and len(got) >= count and got, patience, lambda: f"{unread()}")
        self._read += count
        return list(found[:count])

    def unread(self) -> int:
        """How many messages wait to be read."""
        methods = ("sendMessage", "sendPhoto", "sendDocument")
        return sum(e["method"] in methods for e in self.emulator.accepted(chat=self.chat["id"])) - self._read


def marks(text: str) -> list[dict[str, Any]]:
    """The entities Telegram adds for a leading command and for @names."""
    import re

    found = []
    for kind, pattern in (("bot_command", r"^/\w+(?:@\w+)?"), ("mention", r"(?<![\w/])@\w{5,32}")):
        for match in re.finditer(pattern, text):
            start = len(text[: match.start()].encode("utf-16-le")) // 2
            found.append({"type": kind, "offset": start, "length": len(match[0].encode("utf-16-le")) // 2})
    return found


def wait_for(done: Callable[[], Any], patience: float = PATIENCE, what: Callable[[], str] = lambda: "") -> Any:
    """The first true value; AssertionError when it does not come."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = done()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {patience:g} s: {what()}")


@contextmanager
def emulator() -> Iterator[Emulator]:
    """A running emulator. Raises RuntimeError when Node or its packages are missing: these tests never skip."""
    if not shutil.which("node") or not (HERE / "node_modules").is_dir():
        raise RuntimeError(
            "the Telegram tests need Node 20 and `make telegram-packages`; make test-core leaves them out"
        )
    process = subprocess.Popen(["node", str(HERE / "emulator" / "server.js")], stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        if not line.startswith("ready "):
            raise RuntimeError(f"the emulator did not start: {line!r}")
        yield Emulator(line.split()[1])
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()
