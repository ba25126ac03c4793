"""How much the encoder's opinion weighs beside the linear machine's, and how sure their sum may be: chosen on people neither has read.

The linear machine is fitted here without the held-out personas, the encoder's predictions of them come from `python -m tuning train`. The
formula is `bot.nlu.topic_model`'s; what is chosen is written in `config.yml`. Runs in the project's environment, in three minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.lexical import LexicalFeatures
from bot.nlu.masking import mask
from bot.nlu.phrases import read_phrases
from bot.nlu.topic_model import TopicModel
from tuning import report
from tuning.report import Predictions, log_softmax

MARGIN_TEMPERATURES = tuple(round(0.02 * i, 2) for i in range(3, 31))
WEIGHTS = tuple(round(0.05 * i, 2) for i in range(21))
TEMPERATURES = tuple(round(0.05 * i, 2) for i in range(6, 41))
BINS = (0.0, 0.28, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """Names as in `config.yml`; `loss`: mean −log(probability of the right topic)."""

    loss: float
    weight: float
    temperature: float
    margin_temperature: float


def mixed(margins: Rows, read: Rows, choice: Choice) -> Rows:
    """Log-probabilities, shape (n, topics), from the linear machine's margins and the encoder's log-probabilities, columns alike."""
    words = log_softmax(margins / choice.margin_temperature)
    return log_softmax(((1 - choice.weight) * words + choice.weight * read) / choice.temperature)


def choose(margins: Rows, read: Rows, right: NDArray[np.int64]) -> Choice:
    """What gives the right topics the highest likelihood. `right`: columns, shape (n,).

    The margins' temperature is chosen first, for the linear machine alone, as it speaks of a topic that the encoder does not know: within the
    sum, weight and temperature can undo whatever it is.
    """
    alone = _best(margins, read, right, ((0.0, 1.0, one) for one in MARGIN_TEMPERATURES))
    return _best(margins, read, right, product(WEIGHTS, TEMPERATURES, [alone.margin_temperature]))


def _best(margins: Rows, read: Rows, right: NDArray[np.int64], grid: Iterable[tuple[float, float, float]]) -> Choice:
    rows = np.arange(len(right))
    choices = (Choice(0.0, *values) for values in grid)
    return min(
        (replace(one, loss=float(-mixed(margins, read, one)[rows, right].mean())) for one in choices),
        key=lambda one: one.loss,
    )


def crossed(margins: Rows, read: Rows, right: NDArray[np.int64], personas: Sequence[str]) -> tuple[float, float]:
    """(loss, strict percentage) when each half of the personas is judged by what the other half chose: the choice's own luck left out."""
    names = sorted(set(personas))
    second = np.array([names.index(persona) % 2 == 1 for persona in personas])
    logs = np.zeros(margins.shape)
    for half in (second, ~second):
        chosen = choose(margins[~half], read[~half], right[~half])
        logs[half] = mixed(margins[half], read[half], chosen)
    loss = float(-logs[np.arange(len(right)), right].mean())
    return loss, report.percent(logs.argmax(axis=1) == right)


def reliability(logs: Rows, right: NDArray[np.int64]) -> Iterator[str]:
    """For each band of confidence: how many, what they claim on average, how many are right."""
    claimed, hits = np.exp(logs.max(axis=1)), logs.argmax(axis=1) == right
    yield "confidence      texts  claimed  right"
    for low, high in pairwise(BINS):
        chosen = (claimed >= low) & (claimed < high if high < 1 else claimed <= 1)
        if chosen.any():
            yield f"{low:.2f} to {high:.2f} {chosen.sum():8} {claimed[chosen].mean():8.1%} {hits[chosen].mean():6.1%}"


class LinearMachine:
    """The assistant's lexical half, fitted on everybody but the personas left out."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self._facts = FactsExtractor(Path("data/knowledge"), Path("data/nlu_lexicon"))
        self._features = LexicalFeatures()
        phrases = [phrase for phrase in read_phrases() if phrase.persona not in left_out]
        texts = [phrase.text for phrase in phrases]
        model = TopicModel(weight=0.0, margin_temperature=1.0, temperature=1.0)
        self._model = model.fit(self._features.fit(texts, self._masked(texts)), [p.topic for p in phrases])
        self.topics = self._model.topics

    def margins(self, texts: Sequence[str]) -> Rows:
        """Shape (n, topics), up to a constant a row, which no softmax sees."""
        features = self._features.transform(texts, self._masked(texts))
        return np.log(self._model.probabilities(features, np.zeros((len(texts), 0), np.float32), ()))

    def _masked(self, texts: Sequence[str]) -> list[str]:
        return [mask(text, self._facts.spans(text)) for text in texts]


def aligned(found: Predictions, topics: Sequence[str]) -> Rows:
    """The encoder's log-probabilities with columns as `topics`. Raises ValueError when it has not learnt one of them."""
    missing = sorted(set(topics) - set(found.topics))
    if missing:
        raise ValueError(f"the predictions lack the topics {', '.join(missing)}: train again")
    return found.log_probabilities()[:, [found.topics.index(topic) for topic in topics]]


def mix(work: Path) -> Choice:
    """Chooses and prints. `work` holds `held_out.npz` and `questions.npz`. Raises FileNotFoundError, ValueError."""
    held, questions = report.load(work / "held_out.npz"), report.load(work / "questions.npz")
    if not held.texts:
        raise ValueError("nobody was held out of that training: there is nothing to choose on")
    print(f"fitting the linear machine without {len(set(held.personas))} personas ...", flush=True)
    machine = LinearMachine(frozenset(held.personas))
    topics = machine.topics
    margins, read = machine.margins(held.texts), aligned(held, topics)
    right = np.array([topics.index(accepted[0]) for accepted in held.accepted])
    choice = choose(margins, read, right)
    logs = mixed(margins, read, choice)
    print(
        f"weight: {choice.weight}\ntemperature: {choice.temperature}\nmargin_temperature: {choice.margin_temperature}"
    )
    for name, values in (("linear machine", margins), ("encoder", read), ("both", logs)):
        print(f"{name:15} held-out {report.scores(values, topics, held.accepted)}")
    print(
        f"log-loss {choice.loss:.3f}; each half of the personas by the other's choice: {'{:.3f}, {} % right'.format(*crossed(margins, read, right, held.personas))}"
    )
    print("\n".join(reliability(logs, right)))
    together = replace(held, topics=tuple(topics), logits=np.pad(logs, ((0, 0), (0, 1))).astype(np.float32))
    print("both, on people held out:", *report.table(together), sep="\n")
    if questions.texts:
        asked = mixed(machine.margins(questions.texts), aligned(questions, topics), choice)
        print(f"development questions (not chosen on): {report.scores(asked, topics, questions.accepted)}")
    return choice
