"""Ratios are those of the medians, both sizes are asked turn about, tables say what was found."""

from __future__ import annotations

import json
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from bench.common_path.__main__ import judged
from bench.common_path.training import DEFAULT, FLOOR, OWN, few, set_epochs
from bench.ratio import WARM_UP, Pair, alternated, percentile
from bench.report import Run, table
from bot.nlu.phrases import Phrase


def pair(small: list[float], large: list[float], bar: float = 1.3) -> Pair:
    return Pair("a message", "5", "500", bar, small, large)


def test_a_ratio_is_that_of_the_medians() -> None:
    assert pair([1, 2, 90], [3, 4, 5]).ratio == 2.0


@pytest.mark.parametrize(("large", "within"), [([13.0], True), ([13.1], False)])
def test_the_bar_itself_is_within(large: list[float], within: bool) -> None:
    assert pair([10.0], large).row()["within"] is within


def test_both_sizes_are_asked_turn_about() -> None:
    heard: list[tuple[str, int]] = []
    found = alternated(pair([], []), lambda n: heard.append(("small", n)), lambda n: heard.append(("large", n)), 5)
    assert len(found.small_ms) == len(found.large_ms) == 5
    rounds = [heard[i : i + 2] for i in range(0, len(heard), 2)]
    assert [{number for _, number in one} for one in rounds] == [{n} for n in range(5 + WARM_UP)]
    firsts = [one[0][0] for one in rounds]
    assert all(firsts[i] != firsts[i + 1] for i in range(len(firsts) - 1))


def test_a_slower_size_is_seen() -> None:
    def work(size: int) -> None:
        sum(i * i for i in range(size))

    found = alternated(pair([], []), lambda _: work(2_000), lambda _: work(60_000), 15, time.thread_time)
    assert found.ratio > 5


def test_the_processors_clock_does_not_count_waiting() -> None:
    found = alternated(pair([], []), lambda _: sum(range(1000)), lambda _: time.sleep(0.02), 3, time.thread_time)
    assert max(found.large_ms) < 20


@pytest.mark.parametrize(("share", "value"), [(0.0, 1.0), (0.5, 3.0), (0.95, 4.0), (1.0, 4.0)])
def test_percentiles(share: float, value: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], share) == value


def test_a_table_in_markdown() -> None:
    made = table(
        [{"what": "turns", "many": 1_000_000, "within": False}], {"what": "what", "many": "n", "within": "within"}
    )
    assert made == "| what | n | within |\n|---|---|---|\n| turns | 1,000,000 | NO |\n"


def test_results_are_dated_and_carry_the_commit(tmp_path: Path) -> None:
    run = Run("growth", datetime(2026, 11, 28, 9, tzinfo=timezone.utc), "abc1234", 0.5)
    path = run.keep("Growth", ["| a |\n"], {"rows": []}, tmp_path)
    assert path.name == "growth-2026-11-28.md"
    assert "commit abc1234" in path.read_text(encoding="utf-8")
    kept = json.loads((tmp_path / "growth-2026-11-28.json").read_text(encoding="utf-8"))
    assert (kept["commit"], kept["rows"]) == ("abc1234", [])


def test_own_figures_are_told_as_shares_of_the_others() -> None:
    def row(name: str, figure: float) -> dict[str, object]:
        return {"name": name, "p50_ms": figure, "memory_mb": figure, "training_s": figure}

    bars = judged([row(OWN.name, 10), row(DEFAULT.name, 20), row(FLOOR.name, 5)])
    assert [bar["ratio"] for bar in bars] == [0.5, 2.0, 0.5, 0.5]
    assert [bar["within"] for bar in bars] == [True, False, True, False]


def test_the_peers_learn_what_they_are_given() -> None:
    config: dict[str, list[dict[str, Any]]] = {
        "pipeline": [{"name": "a"}, {"name": "b", "epochs": 100}],
        "policies": [{"name": "c", "epochs": 100}],
    }
    set_epochs(config, 1)
    assert [part.get("epochs") for part in config["pipeline"] + config["policies"]] == [None, 1, 1]
    said = "a phrase of its own, number"
    phrases = [Phrase(f"{topic}: {said} {n}", topic) for topic in ("greet", "thanks") for n in range(4)]
    phrases = [Phrase("nn", "greet"), *phrases]  # too short for a key word
    assert [p.text for p in few(phrases, 2)] == [f"{t}: {said} {n}" for t in ("greet", "thanks") for n in (0, 1)]
    assert few(phrases, None) == phrases
