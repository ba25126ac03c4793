"""Circumstances told by a scene rather than by their name: « l'été je refuse, l'hiver je poireaute », « sur trois marchés »."""

from __future__ import annotations

from bot.nlu.patterns import read_patterns

FLAG_SCENES = read_patterns("circumstances")["scenes"]
"""Folded patterns by flag, besides those of `situation.FLAG_PATTERNS`."""
LULL = frozenset({"customers", "footfall"})
"""Goals told by an empty season: with them, a full one is a season, not a full order book."""
