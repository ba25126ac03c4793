"""The tagger of trades: the network's lower layers, which stay as they are, then upper layers of its own that mark each piece of a text.

A piece belongs to the writer's own trade, to somebody else's, or to neither; and each piece says of which family of trades it speaks.
"""

from __future__ import annotations

import copy

from torch import Tensor, nn

from tuning.network import DROPOUT, SHARED, Network, bias_of


class Tagger(nn.Module):
    """States after the shared layers to marks and families."""

    def __init__(self, network: Network, families: int) -> None:
        """Begins from `network`'s upper layers, copied."""
        super().__init__()
        hidden = network.head.in_features
        self.layers = copy.deepcopy(network.layers[SHARED:])
        self.whose, self.family = nn.Linear(hidden, 3), nn.Linear(hidden, families)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`states` (n, length, hidden), `mask` (n, length) → log-probabilities (n, length, 3) and (n, length, families)."""
        bias = bias_of(mask)
        for layer in self.layers:
            states = layer(states, bias)
        states = self.drop(states)
        return self.whose(states).log_softmax(-1), self.family(states).log_softmax(-1)
