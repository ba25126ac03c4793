"""Which cases are shown: the nearest to the person, one of each outcome, of the channel and the place wished for as far as there are any."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor import evidence
from bot.advisor.case_index import CaseKey
from bot.advisor.closeness import Closeness, closeness, is_useful
from bot.advisor.model import CaseStudy
from bot.answers.answer import Turn
from bot.answers.library import Library
from bot.answers.near_home import Keep, Wish


def good_and_bad(
    library: Library, turn: Turn, platforms: tuple[str, ...], keep: Keep = lambda case: True
) -> tuple[CaseStudy | None, CaseStudy | None]:
    """One success and one failure that teach the person something, not shown yet; None where there is none."""
    hidden, family, kin = set(turn.memory.shown_cases), library.family(turn.profile), library.kin(turn.profile)

    def is_wanted(key: CaseKey) -> bool:
        return keep(key) and is_useful(key, turn.profile, family, platforms, kin)

    found: tuple[CaseStudy | None, CaseStudy | None] = (None, None)
    for _ in range(TRIES):
        good, wanted = library.near(turn.profile, platforms, "success", hidden)
        bad, _ = library.near(turn.profile, platforms, "failure", hidden)
        pair = evidence.good_and_bad([*good, *bad], replace(wanted, outcome=None), is_wanted)
        chosen = [key.id if key else None for key in pair]
        read = {case.id: case for case in library.read([id for id in chosen if id])}
        found = (read.get(chosen[0] or ""), read.get(chosen[1] or ""))
        gone = {id for id in chosen if id and id not in read}
        if not gone:
            break
        hidden |= gone
    return found


TRIES = 3
"""Times to choose again when a case chosen was withdrawn since the index was built."""


def how_near(case: CaseStudy | CaseKey, library: Library, turn: Turn) -> Closeness:
    """How near the case's trade is to the person's."""
    return closeness(case, turn.profile, library.family(turn.profile), library.kin(turn.profile))


def wished(library: Library, turn: Turn, platforms: tuple[str, ...], wish: Wish) -> tuple[list[CaseStudy], Wish]:
    """The cases, and as much of the wish as they meet."""
    met = wish
    for met in wish.looser():
        keep = met.kept(library, turn)
        found = _chosen(library, turn, platforms, keep)
        if platforms and not turn.meaning.facts.platforms:
            found = _nearer(_chosen(library, turn, (), keep), found, library, turn)
        if found:
            return _of_one_trade(found, library, turn) if met.place else found, met
    return [], met


def _of_one_trade(found: list[CaseStudy], library: Library, turn: Turn) -> list[CaseStudy]:
    """Of a pair from near home, only what is of the person's own trade or family, where one of them is."""
    return [case for case in found if how_near(case, library, turn) <= Closeness.FAMILY] or found


def _chosen(library: Library, turn: Turn, platforms: tuple[str, ...], keep: Keep) -> list[CaseStudy]:
    """One of each outcome; of one outcome, or the next one, where that was asked for."""
    outcome = turn.meaning.outcome
    both = () if outcome or turn.meaning.another else good_and_bad(library, turn, platforms, keep)
    return [c for c in both if c] or _next(library, turn, platforms, outcome, keep)


def _next(library: Library, turn: Turn, platforms: tuple[str, ...], outcome: str | None, keep: Keep) -> list[CaseStudy]:
    """The nearest not shown yet. « Un autre » leaves the channel before the trade: of the person's trade while there are any, then of
    their family, their sector, those who live alike, anyone's.
    """
    found, wanted = library.near(turn.profile, platforms, outcome, turn.memory.shown_cases)
    if platforms and turn.meaning.another:
        found = [*found, *library.near(turn.profile, (), outcome, turn.memory.shown_cases)[0]]
    keys = {key.id: key for key in found if keep(key)}
    nearest = evidence.nearest(keys.values(), wanted, len(keys))
    if turn.meaning.another:
        nearest.sort(key=lambda key: how_near(key, library, turn))
    return library.read([key.id for key in nearest[: TRIES + 1]])[:1]


def _nearer(own: list[CaseStudy], about: list[CaseStudy], library: Library, turn: Turn) -> list[CaseStudy]:
    """Of cases on any channel and on the one talked about: the latter, unless only the former are all of the person's own trade or family."""
    far = [max((how_near(c, library, turn) for c in cases), default=Closeness.FAR) for cases in (own, about)]
    return own if not about or (far[0] <= Closeness.FAMILY < far[1]) else about


def all_far(found: list[CaseStudy], library: Library, turn: Turn) -> bool:
    """Whether a channel was named on which nobody near is known: a stranger's case would teach nothing."""
    named = bool(turn.meaning.facts.platforms) and not turn.meaning.another and library.family(turn.profile) is not None
    return named and all(how_near(case, library, turn) == Closeness.FAR for case in found)
