"""Links for speakers and organisers: signed, expiring, good in one browser."""

from __future__ import annotations

import pytest

from bot.events.access import Guest
from bot.events.house import EventHouse
from bot.events.model import Event, EventError
from tests.events.conftest import SITE
from tests.followup.conftest import Clock

pytestmark = pytest.mark.events


def made(house: EventHouse, event: Event, speaker: str | None = "Claire Martin") -> str:
    link = house.accesses.make(event.id, "speaker" if speaker else "organiser", house.clock(), speaker)
    assert link.startswith(f"{SITE}/intervenant/")
    return link.rsplit("/", 1)[1]


def opened(house: EventHouse, token: str) -> str:
    answer = house.accesses.open(token, house.clock())
    assert answer.startswith("device:"), answer
    return answer.removeprefix("device:")


def test_the_first_browser_is_let_in_and_no_other(house: EventHouse, event: Event) -> None:
    token = made(house, event)
    assert house.accesses.check(token, None, house.clock()) is None, "waits for its first browser"
    device = opened(house, token)
    guest = house.accesses.check(token, device, house.clock())
    assert isinstance(guest, Guest)
    assert (guest.role, guest.name, guest.event) == ("speaker", "Claire Martin", event.id)
    assert house.accesses.check(token, None, house.clock()) == "other_device"
    assert house.accesses.check(token, "x" * 32, house.clock()) == "other_device"
    assert house.accesses.open(token, house.clock()) == "other_device"


def test_a_link_ends_with_its_time_and_with_the_next_one(house: EventHouse, event: Event, clock: Clock) -> None:
    token = made(house, event)
    device = opened(house, token)
    made(house, event)
    assert house.accesses.check(token, device, house.clock()) == "revoked"
    last = made(house, event, None)
    clock.forward(days=31)
    assert house.accesses.check(last, None, house.clock()) == "expired"


@pytest.mark.parametrize("token", ["", "x", "../../etc", "a.1.b", "ABC.9999999999." + "a" * 27])
def test_an_invented_link_opens_nothing(house: EventHouse, event: Event, token: str) -> None:
    assert house.accesses.check(token, None, house.clock()) == "invalid"
    assert house.accesses.open(token, house.clock()) == "invalid"


def test_a_changed_signature_opens_nothing(house: EventHouse, event: Event) -> None:
    token = made(house, event)
    changed = token[:-1] + ("A" if token[-1] != "A" else "B")
    assert house.accesses.check(changed, None, house.clock()) == "invalid"


def test_a_stranger_gets_no_speakers_link(house: EventHouse, event: Event) -> None:
    with pytest.raises(EventError, match="Claire Martin"):
        made(house, event, "Bob")
