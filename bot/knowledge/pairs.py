"""Questions people asked and the answer a person stood by: entries that come from use, not from the files.

They are searched like any entry, from the moment they are added; a load of the files puts them back in the index.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Date, Index, String, Table, Text, delete, insert, select
from sqlalchemy.engine import Connection, Engine, Row

from bot.db import UtcDateTime, metadata, reading, utcnow, writing
from bot.knowledge.queries import not_withdrawn
from bot.knowledge.search import search
from bot.knowledge.search_index import Content, Document, entry_rows, term_rows
from bot.knowledge.tables import ID, entry, search_term
from bot.knowledge.words import stems

KIND = "pair"
CLOSE = 0.6
"""Share of the meaningful words that must be common, each way: nearly the same question."""
FEWEST_COMMON = 2

pair = Table(
    "pair",
    metadata,
    Column("id", String(ID), primary_key=True),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("author", String(120), nullable=False),
    Column("origin", String(200), nullable=False),  # title of the event
    Column("day", Date, nullable=False),
    Column("topic", String(40), nullable=True),
    Column("sources", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_pair_day", "day"),
)


@dataclass(frozen=True)
class Pair:
    """A question with its answer: who said it, where and when."""

    id: str
    question: str
    answer: str
    author: str
    origin: str
    day: date
    topic: str | None = None
    sources: tuple[dict[str, Any], ...] = ()


class Pairs:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, one: Pair) -> None:
        """Add or replace a pair; it is found from now on. ValueError when a text is empty or the id is not one."""
        if not (one.question.strip() and one.answer.strip() and re.fullmatch(r"[\w-]{1,80}", one.id)):
            raise ValueError(f"pair {one.id!r}: allowed: an id of letters, digits, - and _, a question and an answer")
        row = {"id": one.id, "question": one.question.strip(), "answer": one.answer.strip(), "author": one.author, "origin": one.origin,
               "day": one.day, "topic": one.topic, "sources": list(one.sources), "created_at": utcnow()}  # fmt: skip
        with writing(self._engine) as connection:
            remove_in(connection, one.id)
            connection.execute(insert(pair).values(row))
            _index(connection, [_document(one)])

    def remove(self, id: str) -> bool:
        """Forget a pair; False when there was none."""
        with writing(self._engine) as connection:
            return remove_in(connection, id)

    def one(self, id: str) -> Pair | None:
        """A pair that nobody withdrew."""
        query = select(pair).where(pair.c.id == id, not_withdrawn(KIND, pair.c.id))
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        return _pair(row) if row else None

    def all(self) -> list[Pair]:
        """Every pair that nobody withdrew, the newest first."""
        query = select(pair).where(not_withdrawn(KIND, pair.c.id)).order_by(pair.c.day.desc(), pair.c.id)
        with reading(self._engine) as connection:
            return [_pair(row) for row in connection.execute(query)]

    def close_to(self, text: str) -> Pair | None:
        """The pair that answers nearly the same question, None when none does."""
        wanted = set(stems(text))
        if len(wanted) < FEWEST_COMMON:
            return None
        with reading(self._engine) as connection:
            hits = search(connection, text, 3, (KIND,))
        for hit in hits:
            held = set(stems(hit.title))
            common = len(wanted & held)
            if common >= FEWEST_COMMON and common >= CLOSE * max(len(wanted), len(held)):
                return self.one(hit.id)
        return None


def index_pairs(connection: Connection) -> None:
    """Put all pairs in the search index, within the transaction of a load, which has just emptied it."""
    _index(connection, [_document(_pair(row)) for row in connection.execute(select(pair)).all()])


def _index(connection: Connection, documents: list[Document]) -> None:
    if documents:
        connection.execute(insert(entry), entry_rows(documents))
        connection.execute(insert(search_term), list(term_rows(documents)))


def remove_in(connection: Connection, id: str) -> bool:
    """The same as `Pairs.remove`, within the caller's transaction."""
    connection.execute(delete(search_term).where(search_term.c.kind == KIND, search_term.c.entry_id == id))
    connection.execute(delete(entry).where(entry.c.kind == KIND, entry.c.id == id))
    return bool(connection.execute(delete(pair).where(pair.c.id == id)).rowcount)


def _document(one: Pair) -> Document:
    content = Content(KIND, one.question, one.day.year, (one.origin,), (one.answer,))
    return Document(one.id, "events", content)


def _pair(row: Row) -> Pair:
    values = {name: row._mapping[name] for name in ("id", "question", "answer", "author", "origin", "day", "topic")}
    return Pair(**values, sources=tuple(row.sources))
