"""The mix: hours that add up, what to leave, little when little is honest, and what may come later."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.flows import Flow, FlowsError, feeding
from bot.advisor.profile import Profile
from bot.answers.library import Library
from tests.advisor.people import SOME, people

BAKER = Profile(trade="boulanger", family="bakery_pastry", clientele=("B2C",))
CONSULTANT = Profile(trade="consultante", family="business_consulting", clientele=("B2B",), goals=("customers",))


@SOME
@given(data=st.data(), hours=st.floats(0, 60))
def test_the_hours_add_up_to_the_minute(library: Library, data: st.DataObject, hours: float) -> None:
    mix = library.mix(data.draw(people(library)).with_values(hours=hours))
    given = [choice.hours for choice in mix.choices]
    assert all(share is not None and share >= 0 for share in given)
    total = sum(share or 0 for share in given) + (mix.spare or 0)
    assert total == pytest.approx(hours, abs=1 / 60)
    for choice in mix.choices:
        assert (choice.hours or 0) <= choice.platform.hours[1] + 1e-6


@pytest.mark.parametrize("hours", [0.5, 1, 2, 3.5, 6])
def test_ordinary_weeks_leave_nothing_over(library: Library, hours: float) -> None:
    for who in (BAKER, CONSULTANT):
        mix = library.mix(who.with_values(hours=hours))
        assert sum(choice.hours or 0 for choice in mix.choices) == pytest.approx(hours)
        assert mix.spare == 0


def test_forty_hours_are_not_all_spent(library: Library) -> None:
    mix = library.mix(BAKER.with_values(hours=40))
    assert mix.spare is not None
    assert mix.spare > 10
    assert len(mix.choices) == 5


def test_unknown_time_gives_no_hours(library: Library) -> None:
    mix = library.mix(BAKER)
    assert {choice.hours for choice in mix.choices} == {None}
    assert mix.spare is None


def test_a_channel_held_for_nothing_is_to_leave(library: Library) -> None:
    mix = library.mix(CONSULTANT.with_values(present=("x", "linkedin", "tiktok")))
    assert {one.platform.id for one in mix.stops} == {"x", "tiktok"}


def test_a_channel_worth_holding_is_not_to_leave(library: Library) -> None:
    assert library.mix(BAKER.with_values(present=("facebook", "instagram"))).stops == ()


@SOME
@given(data=st.data())
def test_what_to_leave_is_held_and_never_advised(library: Library, data: st.DataObject) -> None:
    profile = data.draw(people(library))
    mix = library.mix(profile)
    stops = {one.platform.id for one in mix.stops}
    assert stops <= set(profile.present)
    assert not stops & {*mix.ids, *(one.platform.id for one in mix.later)}


def test_who_needs_little_keeps_one_place_exact_and_nothing_later(library: Library) -> None:
    mix = library.mix(BAKER.with_values(flags=("full_order_book",), hours=10))
    assert mix.little
    assert mix.ids == ("google_business",)
    assert mix.later == ()


def test_a_full_order_book_that_recruits_is_no_reason_to_do_little(library: Library) -> None:
    assert not library.mix(BAKER.with_values(flags=("full_order_book",), goals=("hiring",))).little


def test_refusing_everything_leaves_nothing(library: Library) -> None:
    assert library.mix(BAKER.with_values(excluded=tuple(library.platforms))).choices == ()


def test_no_budget_moves_what_costs_behind_what_is_free(library: Library) -> None:
    salon = Profile(family="hairdressing", clientele=("B2C",), goals=("loyalty",))
    scores = [
        {one.platform.id: one.score for one in library.ranking(p)} for p in (salon, salon.with_values(budget=0.0))
    ]
    assert scores[1]["sms"] < scores[0]["sms"]
    assert scores[1]["google_business"] > scores[0]["google_business"]


@SOME
@given(data=st.data())
def test_channels_feed_each_other_inside_the_mix(library: Library, data: st.DataObject) -> None:
    mix = library.mix(data.draw(people(library)))
    for flow in feeding(mix, library.flows):
        assert flow.sources & set(mix.ids)
        assert flow.targets & set(mix.ids)


def test_an_unknown_channel_in_the_flows_is_named() -> None:
    with pytest.raises(FlowsError, match=r"flows.yml: \[0\]: unknown channel 'myspace'"):
        Flow.parse([{"from": ["myspace"], "to": ["website"], "text": "…"}], frozenset({"website"}))


def test_a_place_where_one_sells_is_left_only_once_it_failed(library: Library) -> None:
    mason = Profile(trade="maçon", family="structural_building", clientele=("B2C",), present=("marketplace", "x"))
    assert {one.platform.id for one in library.mix(mason).stops} == {"x"}
    failed = library.mix(mason.with_values(tried=("marketplace",)))
    assert "marketplace" in {one.platform.id for one in failed.stops}
