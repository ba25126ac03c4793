"""What a message says of the person, as Rasa entities; and its masked view for the featurizer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.entities import as_entities
from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.masking import mask
from bot.nlu.tagger import shared_tagger

MASKED = "masked_text"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactsReader(GraphComponent, EntityExtractorMixin):
    """One extractor for all entities: word lists and rules read them better than examples would."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"knowledge": "data/knowledge", "lexicon": "data/nlu_lexicon"}

    def __init__(self, config: dict[str, Any]) -> None:
        self._extractor = FactsExtractor(Path(config["knowledge"]), Path(config["lexicon"]))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactsReader:
        return cls(config)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> FactsReader:
        """Ready for messages: the tagger of trades, which no training needs, is loaded before the first one comes."""
        shared_tagger()
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds entities and the masked view to each message that has a text."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                found = as_entities(self._extractor.read(text))
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
                message.set(MASKED, mask(text, self._extractor.spans(text)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Only the masked view: phrases carry no entities to learn from."""
        for message in training_data.training_examples:
            text = message.get(TEXT)
            if text:
                message.set(MASKED, mask(text, self._extractor.spans(text)))
        return training_data
