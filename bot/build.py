"""Which build this is, for results that are kept."""

from __future__ import annotations

import subprocess


def commit() -> str:
    """The short name of the commit checked out; "?" where there is no git."""
    try:
        done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], text=True, capture_output=True, check=False)
    except OSError:
        return "?"
    return done.stdout.strip() or "?"
