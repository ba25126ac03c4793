"""From a file of unknown make to rows of text: CSV in its French varieties, XLSX, XLS, JSON. Everything is bounded and nothing is run."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 60
MOST_CELL = 5_000
MOST_UNZIPPED = 100_000_000
XLS = b"\xd0\xcf\x11\xe0"
Sheet = tuple[str, Iterable[Iterable[Any]]]
"""Name, and values by row."""


class UnreadableError(ValueError):
    """The file cannot be read; the message says why, in French, for the organiser."""


@dataclass(frozen=True)
class Table:
    """`rows` are cells by header. `kind`: "csv", "xlsx", "xls", "json". `note`: what was decided on the way, to be shown."""

    kind: str
    headers: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    note: str = ""
    objects: tuple[dict[str, Any], ...] = field(default=())  # of a JSON file, as they were


def read(data: bytes) -> Table:
    """The table in a file, whatever its name says. Raises UnreadableError."""
    if not data.strip():
        raise UnreadableError("Le fichier est vide.")
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"Le fichier est trop gros : {MOST_BYTES // 1_000_000} Mo au plus.")
    if data.startswith(XLS):
        return _workbook("xls", data, _xls_sheets)
    if data.startswith(b"PK"):
        return _workbook("xlsx", data, _xlsx_sheets)
    if data.startswith(b"%PDF"):
        raise UnreadableError(
            "C'est un PDF. Exportez les questions au format .csv ou .xlsx, ou collez-les une par ligne."
        )
    text, encoding = _decoded(data)
    return _json(text) if text.lstrip()[:1] in "[{" else _csv(text, encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """UTF-8 with or without BOM, UTF-16 with one, else cp1252, which French Excel writes."""
    for codec in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text, codec
    raise UnreadableError("Ce fichier n'est pas un tableau lisible : attendu .csv, .xlsx, .xls ou .json.")


def _csv(text: str, encoding: str) -> Table:
    delimiter = _delimiter(text)
    try:
        lines = list(_bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)))
    except csv.Error as error:
        raise UnreadableError(f"Le fichier est endommagé ou mal formé ({error}).") from None
    names = {";": "point-virgule", ",": "virgule", "\t": "tabulation"}
    return _table("csv", lines, f"séparateur : {names[delimiter]}, encodage : {encoding}")


def _delimiter(text: str) -> str:
    """The one of ; , and tab that cuts the first lines into the same number of columns, most columns first."""
    sample = text[:20_000]
    best, most = ",", (0.0, 0)
    for delimiter in (";", ",", "\t"):
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row][:30]
        except csv.Error:
            continue
        if not widths or widths[0] < 2:
            continue
        regular = sum(w == widths[0] for w in widths[: max(1, len(widths) - 1)]) / max(1, len(widths) - 1)
        if (regular, widths[0]) > most:
            best, most = delimiter, (regular, widths[0])
    return best


def _bounded(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            raise UnreadableError(f"Le fichier a trop de lignes : {MOST_ROWS} au plus. Coupez-le en plusieurs.")
        yield [_cell(cell) for cell in row[:MOST_COLUMNS]]


def _table(kind: str, lines: list[list[str]], note: str) -> Table:
    filled = [line for line in lines if any(line)]
    if len(filled) < 1:
        raise UnreadableError("Le fichier ne contient aucune ligne.")
    headers = tuple(name or f"colonne {i + 1}" for i, name in enumerate(filled[0]))
    rows = tuple(dict(zip(headers, line + [""] * (len(headers) - len(line)), strict=False)) for line in filled[1:])
    return Table(kind, headers, rows, note)


def _workbook(kind: str, data: bytes, sheets: Callable[[bytes], Iterator[Sheet]]) -> Table:
    """The sheet `Wall` (Wooclap), else the first one that has rows. Formulas are not computed: their last value is read."""
    try:
        for name, rows in sheets(data):
            lines = list(_bounded([_text(cell) for cell in row] for row in rows))
            if sum(any(line) for line in lines) > 1:
                return _table(kind, lines, f"feuille : {name}")
    except UnreadableError:
        raise
    except Exception:  # the libraries raise anything on a damaged workbook
        raise UnreadableError(
            "Le classeur est endommagé, ou protégé par un mot de passe. Enregistrez-le de nouveau au format .xlsx ou .csv, puis réessayez."
        ) from None
    raise UnreadableError("Le classeur ne contient aucune ligne de questions.")


def _xlsx_sheets(data: bytes) -> Iterator[Sheet]:
    import openpyxl  # heavy, for this only

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_UNZIPPED:
            raise UnreadableError("Le classeur est trop gros une fois décompressé.")
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for name in _wall_first(book.sheetnames):
        yield name, book[name].iter_rows(values_only=True)


def _xls_sheets(data: bytes) -> Iterator[Sheet]:
    import xlrd

    with open(os.devnull, "w") as nowhere:  # the library writes its doubts about damaged files
        book = xlrd.open_workbook(file_contents=data, logfile=nowhere, on_demand=True, ragged_rows=True)
        for name in _wall_first(book.sheet_names()):
            sheet = book.sheet_by_name(name)
            yield name, ([_xls_value(cell, book.datemode) for cell in sheet.row(i)] for i in range(sheet.nrows))


def _xls_value(cell: Any, datemode: int) -> Any:
    """The cell as Python has it; an old workbook keeps dates as numbers, yes and no too, and errors as codes."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return None if cell.ctype == xlrd.XL_CELL_ERROR else cell.value


def _wall_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: name.casefold() != "wall")


def _json(text: str) -> Table:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError("Le fichier JSON est endommagé.") from None
    if isinstance(found, dict):
        found = next((value for value in found.values() if isinstance(value, list)), None)
    objects = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    if not objects:
        raise UnreadableError("Le fichier JSON ne contient pas de liste de questions.")
    if len(objects) > MOST_ROWS:
        raise UnreadableError(f"Le fichier a trop de questions : {MOST_ROWS} au plus.")
    headers = tuple(dict.fromkeys(str(key)[:100] for one in objects for key in list(one)[:MOST_COLUMNS]))[:MOST_COLUMNS]
    rows = tuple({name: _text(one.get(name)) for name in headers} for one in objects)
    return Table("json", headers, rows, f"{len(objects)} objets JSON", tuple(objects))


def _text(value: Any) -> str:
    if value is None or isinstance(value, (list, dict)):
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _cell(str(value))


def _cell(text: str) -> str:
    return text.replace("\x00", "").strip()[:MOST_CELL]
