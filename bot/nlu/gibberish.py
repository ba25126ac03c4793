"""Texts that carry no French question at all, known by their shape: another script, no letters, keyboard mash."""

from __future__ import annotations

import re
import unicodedata

from bot.text import fold

MEANT_WITHOUT_LETTERS = re.compile(r"[👍👎🙏✅❌👋😀-🙏❤♥🆗⭐💯🎉👏🤝🙌🚫✔✋🤷🆘ℹ❓❔?!]")
VOWELS = re.compile(r"[aeiouy]")


def is_gibberish(text: str) -> bool:
    """Whether the text is empty of any French word. Emoji that people answer with (👍, 👎, ?) are left to the classifier."""
    stripped = text.strip()
    if not stripped:
        return True
    letters = [c for c in stripped if c.isalpha()]
    if not letters:
        return not MEANT_WITHOUT_LETTERS.search(stripped)
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if latin < len(letters) / 2:
        return True
    return _mash(fold(stripped))


def _mash(folded: str) -> bool:
    """One long run of letters no French word would hold: « qsdfghjk »."""
    words = re.findall(r"[a-z]+", folded)
    return len(words) == 1 and len(words[0]) >= 6 and len(VOWELS.findall(words[0])) <= len(words[0]) / 6
