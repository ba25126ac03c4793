"""Phrases that editors put under a topic: kept here, given back as a change of the files of `data/nlu`, which git keeps.

A phrase is never taken over by the machine: an editor reads the change, and the next training learns from the files.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Engine, Row

from bot.console.tables import annotation
from bot.db import reading, utcnow, writing
from bot.text import fold

FOLDER = Path("data/nlu")
LONGEST = 300
PERSONA = "inbox"
"""Persona of the phrases that came from the inbox: cross-validation holds them out together."""
NONE_TICKED = "Cochez au moins un message."
_PHRASE = re.compile(r"^\s+- (.+)$", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}()]")


class AnnotationError(ValueError):
    """The phrase is refused; the message says in French why and what is allowed."""


class Annotations:
    """Short transactions, one per method. Thread-safe."""

    def __init__(self, engine: Engine, topics: Sequence[str] = (), folder: Path = FOLDER) -> None:
        self._engine, self._topics, self._folder = engine, frozenset(topics), folder

    def add(self, texts: Sequence[str], topic: str, author: str) -> int:
        """Keep phrases for a topic; how many were new. Raises AnnotationError, and then keeps none."""
        if topic not in self._topics:
            raise AnnotationError("Choisissez un sujet dans la liste.")
        phrases = {fold(phrase): phrase for phrase in map(checked, texts)}
        if not phrases:
            raise AnnotationError(NONE_TICKED)
        known = self._known()
        for folded, phrase in phrases.items():
            if known.get(folded, topic) != topic:
                raise AnnotationError(
                    f"« {phrase} » est déjà un exemple de « {known[folded]} ». Une phrase n'a qu'un sujet : retirez-la d'abord de là."
                )
        new = [
            {"text": phrase, "topic": topic, "author": author[:60], "at": utcnow()}
            for folded, phrase in phrases.items()
            if folded not in known
        ]
        if new:
            with writing(self._engine) as connection:
                connection.execute(insert(annotation), new)
        return len(new)

    def pending(self) -> list[Row]:
        """What is not in the files yet, by topic."""
        query = select(annotation).where(annotation.c.exported_at.is_(None))
        with reading(self._engine) as connection:
            return list(connection.execute(query.order_by(annotation.c.topic, annotation.c.id)))

    def remove(self, id: int) -> bool:
        """Forget a phrase that is not in the files yet; False when it is gone."""
        mine = (annotation.c.id == id) & annotation.c.exported_at.is_(None)
        with writing(self._engine) as connection:
            return bool(connection.execute(delete(annotation).where(mine)).rowcount)

    def diff(self) -> str:
        """The change of data/nlu as a unified diff that `git apply` takes; "" when there is none."""
        parts: list[str] = []
        for path, (before, after) in self._changed().items():
            name = f"data/nlu/{path.name}"
            parts += difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"a/{name}", f"b/{name}")
        return "".join(parts)

    def write(self) -> list[Path]:
        """Change the files; which ones. The phrases are then known as exported. Raises OSError."""
        changed = self._changed()
        ids = [row.id for row in self.pending()]
        for path, (_, after) in changed.items():
            path.write_text(after, encoding="utf-8")
        with writing(self._engine) as connection:
            connection.execute(update(annotation).where(annotation.c.id.in_(ids)).values(exported_at=utcnow()))
        return list(changed)

    def _changed(self) -> dict[Path, tuple[str, str]]:
        """(before, after) of each file that gets phrases."""
        by_topic: dict[str, list[str]] = {}
        for row in self.pending():
            by_topic.setdefault(row.topic, []).append(row.text)
        found = {}
        for topic, phrases in by_topic.items():
            path = self._folder / f"{topic}.yml"
            before = path.read_text(encoding="utf-8") if path.is_file() else 'version: "3.1"\nnlu:\n'
            block = [f"- intent: {topic}", f"  metadata: {{persona: {PERSONA}, style: plain}}", "  examples: |"]
            block += [f"    - {phrase}" for phrase in phrases]
            found[path] = (before, before.rstrip("\n") + "\n" + "\n".join(block) + "\n")
        return found

    def _known(self) -> dict[str, str]:
        """Folded phrase → topic, of the files and of what waits."""
        known = {fold(row.text): row.topic for row in self.pending()}
        for path in sorted(self._folder.glob("*.yml")):
            known |= {fold(p.strip()): path.stem for p in _PHRASE.findall(path.read_text(encoding="utf-8"))}
        return known


def checked(text: str) -> str:
    """One line as the training files want it. Raises AnnotationError."""
    phrase = _BRACKETS.sub(" ", " ".join(text.split()))
    phrase = " ".join(phrase.split()).lstrip("-/@ ")
    if not any(c.isalnum() for c in phrase):
        raise AnnotationError("Une phrase d'exemple ne peut pas être vide.")
    if len(phrase) > LONGEST:
        raise AnnotationError(
            f"Cette phrase a {len(phrase)} caractères, {LONGEST} au plus : gardez-en ce qui dit le sujet."
        )
    return phrase
