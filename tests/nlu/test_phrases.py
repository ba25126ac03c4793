"""The reader of training phrases, and how Rasa gets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.importer import TrainingDataImporter

from bot.nlu.phrases import Phrase, PhrasesError, read_phrases

FILE = """version: "3.1"
nlu:
- intent: budget
  metadata: {persona: p01, style: typo}
  examples: |
    - et sa coute combien
    - « 79 € », c'est - dans les prix - ?
- intent: budget
  examples: |
    - allez, à la louche ?
"""
BROKEN = [
    "", "nlu: 3", "nlu:\n- intent: a", "nlu: [", "- a", "nlu:\n- intent: a\n  examples: |\n    sans tiret",
    "nlu:\n- intent: a\n  examples: |\n    - je suis [boulanger](trade)",
]  # fmt: skip


def rasa_reads(folder: Path) -> TrainingDataImporter:
    """The importer that every Rasa command makes from config.yml."""
    return TrainingDataImporter.load_from_config("config.yml", training_data_paths=[str(folder)])


def test_a_file_gives_its_phrases_with_writer_and_style(tmp_path: Path) -> None:
    (tmp_path / "budget.yml").write_text(FILE, encoding="utf-8")
    assert read_phrases(tmp_path) == [
        Phrase("et sa coute combien", "budget", "p01", "typo"),
        Phrase("« 79 € », c'est - dans les prix - ?", "budget", "p01", "typo"),
        Phrase("allez, à la louche ?", "budget"),
    ]


@pytest.mark.parametrize("content", BROKEN)
def test_a_bad_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.yml").write_text(content, encoding="utf-8")
    with pytest.raises(PhrasesError, match=r"broken\.yml"):
        read_phrases(tmp_path)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(PhrasesError, match="holds no phrase"):
        read_phrases(tmp_path)


def test_rasa_gets_the_same_phrases(tmp_path: Path) -> None:
    (tmp_path / "budget.yml").write_text(FILE, encoding="utf-8")
    examples = rasa_reads(tmp_path).get_nlu_data().intent_examples
    assert [(e.get("text"), e.get("intent")) for e in examples] == [(p.text, p.topic) for p in read_phrases(tmp_path)]
    assert examples[0].get("metadata") == {"intent": {"persona": "p01", "style": "typo"}}


def test_rasa_names_the_bad_file(tmp_path: Path) -> None:
    (tmp_path / "broken.yml").write_text(FILE + "    sans tiret", encoding="utf-8")
    with pytest.raises(RasaException, match=r"broken\.yml"):
        rasa_reads(tmp_path).get_nlu_data()
