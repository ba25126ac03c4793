"""« Un exemple de fleuriste ? », asked by a lawyer: the example's trade, which is not theirs."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.closeness import Closeness
from bot.answers.answer import Turn
from bot.dialogue.plain import LIKE


def asked(turn: Turn) -> bool:
    """Whether the message names the trade that the example should be of."""
    return LIKE in turn.meaning.parsed.values


def as_if_theirs(turn: Turn) -> Turn:
    """As if that were the person's trade; what is kept of them does not change."""
    trade = turn.meaning.parsed.values.get(LIKE)
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
