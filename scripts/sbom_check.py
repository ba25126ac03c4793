"""After `make sbom`: every locked package is in the lists, by name and version. Ends with 1 when one is not."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.audit import canonical, locked

FOLDER = Path("var/sbom")


def missing(sbom: dict[str, Any], wanted: dict[str, str]) -> list[str]:
    """What of `wanted` (name → version) the list lacks."""
    there = {(canonical(one["name"]), one.get("version")) for one in sbom.get("components", ())}
    return sorted(f"{name}=={version}" for name, version in wanted.items() if (name, version) not in there)


def main() -> int:
    """Look at each list; 0 or 1."""
    lost = missing(_read("python"), locked(Path("requirements.lock").read_text(encoding="utf-8")))
    empty = [name for name in ("widget", "telegram-tests") if not _read(name).get("components")]
    for line in (*lost, *(f"{name}: the list is empty" for name in empty)):
        print(f"sbom: missing: {line}", file=sys.stderr)
    if not lost and not empty:
        print(f"sbom: {len(_read('python')['components'])} Python packages, and npm's, in {FOLDER}")
    return int(bool(lost or empty))


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.cdx.json").read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main())
