"""One act that a profession's rules speak of (paid advertising, testimonials, prices…) and what they say of it; see `acts.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot.advisor.model import Profession
from bot.text import fold

Ruling = Literal["no", "limits", "yes", "duties", "unknown"]
"""Forbidden; neither forbidden nor free; allowed; only something to respect; nothing known of it."""


@dataclass(frozen=True)
class Act:
    """`asked`, `about` and `no` are patterns on folded text, see the file; `rules` are legal rules by id."""

    id: str
    name: str
    asked: re.Pattern[str]
    about: re.Pattern[str]
    no: re.Pattern[str]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What a profession's rules say of one act: the ruling, and their lines about it."""

    ruling: Ruling
    forbidden: tuple[str, ...]
    allowed: tuple[str, ...]
    duties: tuple[str, ...]


def parse(data: Sequence[Mapping[str, Any]]) -> tuple[Act, ...]:
    """From the file's list. Raises KeyError for a missing key, re.error for a bad pattern."""
    return tuple(_act(one) for one in data)


def _act(one: Mapping[str, Any]) -> Act:
    asked, about, no = (re.compile(one[key]) for key in ("asked", "about", "no"))
    return Act(one["id"], one["name"], asked, about, no, tuple(one["rules"]))


def asked_about(folded: str, acts: Sequence[Act]) -> Act | None:
    """The act a question is about, the most particular first; None when it asks about none."""
    return next((act for act in acts if act.asked.search(folded)), None)


def said_of(act: Act, profession: Profession) -> Said:
    """What the profession's rules say of the act. An interdiction that only borders on it is a limit, not a refusal."""
    forbidden, allowed, duties = (
        tuple(line for line in lines if act.about.search(fold(line)))
        for lines in (profession.forbidden, profession.allowed, profession.duties)
    )
    barred = any(act.no.search(fold(line)) for line in forbidden)
    return Said(_ruling(barred, bool(forbidden), bool(allowed), bool(duties)), forbidden, allowed, duties)


def _ruling(barred: bool, bordered: bool, allowed: bool, duties: bool) -> Ruling:
    if barred:
        return "limits" if allowed else "no"
    if allowed:
        return "yes"
    if bordered:
        return "limits"
    return "duties" if duties else "unknown"
