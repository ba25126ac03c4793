"""A Rasa server without TensorFlow, when its model has no part that needs it.

Rasa imports all its components at its start, to register them; six of them pull in TensorFlow and Keras: 400 MB of each process and
half of its start, for components that our model does not hold. Here these modules are answered by empty classes of the same name.
A model that does hold one of them is served as Rasa does it.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

HEAVY = {
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator", "RasaDataGenerator"),
}
"""Modules that import TensorFlow, and the names that other modules want of them."""
METADATA = "metadata.json"


class Empty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the heavy modules before Python does."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(fullname, self) if fullname in HEAVY else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """Python makes the module as usual."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Put empty classes where other modules look for the heavy ones."""
        for name in HEAVY[module.__name__]:
            setattr(module, name, type(name, (), {"__module__": module.__name__}))


def needs_tensorflow(model: Path) -> bool:
    """Whether a packed model names one of the heavy modules; true when it cannot be read, so that Rasa itself says why."""
    try:
        with tarfile.open(model, "r|gz") as packed:
            for member in packed:
                if Path(member.name).name == METADATA and (file := packed.extractfile(member)):
                    told = file.read().decode("utf-8")
                    return any(module in told for module in HEAVY)
    except (OSError, tarfile.TarError, EOFError, UnicodeDecodeError):
        pass
    return True


def lighten(arguments: Sequence[str]) -> bool:
    """For `rasa run … --model FILE …`, before anything of Rasa is imported: whether TensorFlow stays out."""
    if "run" not in arguments[:1] or "--model" not in arguments[:-1]:
        return False
    if needs_tensorflow(Path(arguments[arguments.index("--model") + 1])):
        return False
    sys.meta_path.insert(0, Empty())
    return True
