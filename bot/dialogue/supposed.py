"""What « et avec une heure ? », « et sans le site ? » suppose, as facts."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.meaning import Parsed


def supposed(parsed: Parsed, folded: str) -> Parsed:
    """The same message with bare hours counted by the week, and the channel that « sans » names left out."""
    return _without_it(_without_money(_with_bare_hours(parsed, folded), folded), folded)


def _with_bare_hours(parsed: Parsed, folded: str) -> Parsed:
    bare = cues.BARE_HOURS.search(folded) if parsed.facts.hours is None else None
    if not bare:
        return parsed
    hours = cues.IN_FIGURES.get(bare.group(1)) or float(bare.group(1).replace(",", "."))
    return replace(parsed, facts=replace(parsed.facts, hours=hours))


def _without_money(parsed: Parsed, folded: str) -> Parsed:
    """« et si je mets rien ? », of money unless hours are told."""
    f = parsed.facts
    if f.budget is not None or f.hours is not None or not cues.PAYS_NOTHING.search(folded):
        return parsed
    return replace(parsed, facts=replace(f, budget=0.0))


def _without_it(parsed: Parsed, folded: str) -> Parsed:
    """« et sans le site ? » names a channel in order to leave it out."""
    f = parsed.facts
    if not f.platforms or not cues.WITHOUT.search(folded):
        return parsed
    flags = tuple(flag for flag in f.flags if flag != "no_site")  # said by the channel already
    bare = replace(f, platforms=(), present=(), excluded=(*f.excluded, *f.platforms), flags=flags)
    return replace(parsed, facts=bare)
