"""From checked entries to the rows of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from bot.knowledge import schema, tables
from bot.knowledge.families import FamilyFinder
from bot.knowledge.files import RawBase
from bot.knowledge.schema_advice import AdviceEntry, WhenEntry
from bot.knowledge.words import words

Rows = dict[Table, list[dict[str, Any]]]

PLACE_WORD = 40
"""Width of `case_place.word`; no place name has a longer word."""


def base_rows(base: RawBase) -> Rows:
    """Every row of the tables that hold entries (not `entry` nor `search_term`: see `search_index`)."""
    rows: Rows = defaultdict(list)
    for position, platform in enumerate(base.all(schema.PlatformEntry)):
        rows[tables.platform].append({**_platform(platform), "position": position})
    for position, family in enumerate(base.all(schema.FamilyEntry)):
        values = {**family.dict(), "regulation_note": family.regulation_note or ""}
        rows[tables.family].append({**values, "position": position})
    _plain(rows, tables.figure, base.all(schema.FigureEntry))
    _plain(rows, tables.profession, base.all(schema.ProfessionEntry))
    _plain(rows, tables.legal_rule, base.all(schema.LegalRuleEntry))
    for position, offer in enumerate(base.all(schema.TrainingEntry)):
        values = offer.dict(exclude={"format"})
        # PostgreSQL reads "format json" in a table's definition as its own syntax.
        rows[tables.training].append({**values, "formats": offer.format, "position": position})
    _plain(rows, tables.redirect, base.all(schema.RedirectEntry))
    _cases(rows, base)
    _advice(rows, base.all(AdviceEntry))
    return rows


def _plain(rows: Rows, table: Table, entries: Iterable[schema.Strict]) -> None:
    """Entries whose fields are the columns."""
    rows[table] += [{**entry.dict(), "position": position} for position, entry in enumerate(entries)]


def _platform(entry: schema.PlatformEntry) -> dict[str, Any]:
    values = entry.dict()
    low, high = values.pop("effort_hours_per_week")
    return {**values, "hours_low": low, "hours_high": high}


def _cases(rows: Rows, base: RawBase) -> None:
    finder = FamilyFinder(base)
    newest_first = sorted(base.all(schema.CaseEntry), key=lambda case: (-(case.year or 0), case.id))
    for position, case in enumerate(newest_first):
        values = case.dict(exclude={"platforms", "goals", "clientele", "source"})
        values |= {f"source_{name}": value for name, value in case.source.dict().items()}
        family = finder.find(case.trade, case.sector)
        rows[tables.case_study].append({**values, "family_id": family, "position": position})
        _links(rows, tables.case_platform, case.id, case.platforms)
        _links(rows, tables.case_goal, case.id, case.goals)
        _links(rows, tables.case_clientele, case.id, case.clientele)
        _links(rows, tables.case_place, case.id, [word[:PLACE_WORD] for word in words(case.location)])


def _links(rows: Rows, table: Table, owner: str, values: Iterable[str]) -> None:
    owner_column, value_column, _ = table.columns.keys()
    rows[table] += [
        {owner_column: owner, value_column: value, "position": position}
        for position, value in enumerate(dict.fromkeys(values))
    ]


def _advice(rows: Rows, entries: Iterable[AdviceEntry]) -> None:
    for base in entries:
        _one_advice(rows, base, None, {})
        for variant, filled in zip(base.variants, base.filled_variants(), strict=True):
            _one_advice(rows, filled, base.id, _condition(variant.when))


def _condition(when: WhenEntry) -> dict[str, Any]:
    return {name: value for name, value in when.dict().items() if value not in (None, [])}


def _one_advice(rows: Rows, entry: AdviceEntry, base_id: str | None, condition: dict[str, Any]) -> None:
    values = entry.dict(exclude={"figures", "cases", "rules", "variants"})
    position = len(rows[tables.advice])
    rows[tables.advice].append({**values, "base_id": base_id, "condition": condition, "position": position})
    _links(rows, tables.advice_figure, entry.id, entry.figures)
    _links(rows, tables.advice_case, entry.id, entry.cases)
    _links(rows, tables.advice_rule, entry.id, entry.rules)
