"""The topic classifier as Rasa's intent classifier: ranking with calibrated confidences.

It owns the features of words and letters: handed from component to component they would be computed twice, and Rasa would
fingerprint them all, which took a quarter of the training time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.reading import COURTESY
from bot.nlu.components.facts import MASKED
from bot.nlu.components.tuned import ALIAS as TUNED
from bot.nlu.components.tuned import PARTS
from bot.nlu.gibberish import is_gibberish
from bot.nlu.lexical import LexicalFeatures
from bot.nlu.newcomers import Newcomers
from bot.nlu.topic_model import TopicModel
from bot.nlu.tuned import shared_tuned

FILE = "topics.joblib"
RANKING = 10
OUT_OF_SCOPE = "out_of_scope"
ASK_BACK = "ask_back"
SECOND = "second_topic"
QUESTIONS = "question_topics"
SECOND_FROM = 0.6
"""How sure the encoder must be of a further question's topic for it to be served too."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Needs the masked view (FactsReader) and the tuned encoder's reading on each message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "c": 0.3,
            "margin_temperature": 0.2,
            "weight": 0.6,
            "temperature": 0.75,
            "priors": {OUT_OF_SCOPE: 0.9},
            "seed": 17,
            "ask_below": 0.45,
        }

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        features: LexicalFeatures | None = None,
        model: TopicModel | None = None,
        newcomers: Newcomers | None = None,
    ) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._features, self._model, self._newcomers = features or LexicalFeatures(), model, newcomers

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
            features, model, newcomers = joblib.load(Path(folder) / FILE)
        return cls(config, model_storage, resource, features, model, newcomers)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits on all phrases that have a topic."""
        examples = [e for e in training_data.training_examples if e.get(INTENT) and e.get(TEXT)]
        names = {
            key: self._config[key] for key in ("c", "margin_temperature", "weight", "temperature", "priors", "seed")
        }
        rows = self._features.fit(*_views(examples))
        labels, encoder = [e.get(INTENT) for e in examples], shared_tuned()
        self._model = TopicModel(**names).fit(rows, labels)
        self._newcomers = Newcomers.learn(encoder.vectors, [e.get(TEXT) for e in examples], labels, encoder.topics)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((self._features, self._model, self._newcomers), Path(folder) / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `intent`, `intent_ranking`, `ask_back` (too unsure to be answered without asking), `second_topic` (or null), `question_topics`."""
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(ASK_BACK, ranking[0][PREDICTED_CONFIDENCE_KEY] < self._config["ask_below"], add_to_output=True)
            asked, first = _asked(message), ranking[0][INTENT_NAME_KEY]
            behind = len(asked) == 1 and first not in COURTESY  # « merci, et … »: the whole was read as what it asks
            message.set(QUESTIONS, asked if len(asked) > 1 else [], add_to_output=True)
            message.set(
                SECOND, None if behind else next((t for t in asked if t and t != first), None), add_to_output=True
            )
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        text = message.get(TEXT) or ""
        if self._model is None or is_gibberish(text):
            return [{INTENT_NAME_KEY: OUT_OF_SCOPE, PREDICTED_CONFIDENCE_KEY: 1.0}]
        rows = self._features.transform(*_views([message]))
        encoder, read = shared_tuned(), _read(message)
        known: Sequence[str] = encoder.topics
        if self._newcomers:
            read, known = self._newcomers.complete(encoder.vectors([text]), read, known)
        row = self._model.probabilities(rows, read, known)[0]
        best = np.argsort(-row)[:RANKING]
        return [{INTENT_NAME_KEY: self._model.topics[i], PREDICTED_CONFIDENCE_KEY: float(row[i])} for i in best]


def _views(messages: list[Message]) -> tuple[list[str], list[str]]:
    """The texts, and the same with channels and trades masked by their kind."""
    return [m.get(TEXT) for m in messages], [m.get(MASKED) or m.get(TEXT) for m in messages]


def _read(message: Message) -> NDArray[np.float32]:
    """The encoder's log-probabilities of its topics, shape (1, topics)."""
    return np.asarray(message.get_dense_features(TEXT, [TUNED])[1].features[:, :-1], np.float32)


def _asked(message: Message) -> list[str]:
    """The topics of the questions that the message holds, in order, "" where the encoder is not sure; one for a question behind thanks."""
    topics = shared_tuned().topics
    best = [(topics[int(np.argmax(read))], float(np.exp(np.max(read)))) for _, read in message.get(PARTS) or ()]
    return [topic if sure >= SECOND_FROM else "" for topic, sure in best]
