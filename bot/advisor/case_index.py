"""Which cases may suit a person, from what is known of each case without its text: small enough to keep in memory.

Thirty thousand cases take some twenty megabytes and a fraction of a millisecond to look up; the few chosen are then read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

CANDIDATES = 60
"""Newest cases looked at for each way of being near."""


@dataclass(frozen=True)
class CaseKey:
    """What makes a case near or far. Same names and values as `bot.advisor.model.CaseStudy`."""

    id: str
    trade: str
    sector: str
    location: str
    country: str
    outcome: str
    year: int | None
    family: str | None
    platforms: tuple[str, ...]
    goals: tuple[str, ...]
    clientele: tuple[str, ...]


class CaseIndex:
    """Lists of cases by channel, family and sector, in the order given (newest first). Never changes once built."""

    def __init__(self, keys: Iterable[CaseKey]) -> None:
        self._all = tuple(keys)
        self._by: Mapping[str, Mapping[str, list[int]]] = {
            "platform": _listed((p, i) for i, key in enumerate(self._all) for p in key.platforms),
            "family": _listed((key.family, i) for i, key in enumerate(self._all) if key.family),
            "sector": _listed((key.sector, i) for i, key in enumerate(self._all)),
        }

    def near(
        self,
        platforms: Sequence[str],
        family: str | None,
        sectors: Sequence[str],
        outcomes: Collection[str],
        exclude: Collection[str],
    ) -> list[CaseKey]:
        """Cases of the channels, those of the family on them, those of the sectors on them; anybody's when there are none.

        Without channels: those of the family and of the sectors. Empty `outcomes` accepts all.
        """
        on = frozenset(platforms)
        ways = [self._of_channels(platforms)] if platforms else []
        ways += [self._within("family", family, on)] if family else []
        ways += [self._within("sector", sector, on) for sector in sectors]
        kept = {place: None for way in ways for place in self._first(way, outcomes, exclude)}
        places = kept or dict.fromkeys(self._first(iter(range(len(self._all))), outcomes, exclude))
        return [self._all[place] for place in places]

    def _of_channels(self, platforms: Sequence[str]) -> Iterator[int]:
        """Places of the cases on one of the channels, newest first, each once."""
        merged = merge(*(self._by["platform"].get(platform, ()) for platform in platforms))
        return (place for place, _ in groupby(merged))

    def _within(self, way: str, value: str, on: frozenset[str]) -> Iterator[int]:
        """Places of the cases of a family or sector, on one of the channels when there are any."""
        places = iter(self._by[way].get(value, ()))
        return (place for place in places if not on or not on.isdisjoint(self._all[place].platforms))

    def _first(self, places: Iterator[int], outcomes: Collection[str], exclude: Collection[str]) -> Iterator[int]:
        fitting = (
            place
            for place in places
            if (not outcomes or self._all[place].outcome in outcomes) and self._all[place].id not in exclude
        )
        return islice(fitting, CANDIDATES)


def _listed(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for value, place in pairs:
        found[value].append(place)
    return found
