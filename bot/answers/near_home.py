"""Examples wanted from near home or of a small house: which cases suit, and what is said where none does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.advisor.case_index import CaseKey
from bot.advisor.closeness import Closeness, closeness
from bot.advisor.model import CaseStudy
from bot.advisor.profile import Profile
from bot.advisor.surroundings import NOT_FOR_PROFIT, SMALL, Home, Nearby
from bot.advisor.trade_words import body
from bot.answers.answer import Turn
from bot.answers.countries import NAMES, in_country
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from bot.dialogue.reading import NAMED_PLACE
from bot.dialogue.wishes import near_home, newer, small
from bot.text import enumerate_fr, fold, in_region

NEAR, FEW, THERE = "wish:near", "wish:small", "wish:there:"
"""Marks in `Memory.told` of what the last example was wanted to be."""
RECENT = 2023
"""After which a case is recent to whoever wants one and was told none, or one without a date."""
Keep = Callable[[CaseKey], bool]
"""Whether a case may be chosen."""


@dataclass(frozen=True)
class Wish:
    """What an example should be like, beside its trade and channel.

    `place`: from near home, because it was asked for or because home is not in France; `asked`: in this very message.
    `there`: home is this place (a part of `Profile`, as JSON) named for the example, not the person's; `sizes`: what a small house is to this person.
    `since`: the year that a more recent one must be later than.
    """

    home: Home
    place: bool = False
    asked: bool = False
    small: bool = False
    sizes: frozenset[str] = SMALL
    there: str = ""
    since: int | None = None

    @classmethod
    def of(cls, turn: Turn, seen: int | None = None) -> Wish:
        """What this message wants; a place named in it counts as asked for. « Un autre » wants what the last one did.

        `seen` is the year of the case told last, which a more recent one must be later than.
        """
        wish = cls._of(turn)
        values = turn.meaning.parsed.values
        since = (seen or RECENT) if values.get("newer") or newer(fold(turn.meaning.text)) else None
        return replace(wish, since=since, small=wish.small or bool(values.get("smaller")))

    @classmethod
    def _of(cls, turn: Turn) -> Wish:
        folded, facts, home = fold(turn.meaning.text), turn.meaning.facts, Home.of(turn.profile)
        before = turn.memory.told if turn.meaning.another and turn.memory.last_served == "case_study" else ()
        named = bool(facts.commune or facts.department or facts.region or facts.country)
        there = _there(turn, () if named or near_home(folded) else before)
        if there:
            is_small = small(folded) or FEW in before
            return cls(Home.of(Profile.from_dict(json.loads(there))), True, True, is_small, _sizes(turn), there)
        asked = named or near_home(folded) or NEAR in before
        place = home.is_abroad or (asked and home.is_known)
        return cls(home, place, asked, small(folded) or FEW in before, _sizes(turn))

    @property
    def farthest(self) -> Nearby:
        """From how far a case may come: the country, where that is all that is known or it is not France."""
        return Nearby.REGION if self.home.is_known and not self.home.is_abroad else Nearby.COUNTRY

    def remembered(self, memory: Memory) -> Memory:
        """The memory with this wish in the place of the last one."""
        marks = tuple(mark for mark, wanted in ((NEAR, self.asked and not self.there), (FEW, self.small)) if wanted)
        kept = (one for one in memory.told if one not in (NEAR, FEW) and not one.startswith(THERE))
        return memory.but(told=(*kept, *marks, *([THERE + self.there] if self.there else ())))

    def looser(self) -> Iterator[Wish]:
        """The wish, then with less and less of it: size gives way before place, the date last."""
        yield self
        rest = replace(self, since=None)
        if self.since:
            if self.small or self.place:
                yield replace(self, small=False, place=False)
            yield rest
        if self.small and self.place:
            yield replace(rest, small=False)
            yield replace(rest, place=False)
        if self.small or self.place:
            yield replace(rest, small=False, place=False)

    def kept(self, library: Library, turn: Turn) -> Keep:
        """Which cases meet it. One from near home must also be of a trade that teaches something, a nearer one where home was not asked for."""
        profile, family, kin = turn.profile, library.family(turn.profile), library.kin(turn.profile)
        strangest = Closeness.KIN if self.asked else Closeness.SECTOR

        def suits(case: CaseKey) -> bool:
            if self.small and case.size not in self.sizes:
                return False
            if self.since and not self._is_later(case, closeness(case, profile, family, kin)):
                return False
            if not self.place:
                return True
            return self.home.nearby(case) <= self.farthest and closeness(case, profile, family, kin) <= strangest

        return suits

    def _is_later(self, case: CaseKey, near: Closeness) -> bool:
        """Later than the one told last, and not from so far that it would teach nothing."""
        return bool(case.year and self.since and case.year > self.since) and near <= Closeness.KIN


def _there(turn: Turn, before: tuple[str, ...]) -> str:
    """The place named for the example, now or for the last one; empty where it is the person's own or none."""
    named = turn.meaning.parsed.values.get(NAMED_PLACE)
    kept = next((mark.removeprefix(THERE) for mark in before if mark.startswith(THERE)), "")
    return json.dumps(named, ensure_ascii=False, sort_keys=True) if named else kept


