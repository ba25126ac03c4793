"""Turning points (handing over, closing, a partner) and constraints (a head office that forbids): `data/advisor/situations.yml`. All of it is judgement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class SituationError(ValueError):
    """The file is wrong; the message names the situation and what is missing."""


@dataclass(frozen=True)
class Counsel:
    """What is answered: a first sentence, a reason, steps, what to avoid, what to try and to measure; or `rule`, an entry of the law, after `lead` where only a part of it answers."""

    say: str = ""
    why: str = ""
    do: tuple[str, ...] = ()
    trap: str = ""
    do_it: str = ""
    measure: str = ""
    rule: str | None = None
    lead: str | None = None


@dataclass(frozen=True)
class Matter:
    """What may be asked within a situation, by its words on folded text."""

    about: re.Pattern[str]
    counsel: Counsel


@dataclass(frozen=True)
class Situation:
    """One of them: how it is told, what to answer to whoever only tells it, and to what is asked within it.

    `forbids`: the channels named with it are not advised any more.
    """

    id: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    first: Counsel
    matters: tuple[Matter, ...]
    forbids: bool = False

    def told(self, folded: str) -> bool:
        """Whether a message says that one is in it."""
        return bool(self.words.search(folded)) and not (self.unless and self.unless.search(folded))

    def asked(self, folded: str) -> int | None:
        """The number of the matter that a message asks about, the first that holds; None for none."""
        return next((n for n, matter in enumerate(self.matters) if matter.about.search(folded)), None)


def parse(data: Mapping[str, Any]) -> tuple[Situation, ...]:
    """From the file. Raises SituationError for a bad pattern or an answer that lacks a part."""
    business = str(data.get("business", ""))
    return tuple(_situation(one, business) for one in data["situations"])


def recognise(folded: str, situations: Sequence[Situation]) -> Situation | None:
    """The one that a message tells, None for none."""
    return next((one for one in situations if one.told(folded)), None)


def _situation(data: Mapping[str, Any], business: str) -> Situation:
    name = str(data["id"])
    unless = _pattern(data["unless"], name) if "unless" in data else None
    matters = tuple(Matter(_pattern(m["about"], name), _counsel(m, name)) for m in data.get("matters", ()))
    words = _pattern(str(data["words"]).replace("{business}", business), name)
    return Situation(name, words, unless, _counsel(data["first"], name), matters, bool(data.get("forbids")))


def _counsel(data: Mapping[str, Any], name: str) -> Counsel:
    if "rule" in data:
        return Counsel(rule=str(data["rule"]), lead=data.get("lead"))
    parts = ("say", "why", "do", "trap", "do_it", "measure")
    missing = [part for part in parts if not data.get(part)]
    if missing:
        raise SituationError(f"situations.yml: {name}: needs {', '.join(missing)}")
    said = {part: str(data[part]) for part in parts if part != "do"}
    return Counsel(**said, do=tuple(data["do"]))


def _pattern(text: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as problem:
        raise SituationError(f"situations.yml: {name}: {problem}") from problem
