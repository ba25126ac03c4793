"""A sum as it was told, beside the monthly one that is reckoned with: « j'ai 1 200 € » names no time, and is said back as it is."""

from __future__ import annotations

import re

from bot.advisor.profile import Profile
from bot.answers.countries import CFA_IN_EURO
from bot.dialogue.meaning import Meaning
from bot.dialogue.sums import MONTH, OVER
from bot.text import fold

TIME = re.compile(r"\b(?:par|chaque|tous les|toutes les|mensuel\w*|annuel\w*|l'an|a l'annee|mois|semaines?|ans?)\b|/")
MONTHS = 12
_NUMBER = re.compile(r"\d+(?:[ .]\d{3})*(?:,\d+)?")
_SCALES = (1.0, 1000.0, 1 / CFA_IN_EURO)
"""Of a number in words of money: itself, « k€ », francs CFA."""


def told(profile: Profile, meaning: Meaning) -> Profile:
    """The profile with the sum as told in this message, or with the time just said of the one told before."""
    if meaning.facts.budget is not None:
        return profile.with_values(one_sum=_one_sum(fold(meaning.text), meaning.facts.budget))
    over = meaning.parsed.values.get(OVER)
    if not over or not profile.budget:
        return profile
    whole = profile.one_sum or profile.budget
    return profile.with_values(budget=whole if over == MONTH else whole / MONTHS, one_sum=None)


def _one_sum(folded: str, monthly: float) -> float | None:
    """What was told, in the currency reckoned with; None where a time was said with it, or nothing to spend."""
    if TIME.search(folded) or not monthly:
        return None
    numbers = [float(re.sub(r"[ .]", "", n).replace(",", ".")) for n in _NUMBER.findall(folded)]
    yearly = MONTHS * monthly
    if any(abs(number * scale - yearly) < yearly / 1000 for number in numbers for scale in _SCALES):
        return round(yearly)
    return monthly if monthly == round(monthly) or numbers else None
