"""Predictions kept in a file, and what they are worth: by topic, by style, on the development questions, on distress."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Predictions:
    """Of n texts. `logits`: (n, len(topics) + 1), the last column distress; `accepted`: the right topic first, then others that do."""

    texts: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]
    styles: tuple[str, ...]
    personas: tuple[str, ...]
    topics: tuple[str, ...]
    logits: NDArray[np.float32]

    def log_probabilities(self) -> NDArray[np.float64]:
        """Of the topics, shape (n, topics)."""
        return log_softmax(self.logits[:, :-1])

    def save(self, path: Path) -> None:
        """A compressed NumPy file without pickled objects."""
        path.parent.mkdir(parents=True, exist_ok=True)
        plain = asdict(self) | {"accepted": tuple("\t".join(one) for one in self.accepted)}
        np.savez_compressed(path, **{name: np.asarray(values) for name, values in plain.items()})


def load(path: Path) -> Predictions:
    """What `save` wrote. Raises FileNotFoundError, KeyError or ValueError."""
    with np.load(path, allow_pickle=False) as kept:
        words = {name: tuple(map(str, kept[name])) for name in ("texts", "styles", "personas", "topics")}
        accepted = tuple(tuple(str(one).split("\t")) for one in kept["accepted"])
        return Predictions(**words, accepted=accepted, logits=kept["logits"])


def log_softmax(values: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Row by row, in double precision."""
    shifted = values.astype(np.float64) - values.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def scores(
    rows: NDArray[np.floating[Any]], topics: Sequence[str], accepted: Sequence[Sequence[str]]
) -> dict[str, float]:
    """Percentages: `strict` (the first is the right one), `lenient` (the first is accepted), `top3` (one accepted in the first three)."""
    if not len(rows):
        return {"strict": 0.0, "lenient": 0.0, "top3": 0.0}
    firsts = [[topics[i] for i in np.argsort(-row)[:3]] for row in rows]
    pairs = list(zip(firsts, accepted, strict=True))
    return {
        "strict": percent(best[0] == right[0] for best, right in pairs),
        "lenient": percent(best[0] in right for best, right in pairs),
        "top3": percent(bool(set(best) & set(right)) for best, right in pairs),
    }


def percent(hits: Iterable[bool]) -> float:
    """Of a non-empty row of yes and no, to one decimal."""
    counted = list(hits)
    return round(100 * sum(counted) / len(counted), 1)


def table(found: Predictions) -> list[str]:
    """Lines: strict accuracy in all, then by topic (worst first) with what it is taken for, then by style."""
    if not found.texts:
        return ["nobody was held out: no accuracy to show"]
    guesses = [found.topics[i] for i in found.logits[:, :-1].argmax(axis=1)]
    right = [accepted[0] for accepted in found.accepted]
    lines = [
        f"{percent(g == r for g, r in zip(guesses, right, strict=True)):5.1f} %  all {len(right)} held-out phrases"
    ]
    lines += ["by topic:", *_grouped(right, guesses, right), "by style:", *_grouped(found.styles, guesses, right)]
    return lines


def _grouped(groups: Sequence[str], guesses: Sequence[str], right: Sequence[str]) -> list[str]:
    rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, pair in zip(groups, zip(guesses, right, strict=True), strict=True):
        rows[group or "?"].append(pair)
    scored = sorted((percent(g == r for g, r in pairs), name, pairs) for name, pairs in rows.items())
    return [f"{score:5.1f} %  {name} ({len(pairs)}){_confused(pairs)}" for score, name, pairs in scored]


def _confused(pairs: Sequence[tuple[str, str]]) -> str:
    wrong = [guess for guess, right in pairs if guess != right]
    worst = max(sorted(set(wrong)), key=wrong.count, default=None)
    return f", taken for {worst} {wrong.count(worst)} times" if worst and wrong.count(worst) > 1 else ""


def noticed(distressed: NDArray[np.floating[Any]], calm: NDArray[np.floating[Any]]) -> dict[str, float]:
    """Percentage of calls for help above the bar that one calm text in a hundred passes; both are logits."""
    bar = float(np.quantile(calm, 0.99))
    return {"bar": round(bar, 2), "noticed": percent(bool(value >= bar) for value in distressed), "of": len(distressed)}
