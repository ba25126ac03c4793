"""What « et pour les restaurateurs ? » tells of the person: that firms are among their customers, not another trade. Nor is « et du photographe ? »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advisor.profile import Profile
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Meaning
from bot.dialogue.whom import ALSO
from bot.text import fold, unique, words

_THE_ONE = r"(?:^|[ ,'])(?:du|de la|de l'|des|le|la|les|l'|au|aux|a l'|chez (?:le|la|les|un|une|mon|ma)|avec (?:le|la|les|un|une|mon|ma)|par (?:le|la|un|une)) ?"
_MYSELF = re.compile(
    r"\b(?:je|j'|j|suis|chuis|jsuis|sommes|on|nous|moi|mon|ma|mes|notre|nos|en fait|plutot|enfin|non|pardon|erreur)\b|c'est (?:une?|le|la)\b"
)
_A_THING = re.compile(r"^(?:(?:et|ou|sinon|alors)[ ,]+)*(?:avec |faire |ouvrir |creer )?une? [\w-]+ ?\?$")
"""« un bookstagram ? »: asks about a thing to have, and tells no trade; « et pour un fleuriste ? » does."""
MENTIONED = 8
"""Words up to which « et l'accord du photographe ? » is about somebody whom both know of."""
SUPPOSED = ("B2C",)
"""Whom somebody serves who has named nobody before those firms."""


def facts(profile: Profile, meaning: Meaning) -> Facts:
    """The facts of the message as they are to be learnt; unchanged for whoever has no trade yet."""
    if not profile.trade:
        return meaning.facts
    if ALSO not in meaning.parsed.values:
        return replace(meaning.facts, trade=None) if _of_somebody(profile, meaning) else meaning.facts
    return replace(meaning.facts, trade=None, clientele=unique((*(profile.clientele or SUPPOSED), "B2B")))


def _of_somebody(profile: Profile, meaning: Meaning) -> bool:
    """Whether the trade of a short message is that of one already spoken of, and the writer says nothing of themself."""
    trade, folded = meaning.facts.trade, fold(meaning.text)
    if not trade or trade.family == profile.family or len(words(folded)) > MENTIONED or _MYSELF.search(folded):
        return False
    if _A_THING.search(folded):
        return True
    return bool(re.search(_THE_ONE + re.escape(fold(trade.label).split()[0]), folded))
