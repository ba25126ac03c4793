"""The knowledge base: finding an entry, editing it with a preview, its history, switching a topic off, the way back to the files."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.engine import Row

from bot.answers.said import validated_answer
from bot.console.access import house, me, needs
from bot.console.knowledge import export
from bot.console.knowledge.editor import EditError
from bot.console.knowledge.form import fields_of, parse
from bot.console.knowledge.french import labels
from bot.console.knowledge.preview import drawn, previews
from bot.console.paging import page_number, searched
from bot.db import reading, writing
from bot.knowledge.apply import MAIN, touch
from bot.knowledge.files import YAML_FILES
from bot.knowledge.moderation import UnknownEntryError
from bot.knowledge.tables import KINDS, entry, withdrawn

pages = Blueprint("knowledge", __name__, url_prefix="/connaissances")
PAGE = 40
FILE_OF_KIND = {MAIN[model][0]: file for file, model in reversed(list(YAML_FILES.items()))}
"""The file a new entry of a kind goes to."""


@pages.get("")
@needs("knowledge")
def entries() -> ResponseReturnValue:
    """All entries, or those of a kind, or those that hold words."""
    kind, words, number = request.args.get("genre", ""), searched(), page_number()
    kind = kind if kind in KINDS else ""
    rows, total = _found(kind, words, number)
    return render_template(
        "knowledge/entries.html", rows=rows, total=total, kind=kind, words=words, number=number, last=max(1, -(-total // PAGE)),
        kinds=labels()["kinds"], pending=len(house().editor.pending()), new=FILE_OF_KIND,
    )  # fmt: skip


@pages.route("/entree/<path:file>/<id>", methods=["GET", "POST"])
@needs("knowledge")
def edit(file: str, id: str) -> ResponseReturnValue:
    """One entry: see, preview, save."""
    return _edit(file, id)


@pages.route("/nouvelle/<path:file>", methods=["GET", "POST"])
@needs("knowledge")
def new(file: str) -> ResponseReturnValue:
    """A new entry of a file's kind."""
    return _edit(file, None)


@pages.post("/entree/<kind>/<id>/retirer")
@needs("knowledge")
def withdraw(kind: str, id: str) -> ResponseReturnValue:
    """Hide an entry at once."""
    try:
        house().knowledge.withdraw(kind, id, request.form.get("reason", ""))
    except UnknownEntryError:
        abort(404)
    except ValueError:
        flash("Dites pourquoi l'entrée est retirée.", "error")
    else:
        _touch()
        house().audit.note(me().login, "entry_withdrawn", f"{kind} {id}", request.form["reason"])
        flash("L'entrée est retirée : l'assistant ne la dit plus.", "done")
    return redirect(_place(kind, id))


@pages.post("/entree/<kind>/<id>/retablir")
@needs("knowledge")
def restore(kind: str, id: str) -> ResponseReturnValue:
    """Show it again."""
    if house().knowledge.moderation.restore(kind, id):
        _touch()
        house().audit.note(me().login, "entry_restored", f"{kind} {id}")
        flash("L'entrée est de nouveau en service.", "done")
    return redirect(_place(kind, id))


@pages.get("/question/<id>")
@needs("knowledge")
def pair(id: str) -> ResponseReturnValue:
    """A question and the answer a person stood by."""
    found = house().pairs.one(id)
    row = _entry("pair", id)
    if row is None:
        abort(404)
    shown = (
        [drawn("Qui pose presque la même question", validated_answer("case_study", found), house().secret)]
        if found
        else []
    )
    return render_template("knowledge/pair.html", row=row, pair=found, previews=shown)


@pages.post("/question/<id>/effacer")
@needs("knowledge")
def remove_pair(id: str) -> ResponseReturnValue:
    """Forget a pair."""
    if house().pairs.remove(id):
        house().audit.note(me().login, "entry_withdrawn", f"pair {id}", "effacée")
        flash("La question et sa réponse sont effacées.", "done")
    return redirect(url_for("knowledge.entries", genre="pair"))


@pages.get("/versions")
@needs("knowledge")
def versions() -> ResponseReturnValue:
    """Every edit, and what they change in the files."""
    diff = export.diff(house().engine, house().settings.knowledge)
    return render_template(
        "knowledge/versions.html", rows=house().editor.history(), diff_text=diff, files=labels()["files"]
    )


@pages.get("/versions.patch")
@needs("knowledge")
def patch() -> ResponseReturnValue:
    """The change as a file for `git apply`."""
    house().audit.note(me().login, "exported", "connaissances.patch")
    headers = {"Content-Disposition": 'attachment; filename="connaissances.patch"'}
    return Response(export.diff(house().engine, house().settings.knowledge), mimetype="text/x-patch", headers=headers)


