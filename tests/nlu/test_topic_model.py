"""The mixture of both readers: honest rows, either reader alone at the ends, and topics only one of them knows."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.nlu.topic_model import TopicModel

TOPICS = ("budget", "contests", "tools")
ROWS = csr_matrix(np.eye(3))


def reading(*best: str) -> NDArray[np.float32]:
    """Log-probabilities of somebody nearly sure of `best`."""
    rows = np.full((len(best), len(TOPICS)), np.log(0.05), np.float32)
    for i, topic in enumerate(best):
        rows[i, TOPICS.index(topic)] = np.log(0.9)
    return rows


def fitted(weight: float, labels: tuple[str, ...] = TOPICS) -> TopicModel:
    return TopicModel(weight=weight).fit(ROWS, list(labels))


def test_rows_are_probabilities() -> None:
    rows = fitted(0.5).probabilities(ROWS, reading("tools", "budget", "contests"), TOPICS)
    assert rows.shape == (3, 3)
    assert rows.sum(axis=1) == pytest.approx([1, 1, 1])


@pytest.mark.parametrize(("weight", "expected"), [(0.0, "budget"), (1.0, "tools")])
def test_either_reader_alone(weight: float, expected: str) -> None:
    model = fitted(weight)
    row = model.probabilities(ROWS[:1], reading("tools"), TOPICS)[0]
    assert model.topics[int(row.argmax())] == expected


def test_a_topic_the_encoder_has_not_learnt_can_win_by_words() -> None:
    model = fitted(0.5, ("budget", "contests", "brand_new"))
    row = model.probabilities(ROWS[2:], reading("tools"), TOPICS)[0]
    assert model.topics[int(row.argmax())] == "brand_new"


def test_the_encoder_may_list_its_topics_in_any_order() -> None:
    model = fitted(1.0)
    row = model.probabilities(ROWS[:1], reading("tools")[:, ::-1], TOPICS[::-1])[0]
    assert model.topics[int(row.argmax())] == "tools"
