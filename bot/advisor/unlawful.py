"""Requests that the law forbids, recognised by their words; entries are in `data/advisor/unlawful.yml`."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advisor.model import Profession
from bot.text import fold


class UnlawfulError(ValueError):
    """The file is wrong; the message names the place and what is allowed."""


@dataclass(frozen=True)
class Unlawful:
    """One kind of request. `wanted` and `unless` are patterns on folded text.

    `rules` are the legal rules it breaks. `professions` narrows to professions ("*": any with rules of its own), and then
    `forbids` finds which of the profession's own interdictions answers it. `refuse` says that nothing of the request can
    be served; otherwise the rule comes first and the question is still answered.
    """

    id: str
    wanted: re.Pattern[str]
    say: str
    way: str
    unless: re.Pattern[str] | None = None
    rules: tuple[str, ...] = ()
    professions: frozenset[str] = frozenset()
    forbids: re.Pattern[str] | None = None
    refuse: bool = True

    @classmethod
    def parse(cls, data: Sequence[Mapping[str, Any]]) -> tuple[Unlawful, ...]:
        """From the file's list. Raises UnlawfulError for an entry without a basis or with a pattern that is not one."""
        return tuple(_entry(one) for one in data)

    def stands(self, rules: Container[str]) -> bool:
        """Whether its basis can be cited: one that rests only on withdrawn rules is not said."""
        return not self.rules or any(rule in rules for rule in self.rules)

    def forbidden_by(self, profession: Profession | None) -> str | None:
        """The profession's own interdiction that answers the request, None when there is none."""
        if not (profession and self.forbids):
            return None
        if "*" not in self.professions and profession.id not in self.professions:
            return None
        return next((item for item in profession.forbidden if self.forbids.search(fold(item))), None)


def recognise(folded: str, profession: Profession | None, entries: Sequence[Unlawful]) -> Unlawful | None:
    """The first entry the message asks for; one that is about professions only counts where that profession forbids it."""
    for entry in entries:
        if not entry.wanted.search(folded) or (entry.unless and entry.unless.search(folded)):
            continue
        if not entry.professions or entry.forbidden_by(profession):
            return entry
    return None


def _entry(value: Mapping[str, Any]) -> Unlawful:
    place = f"unlawful.yml: {value.get('id')}"
    if not value.get("rules") and not value.get("forbids"):
        raise UnlawfulError(f"{place}: needs rules, or professions and forbids")
    return Unlawful(
        id=value["id"],
        wanted=_pattern(value["wanted"], place),
        say=value["say"],
        way=value["way"],
        unless=_pattern(value["unless"], place) if value.get("unless") else None,
        rules=tuple(value.get("rules", ())),
        professions=frozenset(value.get("professions", ())),
        forbids=_pattern(value["forbids"], place) if value.get("forbids") else None,
        refuse=bool(value.get("refuse", True)),
    )


def _pattern(text: str, place: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as wrong:
        raise UnlawfulError(f"{place}: {text!r} is not a pattern: {wrong}") from None
