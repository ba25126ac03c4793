"""Properties of the ranking and the mix, whatever the person: on the real weights and channels."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.advisor.profile import Profile
from bot.advisor.ranking import channels_for
from bot.advisor.weights import Weights, WeightsError
from bot.answers.library import Library
from tests.advisor.people import SOME, people

MINUTE = 1 / 60


@SOME
@given(data=st.data(), hours=st.lists(st.floats(0, 60), min_size=2, max_size=2))
def test_less_time_never_adds_channels(library: Library, data: st.DataObject, hours: list[float]) -> None:
    profile = data.draw(people(library))
    less, more = (library.mix(profile.with_values(hours=h)) for h in sorted(hours))
    assert len(less.choices) <= len(more.choices)


@pytest.mark.parametrize(("hours", "count"), [(0, 1), (0.25, 1), (0.5, 2), (1, 2), (3, 3), (6, 4), (40, 5), (None, 3)])
def test_how_many_channels_so_many_hours_hold(library: Library, hours: float | None, count: int) -> None:
    assert channels_for(hours, library.weights) == count


@SOME
@given(data=st.data())
def test_a_barred_channel_is_never_advised(library: Library, data: st.DataObject) -> None:
    profile = data.draw(people(library))
    mix = library.mix(profile)
    advised = {*mix.ids, *(one.platform.id for one in mix.later)}
    assert not advised & set(profile.excluded)
    barred = {
        id
        for rule in library.weights.professions.get(profile.profession or "", ())
        if rule.applies(
            frozenset(profile.clientele or getattr(library.family(profile), "clientele", ())), frozenset(profile.goals)
        )
        for id, points in rule.points.items()
        if points <= library.weights.barred
    }
    assert not advised & barred


@SOME
@given(data=st.data())
def test_a_fact_that_changes_nothing_changes_nothing(library: Library, data: st.DataObject) -> None:
    profile = data.draw(people(library))
    told = profile.with_values(commune="Nîmes", department="Gard", region="Occitanie", country="FR", level="active")
    assert library.mix(profile) == library.mix(told)
    richer = profile.with_values(budget=None)
    assert library.mix(richer) == library.mix(richer.with_values(budget=350.0))


@SOME
@given(data=st.data())
def test_every_sum_is_explained_and_roles_are_one_home_one_main(library: Library, data: st.DataObject) -> None:
    mix = library.mix(data.draw(people(library)))
    roles = [choice.role for choice in mix.choices]
    assert roles.count("home") <= 1
    assert roles.count("main") <= 1
    assert not roles or set(roles) - {"support"}
    for one in (*(choice.ranked for choice in mix.choices), *mix.others):
        assert one.score == pytest.approx(sum(part.points for part in one.parts), abs=0.001)
        assert all(part.reason for part in one.parts)


@SOME
@given(data=st.data())
def test_the_order_of_what_is_said_changes_nothing(library: Library, data: st.DataObject) -> None:
    profile = data.draw(people(library))
    turned = profile.with_values(
        **{name: tuple(reversed(getattr(profile, name))) for name in ("goals", "flags", "ages", "clientele", "present")}
    )
    scores = {one.platform.id: one.score for one in library.ranking(profile)}
    assert {one.platform.id: one.score for one in library.ranking(turned)} == pytest.approx(scores, abs=0.001)


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


@pytest.mark.parametrize(
    ("family", "clientele"), [("hairdressing", ("B2C",)), ("business_consulting", ("B2B",)), ("restaurant", ())]
)
@pytest.mark.parametrize("country", ["CI", "BJ"])
def test_whatsapp_is_advised_where_people_order_there(
    library: Library, family: str, clientele: tuple[str, ...], country: str
) -> None:
    there = Profile(family=family, clientele=clientele, country=country)
    assert "whatsapp" in library.mix(there).ids
    assert "whatsapp" not in library.mix(there.with_values(country="FR")).ids


def test_a_country_in_two_entries_is_named(library: Library) -> None:
    data = YAML(typ="safe").load(Path("data/advisor/ranking.yml").read_text(encoding="utf-8"))
    data["countries"].append({"of": ["SN"], "reason": "x", "points": {}})
    with pytest.raises(WeightsError, match=r"countries\[1\]: SN stands in two entries"):
        Weights.parse(data, frozenset(one.id for one in library.platforms.values()))
