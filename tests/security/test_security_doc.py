"""docs/security.md points at tests and tools that are there, and says plainly what is no longer maintained."""

from __future__ import annotations

import re
from pathlib import Path

DOC = Path("docs/security.md").read_text(encoding="utf-8")


def test_every_proof_is_there() -> None:
    named = set(re.findall(r"`(test_\w+\.py|tests/[\w/.]+)`", DOC))
    assert len(named) > 10
    assert [name for name in named if not (Path(name) if "/" in name else Path("tests/security") / name).exists()] == []
    makefile = Path("Makefile").read_text(encoding="utf-8")
    assert [target for target in re.findall(r"`make ([\w-]+)`", DOC) if f"\n{target}:" not in makefile] == []


def test_what_is_not_maintained_is_what_is_locked() -> None:
    lock = Path("requirements.lock").read_text(encoding="utf-8")
    for name, version in (("sanic", "21.12"), ("tensorflow", "2.12"), ("rasa", "3.6")):
        assert re.search(rf"^{name}==({re.escape(version)}[.\d]*)", lock, re.MULTILINE), (
            f"{name}: the document must be written anew"
        )
        assert f"{name.title() if name != 'tensorflow' else 'TensorFlow'} {version}" in DOC
    assert "Python 3.10" in DOC
