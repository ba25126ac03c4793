"""Which build this is, and results kept with it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

RESULTS = Path("results")


def keep(name: str, found: Mapping[str, Any]) -> Path:
    """Write a result with its moment and commit to `results/NAME-MOMENT.json`; returns where."""
    at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}-{at.replace(':', '')}.json"
    kept = {"at": at, "commit": commit(), **found}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def commit() -> str:
    """The short name of the commit checked out; "?" where there is no git."""
    try:
        done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], text=True, capture_output=True, check=False)
    except OSError:
        return "?"
    return done.stdout.strip() or "?"
