"""Any person, for property tests: every family, profession, goal, circumstance of the real vocabularies."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.advisor.model import GOALS
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.dialogue.facts import FLAGS

SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
AGES = ("18-24", "25-39", "40-59", "60+")
STATUSES = ("liberal", "micro", "association", "company", "creator", "franchise", "public")


def some(draw: Any, values: Any, most: int) -> tuple[Any, ...]:
    """Up to `most` different values."""
    return tuple(draw(st.lists(st.sampled_from(sorted(values)), max_size=most, unique=True)))


@st.composite
def people(draw: Any, library: Library) -> Profile:
    """A person as the adviser may meet one, likely or not."""
    return Profile(
        trade=draw(st.sampled_from(("un métier", None))),
        family=draw(st.sampled_from((*library.families, None))),
        profession=draw(st.sampled_from((None, None, *library.professions))),
        statuses=some(draw, STATUSES, 2),
        clientele=some(draw, ("B2B", "B2C", "B2G"), 2),
        goals=some(draw, GOALS, 3),
        hours=draw(st.one_of(st.none(), st.floats(0, 60))),
        budget=draw(st.sampled_from((None, 0.0, 200.0))),
        ages=some(draw, AGES, 2),
        excluded=some(draw, library.platforms, 4),
        present=some(draw, library.platforms, 4),
        flags=some(draw, FLAGS, 3),
    )
