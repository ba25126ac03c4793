"""What the databases alone cost a message, by conversations stored: our store and Rasa's, in one process, without any server.

A light form of `conversations`: it says whether a query bends upwards, not what a person waits.
"""

from __future__ import annotations

import asyncio
import os
import uuid
from collections.abc import Callable

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered

from bench.faults.people import TEXTS
from bench.growth.conversations import FEW, OURS, RASAS, postgresql, run_script
from bench.ratio import Pair, alternated
from bot import migrations
from bot.channels.store import Conversations, Incoming
from bot.channels.tracker_store import TrackerStore
from bot.db import make_engine
from bot.nlu.components.classifier import RANKING

BAR = 1.2
FIRST = "first"
ANSWER = {
    "text": "Oui. " * 120,
    "buttons": [{"title": "Pourquoi ?", "payload": "/why"}] * 3,
    "data": {"kind": "answer"},
}
"""As long as answers are."""
UNDERSTOOD = {
    "intent": {"name": "platform_fit", "confidence": 0.9},
    "intent_ranking": [{"name": f"topic_number_{n}", "confidence": 0.1 / (n + 1)} for n in range(RANKING)],
}


class Stores:
    """Both stores on one new database."""

    def __init__(self, url: str) -> None:
        self.url, engine = url, make_engine(url)
        migrations.upgrade(engine)
        self.ours = Conversations(engine)
        os.environ["BONCANAL_TRACKER_URL"] = url
        domain = {"slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in ("profile", "memory")}}
        self.rasas = TrackerStore(Domain.from_dict(domain))

    def message(self, id: str, text: str) -> None:
        """All that is read and written for one message."""
        said = str(uuid.uuid4())
        row, _ = self.ours.take(id, Incoming(said, text))
        self.rasas.has_heard(id, said)
        asyncio.run(self._turn(id, text, said))
        self.ours.finish(row, "platform_fit", [ANSWER])

    async def _turn(self, id: str, text: str, said: str) -> None:
        tracker = await self.rasas.get_or_create_tracker(id, append_action_listen=False)
        start = [] if tracker.events else [ActionExecuted("action_session_start"), SessionStarted()]
        tracker.update_with_events([
            *start, ActionExecuted("action_listen"), UserUttered(text, UNDERSTOOD["intent"], [], UNDERSTOOD, message_id=said), ActionExecuted("action_answer"),
            BotUttered(ANSWER["text"], {"custom": ANSWER}), SlotSet("profile", {"trade": "fleuriste"}), SlotSet("memory", {"asked": ["x" * 300]}),
        ], self.rasas.domain)  # fmt: skip
        await self.rasas.save(tracker)

    def fill(self, many: int) -> None:
        """`many` conversations of one message."""
        self.ours.create(FIRST, "web", None)
        self.message(FIRST, TEXTS[0])
        for script in (OURS, RASAS):
            run_script(self.url, script.format(id=FIRST, many=many, first=10_000))
        run_script(self.url, "analyze")


def measure(stored: int, rounds: int) -> Pair:
    """`stored`: in the larger of the two databases."""
    with postgresql() as made:
        few, many = Stores(made("few")), Stores(made("many"))
        few.fill(FEW)
        many.fill(stored)
        pair = Pair("the databases' part of a message (postgresql)", f"{FEW:,} stored", f"{stored:,} stored", BAR)
        return alternated(pair, _say(few), _say(many), rounds)


def _say(stores: Stores) -> Callable[[int], object]:
    talks = [str(uuid.uuid4()) for _ in range(10)]
    for id in talks:
        stores.ours.create(id, "web", None)
    return lambda number: stores.message(talks[number % len(talks)], TEXTS[number % len(TEXTS)])
