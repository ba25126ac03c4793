"""Whether anything held out for measuring is in the training data: the same, nearly the same, and the nearest by meaning.

    python eval/overlap.py [--near 90] [--quick]

Fails (exit 1) when a text of tests/eval longer than four words is in data/nlu, data/distress.yml or data/trades_marked, the same once case, accents and
punctuation are folded, or within a likeness of `--near` (0 to 100, rapidfuzz's normalised edit similarity). Then prints how near the
nearest phrases are by the sentence encoder (cosine, 1 is the same), and the five nearest pairs, for a person to judge. About
four minutes; `--quick` leaves the encoder out and takes seconds.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from ruamel.yaml import YAML

from bot.nlu.encoder import shared_encoder
from bot.nlu.marked import load_marked, marked_files
from bot.nlu.phrases import read_distress, read_phrases
from bot.text import words

SETS = Path("tests/eval")
SHORT = 4
"""Words: « bonjour », « merci beaucoup », « et pour Instagram ? » cannot be held out, everybody writes them."""
CHUNK = 64


def held_out(folder: Path = SETS) -> list[str]:
    """Every text that a person wrote in the sets, each once."""
    return list(dict.fromkeys(text for text in _texts(folder) if len(words(text)) > SHORT))


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield from ([row["text"]] if "text" in row else [turn["user"] for turn in row["turns"]])
    for path in sorted(folder.glob("distress_*.yml")):
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        yield from (*content["distress"], *content["not_distress"])


def trained_on() -> list[str]:
    """Every phrase, distress example and message marked with a trade."""
    calls, calm = read_distress()
    marked = [message.text for message in load_marked(*marked_files())]
    return list(dict.fromkeys([*(phrase.text for phrase in read_phrases()), *calls, *calm, *marked]))


def bare(text: str) -> str:
    """Words alone, folded: what two people typing the same would share."""
    return " ".join(words(text))


def alike(held: Sequence[str], known: Sequence[str], near: float) -> list[tuple[float, str, str]]:
    """(likeness, held-out text, training text) at or above `near`, the likest first."""
    found = []
    others = [bare(text) for text in known]
    for start in range(0, len(held), CHUNK):
        some = held[start : start + CHUNK]
        scores = process.cdist([bare(t) for t in some], others, scorer=fuzz.ratio, score_cutoff=near, workers=-1)
        for i, j in zip(*np.nonzero(scores), strict=True):
            found.append((float(scores[i, j]), some[i], known[j]))
    return sorted(found, reverse=True)


def nearest(held: Sequence[str], known: Sequence[str]) -> list[tuple[float, str, str]]:
    """The nearest training text of each held-out one by meaning: (cosine, held-out, training), the nearest first."""
    encoder = shared_encoder()
    ours, theirs = encoder.encode(held), encoder.encode(known)
    products = ours @ theirs.T
    best = products.argmax(axis=1)
    return sorted(((float(products[i, j]), held[i], known[j]) for i, j in enumerate(best)), reverse=True)


def main() -> int:
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--near", type=float, default=90.0, help="likeness, 0 to 100, from which two texts are nearly the same"
    )
    parser.add_argument("--quick", action="store_true", help="without the sentence encoder")
    asked = parser.parse_args()
    held, known = held_out(), trained_on()
    print(f"{len(held)} held-out texts, {len(known)} training texts")
    found = alike(held, known, asked.near)
    for score, one, other in found:
        print(f"{'the same' if score == 100 else f'likeness {score:.0f}'}: {one!r} | {other!r}")
    if not asked.quick:
        _print_nearest(held, known)
    print("overlap: none" if not found else f"overlap: {len(found)} pairs")
    return 1 if found else 0


def _print_nearest(held: Sequence[str], known: Sequence[str]) -> None:
    pairs = nearest(held, known)
    cosines = [score for score, _, _ in pairs]
    shares = ", ".join(f"{share} % above {np.percentile(cosines, 100 - share):.3f}" for share in (1, 5, 10, 25, 50))
    print(f"nearest by the sentence encoder: {shares}")
    for score, one, other in pairs[:5]:
        print(f"  {score:.3f}  {one!r} | {other!r}")


if __name__ == "__main__":
    sys.exit(main())
