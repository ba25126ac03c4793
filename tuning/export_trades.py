"""The tagger of trades from its checkpoint to `data/encoder`, compared with PyTorch through the assistant's own reader."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from bot.nlu.tagger import MODEL, OWN, TradeTagger
from bot.nlu.tuned import TunedEncoder
from tuning import card
from tuning.base import Base
from tuning.export import OPSET, ExportError, quantise_products, restored
from tuning.network import SHARED, Network
from tuning.tagger import Tagger
from tuning.trades import CHECKPOINT, TAGGER_RUN
from tuning.train import RUN, ids_of, say

TOLERANCE = 0.02
"""Mean difference of the probability that a piece is the writer's own trade, after quantisation of both networks."""


def export_tagger(base: Base, work: Path, out: Path, texts: Sequence[str]) -> None:
    """From the tuning in `work` to `trades.onnx` and its card in `out`, where the encoder must be; replaced only when the comparison is good.

    Raises ExportError, and FileNotFoundError when `work` holds no finished tuning.
    """
    run = json.loads((work / TAGGER_RUN).read_text(encoding="utf-8"))
    network = restored(base, work, len(json.loads((work / RUN).read_text(encoding="utf-8"))["topics"]))
    tagger = Tagger(network, len(run["families"]))
    tagger.load_state_dict(torch.load(work / CHECKPOINT, weights_only=True))
    tagger.eval()
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "encoder"
        shutil.copytree(out, made)
        write_onnx(tagger, Path(name) / "whole.onnx")
        quantise_products(Path(name) / "whole.onnx", made / MODEL)
        card.write_tagger(made, run)
        run["figures"]["eight_bits"] = compare(made, network, tagger, texts)
        card.write_tagger(made, run)
        shutil.copytree(made, out, dirs_exist_ok=True)
    say(f"{MODEL} is in {out}")


def write_onnx(tagger: Tagger, path: Path) -> None:
    """In 32 bits, with the number of texts and their length left open."""
    hidden = tagger.whose.in_features
    states, mask = torch.randn(2, 9, hidden), torch.ones(2, 9)
    both = {0: "n", 1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as for the encoder: the older exporter writes what quantises well
        torch.onnx.export(
            tagger, (states, mask), str(path), input_names=["shared", "mask"], output_names=["whose", "family"],
            dynamic_axes=dict.fromkeys(("shared", "mask", "whose", "family"), both), opset_version=OPSET, dynamo=False,
        )  # fmt: skip


def compare(folder: Path, network: Network, tagger: Tagger, texts: Sequence[str]) -> dict[str, float]:
    """What 8 bits cost, as the assistant will read it: texts and mean difference of a word's probability. Raises ExportError beyond TOLERANCE."""
    encoder = TunedEncoder(folder)
    reader = TradeTagger(encoder, folder)
    rows = ids_of(texts, folder / "pieces.model", encoder.longest)
    apart: list[NDArray[np.float64]] = []
    with torch.no_grad():
        for text, ids in zip(texts, rows, strict=True):
            row, mask = torch.from_numpy(ids)[None], torch.ones(1, len(ids))
            own = tagger(network.lower(row, mask, SHARED), mask)[0][0, 1:-1, OWN].exp().numpy()
            apart.append(np.abs(np.asarray(reader.read(text).own) - own))
    mean = float(np.concatenate(apart).mean())
    say(f"the tagger in 8 bits and in PyTorch: mean difference {mean:.4f} (allowed {TOLERANCE})")
    if mean > TOLERANCE:
        raise ExportError(f"8 bits change the tagger too much: {mean:.4f}")
    return {"texts": len(texts), "mean_difference": round(mean, 4)}
