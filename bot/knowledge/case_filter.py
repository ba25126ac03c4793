"""Which cases are wanted, as a filter on the case table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.sql import Select

from bot.advisor.model import Clientele, Outcome
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
