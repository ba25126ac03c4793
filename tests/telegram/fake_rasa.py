"""A small HTTP server where Rasa stands, for load, faults and crashes: answers after a delay, and remembers what was asked.

It keeps the real one's promise (tests/channels/test_once.py): a message asked again is not played twice.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.run.stack import free_port


@dataclass
class FakeRasa:
    """`answer` makes the messages of a turn from (conversation, text); `delay` seconds pass first."""

    address: str
    delay: float = 0.0
    down: bool = False
    played: Counter[str] = field(default_factory=Counter)
    asked: list[dict[str, Any]] = field(default_factory=list)
    _kept: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    answer: Any = None

    async def turn(self, request: Request) -> JSONResponse:
        asked = await request.json()
        return await run_in_threadpool(self._turn, asked)

    def _turn(self, asked: dict[str, Any]) -> JSONResponse:
        if self.down:
            return JSONResponse({}, 503)
        name = f"{asked['sender']}/{asked.get('id')}"
        with self._lock:
            self.asked.append(asked)
            kept = self._kept.get(name)
            if kept is None:
                self.played[name] += 1
                kept = self._kept[name] = self._messages(asked)
        time.sleep(self.delay)
        return JSONResponse({"topic": "help", "messages": kept})

    def _messages(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        if self.answer:
            found: list[dict[str, Any]] = self.answer(asked)
            return found
        return [{"text": f"**Écho** : {asked['text']}", "buttons": [], "data": {"kind": "answer", "topic": "help"}}]


def say(text: str, *buttons: tuple[str, str], **data: Any) -> list[dict[str, Any]]:
    """One message of an answer."""
    return [
        {
            "text": text,
            "buttons": [{"title": t, "payload": p} for t, p in buttons],
            "data": {"kind": "answer", "topic": "help", **data},
        }
    ]


@contextmanager
def fake_rasa() -> Iterator[FakeRasa]:
    """A running one, in a thread."""
    port = free_port()
    rasa = FakeRasa(f"http://127.0.0.1:{port}")
    app = Starlette(routes=[
        Route("/webhooks/boncanal/turn", rasa.turn, methods=["POST"]),
        Route("/webhooks/boncanal/", lambda _: JSONResponse({"status": "ok"})),
    ])  # fmt: skip
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield rasa
    finally:
        server.should_exit = True
        thread.join(10)
