"""The audit takes silence for nothing, and the list of parts lacks none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts.audit import LOCKS, NPM_FOLDERS, UncheckedError, locked, of_npm, of_pip
from scripts.sbom_check import missing

GOOD: dict[str, Any] = {"dependencies": [{"name": "Flask", "version": "3.1.0", "vulns": []}, {"name": "ruamel.yaml", "version": "1", "vulns": []}]}  # fmt: skip


def test_every_line_of_the_lock_files_is_read() -> None:
    for lock in LOCKS:
        text = Path(lock).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line[:1].isalnum()]
        assert len(locked(text)) == len(lines) > 20
        assert "--hash=sha256:" in text
    assert all((Path(folder) / "package-lock.json").is_file() for folder in NPM_FOLDERS)


def test_nothing_known_is_fine_and_something_is_said() -> None:
    assert of_pip(GOOD, ["flask", "ruamel-yaml"]) == []
    bad = {"dependencies": [{"name": "flask", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}]}
    assert of_pip(bad, ["flask"]) == ["flask 1: PYSEC-1 (mended in 2)"]


@pytest.mark.parametrize(
    "report",
    [{}, {"dependencies": []}, {"dependencies": [{"name": "flask", "skip_reason": "not found"}]},
     {"dependencies": [{"name": "flask", "version": "1", "vulns": [], "skip_reason": "no answer"}]}],
)  # fmt: skip
def test_a_package_that_was_not_checked_fails_the_audit(report: dict[str, Any]) -> None:
    with pytest.raises(UncheckedError, match="flask"):
        of_pip(report, ["flask"])


def test_npm() -> None:
    looked: dict[str, Any] = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 3}}}
    assert of_npm(looked) == []
    assert of_npm({**looked, "vulnerabilities": {"x": {"severity": "high", "range": "<2"}}}) == ["x: high (<2)"]
    for unchecked in ({}, {"error": {"code": "ENETUNREACH"}}, {**looked, "metadata": {}}):
        with pytest.raises(UncheckedError):
            of_npm(unchecked)


def test_a_part_that_the_list_lacks_is_named() -> None:
    sbom = {"components": [{"name": "Flask", "version": "3.1.0"}]}
    assert missing(sbom, {"flask": "3.1.0"}) == []
    assert missing(sbom, {"flask": "3.1.1", "uvicorn": "1"}) == ["flask==3.1.1", "uvicorn==1"]
