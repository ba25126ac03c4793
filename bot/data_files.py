"""Tables of data/ that are written with the code and believed; what operators change is checked (bot/knowledge/files.py)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def load(path: Path) -> Any:
    """YAML by the C parser where there is one: ten times faster. yaml.YAMLError, OSError."""
    with path.open(encoding="utf8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The lines of a CSV file by the names of its header. Read as they are asked for; OSError."""
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)
