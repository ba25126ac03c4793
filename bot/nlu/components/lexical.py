"""Words and letters as a sparse featurizer, with a second view where channels and trades are masked by their kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.components.facts import MASKED
from bot.nlu.lexical import LexicalFeatures

FILE = "lexical.joblib"
ALIAS = "lexical"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LexicalFeaturizer(SparseFeaturizer, GraphComponent):
    """TF-IDF features; needs FactsReader before it, for the masked view."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"alias": ALIAS}

    def __init__(
        self,
        config: dict[str, Any],
        name: str,
        storage: ModelStorage,
        resource: Resource,
        features: LexicalFeatures | None = None,
    ) -> None:
        SparseFeaturizer.__init__(self, name, config)
        self._storage, self._resource = storage, resource
        self._features = features or LexicalFeatures()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LexicalFeaturizer:
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LexicalFeaturizer:
        with model_storage.read_from(resource) as folder:
            features = joblib.load(Path(folder) / FILE)
        return cls(config, execution_context.node_name, model_storage, resource, features)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the vocabularies from the phrases that have a topic."""
        examples = [e for e in training_data.training_examples if e.get(INTENT) and e.get(TEXT)]
        self._features.fit([e.get(TEXT) for e in examples], [e.get(MASKED) or e.get(TEXT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._features, Path(folder) / FILE)
        return self._resource

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check: there is nothing to choose."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds one sparse row to each message that has a text."""
        with_text = [message for message in messages if message.get(TEXT)]
        if with_text:
            texts = [m.get(TEXT) for m in with_text]
            rows = self._features.transform(texts, [m.get(MASKED) or m.get(TEXT) for m in with_text])
            for i, message in enumerate(with_text):
                message.add_features(Features(rows[i], FEATURE_TYPE_SENTENCE, TEXT, self._config["alias"]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for training phrases."""
        self.process(training_data.training_examples)
        return training_data
