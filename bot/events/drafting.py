"""Draft answers for questions that came on paper or in a file: what the assistant would say itself, never sent without a yes.

Understanding runs in a process of its own (`boncanal nlu parse`), which ends with the batch: a worker need not hold the model.
No draft is made when the assistant is not sure: such a question simply goes to the speaker.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Engine, Row

from bot.advisor.profile import Profile
from bot.answers.handlers import ADVICE
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.db import reading, writing
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.events.changes import move
from bot.events.store import bump
from bot.events.tables import question

MOST = 200
SECONDS = 300
SURE = 0.4
"""Confidence from which a topic is drafted on: below, asking back is right, and a speaker cannot be asked back."""
READ_FIRST = "à lire d'abord par une personne : l'auteur ne va peut-être pas bien"
Understand = Callable[[Sequence[str]], list[dict[str, Any]]]


def understand(texts: Sequence[str]) -> list[dict[str, Any]]:
    """One result of `boncanal nlu parse` a text. Raises CalledProcessError, TimeoutExpired."""
    lines = "\n".join(json.dumps({"id": i, "text": text}) for i, text in enumerate(texts))
    command = [sys.executable, "-m", "bot.cli", "nlu", "parse", "--jsonl"]
    done = subprocess.run(command, input=lines + "\n", capture_output=True, text=True, timeout=SECONDS, check=True)
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def draft_all(engine: Engine, library: Library, event: int, understanding: Understand = understand) -> int:
    """Draft on the questions of an event that were not understood yet, MOST at once; how many got a draft."""
    waiting = select(question).where(
        question.c.event_id == event, question.c.topic.is_(None), question.c.state.in_(("open", "held"))
    )
    with reading(engine) as connection:
        rows = connection.execute(waiting.order_by(question.c.id).limit(MOST)).all()
    if not rows:
        return 0
    found = understanding([row.text for row in rows])
    return sum(_keep(engine, library, row, one) for row, one in zip(rows, found, strict=True))


def _keep(engine: Engine, library: Library, row: Row, found: dict[str, Any]) -> bool:
    values: dict[str, Any] = {"topic": found["topic"]}
    text = None if row.draft or found.get("distress") else _answer(library, row.text, found)
    if text:
        values |= {"draft": text[0], "draft_sources": text[1]}
    with writing(engine) as connection:
        version = bump(connection, row.event_id)
        connection.execute(update(question).where(question.c.id == row.id).values(**values, changed=version))
        if found.get("distress") == "alarm":
            move(connection, row.id, "held", READ_FIRST, "l'assistant", version)
    return text is not None


def _answer(library: Library, asked: str, found: dict[str, Any]) -> tuple[str, list[dict[str, Any]]] | None:
    """(text, sources), None when the assistant is not sure or has no sourced answer."""
    if found["ask_back"] or found["confidence"] < SURE or found["topic"] not in ADVICE:
        return None
    facts = Facts(platforms=tuple(found["platforms"]), excluded=tuple(found["excluded_platforms"]))
    parsed = Parsed(asked, found["topic"], found["confidence"], facts=facts)
    answer = respond(parsed, Profile(), Memory(asked=("trade", "clientele")), library).answers[0]
    return (answer.text, answer.data()["sources"]) if answer.kind == "answer" else None
