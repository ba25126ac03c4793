"""Distress as a Rasa component: looks at every message, writes `distress: "alarm" | "worry" | null` beside the intent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.tuned import ALIAS as TUNED
from bot.nlu.distress import DistressModel
from bot.nlu.phrases import read_distress

FILE = "distress.joblib"
DISTRESS = "distress"
ALARM = "alarm"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DistressDetector(GraphComponent, IntentClassifier):
    """Trained on its own file; a share of the topics' phrases serves as further calm examples."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"examples": "data/distress.yml", "calm_one_in": 5, "weight": 0.4}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: DistressModel | None = None
    ) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DistressDetector:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DistressDetector:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(Path(folder) / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on the examples of both kinds and on a share of the ordinary phrases."""
        calls, look_alikes = read_distress(Path(self._config["examples"]))
        calm = [e.get(TEXT) for e in training_data.intent_examples if e.get(TEXT)][:: self._config["calm_one_in"]]
        texts = [*calls, *look_alikes, *calm]
        labels = [True] * len(calls) + [False] * (len(texts) - len(calls))
        self._model = DistressModel(self._config["weight"])
        self._model.fit(texts, labels)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Comes after the topic classifier and the tuned encoder. Sets `distress` on each message that has a text."""
        for message in messages:
            read = message.get_dense_features(TEXT, [TUNED])[1]
            if self._model is not None and message.get(TEXT) and read is not None:
                sure = float((message.get(INTENT) or {}).get("confidence") or 0.0)
                level = self._model.level(message.get(TEXT), float(read.features[0, -1]), sure)
                message.set(DISTRESS, level, add_to_output=True)
        return messages
