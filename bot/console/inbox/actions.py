"""The four things one can do with messages of the inbox, each told to the audit log."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine, Row

from bot.channels.holds import HAND_BACK, Holds
from bot.channels.store import Conversations
from bot.console.accounts import Account
from bot.console.annotations import Annotations
from bot.console.audit import Audit
from bot.console.inbox.store import InboxStore
from bot.db import reading, utcnow
from bot.events.house import EventHouse
from bot.events.model import EventError
from bot.knowledge.pairs import Pair, Pairs
from bot.knowledge.vocabulary import WebAddress
from bot.outbox.person import post_to_person
from bot.outbox.store import Draft, Outbox
from bot.outbox.tables import letter as outbox
from bot.text import shorten, typeset

LONGEST_ANSWER = 4000
GONE = "Ces messages ont déjà été traités, ou ont été effacés."
HAND_BACK_BUTTON = {"title": "Revenir à l'assistant", "payload": HAND_BACK}


class ActionError(ValueError):
    """What was asked cannot be done; the message says in French why and what is allowed."""


@dataclass(frozen=True)
class SourceGiven:
    """Where an answer comes from, as it was typed."""

    title: str
    publisher: str
    url: str
    year: str = ""

    def checked(self) -> dict[str, Any]:
        """As answers carry it. Raises ActionError: an entry without its source is not one."""
        title, publisher, url = (" ".join(text.split()) for text in (self.title, self.publisher, self.url))
        if not title or not publisher or not WebAddress.regex.fullmatch(url):
            raise ActionError("Donnez la source : un titre, qui la publie, et une adresse qui commence par https://.")
        if self.year and not (self.year.isdigit() and 1990 <= int(self.year) <= utcnow().year + 1):
            raise ActionError(f"Année « {self.year[:10]} » : quatre chiffres, de 1990 à {utcnow().year + 1}, ou rien.")
        return {
            "title": title[:300],
            "publisher": publisher[:200],
            "url": url[:2000],
            "year": int(self.year) if self.year else None,
        }


class Actions:
    """What a person does. Thread-safe."""

    def __init__(
        self, engine: Engine, inbox: InboxStore, annotations: Annotations, audit: Audit, events: EventHouse
    ) -> None:
        self._engine, self._inbox, self._annotations, self._audit = engine, inbox, annotations, audit
        self._events, self._outbox, self._holds, self._pairs = events, Outbox(engine), Holds(engine), Pairs(engine)
        self._conversations = Conversations(engine)

    def annotate(self, by: Account, ids: Sequence[int], texts: Sequence[str], topic: str) -> int:
        """It was this topic: phrases for the next training; how many were new. Raises AnnotationError."""
        new = self._annotations.add(texts, topic, by.login)
        self._inbox.close(ids, "annotated", by.login, topic)
        self._audit.note(by.login, "annotated", topic, f"{new} phrases, {len(ids)} messages")
        return new

    def answer(self, by: Account, ids: Sequence[int], text: str, token: str, keep: bool = False) -> int:
        """Answer everybody who wrote these messages, on their channel; how many people. `token` names the sending: twice is once.

        With `keep`, the conversations are then this person's, and the assistant is silent in them. Raises ActionError.
        """
        text, rows = checked_answer(text), self._inbox.of(ids)
        if not rows:
            raise ActionError(GONE)
        told = sum(self._answer_question(by, row, text) for row in rows if row.question)
        first: dict[str, Row] = {}
        for row in rows:
            if not row.question:
                first.setdefault(row.conversation, row)
        told += sum(self.write(by, id, text, token, row.text, keep) for id, row in first.items())
        self._inbox.close(ids, "answered", by.login, shorten(text, 200))
        self._audit.note(by.login, "answered", f"{told} personnes", f"{len(ids)} messages")
        return told

    def write(self, by: Account, id: str, text: str, token: str, asked: str | None = None, keep: bool = True) -> bool:
        """A message of this person in a conversation; False when it was erased. Raises ActionError."""
        text = checked_answer(text)
        if not self._conversations.exists(id):
            return False
        if keep:
            self._holds.take(id, by.name)
        post_to_person(self._outbox, letter(by.name, id, text, token, asked, keep))
        return True

    def say(self, id: str, text: str, token: str) -> None:
        """A word in a conversation, by no one in particular."""
        post_to_person(self._outbox, letter("", id, text, token, None, keep=False))

    def on_its_way(self, id: str) -> list[Row]:
        """Messages of people that have not left yet, oldest first."""
        waits = (
            outbox.c.status.in_(("waiting", "taken")) & (outbox.c.conversation_id == id) & (outbox.c.channel == "web")
        )
        query = select(outbox).where(waits, outbox.c.key.like("console:%")).order_by(outbox.c.id)
        with reading(self._engine) as connection:
            return list(connection.execute(query))

    def check_pair(self, question: str, answer: str, source: SourceGiven) -> tuple[str, str, dict[str, Any]]:
        """What an entry is made of, as it is kept. Raises ActionError."""
        question = " ".join(question.split())
        if not 8 <= len(question) <= 500:
            raise ActionError(f"La question a {len(question)} caractères : entre 8 et 500, telle qu'on la pose.")
        return question, checked_answer(answer), source.checked()

    def make_pair(self, by: Account, ids: Sequence[int], question: str, answer: str, source: SourceGiven) -> str:
        """An entry that the assistant says from now on to whoever asks nearly this; its id. Raises ActionError."""
        question, answer, kept = self.check_pair(question, answer, source)
        id = f"console-{secrets.token_hex(4)}"
        day = self._events.local(utcnow()).date()
        self._pairs.put(Pair(id, question, answer, by.name, "", day, sources=(kept,)))
        self._inbox.close(ids, "pair", by.login, id)
        self._audit.note(by.login, "pair_made", id)
        return id

    def discard(self, by: Account, ids: Sequence[int], reason: str) -> int:
        """Nothing to do, and why; how many messages. Raises ActionError."""
        reason = " ".join(reason.split())
        if len(reason) < 3:
            raise ActionError("Dites en quelques mots pourquoi ces messages sont écartés.")
        done = self._inbox.close(ids, "discarded", by.login, reason)
        self._audit.note(by.login, "discarded", f"{done} messages", reason)
        return done

    def _answer_question(self, by: Account, row: Row, text: str) -> int:
        try:
            return self._events.answering.answer(row.question, text, by.name)
        except EventError as error:
            raise ActionError("Cette question d'événement n'existe plus.") from error


def letter(author: str, id: str, text: str, token: str, asked: str | None, keep: bool) -> Draft:
    """What goes to one person: who writes, what was asked, the answer, and the way back to the assistant."""
    parts = [
        f"**{author} vous répond.**" if asked else f"**{author} :**" if author else None,
        f"Vous aviez écrit : « {shorten(' '.join(asked.split()), 300)} »" if asked else None,
        text,
        "Répondez ici : c'est moi qui vous lis, l'assistant automatique se tait pendant ce temps."
        if keep and asked
        else None,
    ]
    data: dict[str, Any] = {"kind": "answer", "topic": "human_handoff", "verdict": None, "platforms": [], "case_studies": [], "sources": [],
            "answer_id": secrets.token_hex(16)}  # fmt: skip
    return Draft(
        key=f"console:{token}:{id}",
        conversation=id,
        purpose="answer",
        channel="web",
        subject=f"{author} vous répond" if author else "Votre conversation",
        text=typeset("\n\n".join(part for part in parts if part)),
        due_at=utcnow(),
        buttons=(HAND_BACK_BUTTON,) if keep else (),
        data=data,
    )


def checked_answer(text: str) -> str:
    """The answer as it is sent. Raises ActionError."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise ActionError("Écrivez la réponse.")
    if len(text) > LONGEST_ANSWER:
        raise ActionError(f"La réponse a {len(text)} caractères, {LONGEST_ANSWER} au plus.")
    return text
