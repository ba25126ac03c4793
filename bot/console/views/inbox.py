"""« À traiter » : groups, one group with its dialogues and the four actions, what was done."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.engine import Row

from bot.console.access import house, me, needs
from bot.console.annotations import NONE_TICKED, AnnotationError
from bot.console.drawing import REASONS
from bot.console.inbox.actions import GONE, ActionError, SourceGiven
from bot.console.inbox.privacy import masked
from bot.console.inbox.store import ACTIONS, PAGE
from bot.console.paging import page_number

pages = Blueprint("inbox", __name__)
MOST_SHOWN = 60
WITH_DIALOGUE = 5
"""Messages of a group whose dialogue stands on the page; the others are one click away."""


@pages.get("/a-traiter")
@needs("inbox")
def all_groups() -> ResponseReturnValue:
    """Groups, the most wanted first."""
    reason = request.args.get("motif")
    reason = reason if reason in REASONS else None
    number = page_number()
    groups, total = house().inbox.groups(reason, number)
    return render_template(
        "inbox/groups.html", groups=groups, total=total, number=number, last=max(1, -(-total // PAGE)), reason=reason,
        counts=house().inbox.counts(), holds=house().holds.all(), who=house().dialogues.who, masked=masked,
    )  # fmt: skip


@pages.get("/a-traiter/<int:id>")
@needs("inbox")
def one_group(id: int) -> ResponseReturnValue:
    """A group."""
    return _group_page(id)


@pages.post("/a-traiter/<int:id>")
@needs("inbox")
def act(id: int) -> ResponseReturnValue:
    """Do one of the four things with the messages that are ticked."""
    found = house().inbox.group(id)
    if found is None:
        flash(GONE, "error")
        return redirect(url_for("inbox.all_groups"))
    wanted = {
        int(value)
        for value in request.form.getlist("message")
        if value.isascii() and value.isdigit() and len(value) < 10
    }
    rows = [row for row in found[1] if row.id in wanted]
    action = DOINGS.get(request.form.get("do", ""))
    if action is None:
        abort(400)
    try:
        if not rows:
            raise ActionError(NONE_TICKED)
        flash(action(rows), "done")
    except (ActionError, AnnotationError) as error:
        flash(str(error), "error")
        return _group_page(id, status=422)
    return redirect(url_for("inbox.one_group", id=id) if house().inbox.group(id) else url_for("inbox.all_groups"))


@pages.get("/a-traiter/fait")
@needs("inbox")
def done() -> ResponseReturnValue:
    """What was dealt with, and how."""
    number = page_number()
    rows = house().inbox.closed(number)
    return render_template(
        "inbox/done.html", rows=rows, actions=ACTIONS, number=number, more=len(rows) == PAGE, masked=masked
    )


@pages.post("/a-traiter/fait/<int:id>")
@needs("inbox")
def reopen(id: int) -> ResponseReturnValue:
    """Put a message back among what waits."""
    if house().inbox.reopen(id):
        house().audit.note(me().login, "reopened", id)
        flash("Le message est de nouveau à traiter.", "done")
    return redirect(url_for("inbox.done"))


def _group_page(id: int, status: int = 200) -> ResponseReturnValue:
    found = house().inbox.group(id)
    if found is None:
        return redirect(url_for("inbox.all_groups"))
    group, rows = found
    items = [
        (row, masked(row.text), house().dialogues.around(row) if i < WITH_DIALOGUE else None)
        for i, row in enumerate(rows[:MOST_SHOWN])
    ]
    suggested = request.form.get("topic") or (group.topic if group.topic in house().titles else "")
    ticked = request.form.getlist("message") if status != 200 else [str(row.id) for row in rows[:MOST_SHOWN]]
    made = render_template(
        "inbox/group.html", group=group, items=items, left=max(0, len(rows) - MOST_SHOWN), topics=house().topics, suggested=suggested,
        token=request.form.get("token") or secrets.token_hex(12), form=request.form, who=house().dialogues.who, masked=masked, ticked=ticked,
    )  # fmt: skip
    return made, status


def _annotate(rows: list[Row]) -> str:
    topic = request.form.get("topic", "")
    texts = [request.form.get(f"text.{row.id}", masked(row.text)) for row in rows]
    new = house().actions.annotate(me(), [row.id for row in rows], texts, topic)
    return f"{_n(new, 'phrase gardée', 'phrases gardées')} pour « {house().titles[topic]} ». L'assistant en tiendra compte au prochain entraînement."


def _answer(rows: list[Row]) -> str:
    text, token, keep = request.form.get("answer", ""), _token(), request.form.get("keep") == "yes"
    told = house().actions.answer(me(), [row.id for row in rows], text, token, keep)
    return f"Votre réponse part à {_n(told, 'personne', 'personnes')}, chacune sur son canal."


def _pair(rows: list[Row]) -> str:
    form, ids = request.form, [row.id for row in rows]
    source = SourceGiven(
        *(form.get(name, "") for name in ("source_title", "source_publisher", "source_url", "source_year"))
    )
    question, answer = form.get("question", ""), form.get("pair_answer", "")
    told = 0
    house().actions.check_pair(question, answer, source)
    if form.get("send") == "yes":
        told = house().actions.answer(me(), ids, answer, _token())
    house().actions.make_pair(me(), ids, question, answer, source)
    return "L'entrée est créée : l'assistant la connaît dès maintenant." + (
        f" La réponse part à {_n(told, 'personne', 'personnes')}." if told else ""
    )


def _discard(rows: list[Row]) -> str:
    done = house().actions.discard(me(), [row.id for row in rows], request.form.get("reason", ""))
    return f"{_n(done, 'message écarté', 'messages écartés')}."


def _token() -> str:
    """The name of the sending, made with the page; a browser may send anything."""
    token = request.form.get("token", "")
    return token if token.isalnum() and len(token) <= 40 else secrets.token_hex(12)


def _n(n: int, one: str, many: str) -> str:
    return f"{n} {many if n > 1 else one}"


DOINGS: dict[str, Callable[[list[Row]], str]] = {
    "annotate": _annotate,
    "answer": _answer,
    "pair": _pair,
    "discard": _discard,
}
