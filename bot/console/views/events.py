"""Events: creating one, its links and papers, and answering its questions (the speaker's part)."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.console.access import house, me, needs
from bot.console.drawing import people_fr
from bot.events import poster
from bot.events.codes import BadCodeError
from bot.events.exporting import as_csv
from bot.events.model import STATES, Event, EventError, Question
from bot.events.speaker_cards import GONE
from bot.text import fold

pages = Blueprint("events", __name__, url_prefix="/evenements")
PAPERS = {
    "affiche.pdf": ("application/pdf", poster.poster),
    "diapositive.pdf": ("application/pdf", poster.slide),
}


@pages.get("")
@needs("events")
def all_events() -> ResponseReturnValue:
    """Every event one may see, the latest first."""
    rows = [
        (event, event.phase(house().events.clock()), house().events.events.counts(event.id))
        for event in house().events.events.all()
        if _sees(event)
    ]
    return render_template("events/all.html", rows=rows, local=house().events.local, organises=_organises())


@pages.route("/nouveau", methods=["GET", "POST"])
@needs("events")
def new() -> ResponseReturnValue:
    """Make an event."""
    must_organise()
    if request.method == "GET":
        return render_template("events/new.html", form=request.form)
    try:
        event = _made()
    except (EventError, BadCodeError, ValueError) as error:
        flash(_french(error), "error")
        return render_template("events/new.html", form=request.form), 422
    house().audit.note(me().login, "event_made", event.code, event.title)
    flash(f"L'événement est créé. Son code est {event.code}.", "done")
    return redirect(url_for("events.one", code=event.code))


@pages.get("/<code>")
@needs("events")
def one(code: str) -> ResponseReturnValue:
    """One event: links, papers, who comes, questions."""
    event = event_of(code)
    state = request.args.get("etat", "open")
    state = state if state in STATES or state == "all" else "open"
    heads = house().events.questions.all(event.id)
    questions = [one for one in heads if state in ("all", one.state)]
    numbers = Counter(one.state for one in heads)
    return render_template(
        "events/one.html", event=event, phase=event.phase(house().events.clock()), local=house().events.local, page=house().events.page(event),
        telegram=house().events.telegram_link(event), audience=house().events.people.audience(event.id), questions=questions[:100],
        total=len(questions), state=state, states=STATES, numbers=numbers, all=len(heads), organises=_organises(), link=None,
    )  # fmt: skip


@pages.post("/<code>/lien")
@needs("events")
def link(code: str) -> ResponseReturnValue:
    """A new access link for the organiser or a speaker; the earlier one ends. Shown once, kept nowhere."""
    must_organise()
    event, name = event_of(code), request.form.get("speaker", "")
    if name and name not in event.speakers:
        abort(400)
    accesses, now = house().events.accesses, house().events.clock()
    made = accesses.make(event.id, "speaker", now, name) if name else accesses.make(event.id, "organiser", now)
    house().audit.note(me().login, "event_link", event.code, name or "organisation")
    return render_template("events/link.html", event=event, name=name, link=made)


@pages.get("/<code>/<paper>")
@needs("events")
def paper(code: str, paper: str) -> ResponseReturnValue:
    """Poster, slide, QR code, questions as CSV."""
    event = event_of(code)
    card = house().events.card(event)
    if paper in PAPERS:
        kind, draw = PAPERS[paper]
        content = draw(card, house().organisation.name, house().events.telegram_link(event), house().events.clock())
    elif paper in ("qr.svg", "qr.png"):
        kind = "image/svg+xml" if paper.endswith("svg") else "image/png"
        content = (poster.qr_svg if paper.endswith("svg") else poster.qr_png)(house().events.page(event))
    elif paper == "questions.csv" and _organises():
        kind, content = "text/csv; charset=utf-8", as_csv(house().events, event)
        house().audit.note(me().login, "exported", f"questions {event.code}")
    else:
        abort(404)
    headers = {"Content-Disposition": f'attachment; filename="{event.code}-{paper}"'}
    return Response(io.BytesIO(content), mimetype=kind, headers=headers)


@pages.post("/<code>/question/<id>")
@needs("events")
def decide(code: str, id: str) -> ResponseReturnValue:
    """Answer a question, use the assistant's draft, or move it to another state."""
    event, do = event_of(code), request.form.get("do", "")
    asked = house().events.questions.one(id)
    if asked is None or house().events.questions.event_of(id) != event.id:
        abort(404)
    try:
        flash(_decided(asked, do), "done")
    except EventError as error:
        flash(_french(error), "error")
    back = request.form.get("etat", "open")
    return redirect(url_for("events.one", code=event.code, etat=back if back in STATES else "all"))


