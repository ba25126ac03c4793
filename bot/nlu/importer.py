"""How Rasa gets the training phrases: read once, by our own reader.

Rasa's file importer reads and validates each file two times, with a slow parser: 38,000 phrases took it 35 seconds.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.phrases import PhrasesError, read_phrase_file


class PhraseImporter(RasaFileImporter):
    """Everything but the phrases as Rasa's own importer does it. Named in `config.yml`, so that every Rasa command uses it."""

    def get_nlu_data(self, language: str | None = "fr") -> TrainingData:
        """All phrases as messages with an intent and who wrote them. Raises RasaException naming the file that cannot be read."""
        return self._phrases

    @cached_property
    def _phrases(self) -> TrainingData:
        try:
            phrases = [phrase for path in sorted(self._nlu_files) for phrase in read_phrase_file(Path(path))]
        except PhrasesError as error:
            raise RasaException(str(error)) from error
        made = [
            Message.build(p.text, p.topic, intent_metadata={"persona": p.persona, "style": p.style}) for p in phrases
        ]
        return TrainingData(made)
