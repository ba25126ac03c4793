"""« C'est noté : … »: what a message says of the person, in words and without labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.advisor.profile import Profile
from bot.answers import money, wording
from bot.answers.answer import Turn
from bot.answers.library import Library
from bot.text import at_place, enumerate_fr, fold

COUNTED = {
    "3 heures par soir": r"soir(?:ee)?s?",
    "4 heures par demi-journée": r"demi[- ]?journees?|matinees?|apres[- ]?midis?|aprems?",
    "8 heures par jour": r"(?<!demi-)(?<!demi )(?:jours|journees?)",
}
"""How evenings and days are counted, by the words that say them."""
_IN_HOURS = re.compile(r"\d ?h(?![a-z])|heure|minute|\bmin\b|par jour|chaque jour|tous les (?:jours|soirs)")


class _Said(NamedTuple):
    """Which facts are to be told of a profile: those of the message, or all."""

    person: bool
    clientele: bool
    goals: bool
    hours: bool
    budget: bool
    ages: bool
    level: str | None
    flags: Sequence[str]
    present: Sequence[str]
    tried: Sequence[str]
    excluded: Sequence[str]
    text: str


def noted(turn: Turn, library: Library) -> str:
    """The facts of this message, in words; the whole profile when they say nothing new."""
    f = turn.meaning.facts
    new = _Said(
        bool(f.trade or f.statuses or f.commune), bool(f.clientele), bool(f.goals), f.hours is not None, f.budget is not None,
        bool(f.ages), f.level, f.flags, f.present, f.tried, f.excluded, turn.meaning.text,
    )  # fmt: skip
    parts = [*_told(turn.profile, new, library), *_where(turn)]
    return " ; ".join(parts or known(turn.profile, library)) or "rien de nouveau"


def known(profile: Profile, library: Library) -> list[str]:
    """All that is known of somebody, as the same short phrases."""
    channels = profile.present, profile.tried, profile.excluded
    all_of_it = _Said(True, True, True, True, True, True, profile.level, profile.flags, *channels, "")
    parts, where = _told(profile, all_of_it, library), wording.place(profile)
    is_said = where is None or (where == profile.commune and wording.who(profile))
    return parts if is_said else [*parts, at_place(where) if where and where == profile.commune else str(where)]


def _told(p: Profile, said: _Said, library: Library) -> list[str]:
    names = [library.platforms[one].name for one in said.excluded if one in library.platforms]
    held, tried = (
        enumerate_fr([wording.named(library.platforms[one]) for one in ids if one in library.platforms])
        for ids in (said.present, said.tried)
    )
    goals = enumerate_fr([wording.GOALS[g] for g in p.goals if g in wording.GOALS])
    parts = [
        wording.who(p) if said.person else None,
        _customers(p, said),
        f"vous cherchez à {goals}" if said.goals and goals else None,
        _time(p, said.text) if said.hours and p.hours is not None else None,
        money.budget(p) if said.budget else None,
        wording.LEVELS.get(said.level or ""),
        enumerate_fr([wording.FLAGS[f] for f in said.flags if f in wording.FLAGS]),
        f"vous avez déjà {held}" if held else None,
        f"pas de résultat jusqu'ici avec {tried}" if tried else None,
        f"sans {enumerate_fr(names, 'ni')}" if names else None,
    ]
    return [part for part in parts if part]


def _customers(p: Profile, said: _Said) -> str | None:
    """« vous vous adressez à des particuliers, de 40 à 59 ans »: kind and age in one phrase."""
    kinds = wording.clientele(p) if said.clientele else None
    ages = enumerate_fr([wording.AGES[a] for a in p.ages if a in wording.AGES]) if said.ages else ""
    if kinds:
        return f"vous vous adressez à {kinds}{f' ({ages})' if ages else ''}"
    return f"vous vous adressez aux {ages}" if ages else None


def _time(p: Profile, text: str) -> str:
    """« 3 heures par semaine, le lundi matin, à vue d'œil »: a moment told without hours is a reckoning of ours."""
    if not p.moment:
        return f"{wording.a_week(p.hours or 0)}{counted(text)}"
    guessed = "" if not text or _IN_HOURS.search(fold(text)) else ", à vue d'œil (dites-moi si c'est moins)"
    return f"{wording.a_week(p.hours or 0)}{wording.at_moment(p)}{guessed}"


def counted(text: str) -> str:
    """« , en comptant 3 heures par soir » where the person spoke of evenings or days, not of hours; else nothing."""
    folded = fold(text)
    if _IN_HOURS.search(folded):
        return ""
    return next(
        (f", en comptant {how}" for how, words in COUNTED.items() if re.search(rf"\b(?:{words})\b", folded)), ""
    )


def _where(turn: Turn) -> list[str]:
    facts = turn.meaning.facts
    if facts.trade or facts.statuses:
        return [where] if not turn.profile.commune and (where := facts.department or facts.region) else []
    if facts.commune:
        return [] if wording.who(turn.profile) else [at_place(facts.commune)]
    return [where] if (where := facts.department or facts.region) else []
