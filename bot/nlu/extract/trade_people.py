"""What the person is called whose trade was read as an activity, a place or a thing: « disquaire » for « vente de vinyles »."""

from __future__ import annotations

import re
from pathlib import Path

from bot.data_files import load
from bot.nlu.extract.stems import key, split
from bot.nlu.extract.trade_agent import PLACE, agent
from bot.nlu.extract.trade_forms import Forms
from bot.text import fold, words

Key = tuple[str, ...]
ACTS = {
    "sells": "vente|boutique|magasin|commerce|stand|import|marque|distribution|négoce",
    "makes": "fabrication|production|culture|création|édition|atelier|fabrique|usine",
    "repairs": "réparation|restauration|entretien|dépannage",
    "rents": "location",
    "teaches": "cours|école|leçons",
    "installs": "pose|installation",
    "raises": "élevage",
}
"""How labels that speak of an act begin (`trade_compose.py` makes most of them)."""
_ACT = {act: re.compile(rf"^(?:{begin}) (?:(?:de l'|d') ?|(?:de la|des|du|de|en) |\()?") for act, begin in ACTS.items()}
_BRACKETS = re.compile(r"^(.*?) \((.*)\)$")
LONGEST = 3  # words of a thing
STEM = 5  # letters that two names of one trade share


class People:
    """The table `data/nlu_lexicon/trade_people.yml`, read once, and the titles that French makes of an activity."""

    def __init__(self, lexicon: Path, forms: Forms) -> None:
        self._forms = forms
        table = load(lexicon / "trade_people.yml")
        self._called = _by_key(table["called"])
        self._begins = _by_key(table["begins"])
        self._things = {act: _by_key(table[act]) for act in ACTS}

    def named(self, label: str, family: str | None = None) -> str:
        """The label, begun by what the person is called where it does not say it: « vigneron (domaine viticole) »."""
        person = self._person(label) or agent(label, family, self._forms)
        if person is None or beginnings(label) & beginnings(person.split()[0]):
            return label
        inner = _BRACKETS.match(label)
        said = inner[2] if inner else label
        return person if _told_by(said, person) else f"{person} ({said})"

    def _person(self, label: str) -> str | None:
        for act, begin in _ACT.items():
            found = begin.match(label)
            if found:
                person = _longest(self._things[act], label[found.end() :])
                if person:
                    return person
        inner = _BRACKETS.match(label)
        said = split(inner[1] if inner else label)
        done = split(PLACE.sub("", fold(label)))  # « atelier de tôlerie »
        return self._called.get(key(said)) or self._begins.get(key(said[:1])) or self._called.get(key(done))


def _by_key(table: dict[str, str]) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for person, names in table.items():
        for name in names.split(","):
            found.setdefault(key(split(name)), person)
    return found


def _longest(things: dict[Key, str], text: str) -> str | None:
    """What the longest known beginning of the text leads to."""
    said = split(text.rstrip(")"))
    known = (things.get(key(said[:length])) for length in range(min(LONGEST, len(said)), 0, -1))
    return next((person for person in known if person), None)


def _told_by(label: str, person: str) -> bool:
    """Whether brackets would say nothing more: « gérant de gîte (gîte) », « éleveur canin (élevage canin) »."""
    said = list(key(split(label)))
    act = any(begin.match(f"{label} ") for begin in _ACT.values())
    return set(said[1:] if act else said) <= set(key(split(person)))


def beginnings(label: str) -> set[str]:
    """The first five letters of its words that have as many: one in common makes the same trade, leniently."""
    return {w[:STEM] for w in words(label) if len(w) >= STEM}
