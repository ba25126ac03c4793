"""A speaker's own chat: waiting questions come one at a time, and are answered by a tap or by a text.

The chat is tied to the speaker's link by a token good once, made on a page that only the speaker's browser opens; when the link
ends, so does the chat. Which channel the chat is on is not known here.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.engine import Row

from bot import signing
from bot.db import reading, writing
from bot.events import knowledge
from bot.events.access import Guest
from bot.events.answering import LONGEST
from bot.events.changes import LONGEST_REASON
from bot.events.house import EventHouse
from bot.events.model import Question
from bot.events.speaker_cards import ASIDE, CANCEL, GONE, PAYLOAD, SPOKEN, Said, button, card, too_late
from bot.events.tables import access
from bot.outbox.store import Draft, post_in
from bot.text import counted, typeset

PREFIX = "parole-"
"""What tells a speaker's token from other arguments of `/start`."""
VALID = timedelta(hours=1)
NOT_YOURS = "Ce lien a déjà servi ou n'est plus valable. Demandez-en un nouveau sur votre page d'intervenant."


@dataclass(frozen=True)
class _Chat:
    """A guest in a chat, and what it waits for: "answer:ID", "aside:ID" or nothing."""

    guest: Guest
    waits: str | None


class SpeakerChats:
    """Short transactions. Thread-safe."""

    def __init__(self, house: EventHouse) -> None:
        self._house, self._engine = house, house.engine

    def invite(self, guest: Guest, now: datetime) -> str:
        """A token good once, within the hour; earlier ones of the link end."""
        token = PREFIX + secrets.token_urlsafe(24)
        values = {"chat_digest": signing.kept_of(token), "chat_until": now + VALID}
        with writing(self._engine) as connection:
            connection.execute(update(access).where(access.c.id == guest.access).values(values))
        return token

    def redeem(self, token: str, conversation: str, now: datetime) -> Said:
        """Tie the chat to the link of the token; the first question that waits follows."""
        good = (
            (access.c.chat_digest == signing.kept_of(token))
            & (access.c.chat_until > now)
            & access.c.revoked_at.is_(None)
        )
        with writing(self._engine) as connection:
            # A chat speaks for one link at a time: the last one taken.
            connection.execute(
                update(access).where(access.c.conversation_id == conversation).values(conversation_id=None)
            )
            values = {"conversation_id": conversation, "chat_digest": None, "chat_until": None, "chat_waits": None}
            taken = connection.execute(update(access).where(good).values(values)).rowcount
        chat = self._chat(conversation, now) if taken else None
        if chat is None:
            return Said(typeset(NOT_YOURS))
        event = self._house.events.get(chat.guest.event)
        hello = (
            f"**Bonjour {chat.guest.name}. Les questions de « {event.title} » arriveront ici.** "
            "Répondez d'un bouton ou d'un texte : chaque personne reçoit sa réponse sur son canal. Tapez /questions pour les revoir."
        )
        return self._followed(hello, chat)

    def unseen(self, conversation: str, now: datetime) -> Said | None:
        """The first question that waits; None when the chat is no speaker's."""
        chat = self._chat(conversation, now)
        return self._followed("", chat) if chat else None

    def writes(self, conversation: str, text: str, now: datetime) -> Said | None:
        """Take a text as the answer, or the reason, that the chat waits for; None when it waits for nothing."""
        chat = self._chat(conversation, now)
        if chat is None or not chat.waits:
            return None
        kind, _, id = chat.waits.partition(":")
        most = LONGEST if kind == "answer" else LONGEST_REASON
        if not 1 <= len(text.strip()) <= most:
            return Said(
                typeset(f"Votre texte doit avoir {most} caractères au plus. Rien n'a été envoyé : réécrivez-le.")
            )
        done = self._answered(chat, id, text) if kind == "answer" else self._aside(chat, id, text)
        self._wait_for(chat, None)
        return self._followed(done, chat)

    def pressed(self, conversation: str, payload: str, now: datetime) -> Said | None:
        """Obey a button; None when the chat is no speaker's any more."""
        chat = self._chat(conversation, now)
        if chat is None:
            return None
        wanted = json.loads(payload.removeprefix(PAYLOAD) or "{}")
        do, id = str(wanted.get("do", "")), str(wanted.get("q", ""))
        self._wait_for(chat, {"write": f"answer:{id}", "aside": f"aside:{id}"}.get(do))
        if do == "write":
            return Said(typeset(self._ask_for_words(chat, id)), (CANCEL,))
        if do == "aside":
            return Said(typeset("Pour quelle raison ? Écrivez-la en une phrase : la personne la lira."), (CANCEL,))
        if do == "send":
            return self._followed(self._answered(chat, id, None), chat)
        if do == "spoken":
            return self._followed(self._spoken(chat, id), chat)
        return self._followed("", chat, after=id)

    def announce(self, now: datetime) -> int:
        """Tell each tied chat of questions that came since it was last told; how many chats."""
        tied = access.c.conversation_id.is_not(None) & access.c.revoked_at.is_(None) & (access.c.expires_at > now)
        with reading(self._engine) as connection:
            rows = connection.execute(select(access).where(tied)).all()
        return sum(self._announce(row, now) for row in rows)

    def _announce(self, row: Row, now: datetime) -> bool:
        waiting = self._waiting(row.event_id)
        fresh = [one for one in waiting if one.id > row.chat_told]
        if not fresh:
            return False
        said = card(fresh[0], len(waiting) - 1)
        event, newest = self._house.events.get(row.event_id), max(one.id for one in fresh)
        draft = Draft(
            key=f"speaker:{row.id}:{newest}",
            conversation=row.conversation_id,
            purpose="answer",
            channel="web",
            subject=f"Une question : {event.title}",
            text=said.text,
            due_at=now,
            buttons=said.buttons,
            data={"kind": "notice", "topic": "ask_speaker", "answer_id": f"speaker-{fresh[0].public_id}"},
        )
        with writing(self._engine) as connection:
            connection.execute(update(access).where(access.c.id == row.id).values(chat_told=newest))
            post_in(connection, draft)
        return True

    def _answered(self, chat: _Chat, id: str, text: str | None) -> str:
        """Answer in the speaker's words, or with the draft (None); done again after a crash it changes nothing."""
        known = self._mine(chat, id)
        words = text.strip() if text else (known.draft or "" if known else "")
        if known is None or not words:
            return GONE
        if known.state == "answered" and known.answer == words and known.answer_author == chat.guest.name:
            return "Réponse enregistrée."
        if late := too_late(known):
            return late
        n = self._house.answering.answer(id, words, chat.guest.name, approve_draft=text is None)
        knowledge.keep(self._house, id)
        sent = (
            f", envoyée à {counted(n, 'personne', 'personnes')}"
            if n
            else " ; la question venait d'un papier ou d'un fichier"
        )
        return f"Réponse enregistrée{sent}. Je pourrai la redire, sous votre nom, à qui pose la même question."

    def _ask_for_words(self, chat: _Chat, id: str) -> str:
        """The draft alone in its message, so that a thumb copies it whole; without one, the blank page."""
        known = self._mine(chat, id)
        if known and known.draft:
            return (
                "Copiez ma proposition, corrigez-la et envoyez-la ici, ou écrivez tout autre chose. "
                f"Votre prochain message partira sous votre nom.\n\n{known.draft}"
            )
        return "Écrivez votre réponse : le prochain message que vous enverrez ici lui sera transmis."

    def _spoken(self, chat: _Chat, id: str) -> str:
        known = self._mine(chat, id)
        if late := too_late(known, "spoken"):
            return late
        self._house.changes.set_state(id, "spoken", chat.guest.name)
        self._house.answering.tell(id)
        return SPOKEN

    def _aside(self, chat: _Chat, id: str, reason: str) -> str:
        known = self._mine(chat, id)
        if late := too_late(known, "off_topic"):
            return late
        self._house.changes.set_state(id, "off_topic", chat.guest.name, reason)
        self._house.answering.tell(id)
        return ASIDE

    def _mine(self, chat: _Chat, id: str) -> Question | None:
        """The question, when it is one of the guest's event: others are out of reach, even known by their id."""
        mine = self._house.questions.event_of(id) == chat.guest.event
        return self._house.questions.one(id) if mine else None

    def _followed(self, done: str, chat: _Chat, after: str = "") -> Said:
        """What was done, then the next question that waits; `after`: the one that was put off."""
        waiting = self._waiting(chat.guest.event)
        self._seen(chat, waiting)
        ids = [one.public_id for one in waiting]
        place = ids.index(after) + 1 if after in ids else 0
        if place < len(waiting):
            shown = card(waiting[place], len(waiting) - place - 1)
            return Said(typeset("\n\n".join(filter(None, (done, shown.text)))), shown.buttons)
        if waiting:
            again = button("Reprendre au début", "next", "")
            return Said(
                typeset(f"{done} Vous avez parcouru les {len(waiting)} questions en attente.".strip()), (again,)
            )
        return Said(typeset(f"{done} Aucune question n'attend : la prochaine arrivera ici.".strip()))

    def _waiting(self, event: int) -> list[Question]:
        """Open questions, the most wanted first."""
        return list(self._house.questions.all(event, ("open",)))

    def _seen(self, chat: _Chat, waiting: list[Question]) -> None:
        """What is there now needs no announcement any more."""
        newest = max((one.id for one in waiting), default=0)
        mine = (access.c.id == chat.guest.access) & (access.c.chat_told < newest)
        with writing(self._engine) as connection:
            connection.execute(update(access).where(mine).values(chat_told=newest))

    def _wait_for(self, chat: _Chat, what: str | None) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(access).where(access.c.id == chat.guest.access).values(chat_waits=what))

    def _chat(self, conversation: str, now: datetime) -> _Chat | None:
        good = (access.c.conversation_id == conversation) & access.c.revoked_at.is_(None) & (access.c.expires_at > now)
        with reading(self._engine) as connection:
            row = connection.execute(select(access).where(good)).first()
        return _Chat(self._house.accesses.guest(row), row.chat_waits) if row else None
