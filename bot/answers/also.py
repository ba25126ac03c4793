"""What « et pour les restaurateurs ? » tells of the person: that firms are among their customers, not another trade."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.profile import Profile
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Meaning
from bot.dialogue.whom import ALSO
from bot.text import unique

SUPPOSED = ("B2C",)
"""Whom somebody serves who has named nobody before those firms."""


def facts(profile: Profile, meaning: Meaning) -> Facts:
    """The facts of the message as they are to be learnt; unchanged for whoever has no trade yet."""
    if ALSO not in meaning.parsed.values or not profile.trade:
        return meaning.facts
    return replace(meaning.facts, trade=None, clientele=unique((*(profile.clientele or SUPPOSED), "B2B")))
