"""The tagger of trades: which words of a text name its writer's own trade, which somebody else's, and of what family. No Rasa here.

It goes on from the tuned encoder's lower layers, which have read the text for its topic already; `tuning/trades.py` made it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bot.nlu.tuned import FOLDER, TunedEncoder, session, shared_tuned

MODEL, CARD = "trades.onnx", "trades.json"
NEITHER, OWN, OTHER = range(3)
Row = NDArray[np.float32]


@dataclass(frozen=True)
class Tags:
    """Of each piece read, in order: its `places` in the text (start, end), shapes (n, 2), and the probabilities `own` and `other`, (n,).

    `family`: log-probabilities of `families`, (n, len(families)). What lies beyond the last piece was not read.
    """

    places: NDArray[np.int64]
    own: Row
    other: Row
    family: Row
    families: tuple[str, ...]


class TradeTagger:
    """Texts to tags. Thread-safe, as the encoder is."""

    def __init__(self, encoder: TunedEncoder, folder: Path = FOLDER) -> None:
        """Raises FileNotFoundError naming what is missing in `folder`."""
        for name in (CARD, MODEL):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"the tagger of trades needs {folder / name}; see docs/encoder.md")
        self._encoder = encoder
        self._families: tuple[str, ...] = tuple(json.loads((folder / CARD).read_text(encoding="utf-8"))["families"])
        self._session: onnxruntime.InferenceSession = session(folder / MODEL)

    def read(self, text: str) -> Tags:
        """The encoder reads the text too, or has just done so."""
        shared, places = self._encoder.shared(text)
        mask = np.ones((1, shared.shape[0]), np.float32)
        whose, family = self._session.run(["whose", "family"], {"shared": shared[None], "mask": mask})
        marks = np.exp(whose[0, 1:-1])
        return Tags(places, marks[:, OWN], marks[:, OTHER], family[0, 1:-1], self._families)


@cache
def shared_tagger() -> TradeTagger:
    """The process's one tagger, warmed up."""
    tagger = TradeTagger(shared_tuned())
    tagger.read("bonjour")
    return tagger
