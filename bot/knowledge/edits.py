"""What people changed by the console, over the files: kept version after version, applied at every load until the files say it.

The files stay the reference. An edit goes when they hold it; it is set aside, not applied, when they changed otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError
from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text, select, update
from sqlalchemy.engine import Connection, Row

from bot.db import UtcDateTime, metadata
from bot.knowledge.crosscheck import check_all
from bot.knowledge.files import YAML_FILES, RawBase

edit = Table(
    "knowledge_edit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", String(60), nullable=False),  # a name of bot.knowledge.files.YAML_FILES
    Column("entry_id", String(100), nullable=False),
    # The whole entry before and after, as in the file; null: it did not exist.
    Column("before", JSON(none_as_null=True), nullable=True),
    Column("after", JSON(none_as_null=True), nullable=True),
    Column("author", String(60), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("status", String(10), nullable=False),  # applied, in_files, set_aside
    Column("undone", Boolean, nullable=False),  # a later edit took it back
    Index("ix_knowledge_edit_file_entry_id", "file", "entry_id"),
)


@dataclass(frozen=True)
class Change:
    """All applied edits of one entry as one change. None: the entry is not there."""

    file: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def raw(entry: Any) -> dict[str, Any]:
    """An entry as its file has it: fields that were not written are left out."""
    found: dict[str, Any] = entry.dict(exclude_unset=True)
    return found


def applied(connection: Connection) -> list[Change]:
    """The edits that stand over the files, one change an entry, in the order of their first edit."""
    found: dict[tuple[str, str], Change] = {}
    for row in connection.execute(select(edit).where(edit.c.status == "applied").order_by(edit.c.id)):
        key = (row.file, row.entry_id)
        found[key] = replace(found[key], after=row.after) if key in found else _change(row)
    return list(found.values())


def _change(row: Row) -> Change:
    return Change(row.file, row.entry_id, row.before, row.after)


def overlay(connection: Connection, base: RawBase) -> RawBase:
    """The base with the edits that stand, within the caller's transaction, which also notes those that do not any more."""
    kept: list[Change] = []
    for change in applied(connection):
        in_file = _in_file(base, change)
        if in_file == change.after:
            _settle(connection, change, "in_files")
        elif in_file == change.before:
            kept.append(change)
        else:
            _settle(connection, change, "set_aside")
    for change in _that_do_not_fit(base, kept):
        _settle(connection, change, "set_aside")
        kept.remove(change)
    return with_changes(base, kept)


def with_changes(base: RawBase, changes: Iterable[Change]) -> RawBase:
    """The base with these changes. Raises ValidationError when one is no valid entry."""
    entries, ids = dict(base.entries), dict(base.ids)
    for change in changes:
        found = list(entries.get(change.file, ()))
        place = next((i for i, one in enumerate(found) if one.id == change.id), len(found))
        found[place : place + 1] = [YAML_FILES[change.file].parse_obj(change.after)] if change.after is not None else []
        entries[change.file] = tuple(found)
        ids[change.file] = frozenset(one.id for one in found)
    return RawBase(entries, ids, base.sectors)


def _in_file(base: RawBase, change: Change) -> Mapping[str, Any] | None:
    return next((raw(one) for one in base.entries.get(change.file, ()) if one.id == change.id), None)


def _that_do_not_fit(base: RawBase, changes: Sequence[Change]) -> list[Change]:
    """Changes that are not valid any more (the rules grew), or refer to what the files have lost."""
    wrong = [change for change in changes if not _is_valid(change)]
    fit = [change for change in changes if change not in wrong]
    problems = check_all(with_changes(base, fit)) if fit else []
    named = {(problem.file, problem.entry) for problem in problems}
    bad = [change for change in fit if (change.file, change.id) in named]
    rest = [change for change in fit if change not in bad]
    if problems and rest and check_all(with_changes(base, rest)):
        bad = fit  # what is wrong is elsewhere than in the entry that broke it
    return wrong + bad


def _is_valid(change: Change) -> bool:
    try:
        with_changes(RawBase({}, {}, ()), [change])
    except (ValidationError, KeyError):
        return False
    return True


def _settle(connection: Connection, change: Change, status: str) -> None:
    mine = (edit.c.file == change.file) & (edit.c.entry_id == change.id) & (edit.c.status == "applied")
    connection.execute(update(edit).where(mine).values(status=status))
