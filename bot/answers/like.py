"""« Un exemple de fleuriste ? », asked by a lawyer: the example's trade, which is not theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advisor.closeness import Closeness
from bot.answers.answer import Turn
from bot.dialogue.memory import Memory
from bot.dialogue.plain import LIKE
from bot.text import fold

_THEIR_OWN = re.compile(
    r"\b(?:mon|ma|mes|notre|nos) (?:metiers?|cas|professions?|secteurs?|activites?|branche|domaine|trucs?|confreres?|collegues?)\b|"
    r"\b(?:comme|chez|pour) (?:moi|nous)\b"
)
KINDS = frozenset({"commerce", "commercant", "commercante", "boutique", "magasin", "artisan", "artisanat", "industriel", "agriculture", "agriculteur"})  # fmt: skip
"""Words that name a whole family of trades."""
FIELDS = ("trade", "family", "profession")


def asked(turn: Turn) -> bool:
    """Whether the example should be of a trade that was named for it, in this message or in the one it goes on with."""
    return _trade(turn) is not None


def remembered(turn: Turn, memory: Memory) -> Memory:
    """The memory with the trade that the next « un autre » is of; without one where the example was of the person's own."""
    trade = _trade(turn) or {}
    return memory.but(like=tuple(str(trade.get(name) or "") for name in FIELDS) if trade else ())


def _trade(turn: Turn) -> Mapping[str, Any] | None:
    """The trade named, by the fields of a profile. « Un autre », « un échec » after such an example is of it still."""
    meaning, memory = turn.meaning, turn.memory
    named: Mapping[str, Any] | None = meaning.parsed.values.get(LIKE)
    if named and (_theirs(str(named.get("trade") or ""), turn.before.trade) or _of_their_kind(named, turn)):
        return None
    if named or not memory.like or memory.last_served != "case_study":
        return named
    goes_on = (meaning.another or meaning.outcome) and not meaning.facts.trade
    if not goes_on or _THEIR_OWN.search(fold(meaning.text)):
        return None
    return {name: value or None for name, value in zip(FIELDS, memory.like, strict=True)}


def _theirs(named: str, own: str | None) -> bool:
    """« un autre refuge », asked by a refuge for animals: the word is that of their own trade."""
    return bool(own and named and re.search(rf"\b{re.escape(fold(named))}\b", fold(own)))


def _of_their_kind(named: Mapping[str, Any], turn: Turn) -> bool:
    """« un exemple de commerce », asked by a shop: its kind, which is no trade more precise than its own."""
    return fold(str(named.get("trade") or "")) in KINDS and named.get("family") == turn.before.family


def as_if_theirs(turn: Turn) -> Turn:
    """As if that were the person's trade; what is kept of them does not change."""
    trade = _trade(turn)
    return replace(turn, profile=turn.profile.with_values(**trade, statuses=(), clientele=())) if trade else turn


def said(unmet: str | None, turn: Turn) -> str | None:
    """What could not be kept to, of that trade and not of the person's."""
    return unmet.replace("dans un métier proche du vôtre", "dans ce métier") if unmet and asked(turn) else unmet


def nearness(near: Closeness) -> str:
    """How near a case is to the trade asked for, said honestly."""
    if near == Closeness.TRADE:
        return "dans ce métier"
    if near == Closeness.FAMILY:
        return "dans la même famille de métiers, faute d'en connaître un dans ce métier précis"
    return "d'un autre métier" if near > Closeness.SECTOR else "d'un autre métier du même secteur, faute de plus proche"
