"""Circumstances that call for one channel or rule one out: whom one must warn, what one has at hand, who decides."""

from __future__ import annotations

from bot.nlu.patterns import read_patterns

MEANS = read_patterns("circumstances")["means"]
"""Folded patterns by flag."""
