"""The card's check: what is said when topics, files or phrases are no longer those of the encoder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.nlu.phrases import Phrase, read_phrases
from tuning import card
from tuning.settings import Settings

PHRASES = [Phrase(f"phrase {i}", "budget" if i % 2 else "tools", f"p{i % 30}") for i in range(6400)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An encoder of two topics, with its `topics.yml`."""
    for name in (*card.FILES, card.TAGGER):
        (tmp_path / name).write_bytes(name.encode())
    card.write_tagger(tmp_path, {"families": ["florist"]})
    (tmp_path / "topics.yml").write_text(
        "- {id: budget, group: advice}\n- {id: tools, group: advice}\n", encoding="utf-8"
    )
    card.write(
        tmp_path,
        card.describe(["budget", "tools"], PHRASES, ["p3"], Settings(), "a base", {"held_out": {"strict": 65.0}}),
    )
    return tmp_path


def found(folder: Path) -> list[str]:
    return list(card.problems(folder, folder / "topics.yml"))


def test_a_fresh_card_tells_everything_and_has_no_problem(folder: Path) -> None:
    made = card.read(folder)
    assert made["topics"] == ["budget", "tools"]
    assert made["longest"] == made["settings"]["longest"] == 96
    assert made["phrases"] == len(PHRASES)
    assert made["personas_held_out"] == ["p3"]
    assert made["figures"]["held_out"]["strict"] == 65.0
    assert len(made["commit"]) > 0
    assert found(folder) == []
    assert card.staleness(made, PHRASES) == 0.0


def test_a_topic_added_or_removed_is_named(folder: Path) -> None:
    (folder / "topics.yml").write_text("- {id: budget}\n- {id: podcasts}\n", encoding="utf-8")
    added, removed = found(folder)
    assert added.startswith("the encoder has not learnt the topic podcasts")
    assert removed.startswith("the encoder knows the topic tools")
    assert all("run make encoder" in line for line in (added, removed))


def test_a_changed_or_missing_file_is_named(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"another")
    (folder / "pieces.model").unlink()
    changed, missing = found(folder)
    assert "model.onnx is not the file of its card" in changed
    assert missing.endswith("pieces.model is missing")
    (folder / card.TAGGER).write_bytes(b"another")
    assert "trades.onnx is not the file of its card" in found(folder)[-1]


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_missing_or_broken_card_is_told_without_a_trace(
    folder: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "card.json").unlink()
    if content is not None:
        (folder / "card.json").write_text(content, encoding="utf-8")
    assert card.check(folder) == 1
    assert "card.json is " in capsys.readouterr().out


def test_a_card_without_hashes_vouches_for_nothing(folder: Path) -> None:
    (folder / "card.json").write_text(json.dumps({"topics": ["budget", "tools"], "longest": 96}), encoding="utf-8")
    assert len(found(folder)) == 2
    assert card.staleness(card.read(folder), PHRASES) == 1.0


@pytest.mark.parametrize(("changed", "warned"), [(0, False), (320, False), (1280, True)])
def test_more_than_a_tenth_of_new_phrases_is_a_warning_not_a_failure(
    folder: Path, changed: int, warned: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [*PHRASES[changed:], *(Phrase(f"new {i}", "tools") for i in range(changed))]
    monkeypatch.setattr(card, "read_phrases", lambda: now)
    monkeypatch.setattr(card.problems, "__defaults__", (folder, folder / "topics.yml"))
    assert card.check(folder) == 0
    assert ("warning" in capsys.readouterr().out) is warned


def test_the_shipped_encoder_is_that_of_its_card() -> None:
    assert list(card.problems()) == []


def test_the_shipped_card_holds_what_cross_validation_must_know() -> None:
    shipped: dict[str, Any] = card.read()
    known = {phrase.persona for phrase in read_phrases()}
    assert shipped["personas_held_out"]
    assert set(shipped["personas_held_out"]) <= known
    assert shipped["figures"]
