"""How many questions of law and of professional rules reach the entry that answers them, and how many get a wrong one.

`python -m tests.answers.law_questions` prints the counts of both halves of `data/law_questions.tsv`, and the questions of the
half for tuning that went wrong. A hash of the question decides the half: the other one only measures (`--all` shows it too).

Columns: `kind` (law, or profession: asked by somebody of it), `profession`, `expected`, `question`. Expected of a law question are
rule ids, `|` between those that serve, `@id` for the rules of a profession or product, `-` where no entry exists; of a profession's
question a piece, folded, of the line that answers, or `-`.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot import migrations
from bot.advisor.profile import Profile
from bot.answers.answer import Answer, Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.db import make_engine
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from bot.organisation import read_organisation
from bot.text import fold

FILE = Path(__file__).parent / "data" / "law_questions.tsv"
TOPICS = {"law": "legal_rules", "profession": "professional_ethics"}
OUTCOMES = ("reached", "listed", "kept", "missed", "wrong")
"""The entry answers first; its line is among a whole list; rightly none; none although there is one; another one."""


@dataclass(frozen=True)
class Question:
    """One line of the file."""

    kind: str
    profession: str
    expected: frozenset[str]
    text: str

    @property
    def tunes(self) -> bool:
        """Whether it may be looked at while words are mended."""
        return sha256(self.text.encode()).digest()[0] % 2 == 0


def questions() -> list[Question]:
    """The whole file, in order."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Question(r["kind"], r["profession"], _expected(r), r["question"]) for r in rows]


def _expected(row: dict[str, str]) -> frozenset[str]:
    return frozenset(row["expected"].split("|") if row["kind"] == "law" else [row["expected"]])


def asked(question: Question, library: Library) -> Reply:
    """The reply, the topic being right and the profession known."""
    profession = library.professions.get(question.profession)
    profile = Profile(trade=profession.label, profession=profession.id) if profession else Profile()
    topic = TOPICS[question.kind]
    return respond(Parsed(question.text, topic, 0.9, ((topic, 0.9),)), profile, Memory(), library)


def outcome(question: Question, reply: Reply, library: Library) -> tuple[str, str]:
    """One of OUTCOMES, and what was given."""
    if question.kind == "law":
        return _of_law(question, reply, library)
    return _of_profession(question, reply)


def _of_law(question: Question, reply: Reply, library: Library) -> tuple[str, str]:
    given = rule_of(reply.answers[0], library)
    if question.expected == {"-"} and "Je n'ai pas de" in reply.answers[0].text.replace("’", "'"):
        return "kept", given  # said first, whatever rule is told beside
    if given in question.expected:
        return ("kept" if given == "-" else "reached"), given
    return ("missed" if given == "-" else "wrong"), given


def rule_of(answer: Answer, library: Library) -> str:
    """The rule that an answer gives, `@id` for a profession's; `-` for none."""
    if answer.verdict == "no" and answer.buttons and answer.buttons[0].title == "Ce que dit la loi":
        return answer.buttons[0].payload.split('"')[3]
    urls = [source.url for source in answer.sources]
    for rule in library.rules.values():
        if urls and urls == [ref.url for ref in rule.references]:
            return rule.id
    for profession in library.professions.values():
        if urls and urls == [ref.url for ref in profession.references]:
            return f"@{profession.id}"
    return "?" if urls else "-"


def _of_profession(question: Question, reply: Reply) -> tuple[str, str]:
    text = fold("\n".join(answer.text for answer in reply.answers)).replace("\u00a0", " ").replace("\u202f", " ")
    whole = any(mark.startswith("ethics:") for mark in reply.memory.told)
    given = "list" if whole else "unknown" if reply.inbox else reply.answers[0].text.split("**")[1]
    expected = next(iter(question.expected))
    if expected == "-":
        return ("kept" if whole or reply.inbox else "wrong"), given
    if expected in text:
        return ("listed" if whole else "reached"), given
    return ("missed" if whole or reply.inbox else "wrong"), given


def measured(library: Library) -> Iterator[tuple[Question, str, str]]:
    """Every question, its outcome and what was given."""
    for question in questions():
        yield question, *outcome(question, asked(question, library), library)


def counts(library: Library, tunes: bool) -> dict[str, Counter[str]]:
    """Outcomes of one half, by kind."""
    found = {kind: Counter[str]() for kind in TOPICS}
    for question, what, _ in measured(library):
        if question.tunes == tunes:
            found[question.kind][what] += 1
    return found


def main() -> None:
    """Print the counts, then what went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/loaded.db")
        migrations.upgrade(engine)
        load(engine, Path("data/knowledge"))
        library = Library(KnowledgeRepository(engine), read_organisation(Path("organisation.yml")))
        for tunes in (True, False):
            for kind, found in counts(library, tunes).items():
                print("tuning " if tunes else "measure", kind, dict(found), sum(found.values()))
        for question, what, given in measured(library):
            if what in ("missed", "wrong", "listed") and (question.tunes or "--all" in sys.argv):
                print(what, question.profession, sorted(question.expected), "|", question.text, "→", given)


if __name__ == "__main__":
    main()
