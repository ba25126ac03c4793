"""Which cases may suit a person, from what is known of each case without its text: small enough to keep in memory.

Thirty thousand cases take some twenty megabytes and a fraction of a millisecond to look up; the few chosen are then read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

from bot.advisor.trade_words import kinds, stems

HOME_COUNTRY = "FR"
"""Where most cases are from: no list is kept of them."""
CANDIDATES = 60
"""Newest cases looked at for each way of being near."""
OF_EACH_KIN = 3
"""The same for each family that lives as the person's: there are some twenty, all as near."""
AROUND = 30
"""The same for the person's region and country."""


@dataclass(frozen=True)
class CaseKey:
    """What makes a case near or far. Same names and values as `bot.advisor.model.CaseStudy`, and where its location lies."""

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
    size: str = ""
    department: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Beside:
    """Ways of being near that only help: the words of their trade, families that live as theirs does, their region, their country when it is not France."""

    named: tuple[str, ...] = ()  # see `named`
    families: tuple[str, ...] = ()
    region: str | None = None
    country: str | None = None


NOTHING_BESIDE = Beside()


def named(trade: str) -> frozenset[str]:
    """What the words of a trade make it: its stems and kinds, by which cases of the same are found whatever their family."""
    return stems(trade) | kinds(trade)


class CaseIndex:
    """Lists of cases by channel, family and sector, in the order given (newest first). Never changes once built."""

    def __init__(self, keys: Iterable[CaseKey]) -> None:
        self._all = tuple(keys)
        placed = tuple(enumerate(self._all))
        self._by_platform = _listed((p, i) for i, key in placed for p in key.platforms)
        self._by_id = {key.id: key for key in self._all}
        self._by: Mapping[str, Mapping[Hashable, list[int]]] = {
            "family": _listed((key.family, i) for i, key in placed if key.family),
            "sector": _listed((key.sector, i) for i, key in placed),
            "named": _listed((one, i) for i, key in placed for one in named(key.trade)),
            "region": _listed((key.region, i) for i, key in placed if key.region),
            "country": _listed((key.country, i) for i, key in placed if key.country != HOME_COUNTRY),
        }
        # Both at once: few cases of a sector are on a given channel, and all of them would be passed to find those.
        self._on: Mapping[str, Mapping[Hashable, list[int]]] = {
            "family": _listed(((key.family, p), i) for i, key in placed if key.family for p in key.platforms),
            "sector": _listed(((key.sector, p), i) for i, key in placed for p in key.platforms),
            "named": _listed(((one, p), i) for i, key in placed for one in named(key.trade) for p in key.platforms),
            "region": _listed(((key.region, p), i) for i, key in placed if key.region for p in key.platforms),
            "country": _listed(((key.country, p), i) for i, key in placed if key.country != HOME_COUNTRY for p in key.platforms),
        }  # fmt: skip

    def key(self, id: str) -> CaseKey | None:
        """The case of that id, None when it came after the index was built."""
        return self._by_id.get(id)

    def near(
        self,
        platforms: Sequence[str],
        family: str | None,
        sectors: Sequence[str],
        outcomes: Collection[str],
        exclude: Collection[str],
        beside: Beside = NOTHING_BESIDE,
    ) -> list[CaseKey]:
        """Cases of the channels, those of the family on them, those of the sectors on them; anybody's when there are none.

        Without channels: those of the family and of the sectors. A few of those `beside` are added. Empty `outcomes` accepts all.
        """
        ways = [_united(self._by_platform.get(platform, ()) for platform in platforms)] if platforms else []
        ways += [self._within("family", family, platforms)] if family else []
        ways += [self._within("sector", sector, platforms) for sector in sectors]
        fewer = [(self._within("named", one, platforms), AROUND) for one in beside.named]
        fewer += [(self._within("family", one, platforms), OF_EACH_KIN) for one in beside.families]
        fewer += [(self._within("region", beside.region, platforms), AROUND)] if beside.region else []
        fewer += [(self._within("country", beside.country, platforms), AROUND)] if beside.country else []
        kept = {place: None for way in ways for place in self._first(way, outcomes, exclude)}
        kept |= {place: None for way, most in fewer for place in self._first(way, outcomes, exclude, most)}
        places = kept or dict.fromkeys(self._first(iter(range(len(self._all))), outcomes, exclude))
        return [self._all[place] for place in places]

    def _within(self, way: str, value: str, platforms: Sequence[str]) -> Iterator[int]:
        """Places of the cases of a family, sector, region or country, on one of the channels when there are any."""
        if not platforms:
            return iter(self._by[way].get(value, ()))
        return _united(self._on[way].get((value, platform), ()) for platform in platforms)

    def _first(
        self, places: Iterator[int], outcomes: Collection[str], exclude: Collection[str], most: int = CANDIDATES
    ) -> Iterator[int]:
        fitting = (
            place
            for place in places
            if (not outcomes or self._all[place].outcome in outcomes) and self._all[place].id not in exclude
        )
        return islice(fitting, most)


def _united(lists: Iterable[Sequence[int]]) -> Iterator[int]:
    """Rising places, each once, of rising lists."""
    return (place for place, _ in groupby(merge(*lists)))


def _listed(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for value, place in pairs:
        found[value].append(place)
    return dict(found)
