"""Which cases and which training offers are wanted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.sql import Select

from bot.advisor.model import Clientele, Outcome, TrainingOffer
from bot.knowledge import tables
from bot.knowledge.queries import has_link, visible
from bot.knowledge.words import words


@dataclass(frozen=True)
class CaseFilter:
    """Every field must hold; several values of one field mean "one of"; an empty field accepts everything.

    `location`: every word must stand in the case's place ("Mayenne", "Saint-Malo"), whatever accents and case.
    """

    platforms: Collection[str] = ()
    outcomes: Collection[Outcome] = ()
    families: Collection[str] = ()
    sectors: Collection[str] = ()
    goals: Collection[str] = ()
    clientele: Collection[Clientele] = ()
    country: str | None = None
    location: str = ""
    exclude: Collection[str] = ()

    def query(self, limit: int) -> Select:
        """The newest first, those without a year last, then by id: always the same order (that of `position`)."""
        case, place = tables.case_study, tables.case_place
        query = visible("case", case).limit(limit)
        for column, values in (
            (case.c.outcome, self.outcomes),
            (case.c.family_id, self.families),
            (case.c.sector, self.sectors),
        ):
            if values:
                query = query.where(column.in_(list(values)))
        for table, links in (
            (tables.case_platform, self.platforms),
            (tables.case_goal, self.goals),
            (tables.case_clientele, self.clientele),
        ):
            if links:
                query = query.where(has_link(table, links))
        for word in words(self.location):
            # Few cases have a given word: here it is better to start from them.
            query = query.where(case.c.id.in_(select(place.c.case_study_id).where(place.c.word == word)))
        if self.country:
            query = query.where(case.c.country == self.country)
        if self.exclude:
            query = query.where(case.c.id.not_in(list(self.exclude)))
        return query


@dataclass(frozen=True)
class TrainingFilter:
    """Every field must hold; an empty field accepts everything. `region` keeps nationwide offers too, `audience` those
    for everybody; `since` is the earliest `as_of`."""

    region: str | None = None
    audience: Collection[str] = ()
    kinds: Collection[str] = ()
    topics: Collection[str] = ()
    platforms: Collection[str] = ()
    country: str | None = None
    since: int | None = None

    def query(self) -> Select:
        """The part that SQL answers."""
        table = tables.training
        query = visible("training", table).order_by(None)
        if self.region is not None:
            query = query.where(or_(table.c.region == self.region, table.c.region.is_(None)))
        if self.kinds:
            query = query.where(table.c.kind.in_(list(self.kinds)))
        if self.country is not None:
            query = query.where(table.c.country == self.country)
        if self.since is not None:
            query = query.where(table.c.as_of >= self.since)
        return query.order_by(table.c.region.is_(None), table.c.as_of.desc(), table.c.position)

    def accepts(self, offer: TrainingOffer) -> bool:
        """The rest: the two databases do not search JSON lists alike, and there are about a hundred offers."""
        audience = {*self.audience, "all"} if self.audience else ()
        pairs = ((audience, offer.audience), (self.topics, offer.topics), (self.platforms, offer.platforms))
        return all(not wanted or {*wanted} & {*offered} for wanted, offered in pairs)
