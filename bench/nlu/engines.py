"""Each engine trained and asked in a process of its own, so that its time and memory are its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bench.common_path.training import set_epochs, write
from bench.nlu.material import Task
from bench.nlu.outcome import Outcome, load

HERE = Path(__file__).parent
NODE = HERE / "node"
EPOCHS = 100
"""Of Rasa's default pipeline."""
PROGRESS = "· "
_BAR = re.compile(r"\b2/2 \[(?:(\d+):)?(\d+):(\d+)<")
OWN_CONFIG = Path("config.yml")
CLASSIFIER = "bot.nlu.components.classifier.TopicClassifier"


class EngineFailedError(Exception):
    """An engine's process ended badly; the message holds its last words."""


@dataclass(frozen=True)
class Engine:
    """`run`: trains and asks it on a task, with a folder to work in."""

    name: str
    run: Callable[[Task, Path], Outcome]

    def __call__(self, task: Task) -> Outcome:
        """Raises EngineFailedError."""
        with tempfile.TemporaryDirectory() as folder:
            return self.run(task, Path(folder))


def linear(task: Task, folder: Path) -> Outcome:
    """TF-IDF and a linear machine (bench/nlu/linear.py)."""
    out = folder / "out.json"
    _run([sys.executable, "-m", "bench.nlu.linear", str(task.write(folder)), str(out)])
    return load(out, "TF-IDF and linear SVM")


def nlpjs(task: Task, folder: Path) -> Outcome:
    """nlp.js (bench/nlu/node)."""
    out = folder / "out.json"
    # Its network keeps every phrase as an object: 38,000 of them need more than Node's usual bound.
    _run(["node", "--max-old-space-size=6144", str(NODE / "engine.js"), str(task.write(folder)), str(out)])
    version = json.loads((NODE / "package.json").read_text(encoding="utf-8"))["dependencies"]["node-nlp"]
    return load(out, f"nlp.js {version}")


def rasa_default(task: Task, folder: Path) -> Outcome:
    """The pipeline of `rasa init`, all its epochs."""
    config = _yaml(HERE / "default.yml")
    set_epochs(config, EPOCHS)
    return _rasa(task, folder, config, "Rasa's default pipeline", f"as rasa init writes it, {EPOCHS} epochs; not tuned")


def rasa_epoch_s(task: Task) -> float:
    """Seconds of one epoch of the default pipeline on the task. Raises EngineFailedError."""
    config = _yaml(HERE / "default.yml")
    set_epochs(config, 2)
    with tempfile.TemporaryDirectory() as folder:
        return mean_epoch_s(_train(task, Path(folder), config)[1])


def mean_epoch_s(said: str) -> float:
    """From what a training of two epochs printed: half of what its progress bar shows at the end.

    DIET's batches grow from 64 to 256 phrases from the first epoch to the last, so two, the slowest and the fastest, stand for all.
    Raises EngineFailedError when there is no bar.
    """
    ended = _BAR.search(said)
    if not ended:
        raise EngineFailedError(f"the progress of two epochs is not told:\n{said[-500:]}")
    hours, minutes, seconds = ended.groups(default="0")
    return (3600 * int(hours) + 60 * int(minutes) + int(seconds)) / 2


def own(task: Task, folder: Path) -> Outcome:
    """The assistant's own pipeline, as it stands in config.yml."""
    return _rasa(
        task, folder, _yaml(OWN_CONFIG), "Bon Canal", "config.yml; the encoder tuned before, on all our phrases"
    )


def own_without_encoder(task: Task, folder: Path) -> Outcome:
    """The same with no weight for the tuned encoder, which has read phrases that the others of this task have not. It is read all the same."""
    config = _yaml(OWN_CONFIG)
    next(part for part in config["pipeline"] if part["name"] == CLASSIFIER)["weight"] = 0.0
    return _rasa(task, folder, config, "Bon Canal, encoder unheard", "config.yml with weight 0: words alone")


OWN, OWN_WORDS = Engine("own", own), Engine("own-words", own_without_encoder)
LINEAR, NLPJS, RASA = Engine("linear", linear), Engine("nlpjs", nlpjs), Engine("rasa", rasa_default)


def _rasa(task: Task, folder: Path, config: dict[str, Any], name: str, settings: str) -> Outcome:
    took, _ = _train(task, folder, config)
    out = folder / "out.json"
    _run(
        [
            sys.executable,
            "-m",
            "bench.nlu.rasa_reader",
            str(folder / "model.tar.gz"),
            str(folder / "task.json"),
            str(out),
        ]
    )
    return load(out, name, training_s=took, settings=settings)


def _train(task: Task, folder: Path, config: dict[str, Any]) -> tuple[float, str]:
    """Seconds of `rasa train nlu`, start of Python included, and what it printed; the model is `folder/model.tar.gz`."""
    task.write(folder)
    config = {key: value for key, value in config.items() if key != "policies"}
    YAML(typ="safe").dump(config, folder / "config.yml")
    (folder / "nlu").mkdir()
    write(task.phrases, folder / "nlu" / "phrases.yml")
    began = time.perf_counter()
    said = _run([sys.executable, "-m", "rasa", "train", "nlu", "--config", str(folder / "config.yml"), "--nlu", str(folder / "nlu"),
                 "--out", str(folder), "--fixed-model-name", "model"])  # fmt: skip
    return time.perf_counter() - began, said


def _yaml(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


def _run(command: Sequence[str]) -> str:
    """All it said; lines that begin with PROGRESS are passed on as they come. Raises EngineFailedError."""
    said = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            if line.startswith(PROGRESS):
                print(line, end="", file=sys.stderr, flush=True)
            said.append(line)
    if process.returncode:
        raise EngineFailedError(f"{' '.join(command[:3])} ended with {process.returncode}:\n{''.join(said[-15:])}")
    return "".join(said)
