"""What is sent later, on the web: a message added to the conversation, which the page's long poll brings."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.engine import Engine

from bot.channels.tables import conversation, message
from bot.db import utcnow, writing
from bot.outbox.letter import Delivered, Letter, Outcome, Refused


class WebSender:
    """See `bot.outbox.letter.Sender`. The letter's reference is the message's own id, so that it is added once."""

    channel = "web"
    repeatable = True
    seconds = 15.0

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def send(self, letter: Letter) -> Outcome:
        """Add the message. Raises what the database raises."""
        client_id = f"outbox:{letter.reference}"
        same = (message.c.conversation_id == letter.conversation) & (message.c.client_id == client_id)
        role = "person" if letter.purpose == "answer" else "bot"
        row = {"conversation_id": letter.conversation, "client_id": client_id, "answers": None, "role": role, "text": letter.text,
               "payload": None, "topic": letter.data.get("topic"), "buttons": list(letter.buttons), "data": letter.data,
               "status": "done", "at": utcnow()}  # fmt: skip
        with writing(self._engine) as connection:
            if not connection.execute(
                select(conversation.c.id).where(conversation.c.id == letter.conversation)
            ).first():
                return Refused("the conversation was erased")
            if not connection.execute(select(message.c.id).where(same)).first():
                connection.execute(insert(message).values(row))
        return Delivered(client_id)
