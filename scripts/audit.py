"""`make audit`: known vulnerabilities of every locked package, Python and JavaScript. Needs a network.

The tools run outside the project's environment, so that what is audited does not decide the audit. Ends with 1 when a package has a known
vulnerability, and with 2 when one could not be checked: silence is never taken for health.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

UV = ".bootstrap/bin/uv"
PIP_AUDIT = [UV, "tool", "run", "--isolated", "pip-audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json"]  # fmt: skip
LOCKS = ("requirements.lock", "requirements-tuning.lock")
NPM_FOLDERS = ("widget", "tests/telegram")
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==([^\s;\\]+)", re.MULTILINE)


class UncheckedError(Exception):
    """Something could not be checked; the message names it."""


def locked(text: str) -> dict[str, str]:
    """Canonical name → version of a lock file."""
    return {canonical(name): version for name, version in _PINNED.findall(text)}


def canonical(name: str) -> str:
    """As PyPI compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def of_pip(report: Mapping[str, Any], wanted: Iterable[str]) -> list[str]:
    """One line a vulnerability. Raises UncheckedError when a package of `wanted` was skipped or is not in the report."""
    found = {canonical(one["name"]): one for one in report.get("dependencies", ())}
    unchecked = sorted(
        name for name in wanted if name not in found or "vulns" not in found[name] or found[name].get("skip_reason")
    )
    if unchecked:
        raise UncheckedError(", ".join(unchecked))
    return [
        f"{one['name']} {one['version']}: {vuln['id']} (mended in {', '.join(vuln.get('fix_versions') or ['no version'])})"
        for one in found.values()
        for vuln in one["vulns"]
    ]


def of_npm(report: Mapping[str, Any]) -> list[str]:
    """The same of `npm audit`. Raises UncheckedError when the registry did not answer or nothing was looked at."""
    total = report.get("metadata", {}).get("dependencies", {}).get("total", 0)
    if "error" in report or "vulnerabilities" not in report or not total:
        raise UncheckedError(str(report.get("error") or report.get("message") or "nothing was looked at"))
    return [f"{name}: {one['severity']} ({one.get('range', '?')})" for name, one in report["vulnerabilities"].items()]


def main() -> int:
    """Every lock file; 0, 1 or 2."""
    worst = 0
    for lock in LOCKS:
        # Each line of a lock file may only hold for some systems; the tool drops those, and they are then said to be unchecked.
        done = _run([*PIP_AUDIT, "-r", lock])
        worst = max(
            worst,
            _say(
                lock, lambda done=done, lock=lock: of_pip(_json(done), locked(Path(lock).read_text(encoding="utf-8")))
            ),
        )
    for folder in NPM_FOLDERS:
        done = _run(["npm", "audit", "--package-lock-only", "--json"], folder)
        worst = max(worst, _say(f"{folder}/package-lock.json", lambda done=done: of_npm(_json(done))))
    return worst


def _say(name: str, work: Any) -> int:
    try:
        lines = work()
    except UncheckedError as error:
        print(f"{name}: NOT CHECKED: {error}", file=sys.stderr)
        return 2
    print(f"{name}: " + (f"{len(lines)} known vulnerabilities" if lines else "nothing known"))
    for line in lines:
        print(f"  {line}")
    return int(bool(lines))


def _run(command: list[str], folder: str = ".") -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    except FileNotFoundError as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def _json(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise UncheckedError(lines[-1] if lines else f"{done.args[0]} said nothing") from None
    return found


if __name__ == "__main__":
    sys.exit(main())