@pages.post("/versions/<int:number>/annuler")
@needs("knowledge")
def undo(number: int) -> ResponseReturnValue:
    """Take a version back."""
    try:
        row = house().editor.undo(number, me().login)
    except EditError as error:
        for reason in error.reasons:
            flash(reason, "error")
        return redirect(url_for("knowledge.versions"))
    house().audit.note(me().login, "entry_undone", f"{row.file} {row.entry_id}", f"version {number}")
    flash("La modification est annulée : l'entrée est comme avant.", "done")
    return redirect(url_for("knowledge.versions"))


@pages.route("/sujets", methods=["GET", "POST"])
@needs("knowledge")
def topics() -> ResponseReturnValue:
    """Topics, and switching one off or on."""
    moderation = house().knowledge.moderation
    topic, reason = request.form.get("topic", ""), " ".join(request.form.get("reason", "").split())
    if request.method == "POST" and topic in house().switchable:
        if request.form.get("do") == "on":
            moderation.switch_on(topic)
            house().audit.note(me().login, "topic_on", topic)
            flash(f"L'assistant répond de nouveau sur « {house().titles[topic]} ».", "done")
        elif len(reason) < 3:
            flash("Dites pourquoi le sujet est suspendu.", "error")
        else:
            moderation.switch_off(topic, reason)
            house().audit.note(me().login, "topic_off", topic, reason)
            flash(f"L'assistant ne répond plus sur « {house().titles[topic]} », dès le prochain message.", "done")
        return redirect(url_for("knowledge.topics"))
    off = {one.entry_id: one for one in moderation.withdrawals() if one.kind == "topic"}
    return render_template("knowledge/topics.html", topics=house().switchable, off=off)


def _edit(file: str, id: str | None) -> ResponseReturnValue:
    model = YAML_FILES.get(file)
    before = house().editor.raw(file, id) if model and id else {}
    if model is None or before is None:
        abort(404)
    errors: tuple[str, ...] = ()
    shown: list[Any] = []
    after = before
    if request.method == "POST":
        after = parse(model, {name: request.form.getlist(name) for name in request.form}, before)
        try:
            if request.form.get("do") == "save":
                return _saved(file, id, after)
            base, change = house().editor.checked(file, id, after)
            shown = previews(house().engine, house().library, base, change, house().secret)
        except EditError as error:
            errors = error.reasons
    kind = MAIN[model][0]
    row = _entry(kind, id) if id else None
    made = render_template(
        "knowledge/edit.html", file=file, id=id, kind=kind, file_name=labels()["files"][file], fields=fields_of(model, after), errors=errors,
        previews=shown, row=row, history=house().editor.history(file, id) if id else [],
        seen=request.form.get("seen", type=int) or (house().editor.version(file, id) if id else 0), note=request.form.get("note", ""),
    )  # fmt: skip
    return made, 422 if errors else 200


def _saved(file: str, id: str | None, after: dict[str, Any]) -> ResponseReturnValue:
    seen, note = request.form.get("seen", 0, type=int), request.form.get("note", "")
    kept = house().editor.save(file, id, after, me().login, note, seen)
    house().audit.note(me().login, "entry_changed", f"{file} {kept}", note)
    flash("C'est enregistré : l'assistant le dit dans les secondes qui suivent.", "done")
    return redirect(url_for("knowledge.edit", file=file, id=kept))


def _found(kind: str, words: str, number: int) -> tuple[list[Row], int]:
    hidden = withdrawn.alias("hidden")
    joined = entry.outerjoin(hidden, (hidden.c.kind == entry.c.kind) & (hidden.c.entry_id == entry.c.id))
    query = select(entry, hidden.c.reason.label("withdrawn")).select_from(joined).where(~entry.c.id.like("%/%"))
    if kind:
        query = query.where(entry.c.kind == kind)
    if words:
        hits = house().knowledge.search(words, limit=60, kinds=(kind,) if kind else ())
        pattern = f"%{words.replace('%', '').replace('_', ' ')}%"
        query = query.where(
            entry.c.id.in_([hit.id for hit in hits]) | entry.c.title.ilike(pattern) | (entry.c.id == words)
        )
    with reading(house().engine) as connection:
        total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
        ordered = query.order_by(entry.c.kind, entry.c.title, entry.c.id)
        return list(connection.execute(ordered.limit(PAGE).offset((number - 1) * PAGE))), int(total)


def _entry(kind: str, id: str) -> Any:
    return next((known for known in house().knowledge.moderation.find(id) if known.kind == kind), None)


def _place(kind: str, id: str) -> str:
    known = _entry(kind, id)
    if kind == "pair" or known is None:
        return url_for("knowledge.pair", id=id)
    return url_for("knowledge.edit", file=known.file, id=id)


def _touch() -> None:
    with writing(house().engine) as connection:
        touch(connection)
