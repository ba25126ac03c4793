"""The second view of a message: channels, trades and places replaced by their kind, so that « fleuriste » teaches « luthier »."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text import fold

MASKS = {"platform": "zzcanal", "trade": "zzmetier", "place": "zzlieu"}


def mask(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """`spans` are (start, end, kind) in the folded text. Overlaps: the first by start wins."""
    folded, out, position = fold(text), [], 0
    for start, end, kind in sorted(spans):
        if start >= position and kind in MASKS:
            out += [folded[position:start], f" {MASKS[kind]} "]
            position = end
    return "".join([*out, folded[position:]])
