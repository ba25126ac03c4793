"""Workbooks: old and new Excel, what Slido, Wooclap and Mentimeter may write (forms guessed, not known), what is damaged."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.events.house import EventHouse
from bot.events.importing import table as tables
from bot.events.importing.columns import guess, mapped_rows, preset
from bot.events.importing.table import Table, UnreadableError, read
from bot.events.importing.take import Importer, Report
from bot.events.model import Event

pytestmark = pytest.mark.events
PARIS = ZoneInfo("Europe/Paris")
OLD = Path("tests/events/files/questions.xls")
"""Sheets `Participants` (one line) and `Questions`: two questions, a formula never computed, a text that would be one."""


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take(house: EventHouse, event: Event, table: Table) -> Report:
    columns = guess(table)
    assert columns is not None
    return Importer(house.engine).take(event.id, mapped_rows(table, columns, PARIS))


def test_an_old_workbook_is_read_with_its_dates_votes_and_states(house: EventHouse, event: Event) -> None:
    table = read(OLD.read_bytes())
    assert (table.kind, table.note) == ("xls", "feuille : Questions")
    columns = guess(table)
    assert columns is not None
    assert columns.as_fields() == {
        "text": "Question",
        "author": "Author",
        "votes": "Upvotes",
        "time": "Created",
        "answered": "Answered",
    }
    report = take(house, event, table)
    assert report.taken == 2
    assert [line for line, _, _ in report.refused] == [4, 5], "the formula without value, and the armed text"
    first, second = house.questions.all(event.id)
    assert (first.text, first.votes, first.state) == ("Faut-il répondre à tous les avis ?", 12, "spoken")
    assert first.asked_at == datetime(2026, 12, 3, 17, 5, tzinfo=timezone.utc)
    assert (second.text, second.votes, second.state) == ("Combien de temps par semaine ?", 3, "open")
    again = take(house, event, table)
    assert (again.taken, again.known) == (0, 2)


def test_a_damaged_old_workbook_is_refused_whatever_is_wrong_with_it() -> None:
    whole, chance, told = OLD.read_bytes(), random.Random(20261128), []  # noqa: S311  # the same damage each time
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 20, 200))):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        try:
            read(bytes(broken[: chance.randrange(600, len(broken) + 1)]))
        except UnreadableError as error:
            told.append(str(error))
    assert len(told) > 75
    assert all(text.startswith("Le ") for text in told)


def test_an_old_workbook_with_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    with pytest.raises(UnreadableError, match="trop de lignes"):
        read(OLD.read_bytes())


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (
            {"Questions": [["Question", "Author", "Upvotes", "Downvotes", "Created at", "Answered"],
                           ["Faut-il un site en plus de Facebook ?", "Anonymous", 7, 1, "2026-12-03 18:05", "Yes"]]},
            {"text": "Question", "author": "Author", "votes": "Upvotes", "time": "Created at", "answered": "Answered"},
        ),
        (
            {"Main_results": [["Nom", "Score total"], ["Zoé", 3]],
             "Wall": [["Participant", "Message", "Likes", "Heure"],
                      ["Zoé", "Faut-il un site en plus de Facebook ?", 7, datetime(2026, 12, 3, 18, 5)]]},
            {"text": "Message", "author": "Participant", "votes": "Likes", "time": "Heure"},
        ),
        (
            {"Q&A": [["Question", "Votes", "Status", "Time"],
                     ["Faut-il un site en plus de Facebook ?", 7, "answered", "03/12/2026 18:05"]]},
            {"text": "Question", "votes": "Votes", "answered": "Status", "time": "Time"},
        ),
    ],
    ids=["as Slido may", "as Wooclap does: a sheet named Wall", "as Mentimeter may"],
)  # fmt: skip
def test_columns_of_other_tools_are_guessed_and_never_called_known(
    house: EventHouse, event: Event, sheets: dict[str, list[list[Any]]], expected: dict[str, str]
) -> None:
    table = read(workbook(**sheets))
    assert preset(table) is None
    columns = guess(table)
    assert columns is not None
    assert columns.as_fields() == expected
    assert take(house, event, table).taken == 1
    [kept] = house.questions.all(event.id)
    assert (kept.votes, kept.name) == (7, None)
    assert kept.asked_at == datetime(2026, 12, 3, 17, 5, tzinfo=timezone.utc)


def test_a_formula_nobody_computed_is_no_question_and_says_so(house: EventHouse, event: Event) -> None:
    table = read(
        workbook(Feuille=[["Question", "Votes"], ["Faut-il un site ?", 1], ['=CONCAT("Par où ","commencer ?")', 2]])
    )
    report = take(house, event, table)
    assert (report.taken, [line for line, _, _ in report.refused]) == (1, [3])
    assert all(reason for _, reason, _ in report.refused)
