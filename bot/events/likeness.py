"""How alike questions are: whether one answer would serve both. Plain functions of arrays.

Meaning alone (the sentence encoder) takes « combien coûte l'envoi de SMS ? » and « … d'e-mails ? » for one. So a small linear model looks at more:
the meaning of the whole, the words shared, whether each remaining word has a near one on the other side, channels, numbers, negation, and what is
asked of the subject (a price, a right, a moment). It was learnt from `data/event_likeness.yml`; figures in docs/events.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.events.marks import Marks, marks, plain
from bot.knowledge.words import stem
from bot.nlu.encoder import shared_encoder

Vectors = NDArray[np.float32]
WEIGHTS = Path("data/event_likeness_weights.json")
BLOCK = 512
"""Rows compared at once: memory stays bounded whatever the number of questions."""
NEIGHBOURS = 8
"""Nearest questions by meaning that are looked at closely for each question."""
SAME_MEANING = 0.75
"""Cosine from which a question that says all the words of another is that question."""
FLOOR = 0.2
"""Below this cosine two questions are not looked at."""
FEATURES = ("meaning", "shared", "shared both ways", "far words", "near words", "no word left", "channels differ", "channels partly", "numbers differ",
            "negation differs", "aspects shared", "aspects differ", "meaning beyond words")  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two alike questions, by position; `first` < `second`. `score` is 0 to 1: how likely one answer serves both."""

    first: int
    second: int
    score: float


def encode(texts: Sequence[str]) -> Vectors:
    """Unit vectors, shape (n, 512)."""
    return shared_encoder().encode([plain(text) for text in texts])


def features(cosine: float, one: Marks, other: Marks) -> list[float]:
    """The numbers the model weighs, in the order of FEATURES. The same whichever comes first."""
    union, both = one.stems | other.stems, one.stems & other.stems
    shared = len(both) / len(union) if union else 0.0
    rest = [w for w in one.words if stem(w) not in both], [w for w in other.words if stem(w) not in both]
    near = sorted((_nearness(rest[0], other.words), _nearness(rest[1], one.words)))
    left = not rest[0] and not rest[1]
    aspects = one.aspects | other.aspects
    differ = bool(one.aspects and other.aspects and not one.aspects & other.aspects)
    return [
        cosine,
        shared,
        len(both) / max(1, min(len(one.stems), len(other.stems))),
        1.0 - near[0],
        near[1],
        float(left),
        float(bool(one.channels and other.channels and not one.channels & other.channels)),
        float(
            one.channels != other.channels
            and (not one.channels or not other.channels or bool(one.channels & other.channels))
        ),
        float(bool(one.numbers and other.numbers and one.numbers != other.numbers)),
        float(one.negated != other.negated),
        len(one.aspects & other.aspects) / len(aspects) if aspects else 0.0,
        float(differ),
        cosine * (1.0 - shared),
    ]


def score(cosine: float, one: Marks, other: Marks) -> float:
    """0 to 1: how likely one answer serves both questions."""
    weights, bias = _model()
    total = bias + sum(w * f for w, f in zip(weights, features(cosine, one, other), strict=True))
    learnt = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
    return max(learnt, cosine) if cosine >= SAME_MEANING and _says_all_of(one, other) else learnt


def _says_all_of(one: Marks, other: Marks) -> bool:
    """Whether one holds every word of the other and nothing tells them apart: the model, which learnt from hard pairs, misses the plainest."""
    contained = one.stems <= other.stems or other.stems <= one.stems
    same = one.channels == other.channels and one.numbers == other.numbers and one.negated == other.negated
    differ = one.aspects and other.aspects and not one.aspects & other.aspects
    return bool(one.stems and other.stems and contained and same and not differ)


@cache
def _model() -> tuple[tuple[float, ...], float]:
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return tuple(read["weights"][name] for name in FEATURES), float(read["bias"])


def _nearness(words: Sequence[str], others: Sequence[str]) -> float:
    """Mean, over the words, of how near the nearest word of the other question is; 1 when no word is left to compare."""
    if not words:
        return 1.0
    if not others:
        return 0.0
    theirs = np.array([_word(w) for w in others])
    return float(np.mean([float(np.max(theirs @ _word(w))) for w in words]))


@lru_cache(maxsize=20_000)
def _word(word: str) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = shared_encoder().encode([word])[0]
    return vector


def alike(texts: Sequence[str], vectors: Vectors, threshold: float) -> list[Pair]:
    """Pairs at or above the threshold, best first."""
    marked = [marks(text) for text in texts]
    return sorted(_pairs(marked, vectors, threshold), key=lambda p: (-p.score, p.first, p.second))


def _pairs(marked: Sequence[Marks], vectors: Vectors, threshold: float) -> Iterator[Pair]:
    for first, second, cosine in sorted(_candidates(vectors)):
        found = score(cosine, marked[first], marked[second])
        if found >= threshold:
            yield Pair(first, second, found)


def _candidates(vectors: Vectors) -> set[tuple[int, int, float]]:
    """(first, second, cosine) of each question's nearest neighbours."""
    found: dict[tuple[int, int], float] = {}
    for start in range(0, len(vectors), BLOCK):
        block = vectors[start : start + BLOCK] @ vectors.T
        for row in range(block.shape[0]):
            me = start + row
            block[row, me] = -1.0
            for other in np.argsort(-block[row])[:NEIGHBOURS]:
                if block[row, other] >= FLOOR:
                    found[min(me, int(other)), max(me, int(other))] = float(block[row, other])
    return {(first, second, cosine) for (first, second), cosine in found.items()}


def nearest(text: str, texts: Sequence[str], vectors: Vectors, threshold: float, most: int) -> list[tuple[int, float]]:
    """Positions and scores of what is like a text being typed, best first."""
    if not texts:
        return []
    cosines = vectors @ encode([text])[0]
    mine = marks(text)
    found = [(int(i), score(float(cosines[i]), mine, marks(texts[i]))) for i in np.argsort(-cosines)[: most * 4]]
    return sorted((one for one in found if one[1] >= threshold), key=lambda one: -one[1])[:most]
