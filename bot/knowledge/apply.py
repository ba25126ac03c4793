"""One entry put in the database in place of what is there, without a load of the whole base. Within the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from bot.db import utcnow
from bot.knowledge import schema, tables
from bot.knowledge.files import YAML_FILES, RawBase
from bot.knowledge.rows import base_rows
from bot.knowledge.schema_advice import AdviceEntry
from bot.knowledge.search_index import Document, content_of, entry_rows, term_rows

MAIN: dict[type[schema.Strict], tuple[str, Table, tuple[Table, ...]]] = {
    schema.PlatformEntry: ("platform", tables.platform, ()),
    schema.FamilyEntry: ("family", tables.family, ()),
    schema.CaseEntry: ("case", tables.case_study, (tables.case_platform, tables.case_goal, tables.case_clientele, tables.case_place)),
    schema.FigureEntry: ("figure", tables.figure, ()),
    schema.ProfessionEntry: ("profession", tables.profession, ()),
    schema.LegalRuleEntry: ("rule", tables.legal_rule, ()),
    schema.TrainingEntry: ("training", tables.training, ()),
    schema.RedirectEntry: ("redirect", tables.redirect, ()),
    AdviceEntry: ("advice", tables.advice, (tables.advice_figure, tables.advice_case, tables.advice_rule)),
}  # fmt: skip
"""Kind, table and link tables of each model."""


def put(connection: Connection, base: RawBase, file: str, id: str) -> None:
    """Write the entry as `base` has it; it goes when `base` has it no more. `base` needs its trades only for `needs_trades`.

    IntegrityError when another entry still refers to one that goes: check the references before.
    """
    kind, main, links = MAIN[YAML_FILES[file]]
    old = _ids(connection, main, id)
    for link in links:
        connection.execute(delete(link).where(next(iter(link.columns)).in_(old)))
    _unindex(connection, kind, old)
    entry = next((one for one in base.entries[file] if one.id == id), None)
    rows = base_rows(_alone(connection, base, file, entry)) if entry else {}
    wanted = {row["id"]: row for row in rows.get(main, ())}
    for gone in sorted(set(old) - set(wanted), reverse=True):
        connection.execute(delete(main).where(main.c.id == gone))
    for row in wanted.values():
        if "trades/naf.csv" not in base.entries and entry and kind == "case":
            row["family_id"] = connection.execute(
                select(main.c.family_id).where(main.c.id == row["id"])
            ).scalar_one_or_none()
        _write(connection, main, row, id)
    for link in links:
        if rows.get(link):
            connection.execute(insert(link), rows[link])
    if entry:
        _index(connection, base, file, entry)


def needs_trades(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    """Whether a change of a case may give it another family of trades, which the lists of trades decide."""
    if after is None or "trade" not in after:
        return False
    return before is None or (before["trade"], before["sector"]) != (after["trade"], after["sector"])


def touch(connection: Connection) -> None:
    """Tell every process that keeps parts of the base that it changed: they look within seconds."""
    last = connection.execute(select(tables.load).order_by(tables.load.c.id.desc()).limit(1)).first()
    counts, mark = (last.counts, last.fingerprint) if last else ({}, "")
    now = utcnow()
    changed = hashlib.sha256(f"{mark} {now.isoformat()}".encode()).hexdigest()
    connection.execute(insert(tables.load).values(fingerprint=changed, counts=counts, at=now))


def _ids(connection: Connection, main: Table, id: str) -> list[str]:
    """The entry and its variants."""
    mine = main.c.id == id
    if main is tables.advice:
        mine = mine | (main.c.base_id == id)
    return list(connection.execute(select(main.c.id).where(mine)).scalars())


def _alone(connection: Connection, base: RawBase, file: str, entry: Any) -> RawBase:
    """A base with this entry only; a case keeps the trades beside it, by which its family is found."""
    beside = (
        {name: found for name, found in base.entries.items() if name.startswith("trades/")}
        if isinstance(entry, schema.CaseEntry)
        else {}
    )
    return RawBase({**beside, file: (entry,)}, base.ids, base.sectors)


def _write(connection: Connection, main: Table, row: dict[str, Any], id: str) -> None:
    """Update in place, so that what refers to the entry stays; a new one comes last."""
    place = select(main.c.position).where(main.c.id == row["id"])
    position = connection.execute(place).scalar_one_or_none()
    if position is not None:
        connection.execute(update(main).where(main.c.id == row["id"]).values({**row, "position": position}))
        return
    last = select(func.coalesce(func.max(main.c.position), -1) + 1)
    if main is tables.advice and row["base_id"] == id:  # variants follow their base
        last = select(func.max(main.c.position) + 1).where((main.c.id == id) | (main.c.base_id == id))
    connection.execute(insert(main).values({**row, "position": connection.execute(last).scalar_one()}))


def _unindex(connection: Connection, kind: str, ids: list[str]) -> None:
    entry, term = tables.entry, tables.search_term
    connection.execute(delete(term).where(term.c.kind == kind, term.c.entry_id.in_(ids)))
    connection.execute(delete(entry).where(entry.c.kind == kind, entry.c.id.in_(ids)))


def _index(connection: Connection, base: RawBase, file: str, entry: Any) -> None:
    names: dict[str, str] = {one.id: one.name for one in base.all(schema.PlatformEntry)}
    found = [Document(entry.id, file, content_of(entry, names))]
    if isinstance(entry, AdviceEntry):
        found += [Document(one.id, file, content_of(one, names), searched=False) for one in entry.filled_variants()]
    connection.execute(insert(tables.entry), entry_rows(found))
    terms = list(term_rows(found))
    if terms:
        connection.execute(insert(tables.search_term), terms)
