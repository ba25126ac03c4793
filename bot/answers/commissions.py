"""« 30 % de commission, c'est normal ? »: what a source says of that place's commission, else that none does; and what is left of a sale, reckoned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.advisor.model import Fact, Platform
from bot.answers import wording
from bot.text import fold

SALE = 20
"""Euros of the sale that shows what is left."""
_RATE = re.compile(r"(?<![\d,.])(\d{1,2}(?:[.,]\d)?) ?(?:%|pour ?cents?\b)")
_TAKEN_OFF = re.compile(r"\b(?:remises?|promos?|promotions?|reductions?|rabais|acomptes?|hausse|baisse|plus chere?)\b")
"""A rate that is no commission."""
_FAIR = re.compile(
    r"\b(?:normal\w*|trop|abus\w*|chere?s?|exager\w+|enormes?|corrects?|correcte|raisonnable|honnete|du vol|la norme|habituel\w*|justifie\w*|c'est (?:pas )?beaucoup)\b"
)


def asked(folded: str) -> bool:
    """Whether a message that names a place of sale asks if what it takes is fair."""
    taken = _RATE.search(folded) or "commission" in folded or "pourcentage" in folded
    return bool(taken and _FAIR.search(folded)) and not _TAKEN_OFF.search(folded)


def facts_of(name: str, platform: Platform) -> tuple[Fact, ...]:
    """What is known with its source of the commission of the place so named."""
    return tuple(f for f in platform.facts if name in f.text and "commission" in fold(f.text))


def opening(folded: str, name: str, facts: Sequence[Fact], judged: str) -> list[tuple[int, str | None]]:
    """How the answer begins, as `answer.fit` takes it: what a source says, what is left of a sale, then our judgement of its kind."""
    return [
        (0, f"**{_headline(folded, name, facts)}**"),
        *((0, f"{fact.text} ({wording.link(fact.source)})") for fact in facts),
        (0, left(folded)),
        (2, f"À notre avis, {judged}"),
    ]


def _headline(folded: str, name: str, facts: Sequence[Fact]) -> str:
    """The straight answer: usual or not is only said where a source says it."""
    if facts:
        return f"Voici ce que je sais de source sûre sur {name} ; le reste se juge à ce qu'il vous reste."
    rate = _RATE.search(folded)
    what = f"{_written(rate[1])} %" if rate else "cette commission"
    return f"Je n'ai pas de source qui dise si {what}, chez {name}, est la règle : jugez à ce qu'il vous reste."


def left(folded: str) -> str | None:
    """What the rate takes of a sale, in euros; None where no rate is told."""
    rate = _RATE.search(folded)
    if not rate:
        return None
    taken = SALE * float(rate[1].replace(",", ".")) / 100
    return (
        f"Sur {SALE} € vendus, {_written(rate[1])} % font {_euros(taken)} : il vous reste {_euros(SALE - taken)}, "
        "dont il faut encore ôter vos frais et votre temps."
    )


def _written(number: str) -> str:
    return number.replace(".", ",")


def _euros(sum_: float) -> str:
    return f"{sum_:.2f} €".replace(".", ",").replace(",00", "")
