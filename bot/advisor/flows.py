"""How the channels of a mix feed each other, from `data/advisor/flows.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advisor.mix import Mix


class FlowsError(ValueError):
    """The flows file is wrong; the message names the place and what is allowed."""


@dataclass(frozen=True)
class Flow:
    """One way from a channel to another, as a French sentence."""

    sources: frozenset[str]
    targets: frozenset[str]
    text: str

    @classmethod
    def parse(cls, data: Sequence[Mapping[str, Any]], platforms: frozenset[str]) -> tuple[Flow, ...]:
        """From the file's list. Raises FlowsError for an unknown channel."""
        flows = tuple(cls(frozenset(one["from"]), frozenset(one["to"]), one["text"]) for one in data)
        for i, flow in enumerate(flows):
            unknown = sorted((flow.sources | flow.targets) - platforms)
            if unknown:
                raise FlowsError(
                    f"flows.yml: [{i}]: unknown channel {unknown[0]!r}; allowed: {', '.join(sorted(platforms))}"
                )
        return flows


def feeding(mix: Mix, flows: Sequence[Flow], most: int = 2) -> tuple[Flow, ...]:
    """The flows inside the mix, in the file's order (the most useful first), each target and source once."""
    ids, found, used = set(mix.ids), [], set()
    for flow in flows:
        sources, targets = flow.sources & ids, flow.targets & ids
        pair = (frozenset(sources), frozenset(targets))
        if sources and targets - sources and pair not in used:
            used.add(pair)
            found.append(flow)
    return tuple(found[:most])
