"""Which legal rule a question is about, by the things it names; entries are in `data/advisor/rule_words.yml`."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PROFESSION = "@"


class RuleWordsError(ValueError):
    """The file is wrong; the message names the place and what is allowed."""


@dataclass(frozen=True)
class Entry:
    """A rule and the things that a question must name for it. `lead` is said first where the rule answers only in part.

    `partly` sends the question to a person as well. `rule` is the id of a legal rule, or PROFESSION and that of a profession
    whose rules bind whoever speaks of its product.
    """

    rule: str
    about: frozenset[str]
    unless: frozenset[str] = frozenset()
    lead: str | None = None
    partly: bool = False

    @property
    def profession(self) -> str | None:
        """The profession whose rules answer, None for a legal rule."""
        return self.rule.removeprefix(PROFESSION) if self.rule.startswith(PROFESSION) else None


@dataclass(frozen=True)
class Country:
    """A law that is not France's: how it is named, the codes of its country, the words that tell it."""

    name: str
    codes: frozenset[str]
    words: re.Pattern[str]
    union: bool = False  # the Union's regulations hold there too


@dataclass(frozen=True)
class RuleWords:
    """What questions of law name (`things`, patterns on folded text), and the entries, the most particular first."""

    things: Mapping[str, re.Pattern[str]]
    who: frozenset[str]
    topics: Mapping[str, tuple[str, ...]]
    entries: tuple[Entry, ...]
    countries: tuple[Country, ...]
    means: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> RuleWords:
        """From the file. Raises RuleWordsError for a bad pattern or an unknown thing."""
        things = {name: _pattern(text, name) for name, text in data["things"].items()}
        entries = tuple(_entry(one) for one in data["entries"])
        who, means = frozenset(data["who"]), frozenset(data.get("means", ()))
        topics = {topic: tuple(named) for topic, named in data["topics"].items()}
        named = [(e.rule, e.about | e.unless) for e in entries] + [("who", who), ("means", means), *topics.items()]
        for place, used in named:
            if unknown := sorted(set(used) - things.keys()):
                raise RuleWordsError(f"rule_words.yml: {place}: {unknown[0]} is not one of things")
        return cls(things, who, topics, entries, tuple(_country(one) for one in data["abroad"]), means)

    def named(self, folded: str) -> frozenset[str]:
        """The things that a message names."""
        return frozenset(name for name, pattern in self.things.items() if pattern.search(folded))

    def going_on(self, named: frozenset[str], matter: Collection[str]) -> frozenset[str]:
        """The same for a message that goes on with a matter: who it is about, and by what they are reached, is replaced; the rest stays."""
        kept = frozenset(matter)
        for kind in (self.who, self.means):
            kept = kept - kind if named & kind else kept
        return named | kept

    def matching(self, named: frozenset[str], rules: Container[str]) -> list[Entry]:
        """Entries whose things are all named, one per rule, the most particular first; withdrawn rules are left out."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.rule in rules and entry.about <= named and not entry.unless & named:
                found.setdefault(entry.rule, entry)
        return list(found.values())

    def abroad(self, folded: str, code: str | None) -> Country | None:
        """The country other than France whose law is asked for, or where the person is; None for France."""
        said = next((c for c in self.countries if c.words.search(folded)), None)
        if said or code in (None, "FR"):
            return said
        known = next((c for c in self.countries if code in c.codes), None)
        return known or Country("dans votre pays", frozenset(), re.compile("(?!)"))


def is_abroad(code: str | None) -> bool:
    """Whether somebody there is outside the rules of French orders."""
    return code not in (None, "FR")


def _entry(value: Mapping[str, Any]) -> Entry:
    about: Sequence[str] = value["about"]
    rule = PROFESSION + value["profession"] if "profession" in value else value["rule"]
    if not about:
        raise RuleWordsError(f"rule_words.yml: {rule}: about needs at least one thing")
    return Entry(
        rule,
        frozenset(about),
        frozenset(value.get("unless", ())),
        value.get("lead"),
        bool(value.get("partly", False)),
    )


def _country(value: Mapping[str, Any]) -> Country:
    words = _pattern(value["words"], value["name"])
    return Country(value["name"], frozenset(value["codes"]), words, bool(value.get("union", False)))


def _pattern(text: str, place: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as wrong:
        raise RuleWordsError(f"rule_words.yml: {place}: {text!r} is not a pattern: {wrong}") from None
