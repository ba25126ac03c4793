"""The topic classifier as Rasa's intent classifier: ranking with calibrated confidences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import vstack

from bot.nlu.gibberish import is_gibberish
from bot.nlu.topic_model import TopicModel

FILE = "topics.joblib"
RANKING = 10
OUT_OF_SCOPE = "out_of_scope"
ASK_BACK = "ask_back"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Needs one sparse and one dense sentence feature on each message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"dense_weight": 1.0, "c": 0.3, "temperature": 0.2, "seed": 17, "ask_below": 0.28}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: TopicModel | None = None
    ) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(Path(folder) / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on all phrases that have a topic."""
        examples = [e for e in training_data.training_examples if e.get(INTENT) and e.get(TEXT)]
        names = {key: self._config[key] for key in ("dense_weight", "c", "temperature", "seed")}
        self._model = TopicModel(**names).fit(*_matrices(examples), [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, Path(folder) / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent`, `intent_ranking`, and `ask_back` when the best topic is too unsure to be answered without asking."""
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(ASK_BACK, ranking[0][PREDICTED_CONFIDENCE_KEY] < self._config["ask_below"], add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        text = message.get(TEXT) or ""
        if self._model is None or is_gibberish(text):
            return [{INTENT_NAME_KEY: OUT_OF_SCOPE, PREDICTED_CONFIDENCE_KEY: 1.0}]
        row = self._model.probabilities(*_matrices([message]))[0]
        best = np.argsort(-row)[:RANKING]
        return [{INTENT_NAME_KEY: self._model.topics[i], PREDICTED_CONFIDENCE_KEY: float(row[i])} for i in best]


def _matrices(messages: list[Message]) -> tuple[Any, Any]:
    """(sparse, dense) sentence features of all messages."""
    sparse = [message.get_sparse_features(TEXT)[1].features for message in messages]
    dense = [message.get_dense_features(TEXT)[1].features for message in messages]
    return vstack(sparse).tocsr(), np.vstack(dense)
