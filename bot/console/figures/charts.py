"""Charts, drawn by matplotlib as SVG. Each stands beside the table it shows: nobody needs the picture to know the numbers."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from bot.console.figures.hiding import Cell

WIDTH, BAR, DPI = 6.4, 0.28, 100  # inches, inches a bar, dots an inch
MOST_BARS = 15
_YEAR = re.compile(r" \d{4}$")
ACCENT, SOFT, INK = "#0b5d5e", "#c9d9d9", "#1b1b1b"
_LOCK = threading.Lock()
"""matplotlib's settings are the whole process's: one chart at a time."""


@lru_cache(maxsize=64)
def bars(cells: tuple[Cell, ...]) -> bytes:
    """People a line, longest on top of the page's order; hidden lines are left out. MOST_BARS at most."""
    shown = [cell for cell in cells if cell.people is not None][:MOST_BARS]
    figure = Figure(figsize=(WIDTH, 0.4 + BAR * max(len(shown), 1)), dpi=DPI)
    axes = figure.add_subplot(1, 1, 1)
    places = list(range(len(shown)))[::-1]
    axes.barh(places, [cell.people or 0 for cell in shown], color=ACCENT, height=0.7)
    for place, cell in zip(places, shown, strict=True):
        axes.annotate(f" {cell.people}", (cell.people or 0, place), va="center", color=INK)
    axes.set_yticks(places)
    axes.set_yticklabels([_short(cell.label) for cell in shown])
    axes.set_xticks([])
    axes.margins(x=0.12)
    return _svg(figure, axes)


@lru_cache(maxsize=64)
def columns(cells: tuple[Cell, ...]) -> bytes:
    """People in time, one column a line of the table; hidden ones are a grey mark at the bottom."""
    figure = Figure(figsize=(WIDTH, 2.2), dpi=DPI)
    axes = figure.add_subplot(1, 1, 1)
    places = list(range(len(cells)))
    axes.bar(places, [cell.people or 0 for cell in cells], color=ACCENT, width=0.8)
    axes.scatter(
        [i for i in places if cells[i].people is None],
        [0] * sum(cell.people is None for cell in cells),
        color=SOFT,
        marker="_",
        s=60,
    )
    step = max(1, -(-len(cells) // 8))
    axes.set_xticks(places[::step])
    axes.set_xticklabels([_short(_YEAR.sub("", cell.label.removeprefix("du "))) for cell in cells][::step])
    axes.yaxis.get_major_locator().set_params(integer=True)
    return _svg(figure, axes)


def _short(label: str) -> str:
    return label if len(label) <= 38 else label[:37] + "…"


def _svg(figure: Figure, axes: Any) -> bytes:
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    made = io.BytesIO()
    settings: Any = {"font.family": "DejaVu Sans", "font.size": 9, "svg.hashsalt": "boncanal", "svg.fonttype": "path"}
    with _LOCK, mpl.rc_context(settings):
        figure.tight_layout()
        FigureCanvasSVG(figure).print_figure(made, format="svg", metadata={"Date": None}, transparent=True)
    return made.getvalue()


def draw(name: str, cells: Sequence[Cell]) -> bytes:
    """The chart of a figure as SVG; the same numbers give the same bytes."""
    return (columns if name in ("hours", "weeks") else bars)(tuple(cells))
