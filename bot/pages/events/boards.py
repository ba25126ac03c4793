"""What a room sees, kept in memory by version: hundreds of phones and screens cost one query each half second, not one each."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool

from bot.events.house import EventHouse
from bot.events.model import SHOWN, Question
from bot.events.themes import OTHER
from bot.text import typeset

LOOK_EVERY = 0.4
"""Seconds between two looks at an event's version while somebody waits for news."""
KEPT = 20
"""Events whose board is kept."""
MOST_SHOWN = 1000


@dataclass
class _Board:
    version: int = 0
    looked: float = 0.0
    content: dict[str, Any] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Boards:
    """One instance a process, for one event loop."""

    def __init__(self, house: EventHouse) -> None:
        self._house = house
        self._boards: dict[int, _Board] = {}

    async def news(self, event: int, since: int, wait: float) -> dict[str, Any]:
        """What changed since a version: {"version"} alone when nothing did within `wait` seconds.

        Otherwise also {"people", "asked", "order": [ids], "questions": [those that changed], "themes": [...]}; a question that
        is no more in `order` is gone. `since` 0 gives all.
        """
        board = self._board(event)
        until = time.monotonic() + wait
        await self._renew(event, board)
        while board.version == since and time.monotonic() < until:
            await asyncio.sleep(LOOK_EVERY)
            await self._renew(event, board)
        if board.version == since:
            return {"version": since}
        known = board.changed if since <= board.version else {}
        changed = [q for q in board.content["questions"] if known.get(q["id"], board.version) > since]
        return {**board.content, "version": board.version, "questions": changed}

    def _board(self, event: int) -> _Board:
        board = self._boards.pop(event, None) or _Board()
        self._boards[event] = board  # the last used stands last
        while len(self._boards) > KEPT:
            self._boards.pop(next(iter(self._boards)))
        return board

    async def _renew(self, event: int, board: _Board) -> None:
        """Look at the version, at most once each LOOK_EVERY; read the questions again when it changed."""
        async with board.lock:
            if time.monotonic() - board.looked < LOOK_EVERY:
                return
            version = await run_in_threadpool(self._house.events.version, event)
            if version != board.version:
                content, changed = await run_in_threadpool(self._read, event)
                board.version, board.content, board.changed = version, content, changed
            board.looked = time.monotonic()

    def _read(self, event: int) -> tuple[dict[str, Any], dict[str, int]]:
        found = self._house.questions.all(event, SHOWN)[:MOST_SHOWN]
        people, asked = self._house.events.counts(event)
        themes = Counter(q.theme or OTHER for q in found)
        concerned: Counter[str] = Counter()
        for one in found:
            concerned[one.theme or OTHER] += one.concerned
        content = {
            "people": people,
            "asked": asked,
            "order": [q.public_id for q in found],
            "questions": [self._shown(q) for q in found],
            "themes": [
                {"name": name, "questions": n, "people": concerned[name]}
                for name, n in sorted(themes.items(), key=lambda one: (one[0] == OTHER, -concerned[one[0]], one[0]))
            ],
        }
        return content, {q.public_id: q.changed for q in found}

    def _shown(self, q: Question) -> dict[str, Any]:
        return {
            "id": q.public_id,
            "text": typeset(q.text),
            "name": q.name,
            "people": q.concerned,
            "theme": q.theme or OTHER,
            "state": q.state,
            "label": typeset(q.label),
            "answer": q.answer,
            "author": q.credit,
            "at": self._house.local(q.asked_at).strftime("%H:%M"),
        }
