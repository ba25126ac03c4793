"""What does not hold together is found, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.doubts import KINDS
from bot.advisor.profile import Profile
from bot.answers.doubts import SAYINGS
from bot.answers.library import Library
from bot.dialogue.claims import weekly_hours
from bot.text import fold
from tests.advisor.people import SOME, people

BAKER = Profile(trade="boulanger", family="bakery_pastry", clientele=("B2C",))


@pytest.mark.parametrize(
    ("profile", "kind"),
    [
        (BAKER.with_values(hours=200.0), "hours"),
        (BAKER.with_values(flags=("full_order_book",), goals=("customers",)), "full_but_looking"),
        (BAKER.with_values(flags=("full_order_book", "starting")), "full_and_starting"),
        (BAKER.with_values(flags=("no_time",), hours=10.0), "no_time_but_hours"),
        (BAKER.with_values(flags=("no_site",), goals=("online_sales",)), "online_without_site"),
        (BAKER.with_values(goals=("loyalty",), excluded=("newsletter", "sms", "whatsapp")), "goal_unserved"),
        (BAKER.with_values(excluded=("everything",)), "nothing_left"),
    ],
)
def test_each_doubt_is_found(library: Library, profile: Profile, kind: str) -> None:
    if profile.excluded == ("everything",):
        profile = profile.with_values(excluded=tuple(library.platforms))
    assert [doubt.kind for doubt in library.doubts(profile)] == [kind]


@pytest.mark.parametrize(
    "profile",
    [
        BAKER,
        BAKER.with_values(hours=40.0),
        BAKER.with_values(flags=("full_order_book",), goals=("hiring",)),
        BAKER.with_values(flags=("no_time",), hours=1.0),
        BAKER.with_values(flags=("no_site",), goals=("online_sales",), present=("marketplace",)),
        BAKER.with_values(goals=("loyalty",), excluded=("newsletter",)),
    ],
)
def test_an_ordinary_profile_raises_none(library: Library, profile: Profile) -> None:
    assert library.doubts(profile) == ()


@SOME
@given(data=st.data())
def test_every_doubt_has_its_sentence(library: Library, data: st.DataObject) -> None:
    for doubt in library.doubts(data.draw(people(library))):
        assert doubt.kind in KINDS
        assert SAYINGS[doubt.kind](doubt).endswith((".", "?"))
    assert set(SAYINGS) == set(KINDS)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("j'ai 200 heures par semaine", 200),
        ("chaque semaine j'y mets 90 h", 90),
        ("200h la semaine, promis", 200),
        ("je ferme à 19 h", None),
        ("ouvert 24 h sur 24", None),
        ("deux heures par semaine", None),
    ],
)
def test_weekly_figures_are_read_however_odd(text: str, hours: float | None) -> None:
    assert weekly_hours(fold(text)) == hours
