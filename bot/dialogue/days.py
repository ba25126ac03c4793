"""The day that somebody names for later: « dans un mois », « d'ici 15 jours », « le 15 janvier », « fin février ». No clock here."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.numerals import digits

MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6, "juillet": 7, "juil": 7, "aout": 8,
    "septembre": 9, "sept": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_UNITS = {"jour": 1, "semaine": 7, "mois": 30.44, "trimestre": 91, "an": 365}
_IN = re.compile(r"\b(une?|quelques|\d{1,3}) ?(jour|semaine|mois|trimestre|an)s?\b( et demie?)?")
_NEXT = {"mois prochain": 30, "trimestre prochain": 91, "quinzaine": 14, "semaine prochaine": 7, "demain": 1}
_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})(?:er)? |(debut|mi|fin)[ -]|)(?:(?:le mois )?(?:de |d'))?({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b"
)
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.]\d{2,4})?\b")
_PART = {"debut": 3, "mi": 15, "fin": 28, None: 3}


class Named(NamedTuple):
    """A day: so many days from now, or the next time that a day of a month comes."""

    days: int | None = None
    date: tuple[int, int] | None = None  # day, month


def named(folded: str) -> Named | None:
    """The day that a short message names; None when it names none, or one that no calendar has."""
    text = digits(folded)
    for words, days in _NEXT.items():
        if words in text:
            return Named(days=days)
    slashed, month, within = _SLASHED.search(text), _MONTH.search(text), _IN.search(text)
    if slashed:
        return _on(int(slashed.group(1)), int(slashed.group(2)))
    if month:
        day = int(month.group(1)) if month.group(1) else _PART[month.group(2)]
        return _on(day, MONTHS[month.group(3)])
    return Named(days=_days(within)) if within else None


def _days(within: re.Match[str]) -> int:
    many = {"un": 1, "une": 1, "quelques": 3}.get(within.group(1)) or int(within.group(1))
    unit = _UNITS[within.group(2)]
    return round((many + (0.5 if within.group(3) else 0)) * unit)


def _on(day: int, month: int) -> Named | None:
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31  # months have lengths
    return Named(date=(day, month)) if 1 <= month <= 12 and 1 <= day <= longest else None
