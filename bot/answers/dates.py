"""Days as French people say them."""

from __future__ import annotations

from datetime import date

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
