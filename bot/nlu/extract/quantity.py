"""The one number a short message says, when it is the answer to « combien ? »: « 12 », « une dizaine », « 1 200 € », « 2 h 30 »."""

from __future__ import annotations

import re

from bot.numerals import digits
from bot.text import fold

MOST_CHARACTERS = 80
_ABOUT = {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
          "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000}  # fmt: skip
_TENS = re.compile(rf"\b(?:une?|(\d+)) ({'|'.join(_ABOUT)})s?\b")
_HALF_HOUR = re.compile(r"\b(?:une |1/2 )?demi[- ]?(?:e )?heure\b")
_CLOCK = re.compile(r"\b(\d{1,3}) ?(?:h|heures?) ?(?:(\d{1,2})\b|et demie?)")
_MINUTES = re.compile(r"\b(\d{1,3}) ?(?:min|minutes?|mn)\b")
_NONE = re.compile(r"\b(aucune?|zero|rien|personne|pas une?|nada)\b")
_RANGE = re.compile(r"(?:entre )?(\d+(?:[.,]\d+)?) ?(?:a|-|ou|/|(?<=\d )et) ?(\d+(?:[.,]\d+)?)")
_NUMBER = re.compile(r"(?<![\w.,])(-?\d+(?:[.,]\d+)?)")


def quantity(text: str) -> float | None:
    """The number, None when there is none, several that make no range, or the text is too long to be an answer.

    A range counts as its middle; durations come in hours.
    """
    if len(text) > MOST_CHARACTERS:
        return None
    folded = digits(fold(text).strip())
    folded = _TENS.sub(lambda m: str(int(m.group(1) or 1) * _ABOUT[m.group(2)]), folded)
    folded = _HALF_HOUR.sub("0.5 h", folded)
    folded = _CLOCK.sub(_hours, folded)
    folded = _MINUTES.sub(lambda m: f"{int(m.group(1)) / 60:.4g}", folded)
    between = _RANGE.search(folded)
    if between:
        return (_value(between.group(1)) + _value(between.group(2))) / 2
    found = [_value(one) for one in _NUMBER.findall(folded)]
    if len(found) == 1:
        return found[0]
    if not found and re.fullmatch(
        r"(environ |a peu pres |juste |seulement |disons )?une?( seule?| client(e)?| heure)?[ .!]*", folded
    ):
        return 1.0
    return 0.0 if not found and _NONE.search(folded) else None


def _hours(match: re.Match[str]) -> str:
    whole = int(match.group(1))
    part = int(match.group(2)) / 60 if match.group(2) else 0.5
    return f"{whole + part:.4g} h"


def _value(text: str) -> float:
    return float(text.replace(",", "."))
