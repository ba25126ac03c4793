"""How what a message says changes the profile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.advisor.profile import Profile
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import CLAIMED
from bot.dialogue.reading import PLACE
from bot.text import fold, unique

_FUNCTION = re.compile(
    r"(?:responsables?|chargee?|assistante?|directeur|directrice|dirigeante?|gerante?|cheff?e?|secretaire|stagiaire|alternante?|apprentie?|commerciale?|comptable|"
    r"attachee?|community manager|salariee?|associee?)\b"
)
"""What somebody is in a firm."""
_PREMISES = re.compile(r"(?:petite? )?(?:salon|boutique|magasin|local|cabinet|atelier|institut|studio|bureaux?)")
"""Places that say no trade by themselves."""
_OFFICE = re.compile(
    r"(?:secretaire(?: generale?)?|tresoriere?|comptable|presidente?|vice[- ]presidente?|administrat(?:eur|rice))"
)
_DESKS = frozenset({"hr_admin_support", "accounting_audit", "business_consulting"})
"""Families that such a word means outside an association."""


def learn(profile: Profile, facts: Facts, correcting: bool = False) -> Profile:
    """The profile with the facts added. Scalars are replaced; lists grow, unless the person corrects themself.

    A new trade forgets what belonged to the old one (clientele, professional rules, ages), for « et pour un fleuriste ? »
    and « en fait je suis libraire » must not keep the vet's farmers. Who tells the age of their customers, or sells online,
    and has said nothing else of them sells to private persons.
    """
    changes: dict[str, object] = {}
    trade = _of_its_association(facts)
    if trade and _place_of_work(profile, trade):
        changes["flags"] = unique((*(flag for flag in profile.flags if flag != "no_premises"), *facts.flags))
    elif trade and trade.label and (correcting or _believed(profile, trade)):
        if profile.trade and trade.family != profile.family:
            profile = profile.with_values(clientele=(), ages=(), flags=(), goals=profile.goals)
        changes.update(trade=trade.label, title=_title(trade), family=trade.family, profession=trade.profession)
    changes.update(_place(profile, facts))
    if facts.hours is not None or facts.moment:
        changes["moment"] = facts.moment  # other hours are at another moment
    for name in ("hours", "budget", "level"):
        value = getattr(facts, name)
        if value is not None:
            changes[name] = value
    for name in ("statuses", "goals", "ages", "excluded", "present", "met_on", "tried", "flags"):
        value = getattr(facts, name)
        if value and name not in changes:
            replaced = (correcting and name != "excluded") or name == "ages"  # a second channel refused forgives none
            changes[name] = value if replaced else unique((*getattr(profile, name), *value))
    if facts.clientele:
        changes["clientele"] = facts.clientele
    elif not profile.clientele and (facts.ages or "online_sales" in facts.goals) and "hiring" not in facts.goals:
        changes["clientele"] = ("B2C",)
    if facts.platforms:
        # Asking again about a channel lifts an earlier refusal of it.
        refused = unique((*profile.excluded, *facts.excluded))
        changes["excluded"] = tuple(p for p in refused if p not in facts.platforms)
    return profile.with_values(**changes)


FIELDS = {
    "place": PLACE,
    "hours": ("hours", "moment"),
    "budget": ("budget", "one_sum"),
    "trade": ("trade", "title", "family", "profession"),
}
"""What `Meaning.forgets` names that is not one field."""


def forget(profile: Profile, things: Iterable[str]) -> Profile:
    """The profile without what was taken back."""
    unknown = Profile()
    names = [name for thing in things for name in FIELDS.get(thing, (thing,))]
    return profile.with_values(**{name: getattr(unknown, name) for name in names})


def _place_of_work(profile: Profile, trade: Trade) -> bool:
    """« en fait j'ai ouvert un salon » says where the known trade is done, and no other trade."""
    return bool(
        profile.family and not trade.family and trade.confidence < CLAIMED and _PREMISES.fullmatch(fold(trade.label))
    )


def _place(profile: Profile, facts: Facts) -> dict[str, object]:
    """A place is one thing: one that contradicts what was known replaces all of it; a part of it said again only adds."""
    said = {name: getattr(facts, name) for name in PLACE}
    elsewhere = any(value and getattr(profile, name) not in (None, value) for name, value in said.items())
    return {name: value for name, value in said.items() if value or elsewhere}


def _title(trade: Trade) -> str | None:
    return trade.title if trade.title != trade.label else None


def _believed(profile: Profile, trade: Trade) -> bool:
    """Whether a trade read in a message may become the person's: any when none is known, else one that is claimed.

    In a firm whose trade is known, « moi je suis la responsable commerciale » says a place in it.
    """
    if profile.family and _FUNCTION.match(fold(trade.label)):
        return False
    return not profile.family or (trade.family is not None and trade.confidence >= CLAIMED)


def _of_its_association(facts: Facts) -> Trade | None:
    """« secrétaire d'une chorale » holds an office of an association, and does no office work for firms."""
    trade = facts.trade
    if (
        not trade
        or "association" not in facts.statuses
        or trade.family not in _DESKS
        or not _OFFICE.fullmatch(fold(trade.label))
    ):
        return trade
    family = trade.alternatives[0] if trade.alternatives else "nonprofit_public"
    label = f"{trade.label} d'association"
    return replace(trade, label=label, title=label, family=family, profession=None)
