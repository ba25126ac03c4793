"""The tuned encoder as a dense featurizer: the log-probability of each topic, then the probability of distress."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.questions import after_thanks, questions
from bot.nlu.tuned import TunedEncoder, shared_tuned

ALIAS = "tuned"
PARTS = "question_parts"
"""Message attribute: [(question, its log-probabilities)] when a message asks several, or one after thanks."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class TunedEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Reads a message once. Training phrases are not read: the encoder knows them already, its opinion of them teaches nothing."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"alias": ALIAS}

    def __init__(self, config: dict[str, Any], name: str, encoder: TunedEncoder) -> None:
        DenseFeaturizer.__init__(self, name, config)
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TunedEncoderFeaturizer:
        return cls(config, execution_context.node_name, shared_tuned())

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check: there is nothing to choose."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the row to each message that has a text, and PARTS to those that ask several questions."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            parts = questions(text) or [part for part in (after_thanks(text),) if part]
            read = self._encoder.read([text, *parts])
            row = np.append(read.topics[0], read.distress[0]).astype(np.float32).reshape(1, -1)
            message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._config["alias"]))
            if parts:
                message.set(PARTS, list(zip(parts, read.topics[1:], strict=True)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves them as they are."""
        return training_data
