"""The mixing: the formula is the assistant's, and the search finds what was put in."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.nlu.topic_model import TopicModel
from tuning.mix import Choice, LinearMachine, aligned, choose, crossed, mixed, reliability
from tuning.report import Predictions, log_softmax, scores

TOPICS = ("a", "b", "c")


def two_readers(count: int = 3000, seed: int = 5) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """(margins, log-probabilities, right): both noisy, the second better, independent of each other."""
    chance = np.random.default_rng(seed)
    right = chance.integers(0, 3, count)
    truth = np.eye(3)[right]
    margins = 0.2 * (1.5 * truth + chance.normal(size=(count, 3)))
    return margins, log_softmax(2.5 * truth + chance.normal(size=(count, 3))), right


def test_the_formula_is_the_one_that_serves() -> None:
    chance = np.random.default_rng(2)
    features, labels = csr_matrix(chance.normal(size=(60, 5))), [TOPICS[i % 3] for i in range(60)]
    read = log_softmax(chance.normal(size=(60, 3)))
    choice = Choice(0.0, weight=0.35, temperature=0.8, margin_temperature=0.15)
    serving = TopicModel(weight=0.35, temperature=0.8, margin_temperature=0.15).fit(features, labels)
    bare = TopicModel(weight=0.0, temperature=1.0, margin_temperature=1.0).fit(features, labels)
    margins = np.log(bare.probabilities(features, np.zeros((60, 0), np.float32), ()))
    np.testing.assert_allclose(
        np.exp(mixed(margins, read, choice)),
        serving.probabilities(features, read.astype(np.float32), TOPICS),
        atol=1e-5,
    )


def test_two_independent_readers_are_better_together() -> None:
    margins, read, right = two_readers()
    choice = choose(margins, read, right)
    accepted = [(TOPICS[i],) for i in right]
    together = scores(mixed(margins, read, choice), TOPICS, accepted)["strict"]
    assert 0.2 < choice.weight < 0.9
    assert together > scores(read, TOPICS, accepted)["strict"] + 1
    assert together > scores(margins, TOPICS, accepted)["strict"] + 1


def test_a_reader_that_knows_nothing_gets_no_weight() -> None:
    margins, read, right = two_readers()
    noise = log_softmax(4 * np.random.default_rng(9).normal(size=read.shape))
    assert choose(margins, noise, right).weight == 0
    assert choose(0.2 * noise, read, right).weight == 1


def test_the_chosen_temperature_is_honest() -> None:
    margins, read, right = two_readers(20_000)
    lines = list(reliability(mixed(margins, read, choose(margins, read, right)), right))[1:]
    assert len(lines) >= 5
    for line in lines:
        count, claimed, hits = (float(part.strip("%")) for part in line.split()[3:])
        if count > 300:
            assert abs(claimed - hits) < 8, line


def test_judging_one_half_by_the_other_s_choice_costs_little_when_both_are_alike() -> None:
    margins, read, right = two_readers()
    loss, strict = crossed(margins, read, right, [f"p{i % 20}" for i in range(len(right))])
    choice = choose(margins, read, right)
    assert loss == pytest.approx(choice.loss, abs=0.02)
    assert loss >= choice.loss
    assert 50 < strict < 100


def test_columns_follow_the_linear_machine() -> None:
    logits = np.array([[1, 2, 3, 0]], np.float32)
    predictions = Predictions(("x",), (("a",),), ("",), ("",), ("c", "a", "b"), logits)
    np.testing.assert_allclose(aligned(predictions, TOPICS), log_softmax(np.array([[2.0, 3.0, 1.0]])))
    with pytest.raises(ValueError, match="lack the topics d"):
        aligned(predictions, (*TOPICS, "d"))


@pytest.mark.slow
def test_the_real_linear_machine_reads_what_it_has_learnt() -> None:
    machine = LinearMachine(frozenset({"p103"}))
    margins = machine.margins(["combien ça coûte un site ?", "supprimez mes données"])
    best = [machine.topics[i] for i in margins.argmax(axis=1)]
    assert best == ["budget", "delete_data"]
