"""Which column is what: known exactly for two tools, guessed for the rest and then confirmed by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone, tzinfo

from bot.events.importing.table import Table
from bot.events.importing.values import is_yes, moment, number
from bot.text import fold

CLAPER = ("Attendee identifier", "User email", "Name", "Message", "Pinned", "Slide #", "Sent at (UTC)")
SLIDO = frozenset(
    {"type", "text", "score", "is_answered", "is_public", "date_created", "date_deleted", "event_question_id"}
)
FIELDS = ("text", "author", "votes", "time", "answered", "answer", "theme", "id")
_NAMES = {
    "text": r"question|message|texte?|contenu|content|libelle|body|intitule|commentaire",
    "author": r"auteur|author|nom|name|prenom|participant|pseudo|user",
    "votes": r"votes?|likes?|score|upvotes?|soutiens?|points?|plus|reactions?",
    "time": r"date|heure|time|sent|created|horodat\w*|timestamp|le\b",
    "answered": r"answered|repondue?|traitee?|status|statut|etat",
    "answer": r"reponse|answer_text|reply|answer\b",
    "theme": r"theme|tags?|label|categorie|category|sujet|topic",
    "id": r"id|identifiant|question_id|#",
}


@dataclass(frozen=True)
class Row:
    """One line of a file as a question. `refused`: why it is not taken, in French."""

    line: int
    text: str
    author: str = ""
    votes: int = 0
    asked_at: datetime | None = None
    answered: bool = False
    answer: str = ""
    theme: str = ""
    hidden: bool = False
    id: str = ""
    refused: str | None = None


@dataclass(frozen=True)
class Columns:
    """Header of each field, None when the file does not have it."""

    text: str
    author: str | None = None
    votes: str | None = None
    time: str | None = None
    answered: str | None = None
    answer: str | None = None
    theme: str | None = None
    id: str | None = None

    def as_fields(self) -> dict[str, str]:
        """Only what is mapped."""
        return {name: value for name in FIELDS if (value := getattr(self, name))}


def preset(table: Table) -> str | None:
    """ "claper" or "slido" when the file has exactly their form."""
    if table.kind == "csv" and table.headers == CLAPER:
        return "claper"
    if table.kind == "json" and any(set(one) >= SLIDO for one in table.objects):
        return "slido"
    return None


def preset_rows(name: str, table: Table, zone: tzinfo) -> Iterator[Row]:
    """The rows of a known tool."""
    return _claper(table) if name == "claper" else _slido(table, zone)


def guess(table: Table) -> Columns | None:
    """The most likely columns by name and content; None when no column looks like questions."""
    taken: dict[str, str] = {}
    for field in ("id", "votes", "time", "answered", "answer", "theme", "author"):
        for header in table.headers:
            if header not in taken.values() and _named(header, field) and _fits(table, header, field):
                taken[field] = header
                break
    free = [header for header in table.headers if header not in taken.values()]
    texts = sorted(free, key=lambda header: (not _named(header, "text"), -_length(table, header)))
    if not texts or _length(table, texts[0]) < 8:
        return None
    return Columns(texts[0], **taken)


def mapped_rows(table: Table, columns: Columns, zone: tzinfo) -> Iterator[Row]:
    """The rows by confirmed columns. KeyError is impossible: headers are checked before."""
    for line, row in enumerate(table.rows, 2):
        found = {name: row.get(header, "") for name, header in columns.as_fields().items()}
        yield Row(
            line=line,
            text=found["text"],
            author=found.get("author", ""),
            votes=number(found.get("votes", "")),
            asked_at=moment(found.get("time", ""), zone),
            answered=is_yes(found.get("answered", "")),
            answer=found.get("answer", ""),
            theme=found.get("theme", ""),
            id=found.get("id", ""),
        )


def pasted_rows(text: str) -> Iterator[Row]:
    """One question a line; bullets and numbers before it are dropped."""
    for line, raw in enumerate(text.splitlines(), 1):
        bare = re.sub(r"^\s*(?:[-–—•*·]|\(?\d{1,3}\s?[.)°:])\s+", "", raw).strip()
        if bare:
            yield Row(line, bare)


def _claper(table: Table) -> Iterator[Row]:
    """Claper exports every message of the room: those that ask nothing are told apart."""
    for line, row in enumerate(table.rows, 2):
        text, sent = row["Message"], row["Sent at (UTC)"]
        who = row["Attendee identifier"] or row["User email"]
        yield Row(
            line=line,
            text=text,
            author=row["Name"],
            asked_at=moment(sent, timezone.utc),
            id=f"{who}|{sent}|{text}",
            refused=None if asks(text) else "ce message ne pose pas de question",
        )


def _slido(table: Table, zone: tzinfo) -> Iterator[Row]:
    for line, one in enumerate(table.objects, 1):
        if one.get("type") != "Question":
            continue
        score = one.get("score")
        yield Row(
            line=line,
            text=str(one.get("text") or ""),
            votes=max(0, score) if isinstance(score, int) and not isinstance(score, bool) else 0,
            asked_at=moment(str(one.get("date_created") or ""), zone),
            answered=one.get("is_answered") is True,
            hidden=one.get("is_public") is False,
            id=str(one.get("event_question_id") or ""),
            refused="supprimée dans Slido" if one.get("date_deleted") else None,
        )


_ADDRESS = re.compile(r"\S+://\S+|www\.\S+")
_ASKS = re.compile(
    r"\?|^(?:comment|pourquoi|combien|quels?|quelles?|qui|quand|ou|est-ce|peut-on|faut-il|y a-t-il|avez-vous|existe-t-il|doit-on|a quoi|"
    r"a partir|dans quel|sur quel|c'est quoi|quid|que |qu'est|savez|pouvez|pourriez|puis-je|a-t-on)\b|"
    r"\b(?:savoir|comprendre|me demande|se demander|question|conseils?|qu'en (?:pensez|penses)|expliquer|comment faire)\b"
)


def asks(text: str) -> bool:
    """Whether a message asks something; a « ? » in an address does not count, and a question without one does."""
    return bool(_ASKS.search(fold(_ADDRESS.sub(" ", text)).strip()))


def _named(header: str, field: str) -> bool:
    return bool(re.search(rf"(?:^|[^a-z])(?:{_NAMES[field]})(?:$|[^a-z])", fold(header).replace("_", " ")))


def _length(table: Table, header: str) -> float:
    cells = [row[header] for row in table.rows[:200] if row.get(header)]
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _fits(table: Table, header: str, field: str) -> bool:
    """Whether most cells can be what the header's name says."""
    cells = [row[header] for row in table.rows[:200] if row.get(header)]
    if not cells:
        return field != "text"
    checks = {
        "votes": lambda c: bool(re.fullmatch(r"[+-]?[\d\s\u00a0\u202f]+", c)),
        "time": lambda c: moment(c, timezone.utc) is not None,
        "author": lambda c: len(c) <= 60 and "?" not in c,
        "theme": lambda c: len(c) <= 60 and "?" not in c,
        "id": lambda c: len(c) <= 64 and " " not in c,
        "answered": lambda c: len(c) <= 20,
    }
    check = checks.get(field)
    return check is None or sum(map(check, cells)) >= 0.8 * len(cells)
