"""What cells say: dates as French people and tools write them, numbers, yes and no."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from bot.answers.dates import MONTHS
from bot.text import fold

_MONTH = {fold(name)[:4]: i + 1 for i, name in enumerate(MONTHS)} | {"juil": 7, "juin": 6}
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$"
)
_NUMBERS = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:,?\s+(?:a\s+)?(\d{1,2})\s?[:h]\s?(\d{2})?(?::(\d{2}))?)?$"
)
_WORDS = re.compile(
    r"(?:\w+\s+)?(\d{1,2})(?:er)?\s+([a-z]+)\.?\s+(\d{4})(?:,?\s+(?:a\s+)?(\d{1,2})\s?[:h]\s?(\d{2})?(?::(\d{2}))?)?$"
)
YES = frozenset(
    {"oui", "yes", "true", "vrai", "1", "x", "repondu", "repondue", "answered", "done", "traite", "traitee"}
)


def moment(text: str, zone: tzinfo) -> datetime | None:
    """A moment in UTC; a date without zone is in `zone`. Day before month, as in France. None when it is not a date.

    An hour that a clock change skips or doubles is read as the first of the two possible moments.
    """
    folded = fold(text).strip()
    iso = _ISO.match(text.strip())
    if iso:
        year, month, day, hour, minute, second, offset = iso.groups()
        return _made((year, month, day, hour, minute, second), _offset(offset) or zone)
    numbers = _NUMBERS.match(folded)
    if numbers:
        day, month, year, hour, minute, second = numbers.groups()
        return _made((year if len(year) == 4 else f"20{year}", month, day, hour, minute, second), zone)
    words = _WORDS.match(folded)
    if words and words.group(2)[:4] in _MONTH:
        day, name, year, hour, minute, second = words.groups()
        return _made((year, str(_MONTH[name[:4]]), day, hour, minute, second), zone)
    return None


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC"):
        return timezone.utc
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _made(parts: tuple[str | None, ...], zone: tzinfo) -> datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return None


def number(text: str) -> int:
    """A count: « 1 204 » → 1204; what is not one, or negative, is 0."""
    digits = re.sub(r"[\s\u00a0\u202f]", "", text)
    return min(int(digits), 1_000_000) if re.fullmatch(r"\+?\d{1,9}", digits) else 0


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return fold(text).strip() in YES
