"""What a change of profile changes, and what change would bring a channel in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.changes import between, nearest_risen, turning_point
from bot.advisor.profile import Profile
from bot.answers.library import Library
from tests.advisor.people import SOME, people

HAIRDRESSER = Profile(trade="coiffeuse", family="hairdressing", clientele=("B2C",))


def test_less_time_drops_channels(library: Library) -> None:
    before, after = (library.mix(HAIRDRESSER.with_values(hours=h)) for h in (6.0, 1.0))
    change = between(before, after)
    assert set(change.dropped) == set(before.ids) - set(after.ids) != set()
    assert change.hours


def test_the_same_profile_changes_nothing(library: Library) -> None:
    mix = library.mix(HAIRDRESSER)
    assert between(mix, mix).nothing


def test_firms_as_customers_would_bring_linkedin(library: Library) -> None:
    turning = turning_point("linkedin", HAIRDRESSER, library.mix)
    assert turning is not None
    assert (turning.field, turning.value) == ("clientele", "B2B")


def test_nothing_turns_for_what_is_refused_or_already_advised(library: Library) -> None:
    assert turning_point("linkedin", HAIRDRESSER.with_values(excluded=("linkedin",)), library.mix) is None
    assert turning_point(library.mix(HAIRDRESSER).ids[0], HAIRDRESSER, library.mix) is None


@SOME
@given(data=st.data())
def test_the_turning_point_does_turn(library: Library, data: st.DataObject) -> None:
    profile = data.draw(people(library))
    platform = data.draw(st.sampled_from(sorted(library.platforms)))
    turning = turning_point(platform, profile, library.mix)
    if turning is None:
        return
    changes = {"clientele": ("clientele", (turning.value,)), "goal": ("goals", (turning.value,)),
               "ages": ("ages", (turning.value,)), "hours": ("hours", 7.0)}  # fmt: skip
    name, value = changes[turning.field]
    assert platform not in library.mix(profile).ids
    assert platform in library.mix(profile.with_values(**{name: value})).ids


@SOME
@given(data=st.data())
def test_what_is_brought_nearer_gains_and_is_not_advised(library: Library, data: st.DataObject) -> None:
    before = data.draw(people(library))
    after = before.with_values(flags=tuple(dict.fromkeys((*before.flags, "films"))))
    mixes = library.mix(before), library.mix(after)
    risen = nearest_risen(*mixes)
    if risen is None:
        return
    channel, reason = risen
    assert channel.platform.id not in mixes[1].ids
    assert not channel.barred
    assert reason in channel.reasons
    assert channel.score > next(one.score for one in mixes[0].others if one.platform.id == channel.platform.id)


def test_what_was_known_brings_nothing_nearer(library: Library) -> None:
    mix = library.mix(HAIRDRESSER)
    assert nearest_risen(mix, mix) is None
