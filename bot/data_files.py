"""Tables of data/ that are written with the code and believed; what operators change is checked (bot/knowledge/files.py)."""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml


class _Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where there is one: ten times faster
    """YAML's safe loader, which lets the second of two equal keys win in silence: here both are refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: dict[str, yaml.Mark] = {}
        for key, _ in node.value:
            first = seen.setdefault(key.value, key.start_mark) if isinstance(key, yaml.ScalarNode) else key.start_mark
            if first is not key.start_mark:
                raise yaml.constructor.ConstructorError(
                    "this key is there already", first, f"the key {key.value!r} is there twice", key.start_mark
                )
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def load(path: Path) -> Any:
    """The content of a YAML file. yaml.YAMLError, which names file, line and key where a key is there twice; OSError."""
    with path.open(encoding="utf8") as file:
        return yaml.load(file, Loader=_Strict)  # noqa: S506  # a safe loader


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The lines of a CSV file by the names of its header. Read as they are asked for; OSError."""
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)
