"""Editing entries: the same checks as for the files, kept as a version, in use at once; every version can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection, Engine, Row

from bot.console.knowledge.french import from_problem, from_validation
from bot.db import reading, utcnow, writing
from bot.knowledge.apply import needs_trades, put, touch
from bot.knowledge.crosscheck import check_all
from bot.knowledge.edits import Change, applied, edit, raw, with_changes
from bot.knowledge.files import CSV_FILES, FAMILIES_FILE, YAML_FILES, RawBase, parts, read_files
from bot.knowledge.problems import KnowledgeInvalidError
from bot.knowledge.schema import CaseEntry, Strict
from bot.knowledge.schema_advice import AdviceEntry

MOST_HISTORY = 50


class EditError(ValueError):
    """The entry cannot be kept so; `reasons` are French sentences, one a problem."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class Editor:
    """The base as the files and the edits have it. Thread-safe: one edit at a time in this process."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine, self._folder, self._lock = engine, folder, threading.RLock()
        self._files: tuple[str, RawBase] | None = (
            None  # the YAML files; lists of trades are read when a case needs them
        )

    def base(self) -> RawBase:
        """Files and edits. Read again when a file changed; the first time takes seconds. Raises KnowledgeInvalidError."""
        with self._lock:
            mark = _mark(self._folder)
            if self._files is None or self._files[0] != mark:
                base, problems = read_files(self._folder, names=YAML_FILES)
                if problems:
                    raise KnowledgeInvalidError(problems)
                self._files = (mark, base)
            with reading(self._engine) as connection:
                return with_changes(self._files[1], applied(connection))

    def raw(self, file: str, id: str) -> dict[str, Any] | None:
        """An entry as its file would have it; None when there is none."""
        return next((raw(one) for one in self.base().entries.get(file, ()) if one.id == id), None)

    def checked(self, file: str, id: str | None, after: Mapping[str, Any]) -> tuple[RawBase, Change]:
        """The base with the entry as given, checked as a file would be. `id` is None for a new one. Raises EditError."""
        base = self.base()
        before = next((raw(one) for one in base.entries[file] if one.id == id), None)
        if id is not None and before is None:
            raise EditError("Cette entrée n'existe plus.")
        try:
            entry: Any = YAML_FILES[file].parse_obj(after)  # of these models each has an id
        except ValidationError as error:
            raise EditError(*from_validation(error)) from None
        if id is not None and entry.id != id:
            raise EditError("L'identifiant d'une entrée ne change pas : d'autres s'y réfèrent.")
        change = Change(file, entry.id, before, raw(entry))
        if id is None and any(
            one.id == change.id
            for name, of in base.entries.items()
            if YAML_FILES.get(name) is YAML_FILES[file]
            for one in of
        ):
            raise EditError("Identifiant : il sert déjà à une autre entrée.")
        _needs_source(entry, before)
        changed = with_changes(base, [change])
        known = {str(problem) for problem in check_all(base)}
        new = [problem for problem in check_all(changed) if str(problem) not in known]
        if new:
            raise EditError(*dict.fromkeys(from_problem(problem) for problem in new))
        return changed, change

    def save(self, file: str, id: str | None, after: Mapping[str, Any], author: str, note: str, seen: int) -> str:
        """Keep a version and put it in use; the entry's id. `seen` is `version` when the form was opened.

        Raises EditError, also when somebody else saved the entry meanwhile.
        """
        with self._lock:
            changed, change = self.checked(file, id, after)
            if change.after == change.before:
                raise EditError("Rien n'a changé.")
            changed = self._with_trades(changed, change)
            with writing(self._engine) as connection:
                if _version(connection, file, change.id) != seen:
                    raise EditError(
                        "Quelqu'un a modifié cette entrée pendant que vous écriviez. Rechargez-la : votre texte est ci-dessous."
                    )
                _keep(connection, change, author, note)
                put(connection, changed, file, change.id)
                touch(connection)
        return change.id

    def undo(self, number: int, author: str) -> Row:
        """Put an entry back as it was before a version, by a new version; the version taken back. Raises EditError."""
        with self._lock:
            with reading(self._engine) as connection:
                row = connection.execute(select(edit).where(edit.c.id == number)).first()
            if row is None or row.undone or row.status != "applied":
                raise EditError(
                    "Cette version ne peut plus être annulée : elle l'est déjà, ou elle est dans les fichiers."
                )
            base = self.base()
            now = next((raw(one) for one in base.entries[row.file] if one.id == row.entry_id), None)
            if now != row.after:
                raise EditError("Une version plus récente existe : annulez-la d'abord.")
            change = Change(row.file, row.entry_id, now, row.before)
            changed = with_changes(base, [change])
            problems = [from_problem(problem) for problem in check_all(changed)]
            if problems:
                raise EditError("D'autres entrées s'y réfèrent.", *dict.fromkeys(problems))
            changed = self._with_trades(changed, change)
            with writing(self._engine) as connection:
                connection.execute(update(edit).where(edit.c.id == number).values(undone=True))
                _keep(connection, change, author, f"annule la version {number}", undone=True)
                put(connection, changed, row.file, row.entry_id)
                touch(connection)
        return row

    def _with_trades(self, base: RawBase, change: Change) -> RawBase:
        if not needs_trades(change.before, change.after):
            return base
        trades, _ = read_files(self._folder, names=[*CSV_FILES, FAMILIES_FILE])
        return RawBase({**trades.entries, **base.entries}, {**trades.ids, **base.ids}, base.sectors)

    def history(self, file: str | None = None, id: str | None = None, most: int = MOST_HISTORY) -> list[Row]:
        """Versions, the newest first; of one entry, or of all."""
        query = select(edit).order_by(edit.c.id.desc()).limit(most)
        if file is not None:
            query = query.where(edit.c.file == file, edit.c.entry_id == id)
        with reading(self._engine) as connection:
            return list(connection.execute(query))

    def version(self, file: str, id: str) -> int:
        """The number of an entry's last version; 0 for the files' own."""
        with reading(self._engine) as connection:
            return _version(connection, file, id)

    def pending(self) -> list[Change]:
        """What stands over the files."""
        with reading(self._engine) as connection:
            return applied(connection)


def _mark(folder: Path) -> str:
    """Changes whenever a file does: sizes and times, for reading them all would take longer than a page may."""
    found = [(path, path.stat()) for name in YAML_FILES for path in parts(folder, name)]
    return repr([(path.name, stat.st_mtime_ns, stat.st_size) for path, stat in found])


def _needs_source(entry: Strict, before: Mapping[str, Any] | None) -> None:
    """What the files leave to an editor's conscience is asked for here."""
    if isinstance(entry, AdviceEntry) and not (entry.figures or entry.cases or entry.rules):
        raise EditError("Source : citez au moins un chiffre, un cas ou une règle qui soutient ce conseil.")
    had_none = before is not None and before["source"].get("url") is None if isinstance(entry, CaseEntry) else False
    if isinstance(entry, CaseEntry) and entry.source.url is None and not had_none:
        raise EditError("Source › Adresse de la page : à remplir.")


def _version(connection: Connection, file: str, id: str) -> int:
    query = select(func.coalesce(func.max(edit.c.id), 0)).where(edit.c.file == file, edit.c.entry_id == id)
    return int(connection.execute(query).scalar_one())


def _keep(connection: Connection, change: Change, author: str, note: str, undone: bool = False) -> None:
    row = {"file": change.file, "entry_id": change.id, "before": change.before, "after": change.after, "author": author[:60],
           "note": " ".join(note.split())[:500], "at": utcnow(), "status": "applied", "undone": undone}  # fmt: skip
    connection.execute(insert(edit).values(row))
