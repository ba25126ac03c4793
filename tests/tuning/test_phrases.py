"""Reading the phrases, and the split by whole personas that every figure rests on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.phrases import Phrase, read_distress, read_phrases
from tuning.phrases import (
    SAMPLED,
    fingerprint,
    is_held_out,
    sample,
    share_unseen,
    split,
    topics_of,
)

PHRASES = st.lists(st.builds(Phrase, st.text(min_size=1, max_size=8), st.sampled_from(["a", "b"]), st.text(max_size=3)))


def test_the_project_s_own_files() -> None:
    phrases = read_phrases()
    assert len(phrases) > 30_000
    assert topics_of(phrases) == sorted(path.stem for path in Path("data/nlu").glob("*.yml"))
    known, held = split(phrases, 12)
    assert 0.04 < len(held) / len(phrases) < 0.16
    assert set(topics_of(held)) == set(topics_of(known))
    calls, calm = read_distress()
    assert len(calls) > 500
    assert len(calm) > 500
    assert not set(calls) & set(calm)


@given(PHRASES, st.integers(1, 5))
def test_no_persona_and_no_text_stands_on_both_sides(phrases: list[Phrase], one_in: int) -> None:
    known, held = split(phrases, one_in)
    assert not {p.persona for p in known} & {p.persona for p in held}
    assert not {p.text for p in known} & {p.text for p in held}
    dropped = len(phrases) - len(known) - len(held)
    assert dropped == sum(is_held_out(p.persona, one_in) and p.text in {k.text for k in known} for p in phrases)


def test_who_is_held_out_never_changes() -> None:
    """A new hash would put people who were learnt from among the judges of the next encoder."""
    assert [p for p in (f"p{i}" for i in range(100, 130)) if is_held_out(p, 12)] == ["p103", "p113", "p114", "p121"]
    assert not is_held_out("", 1)
    assert not is_held_out("p103", 0)
    assert is_held_out("anybody", 1)


@given(PHRASES, st.randoms())
def test_the_fingerprint_knows_no_order_but_every_letter(phrases: list[Phrase], chance: random.Random) -> None:
    shuffled = list(phrases)
    chance.shuffle(shuffled)
    assert fingerprint(phrases) == fingerprint(shuffled)
    assert fingerprint(phrases) != fingerprint([*phrases, Phrase("one more", "a")])


@pytest.mark.parametrize("renewed", [0.0, 0.05, 0.10, 0.5, 1.0])
def test_the_sample_tells_the_share_of_new_phrases(renewed: float) -> None:
    count = 36_000
    then = [Phrase(f"phrase {i}", "a") for i in range(count)]
    changed = int(renewed * count)
    now = [*(Phrase(f"new {i}", "a") for i in range(changed)), *then[changed:]]
    assert len(sample(then)) == pytest.approx(count / SAMPLED, rel=0.15)
    assert share_unseen(sample(now), sample(then)) == pytest.approx(renewed, abs=0.025)


def test_a_phrase_moved_to_another_topic_is_new() -> None:
    then = [Phrase(f"phrase {i}", "a") for i in range(5000)]
    now = [Phrase(p.text, "b") for p in then]
    assert share_unseen(sample(now), sample(then)) == 1.0
    assert share_unseen(frozenset(), sample(then)) == 0.0
