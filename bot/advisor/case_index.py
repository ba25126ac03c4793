"""Which cases may suit a person, from what is known of each case without its text: small enough to keep in memory.

Thirty thousand cases take some twenty megabytes and a fraction of a millisecond to look up; the few chosen are then read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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


WAYS: Mapping[str, Callable[[CaseKey], Collection[str]]] = {
    "family": lambda key: (key.family,) if key.family else (),
    "sector": lambda key: (key.sector,),
    "named": lambda key: named(key.trade),
    "region": lambda key: (key.region,) if key.region else (),
    "country": lambda key: (key.country,) if key.country != HOME_COUNTRY else (),
}
"""What cases are listed by."""


class CaseIndex:
    """Lists of cases by channel, outcome and each of WAYS, in the order given (newest first). Never changes once built."""

    def __init__(self, keys: Iterable[CaseKey]) -> None:
        self._all = tuple(keys)
        placed = tuple(enumerate(self._all))
        self._outcomes = tuple(sorted({key.outcome for key in self._all}))
        self._by_id = {key.id: key for key in self._all}
        # Parted by outcome, and by channel too: few failures of a sector are on a given channel, and all of its cases would be passed to find those.
        self._by_outcome = _listed((key.outcome, i) for i, key in placed)
        self._by_platform = _listed(((p, key.outcome), i) for i, key in placed for p in key.platforms)
        self._by: Mapping[str, Mapping[Hashable, list[int]]] = {}
        self._on: Mapping[str, Mapping[Hashable, list[int]]] = {}
        for way, values in WAYS.items():
            said = [(value, i, key) for i, key in placed for value in values(key)]
            self._by[way] = _listed(((value, key.outcome), i) for value, i, key in said)
            self._on[way] = _listed(((value, p, key.outcome), i) for value, i, key in said for p in key.platforms)

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
        wanted = [one for one in self._outcomes if not outcomes or one in outcomes]
        within = partial(self._within, platforms=platforms, outcomes=wanted)
        ways = [(self._about(platforms, wanted), CANDIDATES)] if platforms else []
        ways += [(within("family", family), CANDIDATES)] if family else []
        ways += [(within("sector", sector), CANDIDATES) for sector in sectors]
        ways += [(within("named", one), AROUND) for one in beside.named]
        ways += [(within("family", one), OF_EACH_KIN) for one in beside.families]
        ways += [(within("region", beside.region), AROUND)] if beside.region else []
        ways += [(within("country", beside.country), AROUND)] if beside.country else []
        kept = {place: None for way, most in ways for place in self._first(way, exclude, most)}
        anybody = _united(self._by_outcome[one] for one in wanted)
        return [self._all[place] for place in kept or self._first(anybody, exclude, CANDIDATES)]

    def _about(self, platforms: Sequence[str], outcomes: Sequence[str]) -> Iterator[int]:
        """Places of the cases of one of the channels, of those outcomes."""
        return _united(self._by_platform.get((p, outcome), ()) for p in platforms for outcome in outcomes)

    def _within(self, way: str, value: str, *, platforms: Sequence[str], outcomes: Sequence[str]) -> Iterator[int]:
        """Places of the cases of one value of WAYS and of those outcomes, on one of the channels when there are any."""
        if not platforms:
            return _united(self._by[way].get((value, outcome), ()) for outcome in outcomes)
        on = self._on[way]
        return _united(on.get((value, p, outcome), ()) for p in platforms for outcome in outcomes)

    def _first(self, places: Iterator[int], exclude: Collection[str], most: int) -> Iterator[int]:
        return islice((place for place in places if self._all[place].id not in exclude), most)


def _united(lists: Iterable[Sequence[int]]) -> Iterator[int]:
    """Rising places, each once, of rising lists."""
    some = [one for one in lists if one]
    return (place for place, _ in groupby(merge(*some))) if len(some) > 1 else iter(some[0] if some else ())


def _listed(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for value, place in pairs:
        found[value].append(place)
    return dict(found)
