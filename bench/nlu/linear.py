"""The peer that is hardest to beat: TF-IDF of words and letters with a linear support vector machine, tuned by cross-validation.

A process of its own: `python -m bench.nlu.linear TASK OUT`. Folds are whole writers, as two phrases of one hand are near twins.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

from bench.nlu.outcome import read_all

FOLDS = 3
TUNED_ON = 9000
"""Phrases at most to choose the settings on: the choice needs fewer than the training."""


@dataclass(frozen=True)
class Choice:
    """`letters`: lengths of the letter sequences; `weak`: the machine's C."""

    letters: tuple[int, int]
    c: float
    sublinear: bool

    def engine(self) -> Pipeline:
        """An untrained engine with these settings."""
        words = TfidfVectorizer(ngram_range=(1, 2), strip_accents="unicode", sublinear_tf=self.sublinear)
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=self.letters, strip_accents="unicode", sublinear_tf=self.sublinear
        )
        return make_pipeline(make_union(words, letters), LinearSVC(C=self.c, random_state=7))


GRID = [Choice(*values) for values in product([(2, 4), (2, 5)], [0.1, 0.3, 1.0], [True, False])]


def choose(texts: Sequence[str], topics: Sequence[str], writers: Sequence[str]) -> tuple[Choice, float]:
    """(the settings that are right most often on writers not learnt from, that share)."""
    scored = [(accuracy(choice, np.array(texts), np.array(topics), writers), choice) for choice in GRID]
    best = max(scored, key=lambda pair: pair[0])
    return best[1], best[0]


def accuracy(choice: Choice, texts: Any, topics: Any, writers: Sequence[str]) -> float:
    """Share right over the folds."""
    right = 0
    for known, asked in GroupKFold(FOLDS).split(texts, groups=writers):
        engine = choice.engine().fit(texts[known], topics[known])
        right += int((engine.predict(texts[asked]) == topics[asked]).sum())
    return right / len(texts)


def main(task: Path, out: Path) -> None:
    """Chooses, learns everything, reads the questions, writes the outcome."""
    content = json.loads(task.read_text(encoding="utf-8"))
    rows = content["phrases"]
    few = [rows[i] for i in np.random.default_rng(7).permutation(len(rows))[:TUNED_ON]]
    texts, topics, writers = ([row[name] for row in few] for name in ("text", "topic", "persona"))
    choice, share = choose(texts, topics, writers)
    began = time.perf_counter()
    engine = choice.engine().fit([row["text"] for row in rows], [row["topic"] for row in rows])
    took = time.perf_counter() - began
    names = engine.classes_

    def read(text: str) -> list[str]:
        margins = engine.decision_function([text])[0]
        return [str(names[i]) for i in np.argsort(-margins)[:3]]

    found = {
        **read_all(content["questions"], read),
        "training_s": took,
        "settings": f"words 1–2, letters {choice.letters[0]}–{choice.letters[1]}, C {choice.c}, sublinear {choice.sublinear} "
        f"(best of {len(GRID)} by cross-validation on writers: {100 * share:.1f} %)",
    }
    out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
