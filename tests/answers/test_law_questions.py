"""Questions of law as people type them reach the entry that answers them; where there is none, none is given."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.answers.library import Library
from tests.answers.law_questions import TOPICS, counts, questions


@pytest.fixture(scope="module")
def measure(library: Library) -> dict[str, Counter[str]]:
    """The half that only measures."""
    return counts(library, tunes=False)


def test_every_expected_entry_is_one(library: Library) -> None:
    known = {"-", *library.rules, *(f"@{id}" for id in library.professions)}
    for question in questions():
        if question.kind == "law":
            assert question.expected <= known, question.text
        else:
            assert question.profession in library.professions, question.text


def test_both_halves_hold_enough_of_each_kind() -> None:
    for kind in TOPICS:
        for tunes in (True, False):
            assert sum(q.kind == kind and q.tunes == tunes for q in questions()) > 50


@pytest.mark.parametrize("kind", sorted(TOPICS))
def test_most_questions_reach_their_entry(measure: dict[str, Counter[str]], kind: str) -> None:
    found = measure[kind]
    right = found["reached"] + found["listed"] + found["kept"]
    assert right / sum(found.values()) >= 0.88, found


@pytest.mark.parametrize("kind", sorted(TOPICS))
def test_next_to_none_gets_a_wrong_one(measure: dict[str, Counter[str]], kind: str) -> None:
    assert measure[kind]["wrong"] <= 2, measure[kind]
