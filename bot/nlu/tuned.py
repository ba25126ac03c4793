"""The tuned encoder: a small multilingual transformer that learnt our topics, run by ONNX Runtime. No Rasa here.

Its weights are multilingual-e5-small's (MIT), tuned on the training phrases by `tuning/` and kept in `data/encoder/`; docs/encoder.md tells
how they were made. It says what topic a text is about, and whether the writer may be in distress, with one pass.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
import sentencepiece
from numpy.typing import NDArray

FOLDER = Path("data/encoder")
MAX_CHARACTERS = 600
"""A longer text is cut before it is read: its beginning carries the question, and time stays bounded."""
BATCH = 64


@dataclass(frozen=True)
class Reading:
    """`topics`: log-probabilities, shape (n, topics), in the order of `TunedEncoder.topics`; `distress`: probabilities, shape (n,)."""

    topics: NDArray[np.float32]
    distress: NDArray[np.float32]


class TunedEncoder:
    """Texts to log-probabilities of topics. Thread-safe: ONNX Runtime sessions may be shared.

    One thread: for a message of ten words a second one costs more than it brings (it waits by spinning: 19 ms of processor
    a message instead of 8, and the other processes of the machine have none), to the same numbers.
    """

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Raises FileNotFoundError naming what is missing in `folder`."""
        for name in ("card.json", "pieces.model", "model.onnx"):
            if not (folder / name).is_file():
                raise FileNotFoundError(f"the tuned encoder needs {folder / name}; see docs/encoder.md")
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        self.topics: tuple[str, ...] = tuple(card["topics"])
        self._longest = int(card["longest"])
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def read(self, texts: Sequence[str]) -> Reading:
        """Reads all texts, the short ones together so that little padding is computed. An empty list gives empty arrays."""
        pieces = [self._ids(text) for text in texts]
        logits = np.zeros((len(texts), len(self.topics) + 1), np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(pieces[i]))
        for start in range(0, len(texts), BATCH):
            rows = by_length[start : start + BATCH]
            ids, mask = _padded([pieces[i] for i in rows], self._pieces.pad_id())
            logits[rows] = self._session.run(["logits"], {"ids": ids, "mask": mask})[0]
        return Reading(_log_softmax(logits[:, :-1]), 1 / (1 + np.exp(-logits[:, -1])))

    def _ids(self, text: str) -> list[int]:
        pieces = self._pieces.encode(text[:MAX_CHARACTERS] or " ")[: self._longest - 2]
        return [self._pieces.bos_id(), *pieces, self._pieces.eos_id()]


@cache
def shared_tuned() -> TunedEncoder:
    """The process's one tuned encoder, warmed up."""
    encoder = TunedEncoder()
    encoder.read(["bonjour"])
    return encoder


def _padded(rows: Sequence[Sequence[int]], filler: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """(ids, mask), both (n, longest)."""
    longest = max(map(len, rows))
    ids = np.full((len(rows), longest), filler, np.int64)
    mask = np.zeros((len(rows), longest), np.float32)
    for i, row in enumerate(rows):
        ids[i, : len(row)], mask[i, : len(row)] = row, 1.0
    return ids, mask


def _log_softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = values - values.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)
