"""Figures of a message that cannot be taken as they are, so that they can be answered instead of being dropped."""

from __future__ import annotations

import re

_HOURS = re.compile(
    r"\b(\d{1,4}) ?(?:h|heures?)\b[^.!?;]{0,12}(?:par|/|la|chaque) ?(?:sem|semaine)|"
    r"(?:par|chaque) semaine[^.!?;\d]{0,20}(\d{1,4}) ?(?:h|heures?)\b"
)


def weekly_hours(folded: str) -> float | None:
    """Hours a week as written, however many; None when no weekly figure is written. `folded` is `bot.text.fold` of it."""
    found = _HOURS.search(folded)
    return float(found.group(1) or found.group(2)) if found else None