def _sizes(turn: Turn) -> frozenset[str]:
    return SMALL | NOT_FOR_PROFIT if body(turn.profile.trade or "", turn.profile.statuses) else SMALL


def where(cases: list[CaseStudy], wish: Wish, library: Library) -> str:
    """« , dans votre région » where all the cases are from near home; else nothing."""
    keys = [library.case_index.key(case.id) for case in cases]
    farthest = max((wish.home.nearby(key) if key else Nearby.ELSEWHERE for key in keys), default=Nearby.ELSEWHERE)
    if farthest == Nearby.COUNTRY and (wish.home.is_abroad or wish.there):
        return f", {in_country(wish.home.country)}"
    said = {
        Nearby.TOWN: "dans cette ville" if wish.there else "dans votre ville",
        Nearby.DEPARTMENT: "dans ce département" if wish.there else "dans votre département",
        Nearby.REGION: _place(wish),
    }
    return f", {said[farthest]}" if wish.home.is_known and farthest in said else ""


def unmet(cases: list[CaseStudy], wish: Wish, met: Wish) -> str | None:
    """What was wanted and is not in the base, in a short sentence; None when all of it was found."""
    if wish.asked and not wish.place:
        return "Dites-moi votre commune ou votre région : je chercherai plus près de chez vous."
    missing = []
    if wish.place and not met.place:
        one = "celui-ci vient" if len(cases) == 1 else "ceux-ci viennent"
        at_home = wish.home.is_abroad and all(case.country == wish.home.country for case in cases)
        whence = "" if at_home else f" : {one} d'ailleurs{_from(cases, wish)}"
        missing.append(f"Je n'en connais pas {_place(wish)} dans un métier proche du vôtre{whence}.")
    if wish.small and not met.small:
        missing.append("Je n'en connais pas d'aussi petite taille.")
    if wish.since and not met.since:
        missing.append("Je n'en connais pas de plus récent dans un métier proche du vôtre.")
    return " ".join(missing) or None


def _from(cases: list[CaseStudy], wish: Wish) -> str:
    """« (France) » to somebody abroad, « (Rodez et Lyon) » in France."""
    if wish.home.is_abroad:
        places = [NAMES.get(case.country, "") for case in cases]
    else:
        places = [case.location.split(" (")[0] for case in cases if not case.location.startswith("Non précis")]
    known = list(dict.fromkeys(place for place in places if place))
    return f" ({enumerate_fr(known)})" if known else ""


def _place(wish: Wish) -> str:
    """« en Bretagne », « au Québec », « en Belgique »."""
    home = wish.home
    if home.region and (home.country == "CA" or not home.is_abroad):
        return in_region(home.region)
    return in_country(home.country) if home.is_abroad or wish.there else "près de chez vous"
