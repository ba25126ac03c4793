"""No figure tells on a person: what too few people stand behind is not shown, nor can it be found by subtraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.console.figures.definitions import FEWEST


@dataclass(frozen=True)
class Cell:
    """One line of a figure. `people` and `messages` are None where they are hidden."""

    key: str
    label: str
    people: int | None
    messages: int | None


def hidden(cells: Sequence[Cell], fewest: int = FEWEST) -> list[Cell]:
    """The same lines, without the numbers of those that fewer than `fewest` people stand behind.

    One hidden line alone could be found from the total: then the smallest other one is hidden too.
    """
    small = {cell.key for cell in cells if 0 < (cell.people or 0) < fewest}
    shown = sorted((cell for cell in cells if cell.key not in small and cell.people), key=lambda cell: cell.people or 0)
    if len(small) == 1 and shown:
        small.add(shown[0].key)
    return [replace(cell, people=None, messages=None) if cell.key in small else cell for cell in cells]


def folded(cells: Sequence[Cell]) -> list[Cell]:
    """Hidden lines as one, at the end, that says how many they are."""
    kept = [cell for cell in cells if cell.people is not None]
    n = len(cells) - len(kept)
    return [*kept, Cell("", f"Autres ({n}, trop peu de personnes chacun)", None, None)] if n else kept
