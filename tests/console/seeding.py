"""Conversations for the console's tests and its benchmark: many people, a few weeks, every kind of answer."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Engine

from bot.channels.tables import conversation, feedback, message
from bot.db import utcnow, writing
from bot.inbox import inbox

QUESTIONS = {
    "platform_fit": ("Facebook est-il utile pour un plombier ?", "Instagram pour une fleuriste, ça vaut le coup ?"),
    "budget": ("Combien coûte une page professionnelle ?", "C'est gratuit, une fiche Google ?"),
    "time_investment": ("Je n'ai qu'une heure par semaine, que faire ?",),
    "human_handoff": ("Je voudrais parler à quelqu'un",),
    "out_of_scope": ("Quel temps fera-t-il demain ?",),
}
KINDS = {
    "platform_fit": "answer",
    "budget": "answer",
    "time_investment": "suggestions",
    "human_handoff": "handoff",
    "out_of_scope": "redirect",
}
UNKNOWN = (
    "Faut-il mettre mes horaires d'été sur la carte du téléphone ?",
    "Comment mettre les horaires d'été sur la carte du téléphone ?",
    "Mon neveu dit que le référencement est mort, il a raison ?",
    "C'est quoi un hashtag et à quoi ça sert au juste ?",
    "Un hashtag, ça sert à quoi et c'est quoi exactement ?",
)
"""Messages that nobody's assistant understood; the first two say the same, and the last two."""


def seed(engine: Engine, people: int, messages: int, weeks: int = 6, unknown: int = 0, seed: int = 1) -> None:
    """`messages` messages in all, half of them the assistant's, by `people` people; `unknown` of them in the inbox."""
    chance, now = random.Random(seed), utcnow()  # noqa: S311  # reproducible, not secret
    ids = [f"person-{number:06}-aaaaaaaaaaaa" for number in range(people)]
    with writing(engine) as connection:
        connection.execute(insert(conversation), [_head(id, chance, now) for id in ids])
        rows: list[dict[str, Any]] = []
        for number in range(messages // 2):
            at = now - timedelta(minutes=chance.uniform(10, weeks * 7 * 24 * 60))
            rows += _exchange(number * 2 + 1, ids[number % people], at, chance)
        rows.sort(key=lambda row: row["id"])
        for part in _parts(rows):
            connection.execute(insert(message), part)
        thumbs = [row for row in rows if row["role"] == "bot" and row["id"] % 10 == 0]
        if thumbs:
            connection.execute(insert(feedback), [_thumb(row, chance) for row in thumbs])
        if unknown:
            connection.execute(insert(inbox), [_unknown(number, ids, chance, now) for number in range(unknown)])


def _head(id: str, chance: random.Random, now: datetime) -> dict[str, Any]:
    return {
        "id": id,
        "channel": chance.choice(("web", "web", "telegram")),
        "event": None,
        "created_at": now,
        "last_at": now,
    }


def _exchange(id: int, who: str, at: datetime, chance: random.Random) -> list[dict[str, Any]]:
    topic = chance.choices(list(QUESTIONS), (6, 3, 2, 1, 1))[0]
    asked = {"id": id, "conversation_id": who, "client_id": f"c{id}", "answers": None, "role": "user", "text": chance.choice(QUESTIONS[topic]),
             "payload": None, "topic": topic, "buttons": [], "data": {}, "status": "done", "at": at}  # fmt: skip
    data: dict[str, Any] = {
        "kind": KINDS[topic],
        "topic": topic,
        "verdict": None,
        "platforms": [],
        "case_studies": [],
        "sources": [],
        "answer_id": f"a{id}",
    }
    said = {**asked, "id": id + 1, "client_id": None, "answers": id, "role": "bot", "text": "**Oui, sous conditions.** " + "Voici pourquoi. " * 20,
            "data": data, "at": at + timedelta(seconds=1)}  # fmt: skip
    return [asked, said]


def _thumb(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    return {
        "conversation_id": row["conversation_id"],
        "answer_id": row["data"]["answer_id"],
        "value": chance.choice(("up", "up", "down")),
        "comment": None,
        "at": row["at"],
    }


def _unknown(number: int, ids: Sequence[str], chance: random.Random, now: datetime) -> dict[str, Any]:
    text = UNKNOWN[number % len(UNKNOWN)] if number < len(UNKNOWN) * 4 else f"{chance.choice(UNKNOWN)} ({number})"
    reason = ("not_understood", "thumbs_down", "handoff")[number % 3]
    return {"conversation": ids[number % len(ids)], "text": text, "reason": reason, "topic": "budget", "confidence": 0.2, "status": "new",
            "at": now - timedelta(minutes=number)}  # fmt: skip


def _parts(rows: Sequence[dict[str, Any]], size: int = 5000) -> list[list[dict[str, Any]]]:
    return [list(rows[i : i + size]) for i in range(0, len(rows), size)]
