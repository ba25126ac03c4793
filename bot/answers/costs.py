"""The cost of a channel as its entry tells it, without the entry's notes on itself."""

from __future__ import annotations

import re

from bot.advisor.model import Platform

FREE = "gratuit"
"""The word of a channel's cost that says one can start without paying."""
UNSOURCED = re.compile(r" ?\([^()]*(?:sourc|chiffr)[^()]*\)")
"""« (montants non sourcés ici) »: a note of the entry on itself, said in a sentence instead."""
_NOTE = re.compile(r" ?\(voir facts\)")


def cost(channel: Platform) -> str:
    """« gratuit ; publicité en option »."""
    return _NOTE.sub("", UNSOURCED.sub("", channel.cost))


def is_free(channel: Platform) -> bool:
    """Whether one can start on it without paying."""
    return FREE in channel.cost
