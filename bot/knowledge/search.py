"""Plain search over all entries with the raw words of a question; the same on SQLite and PostgreSQL.

A stem counts by where it stands in the entry (see `search_index`) and by how rare it is (the usual logarithm).
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from math import log
from weakref import WeakKeyDictionary

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection, Engine

from bot.knowledge import tables
from bot.knowledge.queries import not_withdrawn
from bot.knowledge.search_index import TITLE
from bot.knowledge.words import stems

MOST_STEMS = 24
"""A longer question is cut: its first words are enough, and the query stays small."""
KNOWN_SECONDS = 60.0
MOST_KNOWN = 20_000


@dataclass(frozen=True)
class Hit:
    """`score`: 0 to 1, the share of the question's words found, rare ones and those of the title weighing more."""

    kind: str
    id: str
    title: str
    score: float


def search(connection: Connection, text: str, limit: int, kinds: Collection[str] = ()) -> list[Hit]:
    """The best entries for the words of `text`; none when it holds only empty words."""
    wanted = list(dict.fromkeys(stems(text)))[:MOST_STEMS]
    if not wanted:
        return []
    rarity = _counts.setdefault(connection.engine, _Counts()).rarity(connection, wanted)
    term, entry = tables.search_term, tables.entry
    score = func.sum(term.c.weight * case(rarity, value=term.c.term)).label("score")
    found = select(term.c.kind, term.c.entry_id, score).where(term.c.term.in_(wanted))
    if kinds:
        found = found.where(term.c.kind.in_(list(kinds)))
    best_found = (
        found.group_by(term.c.kind, term.c.entry_id)
        .having(not_withdrawn(term.c.kind, term.c.entry_id))
        .order_by(score.desc(), term.c.kind, term.c.entry_id)
        .limit(limit)
        .subquery()
    )
    query = (
        select(entry.c.kind, entry.c.id, entry.c.title, best_found.c.score)
        .join(best_found, (entry.c.kind == best_found.c.kind) & (entry.c.id == best_found.c.entry_id))
        .order_by(best_found.c.score.desc(), entry.c.kind, entry.c.id)
    )
    best = TITLE * sum(rarity.values())
    return [Hit(row.kind, row.id, row.title, round(row.score / best, 6)) for row in connection.execute(query)]


class _Counts:
    """In how many entries each stem stands, and how many entries there are: counted once for KNOWN_SECONDS.

    Counting reads every entry of every stem of the question; after a change of the base the weights follow within that time,
    what is found follows at once.
    """

    def __init__(self) -> None:
        self.until = 0.0
        self._total = 0
        self._of: dict[str, int] = {}

    def rarity(self, connection: Connection, wanted: list[str]) -> dict[str, float]:
        """The weight of each stem."""
        if time.monotonic() > self.until or len(self._of) > MOST_KNOWN:
            self._total = connection.execute(select(func.count()).select_from(tables.entry)).scalar_one()
            self._of, self.until = {}, time.monotonic() + KNOWN_SECONDS
        known, total = self._of, self._total
        if new := [stem for stem in wanted if stem not in known]:
            term = tables.search_term
            query = select(term.c.term, func.count().label("entries")).where(term.c.term.in_(new)).group_by(term.c.term)
            known.update(dict.fromkeys(new, 0) | {row.term: row.entries for row in connection.execute(query)})
        return {stem: log(1 + total / (1 + known[stem])) for stem in wanted}


_counts: WeakKeyDictionary[Engine, _Counts] = WeakKeyDictionary()
