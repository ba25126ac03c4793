"""What speaks against a channel is said as an objection, never by the reason that speaks for another one."""

from __future__ import annotations

import pytest

from bot.advisor.objections import AGAINST, objections
from bot.advisor.profile import Profile
from bot.advisor.ranking import Part, Ranked
from bot.answers.library import Library


@pytest.mark.parametrize(
    ("profile", "channel"),
    [
        (Profile(trade="pressing", family="cleaning_laundry"), "pinterest"),
        (Profile(trade="opticien", family="pharmacy_optics"), "pinterest"),
        (Profile(trade="boulanger", family="bakery_pastry", goals=("hiring",)), "google_business"),
        (Profile(trade="coiffeur", family="hairdressing"), "linkedin"),
    ],
)
def test_no_reason_for_another_channel_is_given_against_one(library: Library, profile: Profile, channel: str) -> None:
    one = next(r for r in library.ranking(profile) if r.platform.id == channel)
    favourable = {
        rule.reason for table in (library.weights.traits, library.weights.clientele) for rule in table.values()
    }
    favourable |= {rule.reason for rule in library.weights.goals.values()}
    spared = library.weights.traits["urgency"].reason  # it says what it excludes
    assert not set(objections(one)) & (favourable - {spared})
    assert set(objections(one)) & set(AGAINST.values())


def test_what_a_rule_says_of_itself_stays(library: Library) -> None:
    parts = (Part("flag:no_video", "Sans vidéo.", -6.0), Part("base", "De base.", -2.0), Part("trait:local", "?", -0.1))
    assert objections(Ranked(library.platforms["tiktok"], 0.0, parts)) == ("Sans vidéo.",)
