"""How alike questions are: meaning by the sentence encoder, corrected by what must not differ. Plain functions of arrays.

Two questions about two channels, two numbers, or one with and one without a negation are near in meaning and still not one.
What is measured, and on what: docs/events.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.words import stems
from bot.nlu.encoder import SentenceEncoder, shared_encoder
from bot.text import fold

Vectors = NDArray[np.float32]
BLOCK = 512
"""Rows compared at once: memory stays bounded whatever the number of questions."""
NEIGHBOURS = 12
"""Pairs kept for one question: more would only repeat what the best ones say."""


@dataclass(frozen=True)
class Pair:
    """Two alike questions, by position; `first` < `second`. `score` is 0 to 1."""

    first: int
    second: int
    score: float


def encode(texts: Sequence[str], encoder: SentenceEncoder | None = None) -> Vectors:
    """Unit vectors, shape (n, 512)."""
    return (encoder or shared_encoder()).encode([plain(text) for text in texts])


def plain(text: str) -> str:
    """A question without what says nothing of its subject: greetings, « je voudrais savoir si »."""
    bare = _POLITE.sub(" ", text.replace("’", "'")).strip(" ,.;:!")
    return bare if len(bare) >= 8 else text


_POLITE = re.compile(
    r"\b(?:bonjour|bonsoir|salut|hello|merci(?: d'avance| beaucoup)?|s'il vous pla[iî]t|svp|stp)\b|"
    r"\b(?:j'aimerais|j'aurais aimé|je voudrais|je voulais|j'aurais voulu|on voudrait|nous aimerions) (?:bien )?(?:savoir|demander|comprendre|vous demander)\b(?: si)?|"
    r"\b(?:pouvez|pourriez)[- ]vous (?:me |nous )?(?:dire|expliquer|préciser)\b(?: si)?|\best[- ]ce qu(?:e |')|\bune question ?:|\bma question ?:",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marks:
    """What two questions must share to be one, beside their meaning."""

    channels: frozenset[str]
    numbers: frozenset[str]
    negated: bool
    stems: frozenset[str]


def marks(text: str) -> Marks:
    """The marks of a question."""
    folded = fold(text)
    channels = frozenset(name for name, pattern in _channels() if pattern.search(folded))
    return Marks(
        channels, frozenset(re.findall(r"\d+", folded)), bool(_NEGATION.search(folded)), frozenset(stems(text))
    )


_NEGATION = re.compile(
    r"\b(?:ne|n'\w+)\b.{0,25}\b(?:pas|plus|jamais|rien)\b|\bpas (?:de|du|d')|\bsans\b|\beviter\b|\barreter\b|\bsupprimer\b|\bfermer\b"
)


@cache
def _channels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = {
        "facebook": r"face ?book|\bfb\b", "instagram": r"insta(?:gram)?\b", "linkedin": r"linked ?in", "tiktok": r"tik ?tok", "youtube": r"you ?tube",
        "x": r"twitter|\bx\b", "pinterest": r"pinterest", "whatsapp": r"whats ?app", "snapchat": r"snap(?:chat)?\b", "telegram": r"telegram",
        "google": r"google|gmb", "newsletter": r"newsletter|e-?mailing|infolettre|emailing", "sms": r"\bsms\b|\btextos?\b", "site": r"\bsites?\b|site (?:web|internet)",
        "blog": r"\bblogs?\b", "marketplace": r"amazon|etsy|leboncoin|le bon coin|vinted|place de marche|market ?place", "messenger": r"messenger",
        "flyer": r"flyers?|prospectus|tracts?", "podcast": r"podcasts?", "video": r"videos?|reels?|filmer", "photo": r"photos?|photograph\w*",
        "ads": r"publicites?|\bads\b|\bpub\b|sponsoris\w*|boost\w*", "contest": r"concours|jeux? concours|tirages?", "influencer": r"influenceu\w*",
        "review": r"\bavis\b", "ai": r"\bia\b|chatgpt|intelligence artificielle",
    }  # fmt: skip
    return tuple((name, re.compile(pattern)) for name, pattern in names.items())


def agree(one: Marks, other: Marks) -> float:
    """1 when nothing tells the questions apart, less for each thing that does; 0 for two different channels."""
    if one.channels != other.channels:
        if one.channels and other.channels and not one.channels & other.channels:
            return CHANNELS_DIFFER
        factor = CHANNELS_PARTLY
    else:
        factor = 1.0
    if one.numbers != other.numbers and one.numbers and other.numbers:
        factor *= NUMBERS_DIFFER
    if one.negated != other.negated:
        factor *= NEGATION_DIFFERS
    return factor


CHANNELS_DIFFER, CHANNELS_PARTLY, NUMBERS_DIFFER, NEGATION_DIFFERS = 0.6, 0.9, 0.85, 0.95
WORDS_WEIGHT = 0.25


def score(cosine: float, one: Marks, other: Marks) -> float:
    """0 to 1: meaning, with the words shared counting for a quarter, times what must agree."""
    union = len(one.stems | other.stems)
    shared = len(one.stems & other.stems) / union if union else 0.0
    mixed = (1 - WORDS_WEIGHT) * max(cosine, 0.0) + WORDS_WEIGHT * shared
    return float(mixed * agree(one, other))


def alike(texts: Sequence[str], vectors: Vectors, threshold: float) -> list[Pair]:
    """Pairs at or above the threshold, best first. Time grows with the square of n: 1,000 questions take under a second."""
    marked = [marks(text) for text in texts]
    return sorted(_pairs(marked, vectors, threshold), key=lambda p: (-p.score, p.first, p.second))


def _pairs(marked: Sequence[Marks], vectors: Vectors, threshold: float) -> Iterator[Pair]:
    # The score is at most (1 - w) * cosine + w: nothing below this cosine can reach the threshold.
    floor = (threshold - WORDS_WEIGHT) / (1 - WORDS_WEIGHT)
    for start in range(0, len(marked), BLOCK):
        block = vectors[start : start + BLOCK] @ vectors.T
        for row in range(block.shape[0]):
            first = start + row
            near = np.flatnonzero(block[row] >= floor)
            scored = [
                Pair(first, int(j), score(float(block[row, j]), marked[first], marked[j])) for j in near if j > first
            ]
            kept = sorted((p for p in scored if p.score >= threshold), key=lambda p: -p.score)
            yield from kept[:NEIGHBOURS]


def nearest(text: str, texts: Sequence[str], vectors: Vectors, threshold: float, most: int) -> list[tuple[int, float]]:
    """Positions and scores of what is like a text being typed, best first."""
    if not texts:
        return []
    cosines = vectors @ encode([text])[0]
    mine = marks(text)
    found = [(i, score(float(cosines[i]), mine, marks(texts[i]))) for i in np.argsort(-cosines)[: most * 5]]
    return sorted((one for one in found if one[1] >= threshold), key=lambda one: -one[1])[:most]


def groups(n: int, pairs: Sequence[Pair]) -> list[list[int]]:
    """Groups of alike questions by their pairs, the best first: one joins a group only when it is alike to its first member."""
    head: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    together = {(p.first, p.second) for p in pairs}
    for pair in pairs:
        a, b = head.get(pair.first), head.get(pair.second)
        if a is None and b is None:
            members[pair.first] = [pair.first, pair.second]
            head[pair.first] = head[pair.second] = pair.first
        elif (a is None) != (b is None):
            group, new = (b, pair.first) if a is None else (a, pair.second)
            if group is not None and tuple(sorted((group, new))) in together:
                members[group].append(new)
                head[new] = group
    return [sorted(group) for group in members.values()]
