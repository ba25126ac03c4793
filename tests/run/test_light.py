"""TensorFlow stays out of a server whose model does not need it, and comes in for one that does."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from bot.run.light import HEAVY, lighten, needs_tensorflow

PROBE = """
import sys
from bot.run.light import lighten
print(lighten(sys.argv[1:]))
from rasa.engine.recipes.default_components import DEFAULT_COMPONENTS
import rasa.core.agent
print("tensorflow" in sys.modules, len(DEFAULT_COMPONENTS))
"""


def packed(folder: Path, *components: str) -> Path:
    """A model whose schema names these components."""
    nodes = {f"node_{i}": {"uses": name} for i, name in enumerate(components)}
    text = json.dumps({"predict_schema": {"nodes": nodes}}).encode()
    path = folder / "model.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        entry = tarfile.TarInfo("metadata.json")
        entry.size = len(text)
        made.addfile(entry, io.BytesIO(text))
    return path


def served(*arguments: str) -> list[str]:
    """What a process that starts so says."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROBE, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("module", HEAVY)
def test_a_model_with_a_heavy_part_needs_it(tmp_path: Path, module: str) -> None:
    assert needs_tensorflow(packed(tmp_path, "bot.nlu.Other", f"{module}.{HEAVY[module][0]}"))


def test_ours_does_not(tmp_path: Path) -> None:
    assert not needs_tensorflow(packed(tmp_path, "bot.nlu.components.classifier.TopicClassifier"))


def test_a_model_that_cannot_be_read_is_left_to_rasa(tmp_path: Path) -> None:
    assert needs_tensorflow(tmp_path / "none.tar.gz")
    (tmp_path / "torn.tar.gz").write_bytes(packed(tmp_path, "a").read_bytes()[:40])
    assert needs_tensorflow(tmp_path / "torn.tar.gz")


def test_a_server_starts_without_tensorflow(tmp_path: Path) -> None:
    light = served("run", "--model", str(packed(tmp_path, "bot.nlu.components.classifier.TopicClassifier")))
    assert light[:2] == ["True", "False"]
    assert int(light[2]) > 20  # every component is registered all the same


@pytest.mark.parametrize("command", ["train", "shell"])
def test_other_commands_of_rasa_are_as_they_are(tmp_path: Path, command: str) -> None:
    assert not lighten([command, "--model", str(packed(tmp_path, "bot.nlu.Other"))])
