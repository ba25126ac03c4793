"""All the reads of the knowledge base. Methods are short, open a connection each, and return the adviser's dataclasses.

A withdrawn entry never comes back, from no method, whatever is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Table
from sqlalchemy.engine import Engine, Row
from sqlalchemy.sql import Select

from bot.advisor import model
from bot.advisor.case_index import CaseKey
from bot.db import reading
from bot.knowledge import mapping, tables
from bot.knowledge.case_keys import case_keys
from bot.knowledge.filters import CaseFilter, TrainingFilter
from bot.knowledge.locations import Locations
from bot.knowledge.moderation import Moderation
from bot.knowledge.pairs import Pairs
from bot.knowledge.queries import linked, not_withdrawn, visible
from bot.knowledge.search import Hit, search

T = TypeVar("T")

MOST_CASES = 500
"""Most cases of one answer to `cases`: their links are read with one list of ids."""


@dataclass(frozen=True)
class _Kind(Generic[T]):
    """An entry that is one row: its kind, its table, and what a row becomes."""

    name: str
    table: Table
    read: Callable[[Row], T]


_PLATFORM = _Kind("platform", tables.platform, mapping.platform)
_FAMILY = _Kind("family", tables.family, mapping.family)
_FIGURE = _Kind("figure", tables.figure, mapping.figure)
_PROFESSION = _Kind("profession", tables.profession, mapping.profession)
_RULE = _Kind("rule", tables.legal_rule, mapping.legal_rule)
_TRAINING = _Kind("training", tables.training, mapping.training)
_REDIRECT = _Kind("redirect", tables.redirect, mapping.redirect)
_KINDS: dict[str, _Kind[Any]] = {
    kind.name: kind for kind in (_PLATFORM, _FAMILY, _FIGURE, _PROFESSION, _RULE, _TRAINING, _REDIRECT)
}


@dataclass(frozen=True)
class TopicAdvice:
    """What is written on a topic: the advice for everybody, and those for some."""

    base: model.Advice
    variants: tuple[model.Advice, ...]


class KnowledgeRepository:
    """Reads what is loaded and not withdrawn, in short transactions. SQLAlchemyError when the database does not serve.

    Safe to share between threads: it holds nothing but the engine. Lists are in the order of the files, unless it is said otherwise.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.moderation = Moderation(engine)
        self.pairs = Pairs(engine)

    def platforms(self) -> list[model.Platform]:
        """All channels."""
        return self._list(_PLATFORM)

    def platform(self, id: str) -> model.Platform | None:
        """One channel; None when it is unknown or withdrawn."""
        return self._get(_PLATFORM, id)

    def families(self) -> list[model.Family]:
        """The families of trades."""
        return self._list(_FAMILY)

    def professions(self) -> list[model.Profession]:
        """The professions whose communication is regulated."""
        return self._list(_PROFESSION)

    def profession(self, id: str) -> model.Profession | None:
        """One of them; None when it is unknown or withdrawn."""
        return self._get(_PROFESSION, id)

    def legal_rules(self) -> list[model.LegalRule]:
        """The rules that bind any business."""
        return self._list(_RULE)

    def legal_rule(self, id: str) -> model.LegalRule | None:
        """One of them; None when it is unknown or withdrawn."""
        return self._get(_RULE, id)

    def redirects(self) -> list[model.Redirect]:
        """Where to send who asks for something else."""
        return self._list(_REDIRECT)

    def figures(self, ids: Collection[str] | None = None, topic: str | None = None) -> list[model.Figure]:
        """Figures, newest first; with `ids`, those, in the order asked for; with `topic`, those on it."""
        table = tables.figure
        query = visible("figure", table).order_by(None).order_by(table.c.year.desc(), table.c.position)
        if ids is not None:
            query = query.where(table.c.id.in_(list(ids)))
        if topic is not None:
            query = query.where(table.c.topic == topic)
        found = [mapping.figure(row) for row in self._rows(query)]
        return found if ids is None else sorted(found, key=lambda figure: list(ids).index(figure.id))

    def training(self, wanted: TrainingFilter | None = None) -> list[model.TrainingOffer]:
        """Offers that pass the filter, those of a region before nationwide ones, newest first."""
        wanted = wanted or TrainingFilter()
        return [offer for row in self._rows(wanted.query()) if wanted.accepts(offer := mapping.training(row))]

    def case(self, id: str) -> model.CaseStudy | None:
        """One case with its links; None when it is unknown or withdrawn."""
        found = self.cases_by_id([id])
        return found[0] if found else None

    def cases(self, wanted: CaseFilter | None = None, limit: int = 20) -> list[model.CaseStudy]:
        """Cases that pass the filter, newest first. ValueError unless 1 <= limit <= MOST_CASES."""
        if not 1 <= limit <= MOST_CASES:
            raise ValueError(f"limit={limit}: allowed: 1 to {MOST_CASES}")
        return self._cases((wanted or CaseFilter()).query(limit))

    def cases_by_id(self, ids: Collection[str]) -> list[model.CaseStudy]:
        """Those cases, in the order asked for; unknown and withdrawn ones are left out."""
        found = self._cases(visible("case", tables.case_study).where(tables.case_study.c.id.in_(list(ids))))
        return sorted(found, key=lambda case: list(ids).index(case.id))

    def case_keys(self, locations: Locations | None = None) -> list[CaseKey]:
        """What is known of every visible case without its text, newest first; with their region when `locations` can tell it."""
        with reading(self._engine) as connection:
            return case_keys(connection, locations)

    def advice(self, topic: str) -> TopicAdvice | None:
        """What is written on a topic, with the evidence that is not withdrawn. None when nothing is."""
        # The base stands before its variants in the file; they go when it is withdrawn.
        found = self._advice(tables.advice.c.topic == topic)
        return TopicAdvice(found[0], tuple(found[1:])) if found else None

    def entry(self, kind: str, id: str) -> Any | None:
        """Any entry, by its kind (one of `tables.KINDS`) and id. KeyError for another kind."""
        if kind == "case":
            return self.case(id)
        if kind == "advice":
            return next(iter(self._advice(tables.advice.c.id == id)), None)
        if kind == "pair":
            return self.pairs.one(id)
        return self._get(_KINDS[kind], id)

    def search(self, text: str, limit: int = 10, kinds: Collection[str] = ()) -> list[Hit]:
        """Entries that hold the words of a question, best first; of some kinds only when given."""
        with reading(self._engine) as connection:
            return search(connection, text, limit, kinds)

    def withdraw(self, kind: str, id: str, reason: str) -> None:
        """See `Moderation.withdraw`."""
        self.moderation.withdraw(kind, id, reason)

    def report(self, kind: str, id: str, text: str) -> None:
        """See `Moderation.report`."""
        self.moderation.report(kind, id, text)

    def _list(self, kind: _Kind[T]) -> list[T]:
        return [kind.read(row) for row in self._rows(visible(kind.name, kind.table))]

    def _get(self, kind: _Kind[T], id: str) -> T | None:
        rows = self._rows(visible(kind.name, kind.table).where(kind.table.c.id == id))
        return kind.read(rows[0]) if rows else None

    def _rows(self, query: Select) -> list[Row]:
        with reading(self._engine) as connection:
            return list(connection.execute(query).all())

    def _cases(self, query: Select) -> list[model.CaseStudy]:
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            ids = [row.id for row in rows]
            links = {
                "platforms": linked(connection, tables.case_platform, ids),
                "goals": linked(connection, tables.case_goal, ids),
                "clientele": linked(connection, tables.case_clientele, ids),
            }
        return [mapping.case(row, {name: of.get(row.id, []) for name, of in links.items()}) for row in rows]

    def _advice(self, condition: Any) -> list[model.Advice]:
        table = tables.advice
        # `base_id` is null for a base, and no entry is withdrawn under a null id.
        query = visible("advice", table).where(condition, not_withdrawn("advice", table.c.base_id))
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            ids = [row.id for row in rows]
            links = {
                "figures": linked(connection, tables.advice_figure, ids, "figure"),
                "cases": linked(connection, tables.advice_case, ids, "case"),
                "rules": linked(connection, tables.advice_rule, ids, "rule"),
            }
        return [mapping.advice(row, {name: of.get(row.id, []) for name, of in links.items()}) for row in rows]
