"""Which text of a written advice suits somebody: by what they do, what they have, the channel and the words of their question."""

from __future__ import annotations

import re

from bot.advisor.model import BODIES_SECTOR, Advice, Condition, Family
from bot.advisor.profile import Profile
from bot.text import fold

BODIES = frozenset({"association", "public"})
"""Who is of that sector too, whatever they do: a hockey club has no salaries to announce."""


def choose(
    base: Advice,
    variants: tuple[Advice, ...],
    profile: Profile,
    family: Family | None,
    platforms: tuple[str, ...],
    question: str = "",
) -> Advice:
    """The first variant whose conditions all hold (the file puts the most particular first); else the base."""
    return next((v for v in variants if fits(v.when, profile, family, platforms, question)), base)


def fits(
    when: Condition, profile: Profile, family: Family | None, platforms: tuple[str, ...], question: str = ""
) -> bool:
    """Whether every stated condition holds. `clientele: [B2B]` means only such customers; `question` is folded."""
    clientele = set(profile.clientele or (family.clientele if family else ()))
    sectors = ({family.sector} if family else set()) | ({BODIES_SECTOR} if BODIES & set(profile.statuses) else set())
    tests = (
        (when.families, family is not None and family.id in when.families),
        (when.sectors, bool(sectors & set(when.sectors))),
        (when.platforms, bool(set(when.platforms) & set(platforms))),
        (when.max_hours is not None, profile.hours is not None and profile.hours <= (when.max_hours or 0)),
        (when.clientele, bool(clientele) and clientele <= set(when.clientele)),
        (when.goals, bool(set(when.goals) & set(profile.goals))),
        (when.levels, profile.level in when.levels),
        (when.words, _speaks_of(when.words, question)),
    )
    return all(holds for stated, holds in tests if stated)


def _speaks_of(words: tuple[str, ...], question: str) -> bool:
    """Whether one of the words is said, in the singular or not, feminine or not."""
    return any(re.search(rf"\b{re.escape(fold(word))}(?:e?s|e)?\b", question) for word in words)
