"""Files of other tools: Claper and Slido exactly, the rest by columns; what is damaged, huge or armed is refused with a word."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.events import exporting
from bot.events.house import EventHouse
from bot.events.importing.columns import CLAPER, Row, asks, guess, mapped_rows, pasted_rows, preset, preset_rows
from bot.events.importing.table import MOST_BYTES, MOST_ROWS, UnreadableError, read
from bot.events.importing.take import Importer, Report
from bot.events.importing.values import moment
from bot.events.model import Event
from tests.events.conftest import asks as ask
from tests.events.conftest import visitor

pytestmark = pytest.mark.events
PARIS = ZoneInfo("Europe/Paris")


def claper(*rows: str) -> bytes:
    return ("\r\n".join([",".join(CLAPER), *rows]) + "\r\n").encode()


CLAPER_FILE = claper(
    'a1,,Jean,"Facebook, ça marche pour un plombier ?",false,1,2026-11-27 18:03:00',
    "a2,,,Bravo !,false,1,2026-11-27 18:04:00",
    "a3,,,Je voudrais savoir comment répondre à un avis,false,1,2026-11-27 18:05:00",
    "a4,,,Voir https://exemple.fr/?a=1,false,2,2026-11-27 18:06:00",
    "a5,,,facebook ca marche pour un plombier ?,false,2,2026-11-27 18:07:00",
    'a6,,,=HYPERLINK(""x"") comment faire ?,false,2,2026-11-27 18:08:00',
)
SLIDO_FILE = json.dumps([
    {"type": "Question", "text": "Combien de temps ?", "score": 12, "is_answered": True, "is_public": True,
     "date_created": "2026-11-27T18:03:00.000Z", "date_deleted": None, "event_question_id": 1},
    {"type": "Question", "text": "Pourquoi vous ?", "score": -3, "is_answered": False, "is_public": False,
     "date_created": "2026-11-27T18:04:00Z", "date_deleted": None, "event_question_id": 2},
    {"type": "Question", "text": "Effacée ?", "score": 1, "is_answered": False, "is_public": True,
     "date_created": "2026-11-27T18:05:00Z", "date_deleted": "2026-11-27T18:06:00Z", "event_question_id": 3},
    {"type": "Poll", "text": "Un sondage ?"},
]).encode()  # fmt: skip


def take(house: EventHouse, event: Event, rows: Iterable[Row], **options: bool) -> Report:
    return Importer(house.engine).take(event.id, rows, **options)  # type: ignore[arg-type]  # names


def known(house: EventHouse, event: Event, data: bytes, name: str) -> Report:
    table = read(data)
    assert preset(table) == name
    return take(house, event, preset_rows(name, table, PARIS))


def test_claper_to_the_letter(house: EventHouse, event: Event) -> None:
    report = known(house, event, CLAPER_FILE, "claper")
    assert (report.taken, len(report.merged), report.known) == (3, 1, 0)
    assert [(line, why.split()[0]) for line, why, _ in report.refused] == [(3, "ce"), (5, "ce"), (7, "contient")]
    heads = house.questions.all(event.id)
    assert [(q.text, q.concerned, q.name) for q in heads] == [
        ("Facebook, ça marche pour un plombier ?", 2, None),
        ("Je voudrais savoir comment répondre à un avis", 1, None),
    ]
    assert heads[0].asked_at == datetime(2026, 11, 27, 18, 3, tzinfo=timezone.utc)


def test_slido_to_the_letter(house: EventHouse, event: Event) -> None:
    report = known(house, event, SLIDO_FILE, "slido")
    assert (report.taken, [why for _, why, _ in report.refused]) == (2, ["supprimée dans Slido"])
    found = {q.text: q for q in house.questions.all(event.id)}
    assert (found["Combien de temps ?"].state, found["Combien de temps ?"].votes) == ("spoken", 12)
    assert (found["Pourquoi vous ?"].state, found["Pourquoi vous ?"].votes) == ("held", 0)


@pytest.mark.parametrize(("data", "name"), [(CLAPER_FILE, "claper"), (SLIDO_FILE, "slido")])
def test_the_same_file_again_changes_nothing(house: EventHouse, event: Event, data: bytes, name: str) -> None:
    first, before = known(house, event, data, name), house.questions.all(event.id, merged=True)
    again = known(house, event, data, name)
    assert (again.taken, again.known) == (0, first.taken)
    assert house.questions.all(event.id, merged=True) == before


def test_votes_that_grew_are_brought_up_to_date(house: EventHouse, event: Event) -> None:
    known(house, event, SLIDO_FILE, "slido")
    report = known(house, event, SLIDO_FILE.replace(b'"score": 12', b'"score": 20'), "slido")
    assert (report.updated, house.questions.all(event.id)[0].votes) == (1, 20)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_french_spreadsheets_in_all_their_varieties(delimiter: str, encoding: str) -> None:
    rows = [
        ["Question", "Votes", "Posée le", "Auteur"],
        ["Comment fidéliser à l'année ?", "1 204", "03/12/2026 18h05", "Zoé"],
        ["Où ?", "", "", ""],
    ]
    data = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)
    table = read(data)
    columns = guess(table)
    assert columns is not None
    assert columns.as_fields() == {"text": "Question", "votes": "Votes", "time": "Posée le", "author": "Auteur"}
    first, second = mapped_rows(table, columns, PARIS)
    assert (first.text, first.votes, first.author) == ("Comment fidéliser à l'année ?", 1204, "Zoé")
    assert first.asked_at == datetime(2026, 12, 3, 17, 5, tzinfo=timezone.utc)
    assert (second.text, second.asked_at) == ("Où ?", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 décembre 2026 à 18:05", "2026-12-03T17:05:00"),
        ("jeudi 3 décembre 2026 18h", "2026-12-03T17:00:00"),
        ("1er août 2026", "2026-07-31T22:00:00"),
        ("2026-12-03T18:05:00Z", "2026-12-03T18:05:00"),
        ("2026-12-03 18:05 +02:00", "2026-12-03T16:05:00"),
        ("03/12/26 09:30", "2026-12-03T08:30:00"),
        ("25/10/2026 02:30", "2026-10-25T00:30:00"),  # twice that night: the first
        ("31/02/2026", None),
        ("demain", None),
        ("", None),
    ],
)
def test_dates_as_french_people_write_them(text: str, expected: str | None) -> None:
    found = moment(text, PARIS)
    assert (found.replace(tzinfo=None).isoformat() if found else None) == expected


def test_a_wooclap_workbook_is_read_from_its_wall() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Note"])
    book.active.append(["Zoé", 3])
    wall = book.create_sheet("Wall")
    for row in (
        ["Message", "Likes", "Date"],
        ["Faut-il un site ?", 4, datetime(2026, 12, 3, 18, 5)],
        ["=1+1", 0, None],
    ):
        wall.append(row)
    out = io.BytesIO()
    book.save(out)
    table = read(out.getvalue())
    columns = guess(table)
    assert (table.note, columns and columns.text, columns and columns.votes) == ("feuille : Wall", "Message", "Likes")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "vide"),
        (b"   \n ", "vide"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, ".xls"),
        (b"PK\x03\x04" + b"x" * 100, "endommagé"),
        (b"%PDF-1.7", "PDF"),
        (b'[{"type": "Question", ', "endommagé"),
        (b'{"rien": 1}', "liste de questions"),
        (b"[" * 100_000, "endommagé"),
        (b"a\x00b\x00" * 50, "lisible"),
        (b"x" * (MOST_BYTES + 1), "trop gros"),
        (b"Question\n" + b"Ou ?\n" * (MOST_ROWS + 1), "trop de lignes"),
    ],
)
def test_what_cannot_be_read_is_said_in_french(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word):
        read(data)


def test_a_workbook_that_swells_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 101_000_000)
    with pytest.raises(UnreadableError, match="décompressé"):
        read(out.getvalue())


def test_lines_pasted_from_paper(house: EventHouse, event: Event) -> None:
    text = "- Combien de temps ?\n\n2. Faut-il un site ?\n• 3 heures, est-ce assez ?\n" + "x" * 600
    report = take(house, event, pasted_rows(text))
    assert (report.taken, [why for _, why, _ in report.refused]) == (3, ["plus de 500 caractères"])
    assert {q.text for q in house.questions.all(event.id)} == {
        "Combien de temps ?",
        "Faut-il un site ?",
        "3 heures, est-ce assez ?",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Où ?", True),
        ("je voudrais savoir comment débuter", True),
        ("Comment faire", True),
        ("Merci beaucoup", False),
        ("https://x.fr/?a=1", False),
    ],
)
def test_a_question_is_known_with_or_without_its_mark(text: str, expected: bool) -> None:
    assert asks(text) is expected


@pytest.mark.parametrize(
    "text", ["=1+1 comment ?", "+33 comment faire ?", "-5 % est-ce trop ?", "@zoe comment faire ?"]
)
def test_no_export_runs_in_a_spreadsheet(house: EventHouse, event: Event, text: str) -> None:
    ask(visitor(house, event, "a"), text)
    csv = exporting.as_csv(house, event)
    assert csv.startswith(b"\xef\xbb\xbf")
    line = csv.decode("utf-8-sig").splitlines()[1]
    assert line.split(";")[1].strip('"').startswith("'" + text[0])


def test_exports_hold_no_name_unless_asked_for(house: EventHouse, event: Event) -> None:
    desk = visitor(house, event, "a")
    desk.sign(ask(desk, "Faut-il un site ?"), "Zoé Durand")
    assert b"Durand" not in exporting.as_csv(house, event) + exporting.as_json(house, event)
    assert b"Durand" in exporting.as_csv(house, event, names=True)
