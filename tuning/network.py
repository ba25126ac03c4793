"""The network: multilingual-e5-small's twelve layers with one linear layer of heads above, a topic each and one for distress.

Attention is written out rather than taken from PyTorch's fused function, so that what is trained is what ONNX exports, step for step.
Parameters bear the names of the base's tensors.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from tuning.base import Base, Sizes

POSITIONS = 128
"""Positions kept of the base's 512: a message is cut well before."""
DROPOUT = 0.1
SHARED = 6
"""Lower layers whose states the tagger of trades (`tagger.py`) goes on from: as long as they stay the base's, both may be tuned apart."""
HIDDEN = -1e4
"""Added to the attention given to padding; finite, so that half precision and quantisation stay safe."""


class Layer(nn.Module):
    """One transformer layer: attention, then two linear layers, each added to its input and normalised."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(sizes.hidden, sizes.hidden) for _ in range(4))
        self.aln = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.fi, self.fo = nn.Linear(sizes.hidden, sizes.inner), nn.Linear(sizes.inner, sizes.hidden)
        self.oln = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """`states` (n, length, hidden); `bias` (n, 1, 1, length), added to the attention's scores."""
        states = self.aln(states + self.drop(self._attention(states, bias)))
        inner = self.fo(nn.functional.gelu(self.fi(states)))
        out: Tensor = self.oln(states + self.drop(inner))
        return out

    def _attention(self, states: Tensor, bias: Tensor) -> Tensor:
        n, length, hidden = states.shape
        width = hidden // self.heads
        q, k, v = (part(states).view(n, length, self.heads, width).transpose(1, 2) for part in (self.q, self.k, self.v))
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width) + bias, -1)
        mixed: Tensor = self.ao((weights @ v).transpose(1, 2).reshape(n, length, hidden))
        return mixed


class Network(nn.Module):
    """Ids and mask to logits. The last output is distress's, the others the topics' in their sorted order."""

    def __init__(self, sizes: Sizes, vocabulary: int, topics: int) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(vocabulary, sizes.hidden), nn.Embedding(POSITIONS, sizes.hidden)
        self.eln = nn.LayerNorm(sizes.hidden, sizes.epsilon)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.head = nn.Linear(sizes.hidden, topics + 1)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`ids` (n, length) int64, `mask` (n, length) float, 1 for a piece and 0 for padding.

        Gives logits (n, topics + 1), vectors (n, hidden), and the states (n, length, hidden) after the shared layers.
        """
        shared = self.lower(ids, mask, SHARED)
        return (*self.upper(shared, mask, SHARED), shared)

    def lower(self, ids: Tensor, mask: Tensor, below: int) -> Tensor:
        """The states (n, length, hidden) after the first `below` layers."""
        states: Tensor = self.eln(self.word(ids) + self.pos.weight[: ids.shape[1]])
        return self._through(states, mask, 0, below)

    def upper(self, states: Tensor, mask: Tensor, below: int) -> tuple[Tensor, Tensor]:
        """The rest of the way: (logits, vectors), a vector being the mean of its text's last states."""
        states = self._through(states, mask, below, len(self.layers))
        weights = mask.unsqueeze(-1)
        vectors = (states * weights).sum(1) / weights.sum(1)
        return self.head(self.drop(vectors)), vectors

    def _through(self, states: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        bias = bias_of(mask)
        for layer in self.layers[first:last]:
            states = layer(states, bias)
        return states


def bias_of(mask: Tensor) -> Tensor:
    """(n, 1, 1, length), added to the attention's scores."""
    return (1.0 - mask[:, None, None, :]) * HIDDEN


def from_base(base: Base, kept: NDArray[np.int64], topics: int) -> Network:
    """A network with the base's weights, the rows `kept` of its table of words, and new heads. Raises ValueError when they do not fit."""
    network = Network(base.sizes, len(kept), topics)
    missing, unknown = network.load_state_dict(_weights(base, kept), strict=False)
    if unknown or set(missing) != {"head.weight", "head.bias"}:
        raise ValueError(f"the base does not fit the network: missing {missing}, unknown {unknown}")
    return network


def _weights(base: Base, kept: NDArray[np.int64]) -> dict[str, Tensor]:
    hidden, flat = base.sizes.hidden, base.tensors
    positions = flat["emb.pos"].reshape(-1, hidden)[:POSITIONS] + flat["emb.type"][:hidden]
    found = {
        "word.weight": flat["emb.word"].reshape(-1, hidden)[kept],
        "pos.weight": positions,
        "eln.weight": flat["emb.ln.w"],
        "eln.bias": flat["emb.ln.b"],
    }
    for layer in range(base.sizes.layers):
        for part in ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"):
            weight, bias = flat[f"l{layer}.{part}.w"], flat[f"l{layer}.{part}.b"]
            square = weight.size > bias.size
            found[f"layers.{layer}.{part}.weight"] = weight.reshape(bias.size, -1) if square else weight
            found[f"layers.{layer}.{part}.bias"] = bias
    return {name: torch.from_numpy(np.ascontiguousarray(values)) for name, values in found.items()}
