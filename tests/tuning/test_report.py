"""Scores and tables, on predictions that can be counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from tuning.report import Predictions, load, log_softmax, noticed, scores, table

TOPICS = ("budget", "privacy", "tools", "training")


def found() -> Predictions:
    """Right, accepted, third, wrong."""
    rows = [[9, 1, 0, 0, -5], [1, 9, 0, 0, -5], [0, 8, 9, 7, -5], [9, 8, 7, 0, 5]]
    accepted = (("budget",), ("budget", "privacy"), ("training",), ("training",))
    styles = ("plain", "plain", "sms", "")
    return Predictions(
        ("a", "é €", "c", "d"), accepted, styles, ("p1", "p1", "p2", ""), TOPICS, np.array(rows, np.float32)
    )


def test_scores_by_hand() -> None:
    one = found()
    assert scores(one.logits[:, :-1], TOPICS, one.accepted) == {"strict": 25.0, "lenient": 50.0, "top3": 75.0}
    assert scores(np.zeros((0, 4)), TOPICS, ()) == {"strict": 0.0, "lenient": 0.0, "top3": 0.0}


def test_the_table_shows_the_worst_first() -> None:
    lines = table(found())
    assert lines[0] == " 25.0 %  all 4 held-out phrases"
    assert lines[2] == "  0.0 %  training (2)"
    assert " 50.0 %  budget (2)" in lines
    assert "  0.0 %  sms (1)" in lines
    nobody = Predictions((), (), (), (), TOPICS, np.zeros((0, 5), np.float32))
    assert table(nobody) == ["nobody was held out: no accuracy to show"]


def test_a_repeated_confusion_is_named() -> None:
    rows = np.array([[9, 0, 0, 0, 0]] * 3, np.float32)
    one = Predictions(("a", "b", "c"), (("tools",),) * 3, ("plain",) * 3, ("p",) * 3, TOPICS, rows)
    assert table(one)[2] == "  0.0 %  tools (3), taken for budget 3 times"


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    found().save(tmp_path / "new" / "kept.npz")
    back = load(tmp_path / "new" / "kept.npz")
    np.testing.assert_array_equal(back.logits, found().logits)
    assert (back.texts, back.accepted, back.styles, back.personas, back.topics) == (
        found().texts, found().accepted, found().styles, found().personas, TOPICS)  # fmt: skip


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(1, 5), st.integers(1, 6)), elements=st.floats(-80, 80, width=32))
)
def test_log_probabilities_sum_to_one_and_ignore_a_shift(values: NDArray[Any]) -> None:
    logs = log_softmax(values)
    np.testing.assert_allclose(np.exp(logs).sum(axis=1), 1, atol=1e-9)
    np.testing.assert_allclose(log_softmax(values.astype(np.float64) + 3), logs, atol=1e-6)


def test_calls_above_the_bar_of_one_calm_text_in_a_hundred() -> None:
    calm = np.arange(1001.0)
    assert noticed(np.array([989.0, 990.0, 2000.0, -1.0]), calm) == {
        "bar": 990.0,
        "noticed": pytest.approx(50.0),
        "of": 4,
    }
