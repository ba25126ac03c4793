"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["ok", "warning", "failed"]


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, how it is, and, unless it is fine, what to do."""

    name: str
    level: Level
    says: str
    mend: str = ""


def good(name: str, says: str) -> Finding:
    """All is well."""
    return Finding(name, "ok", says)


def warn(name: str, says: str, mend: str) -> Finding:
    """It works, and should be mended."""
    return Finding(name, "warning", says, mend)


def bad(name: str, says: str, mend: str) -> Finding:
    """It does not work, or must not go on so."""
    return Finding(name, "failed", says, mend)
