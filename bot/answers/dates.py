"""Days as French people say them."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def short_day_fr(day: date) -> str:
    """« 27 déc. 2026 », where room is scarce."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def day_fr(day: date) -> str:
    """« 1er mars 2027 »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def hour_fr(moment: datetime) -> str:
    """« 18 h », « 9 h 30 »."""
    return f"{moment.hour} h" + (f" {moment.minute:02}" if moment.minute else "")


def span_fr(start: datetime, end: datetime) -> str:
    """« jeudi 3 décembre 2026, de 18 h à 20 h » ; both days when they differ. Moments in local time."""
    first = f"{DAYS[start.weekday()]} {day_fr(start.date())}"
    if start.date() == end.date():
        return f"{first}, de {hour_fr(start)} à {hour_fr(end)}"
    return f"du {first}, {hour_fr(start)}, au {DAYS[end.weekday()]} {day_fr(end.date())}, {hour_fr(end)}"