def _decided(asked: Question, do: str) -> str:
    events, text = house().events, request.form.get("text", "")
    if do in ("answer", "draft"):
        told = events.answering.answer(asked.public_id, text, me().name, approve_draft=do == "draft")
        house().audit.note(me().login, "answered", f"question {asked.public_id}")
        return (
            f"La réponse part à {people_fr(told)}."
            if told
            else "La réponse est gardée. Personne n'est à prévenir : la question venait d'un papier."
        )
    if do not in ("spoken", "off_topic", "refused", "open") or (do == "refused" and not _organises()):
        abort(400)
    events.changes.set_state(asked.public_id, do, me().name, request.form.get("reason"))
    told = events.answering.tell(asked.public_id)
    house().audit.note(me().login, "event_changed", f"question {asked.public_id}", do)
    label = STATES[do]
    return f"C'est noté : {label}. Le message part à {people_fr(told)}." if told else f"C'est noté : {label}."


def _made() -> Event:
    form, zone = request.form, ZoneInfo(house().organisation.time_zone)
    day = form.get("day", "")
    start, end = (
        datetime.fromisoformat(f"{day}T{form.get(name, '')}").replace(tzinfo=zone) for name in ("start", "end")
    )
    retain = form.get("retain", "").strip()
    return house().events.events.create(
        form.get("title", ""),
        start,
        end,
        theme=form.get("theme", ""),
        place=form.get("place", ""),
        speakers=tuple(line for line in form.get("speakers", "").splitlines() if line.strip()),
        retain_until=date.fromisoformat(retain) if retain else None,
        moderated=form.get("moderated") == "yes",
        code=form.get("code", "").strip() or None,
    )


def event_of(code: str) -> Event:
    """The event of an address; 404 for one that is not there, or not theirs."""
    found = house().events.events.by_code(code)
    if found is None or not _sees(found):
        abort(404)
    return found


def _organises() -> bool:
    return me().role in ("organiser", "administrator")


def must_organise() -> None:
    """403 for a speaker."""
    if not _organises():
        abort(403)


def _sees(event: Event) -> bool:
    """A speaker sees the events where they speak, by the name of their account."""
    return me().role != "speaker" or fold(me().name) in {fold(name) for name in event.speakers}


def _french(error: Exception) -> str:
    """What an organiser can mend. Errors of events are worded for operators: the field they name is enough here."""
    text = str(error)
    for start, said in FRENCH.items():
        if text.startswith(start):
            return said
    return "Vérifiez la date et les heures : la fin vient après le début." if isinstance(error, ValueError) else text


FRENCH = {
    "title=": "Donnez un titre, de 200 caractères au plus.",
    "end=": "La fin vient après le début.",
    "retain_until=": "La date de fin des questions vient après l'événement, de trois ans au plus.",
    "speaker=": "Le nom d'un intervenant a 120 caractères au plus.",
    "code=": "Ce code est pris, ou ressemble trop à un autre. Choisissez-en un autre, ou laissez vide.",
    "place=": "Le lieu a 200 caractères au plus.",
    "theme=": "Le thème a 200 caractères au plus.",
    "state=": "Dites pourquoi : la personne qui a demandé lira cette raison.",
    "the answer has": "Écrivez la réponse, de 4 000 caractères au plus.",
    "this question has no draft": "Cette question n'a pas de proposition de l'assistant.",
    "question=": GONE,
}
