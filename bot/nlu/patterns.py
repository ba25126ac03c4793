"""Folded regular expressions kept as data, one alternative a line: `data/nlu_lexicon/{needs,circumstances,buyers}.yml`.

A file holds `parts`, which other lines name as {PART}, and sections of entries. Each entry is a block of lines; a line is an
alternative, and one that begins with « # » a comment. Folded: small letters, no accents, straight apostrophes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

LEXICON = Path(__file__).resolve().parents[2] / "data" / "nlu_lexicon"
START = r"(?<![a-z0-9])"
"""Before a pattern: it begins a word."""
_PART = re.compile(r"\{([A-Z_]+)\}")

Entries = Mapping[str, str]


class PatternError(Exception):
    """A line of a pattern file cannot be read; the message names the file, the entry, the line and the reason."""


@cache
def read_patterns(name: str, folder: Path = LEXICON) -> Mapping[str, Entries]:
    """Read once: {section: {entry: source of the regular expression}}, `parts` included. Raises PatternError."""
    path = folder / f"{name}.yml"
    # YAML 1.2: by the older rules of `bot.data_files` a part called NO or ON would be a truth value.
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    parts: dict[str, str] = {}
    for part, lines in raw.pop("parts", {}).items():
        parts[part] = f"(?:{_joined(lines, parts, f'{path}: parts: {part}')})"
    sections = {
        section: {entry: _joined(lines, parts, f"{path}: {section}: {entry}") for entry, lines in entries.items()}
        for section, entries in raw.items()
        if isinstance(entries, dict)
    }
    return {**sections, "parts": parts}


def begins_a_word(source: str) -> re.Pattern[str]:
    """Compiled, where no letter or figure stands before it."""
    return re.compile(rf"{START}(?:{source})")


def _joined(block: str, parts: Mapping[str, str], where: str) -> str:
    """The alternatives of a block, each with its parts put in."""
    found = []
    for line in block.splitlines():
        if not line or line.startswith("# "):
            continue
        unknown = [part for part in _PART.findall(line) if part not in parts]
        if unknown:
            raise PatternError(f"{where}: {line!r} names {unknown[0]}, which is none of {', '.join(parts)} (above it)")
        full = _PART.sub(lambda match: parts[match[1]], line)
        try:
            re.compile(full)
        except re.error as error:
            raise PatternError(f"{where}: {line!r}: {error}") from None
        found.append(full)
    if not found:
        raise PatternError(f"{where}: no line")
    return "|".join(found)
