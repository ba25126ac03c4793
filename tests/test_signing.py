from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import signing

NOW = datetime(2026, 11, 27, tzinfo=timezone.utc)
TOKEN = signing.make("stop", "abc-DEF_1", "s" * 32)


def test_a_token_opens_what_it_was_made_for_and_nothing_else() -> None:
    assert signing.read("stop", TOKEN, "s" * 32, NOW) == "abc-DEF_1"
    assert signing.read("confirm", TOKEN, "s" * 32, NOW) is None
    assert signing.read("stop", TOKEN, "t" * 32, NOW) is None


def test_an_end_is_kept_and_cannot_be_moved() -> None:
    token = signing.make("confirm", "x", "s" * 32, until=NOW)
    assert signing.read("confirm", token, "s" * 32, NOW - timedelta(seconds=1)) == "x"
    assert signing.read("confirm", token, "s" * 32, NOW) is None
    id, until, signature = token.split(".")
    for forged in (f"{id}.{int(until) + 60}.{signature}", f"{id}.0.{signature}"):
        assert signing.read("confirm", forged, "s" * 32, NOW - timedelta(days=1)) is None


@pytest.mark.parametrize("text", ["", "..", "a.b.c", "é.0." + "a" * 27, TOKEN + "\n", "x" * 5000])
def test_odd_tokens_are_refused(text: str) -> None:
    assert signing.read("stop", text, "s" * 32, NOW) is None


@given(st.integers(0, len(TOKEN) - 1), st.characters(codec="ascii"))
def test_no_character_may_change(position: int, character: str) -> None:
    changed = TOKEN[:position] + character + TOKEN[position + 1 :]
    assert (signing.read("stop", changed, "s" * 32, NOW) is None) == (changed != TOKEN)
