"""Questions of another tool: a file is sent, its columns are shown and confirmed, and what became of each line is told."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.console.access import house, me, needs
from bot.console.views.events import event_of, must_organise
from bot.console.waiting_files import WaitingFile
from bot.events.importing.columns import FIELDS, Columns, Row, guess, mapped_rows, preset, preset_rows
from bot.events.importing.table import Table, UnreadableError, read
from bot.events.importing.take import Importer, Report
from bot.events.model import Event

pages = Blueprint("importing", __name__, url_prefix="/evenements")
SHOWN = 3
"""Lines of the file shown with its columns."""
TOOLS = {"claper": "Claper", "slido": "Slido"}
LABELS = {
    "text": "La question", "author": "Qui la pose", "votes": "Les soutiens", "time": "La date", "answered": "Déjà répondue",
    "answer": "La réponse", "theme": "Le thème", "id": "Son numéro",
}  # fmt: skip


@pages.get("/<code>/importer")
@needs("events")
def choose(code: str) -> ResponseReturnValue:
    """Choose a file."""
    must_organise()
    return render_template("events/import.html", event=event_of(code), report=None)


@pages.post("/<code>/importer")
@needs("events")
def send(code: str) -> ResponseReturnValue:
    """Read the file: a form known exactly is taken, any other waits for its columns to be confirmed."""
    must_organise()
    event, sent = event_of(code), request.files.get("file")
    try:
        table = read(sent.read() if sent else b"")
    except UnreadableError as error:
        flash(str(error), "error")
        return render_template("events/import.html", event=event, report=None), 422
    known = preset(table)
    if known:
        return _taken(event, preset_rows(known, table, house().events.zone), f"Export de {TOOLS[known]}")
    now = house().events.clock()
    name = (sent.filename if sent else None) or "fichier"
    token = house().waiting_files.keep(WaitingFile(me().login, event.id, name[:100], table, now))
    return redirect(url_for("importing.columns", code=event.code, token=token))


@pages.get("/<code>/importer/<token>")
@needs("events")
def columns(code: str, token: str) -> ResponseReturnValue:
    """The columns as guessed, to be corrected."""
    must_organise()
    event = event_of(code)
    file = house().waiting_files.get(token, me().login, event.id, house().events.clock())
    return _columns(event, file, guess(file.table)) if file else _gone(event)


@pages.post("/<code>/importer/<token>")
@needs("events")
def confirm(code: str, token: str) -> ResponseReturnValue:
    """Take the questions by the confirmed columns."""
    must_organise()
    event = event_of(code)
    file = house().waiting_files.get(token, me().login, event.id, house().events.clock())
    if file is None:
        return _gone(event)
    chosen = _chosen(file.table)
    if chosen is None:
        flash("Dites dans quelle colonne sont les questions. Une colonne ne sert qu'une fois.", "error")
        return _columns(event, file, guess(file.table), 422)
    house().waiting_files.drop(token)
    return _taken(event, mapped_rows(file.table, chosen, house().events.zone), file.name)


def _chosen(table: Table) -> Columns | None:
    """The columns of the form; None when it names none for the questions, an unknown one, or one twice."""
    fields = {name: request.form.get(name, "") for name in FIELDS}
    named = {name: header for name, header in fields.items() if header}
    sound = set(named.values()) <= set(table.headers) and len(set(named.values())) == len(named)
    return Columns(**named) if "text" in named and sound else None


def _taken(event: Event, rows: Iterable[Row], name: str) -> ResponseReturnValue:
    names = request.form.get("names") == "yes"
    report: Report = Importer(house().engine).take(event.id, rows, names=names, actor=me().name)
    house().audit.note(me().login, "event_imported", event.code, f"{report.taken} questions")
    return render_template("events/import.html", event=event, report=report, name=name)


def _columns(event: Event, file: WaitingFile, guessed: Columns | None, status: int = 200) -> ResponseReturnValue:
    fields = guessed.as_fields() if guessed else {}
    page = render_template(
        "events/columns.html", event=event, name=file.name, table=file.table, labels=LABELS, guessed=fields, rows=file.table.rows[:SHOWN],
    )  # fmt: skip
    return page, status


def _gone(event: Event) -> ResponseReturnValue:
    flash("Ce fichier n'est plus là : il attend un quart d'heure. Choisissez-le de nouveau.", "error")
    return redirect(url_for("importing.choose", code=event.code))
