"""When two questions are one: measured on pairs labelled by somebody else, and on what a room really types."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from bot.events.likeness import encode, nearest, score
from bot.events.marks import marks
from bot.settings import Settings

pytestmark = pytest.mark.events
PAIRS = Path("tests/eval/duplicate_pairs.yml")


def likeness(one: str, other: str) -> float:
    first, second = encode([one, other])
    return score(float(first @ second), marks(one), marks(other))


def test_precision_and_recall_on_the_labelled_pairs() -> None:
    pairs = YAML(typ="safe").load(PAIRS.read_text(encoding="utf-8"))
    first, second = encode([p["a"] for p in pairs]), encode([p["b"] for p in pairs])
    same = np.array([p["same"] for p in pairs])
    found = np.array(
        [score(float(a @ b), marks(p["a"]), marks(p["b"])) for a, b, p in zip(first, second, pairs, strict=True)]
    )
    chosen = found >= Settings.duplicate_threshold
    precision, recall = (chosen & same).sum() / chosen.sum(), (chosen & same).sum() / same.sum()
    print(f"{len(pairs)} pairs: precision {precision:.3f}, recall {recall:.3f}")
    assert len(pairs) >= 400
    assert precision >= 0.9
    assert recall >= 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Faut-il répondre aux avis négatifs laissés sur Google ?", "faut il répondre aux avis négatifs sur google ?"),
        ("Combien de temps par semaine ?", "Bonjour, je voudrais savoir combien de temps par semaine, merci"),
    ],
)
def test_the_same_words_are_the_same_question(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert likeness(one, other) > 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Faut-il être sur Facebook quand on est plombier ?", "Faut-il être sur LinkedIn quand on est plombier ?"),
        ("Quel budget prévoir pour la publicité ?", "Comment répondre à un avis négatif ?"),
    ],
)
def test_another_channel_or_subject_is_another_question(one: str, other: str) -> None:
    assert likeness(one, other) < 0.3


def test_what_is_typed_finds_what_was_asked() -> None:
    room = [
        "Quel budget prévoir pour la publicité ?",
        "Faut-il répondre aux avis négatifs laissés sur Google ?",
        "Où se former ?",
    ]
    found = nearest("faut il répondre aux avis négatifs sur google", room, encode(room), 0.3, 3)
    assert [position for position, _ in found] == [1]
