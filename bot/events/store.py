"""Events in SQL: making, finding, changing them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.db import reading, utcnow, writing
from bot.events import codes
from bot.events.model import Event, EventError, check_dates
from bot.events.tables import event, participant, question, speaker

TRIES = 20
LONGEST = 200
RETENTION = timedelta(days=90)
_FIELDS = ("id", "code", "title", "theme", "place", "starts_at", "ends_at", "retain_until", "moderated", "next_id", "version",
           "closed_at", "recap_at", "purged_at")  # fmt: skip


class Events:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(
        self,
        title: str,
        starts_at: datetime,
        ends_at: datetime,
        *,
        theme: str = "",
        place: str = "",
        speakers: tuple[str, ...] = (),
        retain_until: date | None = None,
        moderated: bool = False,
        code: str | None = None,
    ) -> Event:
        """A new event; without `code` one is drawn. Raises EventError, BadCodeError."""
        retain_until = retain_until or ends_at.date() + RETENTION
        check_dates(starts_at, ends_at, retain_until)
        row = {"title": _text("title", title, required=True), "theme": _text("theme", theme), "place": _text("place", place),
               "starts_at": starts_at, "ends_at": ends_at, "retain_until": retain_until, "moderated": moderated,
               "version": 1, "created_at": utcnow()}  # fmt: skip
        for _ in range(TRIES):
            drawn = codes.own_code(code) if code else codes.new_code()
            try:
                with writing(self._engine) as connection:
                    values = {**row, "code": drawn, "code_key": codes.key(drawn)}
                    id = connection.execute(insert(event).values(values)).inserted_primary_key[0]
                    _set_speakers(connection, id, speakers)
            except IntegrityError:
                if code:
                    raise EventError(f"code={code!r}: taken by another event, or looks like its code") from None
                continue
            return self.get(id)
        raise EventError("no free code was found")

    def get(self, id: int) -> Event:
        """An event that exists."""
        with reading(self._engine) as connection:
            return read_event(connection, id)

    def by_code(self, code: str) -> Event | None:
        """The event of a code, however it was typed."""
        wanted = codes.key(code)
        return self._first(event.c.code_key == wanted) if wanted else None

    def in_text(self, text: str) -> Event | None:
        """The event whose code stands in a sentence."""
        keys = codes.keys_in(text)
        return self._first(event.c.code_key.in_(keys)) if keys else None

    def all(self) -> list[Event]:
        """Every event, the latest first."""
        with reading(self._engine) as connection:
            ids = connection.execute(select(event.c.id).order_by(event.c.starts_at.desc())).scalars().all()
            return [read_event(connection, id) for id in ids]

    def upcoming(self, now: datetime) -> Event | None:
        """The event under way, else the next one."""
        with reading(self._engine) as connection:
            coming = select(event.c.id).where(event.c.ends_at > now, event.c.closed_at.is_(None))
            id = connection.execute(coming.order_by(event.c.starts_at, event.c.id).limit(1)).scalar_one_or_none()
            return read_event(connection, id) if id is not None else None

    def of_conversation(self, conversation: str) -> Event | None:
        """The event a conversation joined last."""
        mine = select(participant.c.event_id).where(participant.c.conversation_id == conversation)
        with reading(self._engine) as connection:
            newest = mine.order_by(participant.c.joined_at.desc(), participant.c.id.desc()).limit(1)
            id = connection.execute(newest).scalar_one_or_none()
            return read_event(connection, id) if id is not None else None

    def close(self, id: int, now: datetime) -> None:
        """The talk is over; late questions still come in until the retention date."""
        self._set(id, closed_at=now)

    def publish_recap(self, id: int, now: datetime) -> None:
        """The recap is public from now on; a first date stays."""
        self._set(id, recap_at=func.coalesce(event.c.recap_at, now))

    def set_next(self, id: int, following: int | None) -> None:
        """Which event follows. EventError when it is the same or an earlier one."""
        if following is not None and self.get(following).starts_at <= self.get(id).starts_at:
            raise EventError("the next event: allowed: one that begins later")
        self._set(id, next_id=following)

    def set_moderated(self, id: int, moderated: bool) -> None:
        """Whether a person reads each question before it is shown."""
        self._set(id, moderated=moderated)

    def version(self, id: int) -> int:
        """The version, for whoever waits for news."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(event.c.version).where(event.c.id == id)).scalar_one())

    def counts(self, id: int) -> tuple[int, int]:
        """(people who joined, questions)."""
        with reading(self._engine) as connection:
            people = select(func.count()).select_from(participant).where(participant.c.event_id == id)
            asked = select(func.count()).select_from(question).where(question.c.event_id == id)
            return int(connection.execute(people).scalar_one()), int(connection.execute(asked).scalar_one())

    def _first(self, condition: object) -> Event | None:
        with reading(self._engine) as connection:
            newest = select(event.c.id).where(condition).order_by(event.c.starts_at.desc()).limit(1)
            id = connection.execute(newest).scalar_one_or_none()
            return read_event(connection, id) if id is not None else None

    def _set(self, id: int, **values: object) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(event).where(event.c.id == id).values(values))
            bump(connection, id)


def bump(connection: Connection, id: int) -> int:
    """There is news of an event: its new version."""
    connection.execute(update(event).where(event.c.id == id).values(version=event.c.version + 1))
    return int(connection.execute(select(event.c.version).where(event.c.id == id)).scalar_one())


def read_event(connection: Connection, id: int) -> Event:
    """An event with its speakers. Raises NoResultFound."""
    row: Row = connection.execute(select(event).where(event.c.id == id)).one()
    names = connection.execute(select(speaker.c.name).where(speaker.c.event_id == id).order_by(speaker.c.id))
    return Event(**{name: row._mapping[name] for name in _FIELDS}, speakers=tuple(names.scalars()))


def _set_speakers(connection: Connection, id: int, names: tuple[str, ...]) -> None:
    for name in dict.fromkeys(" ".join(n.split()) for n in names if n.strip()):
        if len(name) > 120:
            raise EventError(f"speaker={name[:40]!r}…: allowed: 120 characters at most")
        connection.execute(insert(speaker).values(event_id=id, name=name))


def _text(name: str, value: str, required: bool = False) -> str:
    value = " ".join(value.split())
    if (required and not value) or len(value) > LONGEST:
        raise EventError(f"{name}={value[:40]!r}: allowed: {'1' if required else '0'} to {LONGEST} characters")
    return value
