"""Erasing one person's conversation from our own tables, copies made elsewhere included: nothing of it remains."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from bot.channels.tables import conversation, feedback, message
from bot.channels.telegram.tables import telegram_chat, telegram_send
from bot.console.annotations import AnnotationError, checked
from bot.console.tables import annotation
from bot.events import retention as events
from bot.events.tables import participant, question
from bot.inbox import inbox
from bot.knowledge.pairs import pair, remove_in
from bot.private import masked
from bot.text import fold


def erase_in(connection: Connection, id: str, copies: bool = True) -> None:
    """Within the caller's transaction. What only hangs on the conversation goes with its row (ON DELETE CASCADE).

    `copies`: entries and training phrases in the person's words go too. The person asks for that; the retention job does not: as
    nobody's, they are what the organisation has learnt.
    """
    if copies:
        _copies(connection, {_bare(text) for text in _words(connection, id)} - {""})
    _telegram(connection, id)
    events.forget(connection, id)
    connection.execute(delete(inbox).where(inbox.c.conversation == id))
    connection.execute(delete(feedback).where(feedback.c.conversation_id == id))
    connection.execute(delete(message).where(message.c.conversation_id == id))
    connection.execute(delete(conversation).where(conversation.c.id == id))


def _words(connection: Connection, id: str) -> Iterator[str]:
    """What the person wrote."""
    said = select(message.c.text).where(message.c.conversation_id == id, message.c.role == "user")
    yield from connection.execute(said).scalars()
    yield from connection.execute(select(inbox.c.text).where(inbox.c.conversation == id)).scalars()
    asked = select(question.c.text).join(participant, participant.c.id == question.c.participant_id)
    yield from connection.execute(asked.where(participant.c.conversation_id == id)).scalars()


def _copies(connection: Connection, words: set[str]) -> None:
    """Training phrases and entries in the person's very words. Those that somebody wrote anew name nobody and stay."""
    for row in connection.execute(select(annotation.c.id, annotation.c.text)).all():
        if _bare(row.text) in words:
            connection.execute(delete(annotation).where(annotation.c.id == row.id))
    for row in connection.execute(select(pair.c.id, pair.c.question)).all():
        if _bare(row.question) in words:
            remove_in(connection, row.id)


def _bare(text: str) -> str:
    """Words as both kinds of copies have them: masked, one line, without what the training files cannot hold."""
    try:
        return fold(checked(masked(text)))
    except AnnotationError:
        return ""


def _telegram(connection: Connection, id: str) -> None:
    """In private, what was sent there outside any conversation bears the person's own number."""
    mine = select(telegram_chat.c.bot_id, telegram_chat.c.chat_id).where(
        telegram_chat.c.conversation_id == id, telegram_chat.c.chat_id > 0
    )
    for row in connection.execute(mine).all():
        there = (telegram_send.c.bot_id == row.bot_id) & (telegram_send.c.chat_id == row.chat_id)
        connection.execute(delete(telegram_send).where(there, telegram_send.c.conversation_id.is_(None)))
