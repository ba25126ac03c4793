"""« Avant / après »: what a person measures, and an honest reading of how it moves. Plain functions, no clock.

A reading never says that a channel caused a change; it says what changed, and how little that proves when data is scarce.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

SHORT_DAYS = 14
MOST_DAYS = 184
"""How far ahead a person may ask for the next look."""
MOST_INDICATORS = 3
DELAYS = {14: "dans deux semaines", 30: "dans un mois", 61: "dans deux mois", 91: "dans trois mois"}
"""Days → how it is said. When a person may be asked again."""


@dataclass(frozen=True)
class Indicator:
    """Something a person counts. `counted` is a number of people or things, which varies by chance."""

    id: str
    title: str  # on a button
    label: str  # in a chart and in « clients venus d'internet, par mois »
    question: str
    unit: str  # after the number: " clients", " h", " €"
    up_is_good: bool
    counted: bool
    most: float  # beyond, the number was misread


INDICATORS = {
    one.id: one
    for one in (
        Indicator("customers", "Clients venus d'internet", "clients venus d'internet, par mois",
                  "Combien de nouveaux clients par mois viennent d'internet, en ce moment ?", " clients", True, True, 100_000),
        Indicator("hours", "Heures passées", "heures passées, par semaine",
                  "Combien d'heures par semaine passez-vous sur vos réseaux, votre site et vos messages ?", " h", False, False, 168),
        Indicator("turnover", "Chiffre d'affaires", "chiffre d'affaires, par mois",
                  "Quel est votre chiffre d'affaires d'un mois ordinaire, en euros ? Un ordre de grandeur suffit.", " €", True, False, 1e9),
        Indicator("returning", "Clients revenus", "clients revenus, par mois",
                  "Combien de clients de ce mois-ci étaient déjà venus avant ?", " clients", True, True, 100_000),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """One number the person gave. Round 0 is the starting point."""

    indicator: str
    round: int
    value: float
    day: date


@dataclass(frozen=True)
class Tracking:
    """What a person follows. `asking` is the indicator whose number is awaited; `due_on` the day of the next question."""

    id: str
    round: int
    asking: str | None
    due_on: date | None
    measures: tuple[Measure, ...] = ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators with a starting point, in the order they were given."""
        return tuple(dict.fromkeys(m.indicator for m in self.measures if m.round == 0))

    def series(self, indicator: str) -> tuple[Measure, ...]:
        """An indicator's measures, oldest first."""
        return tuple(sorted((m for m in self.measures if m.indicator == indicator), key=lambda m: m.round))

    def next_indicator(self) -> str | None:
        """The indicator to ask after `asking` in the current round; None after the last one."""
        order = self.indicators
        start = order.index(self.asking) + 1 if self.asking in order else 0
        return order[start] if start < len(order) else None


@dataclass(frozen=True)
class Reading:
    """An indicator's progress as two French sentences: what changed, and how much that says."""

    indicator: Indicator
    change: str
    caution: str
    better: bool | None  # None: no change, or nothing to compare


def read(tracking: Tracking) -> tuple[Reading, ...]:
    """A reading of each indicator with a starting point."""
    return tuple(_read(INDICATORS[id], tracking.series(id)) for id in tracking.indicators)


def _read(indicator: Indicator, series: Sequence[Measure]) -> Reading:
    first, last = series[0], series[-1]
    name = indicator.label[:1].upper() + indicator.label[1:]
    if len(series) == 1:
        return Reading(
            indicator,
            f"{name} : {amount(first.value, indicator)}, votre point de départ",
            "Il n'y a encore rien à comparer.",
            None,
        )
    change = (
        f"{name} : de {number(first.value)} à {amount(last.value, indicator)} ({_difference(first.value, last.value)})"
    )
    better = None if last.value == first.value else (last.value > first.value) == indicator.up_is_good
    return Reading(indicator, change, _caution(indicator, series), better)


def _caution(indicator: Indicator, series: Sequence[Measure]) -> str:
    """How much the numbers prove, the strongest doubt first."""
    first, last = series[0], series[-1]
    if (last.day - first.day).days < SHORT_DAYS:
        return "Moins de deux semaines séparent ces mesures : c'est trop court pour conclure."
    if first.value == last.value:
        return "Rien n'a bougé entre ces deux mesures : c'est aussi une réponse."
    if indicator.counted and is_within_chance(first.value, last.value):
        return "Avec des nombres aussi petits, l'écart peut tenir au hasard."
    if len(series) == 2:
        return "Deux mesures ne font pas une tendance : la saison ou une fête peuvent l'expliquer."
    if _is_steady(series):
        return f"Le mouvement se répète sur {len(series)} mesures : c'est un signe sérieux, pas une preuve de la cause."
    return "Les mesures montent et descendent : aucune tendance nette pour l'instant."


def is_within_chance(before: float, after: float) -> bool:
    """Whether two counts differ by less than chance alone would often give (two standard deviations of a Poisson difference)."""
    return abs(after - before) < 2 * sqrt(before + after)


def _is_steady(series: Sequence[Measure]) -> bool:
    steps = [after.value - before.value for before, after in pairwise(series)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def number(value: float) -> str:
    """« 1 234,5 » with no-break spaces; no decimals that say nothing."""
    rounded = round(value, 1 if abs(value) < 100 else 0)
    whole, _, part = f"{abs(rounded):,.1f}".partition(".")
    text = whole.replace(",", "\u202f") + (f",{part}" if part != "0" else "")
    return f"−{text}" if rounded < 0 else text


def amount(value: float, indicator: Indicator) -> str:
    """The number with its unit; « 1 client » in the singular."""
    unit = indicator.unit.rstrip("s") if indicator.counted and abs(value) < 2 else indicator.unit
    return number(value) + unit.replace(" ", "\u00a0")


def _difference(before: float, after: float) -> str:
    """« +5 », « +5, soit +50 % » when the start is large enough for a percentage to mean something."""
    if after == before:
        return "sans changement"
    sign = "+" if after > before else ""
    text = f"{sign}{number(after - before)}"
    if before >= 10:
        text += f", soit {sign}{number(round((after - before) / before * 100))}\u00a0%"
    return text
