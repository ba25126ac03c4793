"""The small chart of « avant / après »: one panel an indicator, its measures in time, the starting point as a line."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from bot.advisor.progress import INDICATORS, Measure, Tracking, amount, number
from bot.answers.dates import short_day_fr

WIDTH, PANEL_HEIGHT, DPI = 7.2, 2.3, 100  # inches, inches, dots an inch
ACCENT, SOFT = "#0b5d5e", "#8a8a8a"
_LOCK = threading.Lock()
"""matplotlib's settings are the whole process's: one chart at a time."""
Format = Literal["png", "svg"]


def draw(tracking: Tracking, kind: Format) -> bytes:
    """The chart as PNG or SVG; the same tracking gives the same bytes. Needs a starting point at least."""
    ids = tracking.indicators
    with (
        _LOCK,
        mpl.rc_context(
            {"font.family": "DejaVu Sans", "font.size": 9, "svg.hashsalt": "boncanal", "svg.fonttype": "path"}
        ),
    ):
        figure = Figure(figsize=(WIDTH, PANEL_HEIGHT * len(ids)), dpi=DPI)
        canvas = (FigureCanvasAgg if kind == "png" else FigureCanvasSVG)(figure)
        for position, id in enumerate(ids):
            _panel(figure.add_subplot(len(ids), 1, position + 1), id, tracking.series(id))
        figure.tight_layout()
        made = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None} if kind == "svg" else {"Software": None}
        canvas.print_figure(made, format=kind, metadata=metadata)
    return made.getvalue()


def _panel(axes: Any, id: str, series: Sequence[Measure]) -> None:
    indicator = INDICATORS[id]
    places, values = list(range(len(series))), [m.value for m in series]
    axes.set_title(indicator.label[:1].upper() + indicator.label[1:], loc="left", fontsize=10, fontweight="bold")
    axes.axhline(values[0], color=SOFT, linewidth=1, linestyle="--")
    axes.plot(places, values, color=ACCENT, marker="o", linewidth=2)
    for place, measure in zip(places, series, strict=True):
        axes.annotate(
            amount(measure.value, indicator),
            (place, measure.value),
            textcoords="offset points",
            xytext=(0, 7),
            ha="center",
        )
    axes.set_xticks(places)
    axes.set_xticklabels([_day(m) for m in series])
    axes.set_xlim(-0.5, max(len(series) - 0.5, 1.5))
    axes.set_ylim(0, max(*values, 1) * 1.3)
    axes.yaxis.set_major_formatter(lambda value, _: number(value))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _day(measure: Measure) -> str:
    said = short_day_fr(measure.day)
    return f"départ\n{said}" if measure.round == 0 else said
