"""Everything of an event in files: CSV for spreadsheets, JSON for programs, YAML for the next training. No identity by default."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from sqlalchemy import select

from bot.db import reading
from bot.events.house import EventHouse
from bot.events.model import MERGED, STATES, Event, Question
from bot.events.tables import question
from bot.text import fold

COLUMNS = ("id", "question", "auteur", "theme", "etat", "motif", "soutiens", "personnes", "fusionnee_avec", "reponse", "auteur_reponse",
           "sources", "posee_le", "origine", "evenement")  # fmt: skip
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def records(house: EventHouse, event: Event, names: bool = False) -> list[dict[str, Any]]:
    """One record a question, merged ones too. `names` adds those that people chose to show."""
    found = house.questions.all(event.id, merged=True)
    public = {one.id: one.public_id for one in found}
    return [_record(house, event, one, public, names) for one in found]


def as_csv(house: EventHouse, event: Event, names: bool = False) -> bytes:
    """UTF-8 with BOM and `;`, which French spreadsheets open by a double click."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(COLUMNS)
    for record in records(house, event, names):
        cells = {**record, "sources": " ".join(s.get("url") or "" for s in record["sources"])}
        writer.writerow([safe(cells[name]) for name in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_json(house: EventHouse, event: Event, names: bool = False) -> bytes:
    """The event and its questions."""
    head = {"code": event.code, "titre": event.title, "theme": event.theme, "lieu": event.place, "intervenants": list(event.speakers),
            "debut": event.starts_at.isoformat(), "fin": event.ends_at.isoformat()}  # fmt: skip
    return json.dumps(
        {"evenement": head, "questions": records(house, event, names)}, ensure_ascii=False, indent=1
    ).encode()


def training_file(house: EventHouse, event: Event) -> str:
    """Questions by the topic the assistant understood, as a YAML to read, correct and put in `data/nlu`.

    The same words once. Those it did not understand come under `à classer`.
    """
    query = select(question.c.text, question.c.topic).where(
        question.c.event_id == event.id, question.c.state.not_in(("held", "refused"))
    )
    with reading(house.engine) as connection:
        rows = connection.execute(query.order_by(question.c.topic, question.c.id)).all()
    by_topic: dict[str, dict[str, str]] = {}
    for row in rows:
        by_topic.setdefault(row.topic or "", {}).setdefault(fold(row.text), row.text)
    lines = [
        f"# Questions posées à « {event.title} » ({event.code}). À relire : le sujet est celui que l'assistant a compris.",
        'version: "3.1"',
        "nlu:",
    ]
    for topic, texts in sorted(by_topic.items(), key=lambda one: (not one[0], one[0])):
        lines += [
            f"- intent: {topic or 'a_classer'}",
            "  examples: |",
            *(f"    - {' '.join(text.split())}" for text in texts.values()),
        ]
    return "\n".join(lines) + "\n"


def _record(house: EventHouse, event: Event, one: Question, public: dict[int, str], names: bool) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "question": one.text,
        "auteur": (one.name or "") if names else "",
        "theme": one.theme or "",
        "etat": MERGED if one.merged_into else STATES[one.state],
        "motif": one.reason or "",
        "soutiens": one.votes,
        "personnes": one.concerned,
        "fusionnee_avec": public.get(one.merged_into or 0, ""),
        "reponse": one.answer or "",
        "auteur_reponse": one.answer_author or "",
        "sources": list(one.answer_sources),
        "posee_le": house.local(one.asked_at).isoformat(timespec="minutes"),
        "origine": one.source,
        "evenement": event.code,
    }
