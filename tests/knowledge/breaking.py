"""Helpers for the tests that break one entry and read the line it gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot.knowledge.crosscheck import check_all
from bot.knowledge.files import read_base
from bot.knowledge.problems import KnowledgeInvalidError

from .small_base import Files, write

Broken = tuple[str, str, Any, str]
"""File, path and new value for `change`; then the line that is to come, without the file's name."""

GONE = object()
"""In `change`: take the field away."""


def change(files: Files, file: str, path: str, value: Any) -> Files:
    """Set one value; `path` is like `0.source.url`, from the list of entries (or the top of families.yml)."""
    place = files[file]
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in parents:
        place = place[part]
    if value is GONE:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return files


def name_of(broken: Broken) -> str:
    """For pytest's list of tests."""
    return f"{broken[0]}:{broken[1]}"


def lines(folder: Path, files: Files) -> list[str]:
    """What is wrong in these files, a line each; none when all is well."""
    try:
        read_base(write(folder, files), [check_all])
    except KnowledgeInvalidError as error:
        return str(error).splitlines()
    return []
