"""Properties of the ranking, whatever the person: on the real weights and channels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.advisor.model import GOALS
from bot.advisor.profile import Profile
from bot.advisor.weights import Weights, WeightsError
from bot.answers.library import Library
from bot.dialogue.facts import FLAGS

SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def profiles(draw: Any) -> Profile:
    """Any person: family, clientele, goals, circumstances."""
    families = (
        "bakery_pastry",
        "legal_professions",
        "machining_metal",
        "hairdressing",
        "software_it",
        "winegrowing",
        None,
    )
    return Profile(
        family=draw(st.sampled_from(families)),
        clientele=tuple(draw(st.sets(st.sampled_from(["B2B", "B2C"])))),
        goals=tuple(draw(st.lists(st.sampled_from(GOALS), max_size=2, unique=True))),
        flags=tuple(draw(st.lists(st.sampled_from(FLAGS), max_size=3, unique=True))),
    )


@SOME
@given(profile=profiles(), hours=st.lists(st.floats(0, 40), min_size=2, max_size=2))
def test_less_time_never_adds_channels(library: Library, profile: Profile, hours: list[float]) -> None:
    less, more = sorted(hours)
    assert len(library.mix(profile.with_values(hours=less)).choices) <= len(
        library.mix(profile.with_values(hours=more)).choices
    )


@SOME
@given(profile=profiles(), hours=st.floats(0.25, 40))
def test_the_hours_add_up(library: Library, profile: Profile, hours: float) -> None:
    shares = [choice.hours or 0 for choice in library.mix(profile.with_values(hours=hours)).choices]
    assert sum(shares) == pytest.approx(hours, abs=0.13)


@SOME
@given(profile=profiles(), refused=st.sampled_from(["facebook", "google_business", "linkedin", "website"]))
def test_a_refused_channel_never_enters(library: Library, profile: Profile, refused: str) -> None:
    assert refused not in library.mix(profile.with_values(excluded=(refused,))).ids


@SOME
@given(profile=profiles())
def test_a_place_changes_nothing(library: Library, profile: Profile) -> None:
    assert library.mix(profile).ids == library.mix(profile.with_values(commune="Nîmes", region="Occitanie")).ids


@SOME
@given(profile=profiles())
def test_one_home_at_most_and_every_sum_is_explained(library: Library, profile: Profile) -> None:
    mix = library.mix(profile)
    assert sum(choice.role == "home" for choice in mix.choices) <= 1
    for choice in mix.choices:
        assert choice.ranked.score == pytest.approx(sum(part.points for part in choice.ranked.parts), abs=0.001)
        assert all(part.reason for part in choice.ranked.parts)


def test_business_customers_bring_linkedin_and_individuals_do_not(library: Library) -> None:
    consultant = Profile(family="business_consulting", clientele=("B2B",))
    baker = Profile(family="bakery_pastry", clientele=("B2C",))
    assert "linkedin" in library.mix(consultant).ids
    assert "linkedin" not in library.mix(baker).ids


def test_an_unknown_channel_in_the_weights_is_named(library: Library) -> None:
    data = YAML(typ="safe").load(Path("data/advisor/ranking.yml").read_text(encoding="utf-8"))
    data["base"]["points"]["myspace"] = 1
    with pytest.raises(WeightsError, match=r"base: unknown channel 'myspace'"):
        Weights.parse(data, frozenset(one.id for one in library.platforms.values()))
