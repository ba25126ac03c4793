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
    """One kind of request. `wanted`, `unless` and `imitated` are patterns on folded text.

    `unless` spares what `wanted` finds; `imitated` is asked for whatever it says: what somebody else does, and the wish to do as much.
    `rules` are the legal rules it breaks. `professions` narrows to professions ("*": any with rules of its own), and then
    `forbids` finds which of the profession's own interdictions answers it. `refuse` says that nothing of the request can
    be served; otherwise the rule comes first and the question is still answered.
    """

    id: str
    wanted: re.Pattern[str]
    say: str
    way: str
    unless: re.Pattern[str] | None = None
    imitated: re.Pattern[str] | None = None
    rules: tuple[str, ...] = ()
    professions: frozenset[str] = frozenset()
    forbids: re.Pattern[str] | None = None
    refuse: bool = True

    @classmethod
    def parse(cls, data: Sequence[Mapping[str, Any]]) -> tuple[Unlawful, ...]:
        """From the file's list. Raises UnlawfulError for an entry without a basis or with a pattern that is not one."""
        return tuple(_entry(one) for one in data)

    def asked(self, folded: str) -> bool:
        """Whether the message asks for it, whoever the writer is."""
        if self.imitated and self.imitated.search(folded):
            return True
        return bool(self.wanted.search(folded)) and not (self.unless and self.unless.search(folded))

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
        if entry.asked(folded) and (not entry.professions or entry.forbidden_by(profession)):
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
        unless=_perhaps(value.get("unless"), place),
        imitated=_perhaps(value.get("imitated"), place),
        rules=tuple(value.get("rules", ())),
        professions=frozenset(value.get("professions", ())),
        forbids=_perhaps(value.get("forbids"), place),
        refuse=bool(value.get("refuse", True)),
    )


def _perhaps(text: str | Sequence[str] | None, place: str) -> re.Pattern[str] | None:
    return _pattern(text, place) if text else None


def _pattern(text: str | Sequence[str], place: str) -> re.Pattern[str]:
    """One pattern, or any of a list; each is tried by itself, so that the wrong one is named."""
    lines = [text] if isinstance(text, str) else list(text)
    for line in lines:
        if not isinstance(line, str):
            raise UnlawfulError(f"{place}: {line!r} is not a text: quote a pattern that holds a colon and a space")
        try:
            re.compile(line)
        except re.error as wrong:
            raise UnlawfulError(f"{place}: {line!r} is not a pattern: {wrong}") from None
    return re.compile("|".join(lines))
