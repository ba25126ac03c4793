#!/usr/bin/env python3
"""Learn when two questions are one (`data/event_likeness.yml` → `data/event_likeness_weights.json`), then measure on a labelled set.

python scripts/fit_likeness.py                                   # learn
python scripts/fit_likeness.py --measure tests/eval/duplicate_pairs.yml   # measure what was learnt, nothing else
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

from bot.events.likeness import FEATURES, WEIGHTS, encode, features, score
from bot.events.marks import marks

SOURCE = Path("data/event_likeness.yml")
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 0.9)
COPY_WEIGHT = 0.1
"""Copies are easy and many: they must not drown the pairs that are hard."""
FAR_PER_TEXT = 6
"""Pairs of different groups for each question, the nearest in meaning: what a full room is made of."""


def examples(groups: Sequence[dict[str, list[str]]]) -> list[tuple[str, str, bool, int]]:
    """(one, other, same, group) of all pairs within groups; lightly changed copies are the same question too."""
    found = []
    for number, group in enumerate(groups):
        same, near = group["same"], group["not"]
        found += [(a, b, True, number) for i, a in enumerate(same) for b in same[i + 1 :]]
        found += [(a, changed(a), True, number) for a in (*same, *near)]
        found += [(a, b, False, number) for a in same for b in near]
        found += [(a, b, False, number) for i, a in enumerate(near) for b in near[i + 1 :]]
    return found


def changed(text: str) -> str:
    """As somebody else would type it."""
    bare = text.lower().rstrip(" ?.").replace("é", "e").replace("è", "e").replace("à", "a")
    return f"bonjour, je voudrais savoir {bare}"


def far(groups: Sequence[dict[str, list[str]]]) -> list[tuple[str, str, bool, int]]:
    """Nearest questions of other groups."""
    texts = [(text, number) for number, group in enumerate(groups) for text in (*group["same"], *group["not"])]
    vectors = encode([text for text, _ in texts])
    cosines = vectors @ vectors.T
    found = []
    for i, (text, number) in enumerate(texts):
        others = [int(j) for j in np.argsort(-cosines[i]) if texts[int(j)][1] != number][:FAR_PER_TEXT]
        found += [(text, texts[j][0], False, number) for j in others]
    return found


def table(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """Features of pairs, shape (n, len(FEATURES))."""
    first, second = encode([a for a, _ in pairs]), encode([b for _, b in pairs])
    cosines = (first * second).sum(1)
    return np.array([features(float(c), marks(a), marks(b)) for c, (a, b) in zip(cosines, pairs, strict=True)])


def fit() -> None:
    """Learn, and print how often each kind of pair is proposed, cross-validated by group."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    def learnt(rows: NDArray[np.intp]) -> Any:
        model = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=3000))
        return model.fit(x[rows], y[rows], logisticregression__sample_weight=weight[rows])

    groups: list[dict[str, list[str]]] = YAML(typ="safe").load(SOURCE.read_text(encoding="utf-8"))
    near = examples(groups)
    every = [*near, *far(groups)]
    x, y = table([(a, b) for a, b, _, _ in every]), np.array([same for _, _, same, _ in every])
    kinds = np.array([_kind(one, i >= len(near)) for i, one in enumerate(every)])
    weight = np.where(kinds == "copy", COPY_WEIGHT, 1.0)
    guessed = np.zeros(len(y))
    for learn, test in GroupKFold(10).split(x, y, [number for *_, number in every]):
        guessed[test] = learnt(learn).predict_proba(x[test])[:, 1]
    print(f"{len(every)} pairs, {y.sum()} the same; share proposed, cross-validated by group:")
    for threshold in THRESHOLDS:
        shares = {kind: float((guessed[kinds == kind] >= threshold).mean()) for kind in ("copy", "same", "near", "far")}
        print(f"{threshold:5.2f}  " + "  ".join(f"{kind} {share:.3f}" for kind, share in shares.items()))
    _write(learnt(np.arange(len(y))))


def _kind(one: tuple[str, str, bool, int], is_far: bool) -> str:
    """copy: the same words; same: other words; near: the same words but another question; far: another subject."""
    if is_far:
        return "far"
    return ("copy" if one[1] == changed(one[0]) else "same") if one[2] else "near"


def _write(model: Any) -> None:
    """Weights of the plain features: the scaling is folded in."""
    scaler, linear = model.steps[0][1], model.steps[1][1]
    weights = linear.coef_[0] / scaler.scale_
    bias = float(linear.intercept_[0] - (weights * scaler.mean_).sum())
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
    WEIGHTS.write_text(json.dumps({"bias": round(bias, 4), "weights": named}, indent=1) + "\n", encoding="utf-8")


def report(guessed: NDArray[np.float64], y: NDArray[np.bool_]) -> None:
    """Precision and recall by threshold."""
    print("threshold  precision  recall")
    for threshold in THRESHOLDS:
        chosen = guessed >= threshold
        right = int((chosen & y).sum())
        print(f"{threshold:9.2f}  {right / max(1, chosen.sum()):9.3f}  {right / y.sum():6.3f}")


def measure(path: Path) -> None:
    """Precision and recall on a list of {a, b, same}."""
    pairs: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    first, second = encode([p["a"] for p in pairs]), encode([p["b"] for p in pairs])
    cosines = (first * second).sum(1)
    guessed = np.array([score(float(c), marks(p["a"]), marks(p["b"])) for c, p in zip(cosines, pairs, strict=True)])
    report(guessed, np.array([bool(p["same"]) for p in pairs]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", type=Path)
    args = parser.parse_args()
    if args.measure:
        measure(args.measure)
    else:
        fit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
