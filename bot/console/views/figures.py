"""Figures with their definitions, charts, CSV; and how well each build understands."""

from __future__ import annotations

import csv
import io
from datetime import date
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from bot.console.access import house, me, needs
from bot.console.drawing import number_fr
from bot.console.figures import charts
from bot.console.figures.definitions import DEFINITIONS, FEWEST
from bot.console.figures.quality import builds
from bot.console.figures.queries import PERIODS, Figures
from bot.db import utcnow
from bot.events.exporting import safe

pages = Blueprint("figures", __name__)
DEFAULT_WEEKS = 4
TOTALS = ("people", "conversations", "messages")
RATES = ("answered", "asked_back", "handed", "redirected", "helped")
TABLES = ("weeks", "topics", "families", "channels", "events", "hours")


@pages.get("/chiffres")
@needs("figures")
def page() -> ResponseReturnValue:
    """Everything of a period."""
    found, weeks = _figures()
    return render_template(
        "figures/page.html", found=found, weeks=weeks, periods=PERIODS, definitions=DEFINITIONS, totals=TOTALS, rates=RATES,
        tables=[name for name in TABLES if name in found.tables], fewest=FEWEST,
    )  # fmt: skip


@pages.get("/chiffres/<name>.svg")
@needs("figures")
def chart(name: str) -> ResponseReturnValue:
    """The chart of a table."""
    found, _ = _figures()
    if name not in found.tables:
        abort(404)
    return Response(charts.draw(name, found.tables[name]), mimetype="image/svg+xml")


@pages.get("/chiffres.csv")
@needs("figures")
def table() -> ResponseReturnValue:
    """The same numbers for a spreadsheet: UTF-8 with its mark, semicolons, no cell that is a formula."""
    found, weeks = _figures()
    made = io.StringIO()
    rows = csv.writer(made, delimiter=";", lineterminator="\r\n")
    rows.writerow(["du", "au", "chiffre", "ligne", "personnes", "messages", "valeur"])
    for line in _lines(found):
        rows.writerow([found.first.isoformat(), found.last.isoformat(), *(safe(cell) for cell in line)])
    house().audit.note(me().login, "exported", f"chiffres, {weeks} semaines")
    headers = {"Content-Disposition": f'attachment; filename="chiffres-{found.last}.csv"'}
    return Response("\ufeff" + made.getvalue(), mimetype="text/csv; charset=utf-8", headers=headers)


@pages.get("/qualite")
@needs("figures")
def quality() -> ResponseReturnValue:
    """Scores of each build."""
    return render_template("figures/quality.html", builds=builds())


def _figures() -> tuple[Figures, int]:
    raw = request.args.get("semaines", str(DEFAULT_WEEKS))
    weeks = int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 4 else DEFAULT_WEEKS
    weeks = weeks if weeks in PERIODS else DEFAULT_WEEKS
    return house().figures.figures(weeks, _today()), weeks


def _today() -> date:
    return utcnow().astimezone(ZoneInfo(house().organisation.time_zone)).date()


def _lines(found: Figures) -> list[tuple[object, ...]]:
    few = f"moins de {FEWEST}"
    if found.totals is None:
        return [("Personnes", "", few, "", "")]
    totals, rates = found.totals, found.totals.rates
    lines: list[tuple[object, ...]] = [(DEFINITIONS[name].title, "", "", "", getattr(totals, name)) for name in TOTALS]
    for name in RATES:
        rate = rates[name]
        lines.append(
            (DEFINITIONS[name].title, "", "", "", few if rate is None else f"{number_fr(round(rate * 100, 1))} %")
        )
    for name in TABLES:
        for cell in found.tables.get(name, ()):
            people, messages = (few if n is None else n for n in (cell.people, cell.messages))
            lines.append((DEFINITIONS[name].title, cell.label, people, messages, ""))
    return lines
