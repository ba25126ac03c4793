"""The tuned encoder: a small multilingual transformer that learnt our topics, run by ONNX Runtime. No Rasa here.

Its weights are multilingual-e5-small's (MIT), tuned on the training phrases by `tuning/` and kept in `data/encoder/`; docs/encoder.md tells
how they were made. It says what topic a text is about, and whether the writer may be in distress, with one pass.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
import sentencepiece
from numpy.typing import NDArray

from bot.nlu.softmax import log_softmax

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
        self.longest = int(card["longest"])
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        self._session = session(folder / "model.onnx", threads)
        self._last: _Alone | None = None

    def read(self, texts: Sequence[str]) -> Reading:
        """Reads all texts, the short ones together so that little padding is computed. An empty list gives empty arrays."""
        last = self._last
        logits = np.zeros((len(texts), len(self.topics) + 1), np.float32)
        known = [i for i, text in enumerate(texts) if last and text == last.text]
        pieces = {i: self._ids(text) for i, text in enumerate(texts) if i not in known}
        for rows, found in self._run(pieces, "logits"):
            logits[rows] = found
        if last and known:
            logits[known] = last.logits
        return Reading(log_softmax(logits[:, :-1]), 1 / (1 + np.exp(-logits[:, -1])))

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What each text means, one row of length 1 each, shape (n, hidden): what its opinion on topics is read from."""
        rows: list[NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(texts)
        for some, found in self._run({i: self._ids(text) for i, text in enumerate(texts)}, "vector"):
            for i, vector in zip(some, found, strict=True):
                rows[i] = vector / np.linalg.norm(vector)
        return np.stack(rows)

    def _run(self, pieces: Mapping[int, Sequence[int]], output: str) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """(numbers of some texts, an output of the model for them), the short ones together so that little padding is computed."""
        by_length = sorted(pieces, key=lambda i: len(pieces[i]))
        for start in range(0, len(by_length), BATCH):
            rows = by_length[start : start + BATCH]
            ids, mask = _padded([pieces[i] for i in rows], self._pieces.pad_id())
            yield rows, self._session.run([output], {"ids": ids, "mask": mask})[0]

    def shared(self, text: str) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """(what the lower layers make of it, (length, hidden); where its pieces stand in the text, (length - 2, 2): its two signs have no place).

        Kept until another text is asked for, so that a message is read once for its trade and its topic.
        """
        last = self._last
        if last is None or last.text != text:
            found = self._pieces.encode(text[:MAX_CHARACTERS] or " ", out_type="immutable_proto").pieces
            kept = found[: self.longest - 2]
            ids, mask = _padded([self._framed([piece.id for piece in kept])], self._pieces.pad_id())
            logits, shared = self._session.run(["logits", "shared"], {"ids": ids, "mask": mask})
            places = np.array([(piece.begin, piece.end) for piece in kept], np.int64).reshape(-1, 2)
            self._last = last = _Alone(text, logits[0], shared[0], places)
        return last.shared, last.places

    def _ids(self, text: str) -> list[int]:
        return self._framed(self._pieces.encode(text[:MAX_CHARACTERS] or " ")[: self.longest - 2])

    def _framed(self, pieces: list[int]) -> list[int]:
        return [self._pieces.bos_id(), *pieces, self._pieces.eos_id()]


@dataclass(frozen=True)
class _Alone:
    """The last text read by itself."""

    text: str
    logits: NDArray[np.float32]
    shared: NDArray[np.float32]
    places: NDArray[np.int64]


def session(model: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """ONNX Runtime on so many threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


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
