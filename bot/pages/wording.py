"""Turns of phrase of the pages."""

from __future__ import annotations

from datetime import date, timedelta

from bot.advisor.plan import Plan, Week
from bot.answers import wording
from bot.answers.dates import day_fr
from bot.text import enumerate_fr, typeset

ROLES = {"home": "votre base", "main": "votre canal principal", "support": "en appui"}


def minutes_fr(minutes: int) -> str:
    """« 45 min », « 1 h 30 »."""
    return wording.hours(minutes / 60)


def plan_title() -> str:
    """The page's title."""
    return "Votre plan de 30 jours"


def plan_lead(plan: Plan) -> str:
    """The channels and their roles, and the time."""
    channels = enumerate_fr([f"{wording.ARTICLES.get(id, name)} ({ROLES[role]})" for id, name, role in plan.channels])
    return typeset(f"Quatre semaines, {minutes_fr(plan.minutes)} par semaine, avec {channels}.")


def plan_note(plan: Plan, start: date) -> str:
    """When it begins, and what the time rests on."""
    counted = "Ce temps est une hypothèse : dites à l'assistant le vôtre, il refait le plan. " if plan.assumed else ""
    return typeset(
        f"Début proposé : lundi {day_fr(start)}. {counted}Une seule chose nouvelle par semaine, et on compte."
    )


def week_title(week: Week) -> str:
    """« Semaine 1 – Écouter et poser la base (2 h) »."""
    return typeset(f"Semaine {week.number} – {week.title} ({minutes_fr(week.minutes)})")


def week_dates(week: Week, start: date) -> str:
    """« du 30 novembre 2026 au 6 décembre 2026 »."""
    first = start + timedelta(weeks=week.number - 1)
    return f"du {day_fr(first)} au {day_fr(first + timedelta(days=6))}"
