"""Rows into an event: taken once however often the file comes, the same words put together, and a reason for what is refused."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine import Row as Record
from sqlalchemy.sql import Select

from bot.db import writing
from bot.events import moderation
from bot.events.changes import note
from bot.events.importing.columns import Row
from bot.events.questions import New, QuestionError, checked, insert_question
from bot.events.store import bump
from bot.events.tables import question
from bot.text import counted, words

FORMULA = re.compile(r"^\s*(?:=|[+@-]\s*\w+\s*[(!|]|@\w+\()")
"""What a spreadsheet would run: it is no question, and it must not come out again in an export."""
SPOKEN_THERE = "marquée comme répondue dans l'outil d'origine"
MOST_AT_ONCE = 5_000


@dataclass
class Report:
    """What became of each line. `refused` are (line, why, beginning of the text); `merged` (line, the question joined)."""

    taken: int = 0
    updated: int = 0
    known: int = 0
    merged: list[tuple[int, str]] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """For a screen or a terminal, in French."""
        said = [
            f"{counted(self.taken, 'question prise', 'questions prises')}, "
            f"dont {counted(len(self.merged), 'réunie', 'réunies')} à une question aux mêmes mots",
            f"{self.known} déjà là, {counted(self.updated, 'mise à jour', 'mises à jour')}",
            counted(len(self.refused), "refusée", "refusées"),
        ]
        said += [f"  ligne {line} : réunie à « {text[:80]} »" for line, text in self.merged[:50]]
        return said + [f"  ligne {line} : {why} (« {text} »)" for line, why, text in self.refused[:200]]


class Importer:
    """One transaction for the whole file: all of it or, on a failure, nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(
        self, event: int, rows: Iterable[Row], source: str = "import", *, names: bool = False, actor: str = "import"
    ) -> Report:
        """Take the rows; `names` keeps the authors' names (they must have agreed). The report counts every line."""
        report, repeats = Report(), Counter[str]()
        with writing(self._engine) as connection:
            known = {row.import_key: row for row in connection.execute(_keys(event)) if row.import_key}
            heads = {_bare(row.text): row for row in connection.execute(_heads(event))}
            for number, row in enumerate(rows):
                why = (
                    row.refused or _refusal(row.text) or ("au-delà de 5 000 lignes" if number >= MOST_AT_ONCE else None)
                )
                if why:
                    report.refused.append((row.line, why, row.text[:60]))
                    continue
                text = checked(row.text)
                repeats[_bare(text)] += 1
                key = _key(row, text, repeats[_bare(text)])
                if key in known:
                    _again(connection, event, known[key], row, report)
                    continue
                self._insert(connection, event, row, text, key, source, names, actor, heads, report)
        return report

    def _insert(
        self, connection: Connection, event: int, row: Row, text: str, key: str, source: str, names: bool, actor: str,
        heads: dict[str, Record], report: Report,
    ) -> None:  # fmt: skip
        state, reason = (
            ("spoken", SPOKEN_THERE)
            if row.answered
            else ("held", "cachée dans l'outil d'origine")
            if row.hidden
            else (None, None)
        )
        new = New(text, source, name=row.author if names else None, asked_at=row.asked_at, votes=row.votes, import_key=key,
                  state=state, reason=reason, actor=actor)  # fmt: skip
        id = insert_question(connection, event, new)
        report.taken += 1
        if row.theme:
            values = {"theme": " ".join(row.theme.split())[:60], "theme_by": "person"}
            connection.execute(update(question).where(question.c.id == id).values(values))
        head = heads.get(_bare(text))
        if head is None:
            heads[_bare(text)] = connection.execute(select(question).where(question.c.id == id)).one()
            return
        _join(connection, id, head, actor)
        report.merged.append((row.line, text))


def _bare(text: str) -> str:
    """The words alone: accents, capitals and punctuation make no other question."""
    return " ".join(words(text))


def _keys(event: int) -> Select:
    return select(question.c.id, question.c.import_key, question.c.base_votes).where(question.c.event_id == event)


def _heads(event: int) -> Select:
    return select(question).where(question.c.event_id == event, question.c.merged_into.is_(None))


def _key(row: Row, text: str, occurrence: int) -> str:
    """The tool's own id, else the words and how often they were seen in the file: two people may ask the same."""
    named = f"id:{row.id}" if row.id else f"text:{_bare(text)}:{occurrence}"
    return hashlib.sha256(named.encode()).hexdigest()


def _refusal(text: str) -> str | None:
    if FORMULA.match(text):
        return "contient une formule de tableur"
    try:
        checked(text)
    except QuestionError as error:
        return "vide" if str(error) == "empty" else f"plus de {moderation.LONGEST} caractères"
    return None


def _again(connection: Connection, event: int, kept: Record, row: Row, report: Report) -> None:
    """A line that came before: only its votes may have grown."""
    id, votes = kept.id, kept.base_votes
    if row.votes <= votes:
        report.known += 1
        return
    values = {"base_votes": row.votes, "changed": bump(connection, event)}
    connection.execute(update(question).where(question.c.id == id).values(values))
    report.updated += 1


def _join(connection: Connection, id: int, head: Record, actor: str) -> None:
    """The same words, but for accents and capitals: one question, whoever asked it."""
    to, text = head.id, head.text
    connection.execute(update(question).where(question.c.id == id).values(merged_into=to))
    note(connection, id, "merged", f"mêmes mots que « {text[:200]} »", actor)
