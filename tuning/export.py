"""From a checkpoint to the files of `data/encoder`: ONNX with 8-bit weights, compared with PyTorch through the assistant's own reader."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer

from bot.nlu.tuned import TunedEncoder
from tuning import card
from tuning.base import BLOCK, Base
from tuning.batches import Ids, by_length, padded
from tuning.network import Network, from_base
from tuning.report import log_softmax
from tuning.train import CHECKPOINT, RUN, ids_of, say

OPSET = 17
INT8_ACTIVATIONS = 4
"""ONNX Runtime's name (accuracy_level) for products computed in 8-bit whole numbers."""
FLOAT_TOLERANCE = 1e-3
"""Largest difference of a log-probability between PyTorch and ONNX before quantisation: rounding alone."""
MEAN_TOLERANCE = 0.05
"""Mean difference after quantisation. A log-probability moves by more only where it is far below the best one."""
AGREEMENT = 0.99
"""Share of texts whose best topic must stay the same after quantisation, among those where PyTorch is sure by SURE."""
SURE = 0.1


class ExportError(Exception):
    """The exported file does not say what the network says; the message gives the figures."""


def restored(base: Base, folder: Path, topics: int) -> Network:
    """The network of a training's folder, ready to predict."""
    network = from_base(base, np.load(folder / "kept.npy"), topics)
    network.load_state_dict(torch.load(folder / CHECKPOINT, weights_only=True))
    network.eval()
    return network


def export(base: Base, work: Path, out: Path, texts: Sequence[str]) -> None:
    """From the training in `work` to the three files in `out`, which are replaced only when the comparison on `texts` is good.

    Raises ExportError, and FileNotFoundError when `work` holds no finished training.
    """
    run = json.loads((work / RUN).read_text(encoding="utf-8"))
    network = restored(base, work, len(run["topics"]))
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "encoder"
        made.mkdir()
        shutil.copyfile(work / "pieces.model", made / "pieces.model")
        rows = ids_of(texts, made / "pieces.model", run["longest"])
        expected = torch_logits(network, rows)
        write_quantised(network, Path(name) / "whole.onnx", made / "model.onnx", rows[:32], expected[:32])
        card.write(made, run)
        run["figures"]["eight_bits"] = compare_quantised(made, texts, expected)
        card.write(made, run)
        shutil.copytree(made, out, dirs_exist_ok=True)
    say(f"{', '.join((*card.FILES, card.CARD))} are in {out}")


def write_quantised(
    network: Network, whole: Path, small: Path, rows: Sequence[Ids], expected: NDArray[np.float32]
) -> None:
    """`whole` in 32 bits, checked against `expected` (the logits of `rows`); `small` in 8.

    The table of words first, then the layers' products in blocks of 32 weights, each with its scale. Activations are rounded block by
    block too, so that a text is read alike whatever texts it is read with; ordinary dynamic quantisation has one scale for a batch.
    """
    write_onnx(network, whole)
    compare_whole(whole, rows, expected)
    table_done = whole.with_suffix(".table.onnx")
    quantize_dynamic(whole, table_done, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"])
    quantise_products(table_done, small)


def quantise_products(whole: Path, small: Path) -> None:
    """The layers' products of `whole` in 8-bit blocks, in `small`."""
    how = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=INT8_ACTIVATIONS, bits=8)
    logging.getLogger("onnxruntime.quantization.matmul_nbits_quantizer").setLevel(
        logging.WARNING
    )  # it tells of every node
    quantiser = MatMulNBitsQuantizer(onnx.load(whole), algo_config=how)
    quantiser.process()
    quantiser.model.save_model_to_file(str(small), False)
    say(f"{small.name}: {small.stat().st_size / 1e6:.1f} MB, from {whole.stat().st_size / 1e6:.1f} MB")


def write_onnx(network: Network, path: Path) -> None:
    """In 32 bits, with the number of texts and their length left open."""
    ids, mask = torch.randint(4, 1000, (2, 9)), torch.ones(2, 9)
    open_sizes = {"ids": {0: "n", 1: "length"}, "mask": {0: "n", 1: "length"}, "logits": {0: "n"}, "vector": {0: "n"},
                  "shared": {0: "n", 1: "length"}}  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # the exporter that writes plain MatMul nodes, which quantise well, is the older one
        torch.onnx.export(
            network, (ids, mask), str(path), input_names=["ids", "mask"], output_names=["logits", "vector", "shared"], dynamic_axes=open_sizes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def torch_logits(network: Network, rows: Sequence[Ids]) -> NDArray[np.float32]:
    """Of each framed text, shape (n, topics + 1)."""
    out = np.zeros((len(rows), network.head.out_features), np.float32)
    with torch.no_grad():
        for batch in by_length([len(row) for row in rows], 64):
            ids, mask = map(torch.from_numpy, padded([rows[i] for i in batch]))
            out[batch] = network(ids, mask)[0].numpy()
    return out


def compare_whole(path: Path, rows: Sequence[Ids], expected: NDArray[np.float32]) -> None:
    """The 32-bit export must give PyTorch's `expected` logits, shape (n, topics + 1). Raises ExportError beyond FLOAT_TOLERANCE."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids, mask = padded(rows)
    found = session.run(["logits"], {"ids": ids, "mask": mask})[0]
    largest = float(np.abs(log_softmax(found[:, :-1]) - log_softmax(expected[:, :-1])).max())
    say(f"32-bit ONNX and PyTorch differ by {largest:.1e} at most (allowed {FLOAT_TOLERANCE:.0e})")
    if largest > FLOAT_TOLERANCE:
        raise ExportError(f"the 32-bit export differs from PyTorch by {largest:.1e}")


def compare_quantised(folder: Path, texts: Sequence[str], expected: NDArray[np.float32]) -> dict[str, Any]:
    """What 8 bits cost, as the assistant will read it: texts, mean difference of log-probabilities, percentage with the same best topic.

    `expected`: PyTorch's logits, shape (n, topics + 1). Raises ExportError beyond MEAN_TOLERANCE or under AGREEMENT.
    """
    read = TunedEncoder(folder).read(texts).topics
    wanted = log_softmax(expected[:, :-1])
    ordered = np.sort(wanted, axis=1)
    sure = (ordered[:, -1] - ordered[:, -2]) >= SURE
    same = (read.argmax(axis=1) == wanted.argmax(axis=1))[sure]
    difference, agreement = float(np.abs(read - wanted).mean()), float(same.mean()) if same.size else 1.0
    figures = {
        "texts": len(texts),
        "mean_difference": round(difference, 4),
        "same_best_percent": round(100 * agreement, 2),
    }
    say(f"8-bit ONNX and PyTorch: {figures}; allowed: {MEAN_TOLERANCE} at most, {100 * AGREEMENT:.0f} % at least")
    if difference > MEAN_TOLERANCE or agreement < AGREEMENT:
        raise ExportError(f"8 bits change the network too much: {figures}")
    return figures
