"""What the written advice says of a plan for this trade: how to listen in the first week, the trap, what to measure."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.advisor.variants import choose
from bot.answers.answer import Turn
from bot.answers.library import Library

TOPIC = "action_plan"
_FIRST_WEEK = re.compile(r"^Semaine 1\s?: (.+)$")


class TradeWords(NamedTuple):
    """None where the advice has nothing of this trade's own."""

    listen: str | None = None  # the first week's task, without « Semaine 1 : »
    trap: str | None = None
    measure: str | None = None


def trade_words(turn: Turn, library: Library) -> TradeWords:
    """The words of the variant written for this family, sector or clientele; nothing of the text written for everybody."""
    found = library.advice(TOPIC)
    if found is None:
        return TradeWords()
    somebody = turn.profile.with_values(hours=None, goals=(), level=None)  # the plan itself is fitted to these
    chosen = choose(found.base, found.variants, somebody, library.family(turn.profile), ())
    if chosen not in found.variants or not (chosen.when.families or chosen.when.sectors or chosen.when.clientele):
        return TradeWords()
    first = _FIRST_WEEK.match(chosen.concretely[0]) if chosen.concretely else None
    return TradeWords(
        first.group(1) if first else None,
        chosen.trap if chosen.trap != found.base.trap else None,
        chosen.experiment.measure if chosen.experiment.measure != found.base.experiment.measure else None,
    )
