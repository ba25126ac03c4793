"""What the engines learn from and are asked: our phrases and development questions, a fixed small sample, and a public corpus."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.nlu.phrases import Phrase, read_phrases

QUESTIONS = Path("tests/eval/dev_questions.jsonl")
SMALL = 1500


@dataclass(frozen=True)
class Question:
    """A message with the topics that are right: the first best, the others accepted."""

    text: str
    accepted: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """One comparison: every engine of it learns `phrases` and answers `questions`. `name` heads its table."""

    name: str
    phrases: tuple[Phrase, ...]
    questions: tuple[Question, ...]

    def write(self, folder: Path) -> Path:
        """As one JSON file, for engines that run in their own process: {"phrases": [{text, topic, persona, style}], "questions": [text]}."""
        path = folder / "task.json"
        content = {
            "phrases": [asdict(phrase) for phrase in self.phrases],
            "questions": [question.text for question in self.questions],
        }
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path


def ours() -> Task:
    """All our phrases and the development questions."""
    return Task("all our phrases", tuple(read_phrases()), _questions())


def small(size: int = SMALL) -> Task:
    """A fixed sample of our phrases, as many of each topic, chosen by a hash of the text; the same questions."""
    return Task(f"{size:,} of our phrases", tuple(sample(read_phrases(), size)), _questions())


def sample(phrases: Iterable[Phrase], size: int) -> list[Phrase]:
    """`size` phrases, the topics in turn, each topic's in the order of a hash: the same whatever the files' order."""
    by_topic: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_topic[phrase.topic].append(phrase)
    ordered = [sorted(by_topic[topic], key=_digest) for topic in sorted(by_topic)]
    deepest = max(map(len, ordered), default=0)
    turns = [group[depth] for depth in range(deepest) for group in ordered if depth < len(group)]
    return turns[:size]


def public(path: Path) -> Task:
    """A corpus in nlp.js's format, with its own split: {"data": [{"intent", "utterances": [...], "tests": [...]}]}.

    Some entries of its French file name the intent by "intention"; « None » has nothing to learn from and is not asked. Raises ValueError naming
    an entry without an intent.
    """
    entries = json.loads(path.read_text(encoding="utf-8"))["data"]
    phrases: list[Phrase] = []
    questions: list[Question] = []
    for number, entry in enumerate(entries, start=1):
        intent = entry.get("intent") or entry.get("intention")
        if not intent:
            raise ValueError(f"{path}: entry {number} has no intent")
        if not entry["utterances"]:
            continue
        phrases += [Phrase(text, intent, f"line{i}") for i, text in enumerate(dict.fromkeys(entry["utterances"]))]
        questions += [Question(text, (intent,)) for text in entry["tests"]]
    return Task("nlp.js's public French corpus", tuple(phrases), tuple(questions))


def topics(phrases: Sequence[Phrase]) -> int:
    """How many there are to choose from."""
    return len({phrase.topic for phrase in phrases})


def _questions() -> tuple[Question, ...]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return tuple(Question(row["text"], (row["topic"], *row["also_ok"])) for row in rows)


def _digest(phrase: Phrase) -> str:
    return hashlib.sha256(f"{phrase.topic}\t{phrase.text}".encode()).hexdigest()
