"""The line of a written advice that is worked out for this person: their hours, their budget, their channels, what has just changed."""

from __future__ import annotations

from bot.advisor.mix import Mix
from bot.answers import doubts, wording
from bot.answers.advise.recommendation import what_changes
from bot.answers.answer import Turn
from bot.answers.costs import cost, is_free
from bot.answers.library import Library
from bot.text import enumerate_fr

ON_CHANNELS = frozenset({"action_plan", "audience", "prospecting", "content_ideas"})
"""Topics that are played out on the channels advised."""


def for_you(turn: Turn, library: Library) -> str | None:
    """What changes for this person; None when nothing is known that would change the advice."""
    profile, topic = turn.profile, turn.topic
    if topic == "time_investment":
        line = doubts.impossible_hours(turn, library) or _time(turn, library)
    elif topic == "budget":
        line = _budget(turn, library)
    elif topic in ON_CHANNELS and (profile.trade or profile.clientele):
        line = f"{wording.for_whom(profile)}, cela se joue d'abord sur {_names(library.mix(profile), library, 2)}."
    else:
        return None
    changed = what_changes(turn, library) if topic in ("time_investment", "budget") else None
    return " ".join(part for part in (line, changed) if part) or None


def _time(turn: Turn, library: Library) -> str | None:
    profile = turn.profile
    if profile.hours is not None:
        mix = library.mix(profile)
        if not profile.hours:
            return f"{wording.for_whom(profile)}, sans une heure à y passer, je garderais {_names(mix, library, 1)}, et rien d'autre."
        shares = [f"{wording.named(c.platform)} ({wording.hours(c.hours)})" for c in mix.choices if c.hours]
        alone = "un seul canal animé, pas davantage" if profile.hours <= 1 else f"{len(mix.choices)} canaux au plus"
        given = f" Gardez {enumerate_fr(shares)}." if shares else f" Gardez {_names(mix, library, 1)}, et rien d'autre."
        return f"{wording.for_whom(profile)}, avec {wording.a_week(profile.hours)}{wording.at_moment(profile)} : {alone}.{given}"
    platform = library.platforms.get(turn.meaning.platforms[0]) if turn.meaning.platforms else None
    return wording.takes(platform) if platform else None


def _budget(turn: Turn, library: Library) -> str | None:
    """Without money, what is free of the mix, and what will wait; else the price of the channel asked about."""
    if turn.profile.budget == 0:
        choices = library.mix(turn.profile).choices
        free = [wording.named(c.platform) for c in choices if is_free(c.platform)]
        paid = [wording.named(c.platform) for c in choices if not is_free(c.platform)]
        begin = f"{wording.for_whom(turn.profile)}, sans budget : {enumerate_fr(free) or 'le bouche-à-oreille'}."
        return f"{begin} Coûte un peu d'argent, et peut attendre : {enumerate_fr(paid)}." if paid else begin
    platform = library.platforms.get(turn.meaning.platforms[0]) if turn.meaning.platforms else None
    return f"Pour {wording.named(platform)} : {cost(platform)}." if platform else None


def _names(mix: Mix, library: Library, most: int) -> str:
    """The first channels of the mix, or word of mouth when every channel was refused."""
    return enumerate_fr([wording.named(c.platform) for c in mix.choices[:most]]) or "le bouche-à-oreille"
