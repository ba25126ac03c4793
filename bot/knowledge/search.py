"""Plain search over all entries with the raw words of a question; the same on SQLite and PostgreSQL.

A stem counts by where it stands in the entry (see `search_index`) and by how rare it is (the usual logarithm). The question's rarest
stems bring the entries, all its stems weigh them: what holds none but common words is found only when no word is rare. So the work
stays the same however large the base grows.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log
from weakref import WeakKeyDictionary

from sqlalchemy import case, func, select, union
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql.selectable import Subquery

from bot.knowledge import tables
from bot.knowledge.queries import not_withdrawn
from bot.knowledge.search_index import TITLE
from bot.knowledge.words import stems

MOST_STEMS = 24
"""A longer question is cut: its first words are enough, and the query stays small."""
KNOWN_SECONDS = 60.0
MOST_KNOWN = 20_000
MOST_BROUGHT = 250
"""Entries weighed for a question. A stem that stands in more of them brings those where it stands best."""


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
    counted = _counts.setdefault(connection.engine, _Counts())
    entries = counted.entries(connection, wanted)
    if not any(entries.values()):
        return []
    rarity = {stem: counted.rarity(entries[stem]) for stem in wanted}
    term, entry = tables.search_term, tables.entry
    brought = _brought(_leading(entries), kinds)
    score = func.sum(term.c.weight * case(rarity, value=term.c.term)).label("score")
    best_found = (
        select(term.c.kind, term.c.entry_id, score)
        .join(brought, (term.c.kind == brought.c.kind) & (term.c.entry_id == brought.c.entry_id))
        .where(term.c.term.in_(wanted))
        .group_by(term.c.kind, term.c.entry_id)
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


def _leading(entries: Mapping[str, int]) -> list[str]:
    """The rarest stems that stand anywhere, as many as bring MOST_BROUGHT entries together; at least one."""
    leading: list[str] = []
    brought = 0
    for stem in sorted((stem for stem in entries if entries[stem]), key=lambda stem: entries[stem]):
        if leading and brought + entries[stem] > MOST_BROUGHT:
            break
        leading.append(stem)
        brought += entries[stem]
    return leading


def _brought(leading: Sequence[str], kinds: Collection[str]) -> Subquery:
    """The entries in which a leading stem stands."""
    term = tables.search_term
    best = []
    for stem in leading:
        found = select(term.c.kind, term.c.entry_id).where(term.c.term == stem)
        if kinds:
            found = found.where(term.c.kind.in_(list(kinds)))
        by_weight = found.order_by(term.c.weight.desc(), term.c.kind, term.c.entry_id).limit(MOST_BROUGHT).subquery()
        best.append(select(by_weight))
    return union(*best).subquery()


class _Counts:
    """In how many entries each stem stands, and how many entries there are: counted once for KNOWN_SECONDS.

    Counting reads every entry of every stem of the question; after a change of the base the weights follow within that time,
    what is found follows at once.
    """

    def __init__(self) -> None:
        self.until = 0.0
        self._total = 0
        self._of: dict[str, int] = {}

    def rarity(self, entries: int) -> float:
        """The weight of a stem that stands in so many."""
        return log(1 + self._total / (1 + entries))

    def entries(self, connection: Connection, wanted: list[str]) -> dict[str, int]:
        """In how many entries each stem stands."""
        if time.monotonic() > self.until or len(self._of) > MOST_KNOWN:
            self._total = connection.execute(select(func.count()).select_from(tables.entry)).scalar_one()
            self._of, self.until = {}, time.monotonic() + KNOWN_SECONDS
        known = self._of
        if new := [stem for stem in wanted if stem not in known]:
            term = tables.search_term
            query = select(term.c.term, func.count().label("entries")).where(term.c.term.in_(new)).group_by(term.c.term)
            known.update(dict.fromkeys(new, 0) | {row.term: row.entries for row in connection.execute(query)})
        return {stem: known[stem] for stem in wanted}


_counts: WeakKeyDictionary[Engine, _Counts] = WeakKeyDictionary()
