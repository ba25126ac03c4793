"""What a person decides about questions: states, themes, merges. Nothing changes without a line of history."""

from __future__ import annotations

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import reading, utcnow, writing
from bot.events.model import NEEDS_REASON, STATES, EventError
from bot.events.store import bump
from bot.events.tables import change, likeness, question

LONGEST_REASON = 300


class Changes:
    """Short transactions, one per method. Thread-safe. `actor` is shown in the history: « organisateur », a speaker's name…"""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def set_state(self, public_id: str, state: str, actor: str, reason: str | None = None) -> None:
        """Move a question to a state. EventError for an unknown one, or a missing reason where people are owed one.

        The questions merged into it follow.
        """
        if state not in STATES:
            raise EventError(f"state={state!r}: allowed: {', '.join(STATES)}")
        reason = " ".join((reason or "").split())[:LONGEST_REASON] or None
        if state in NEEDS_REASON and not reason:
            raise EventError(f"state={state!r}: allowed: with a reason, which people are shown")
        with writing(self._engine) as connection:
            row = must_have(connection, public_id)
            version = bump(connection, row.event_id)
            members = select(question.c.id).where(question.c.merged_into == row.id)
            for id in (row.id, *connection.execute(members).scalars().all()):
                move(connection, id, state, reason, actor, version)

    def set_theme(self, public_id: str, theme: str) -> None:
        """Put a question under a theme of the organiser's choice, 1 to 60 characters. Raises EventError for none."""
        theme = " ".join(theme.split())[:60]
        if not theme:
            raise EventError("theme='': allowed: 1 to 60 characters")
        with writing(self._engine) as connection:
            row = must_have(connection, public_id)
            values = {"theme": theme, "theme_by": "person", "changed": bump(connection, row.event_id)}
            connection.execute(update(question).where(question.c.id == row.id).values(values))

    def merge(self, public_id: str, into: str, actor: str) -> None:
        """A person says that two questions are one. Votes and askers follow; the answer will reach all of them.

        What `public_id` had gathered itself follows too. EventError for two events or one question.
        """
        with writing(self._engine) as connection:
            row, head = must_have(connection, public_id), must_have(connection, into)
            if head.merged_into is not None:
                head = connection.execute(select(question).where(question.c.id == head.merged_into)).one()
            if row.id == head.id or row.event_id != head.event_id:
                raise EventError("merge: allowed: two different questions of one event")
            version = bump(connection, row.event_id)
            moved = (question.c.id == row.id) | (question.c.merged_into == row.id)
            ids = list(connection.execute(select(question.c.id).where(moved)).scalars())
            connection.execute(update(question).where(moved).values(merged_into=head.id, changed=version))
            connection.execute(update(question).where(question.c.id == head.id).values(changed=version))
            for id in ids:
                # By its id, never by its words: they are another person's, and go when that person erases them.
                note(connection, id, "merged", f"avec la question {head.public_id}", actor)
            _settle(connection, row.id, head.id, "confirmed")

    def unmerge(self, public_id: str, actor: str, reason: str | None = None) -> bool:
        """A question stands alone again; False when it was not merged. The pair is not proposed again."""
        with writing(self._engine) as connection:
            row = must_have(connection, public_id)
            if row.merged_into is None:
                return False
            version = bump(connection, row.event_id)
            ids = (row.id, row.merged_into)
            connection.execute(update(question).where(question.c.id == row.id).values(merged_into=None))
            connection.execute(update(question).where(question.c.id.in_(ids)).values(changed=version))
            note(connection, row.id, "unmerged", reason, actor)
            _settle(connection, *ids, "refused")
        return True

    def refuse_likeness(self, public_id: str, other: str) -> None:
        """A person says that two questions differ: they are not proposed again."""
        with writing(self._engine) as connection:
            _settle(connection, must_have(connection, public_id).id, must_have(connection, other).id, "refused")

    def history(self, public_id: str) -> list[Row]:
        """All that happened to a question, oldest first."""
        with reading(self._engine) as connection:
            row = must_have(connection, public_id)
            lines = select(change).where(change.c.question_id == row.id).order_by(change.c.id)
            return list(connection.execute(lines))


def move(connection: Connection, id: int, state: str, reason: str | None, actor: str, version: int) -> None:
    """Write a state and its line of history, within the caller's transaction."""
    values = {"state": state, "reason": reason, "changed": version}
    connection.execute(update(question).where(question.c.id == id).values(values))
    note(connection, id, state, reason, actor)


def must_have(connection: Connection, public_id: str) -> Row:
    """The row of a question. EventError when it is gone."""
    row = connection.execute(select(question).where(question.c.public_id == public_id)).first()
    if row is None:
        raise EventError(f"question={public_id[:30]!r}: it does not exist any more")
    return row


def note(connection: Connection, id: int, state: str, reason: str | None, actor: str) -> None:
    """Write a line of history, within the caller's transaction."""
    line = {
        "question_id": id,
        "state": state,
        "reason": reason and reason[:LONGEST_REASON],
        "actor": actor[:140],
        "at": utcnow(),
    }
    connection.execute(insert(change).values(line))


def _settle(connection: Connection, one: int, other: int, status: str) -> None:
    """What a person said of a pair stays, whatever the machine finds later."""
    first, second = sorted((one, other))
    pair = (likeness.c.first_id == first) & (likeness.c.second_id == second)
    values = {"status": status, "at": utcnow()}
    if not connection.execute(update(likeness).where(pair).values(values)).rowcount:
        connection.execute(insert(likeness).values(first_id=first, second_id=second, score=0.0, **values))
