"""Drafts for questions that came in a file: only when the assistant is sure, with sources, and read by a person first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.answers.library import Library
from bot.events.drafting import READ_FIRST, draft_all
from bot.events.house import EventHouse
from bot.events.importing.columns import guess, mapped_rows
from bot.events.importing.table import read
from bot.events.importing.take import Importer
from bot.events.jobs import draft_new
from bot.events.model import Event, Question
from bot.knowledge.loader import load
from bot.knowledge.repository import KnowledgeRepository
from bot.outbox.store import Outbox

pytestmark = pytest.mark.events
TIME, ODD, SAD = (
    "Combien de temps faut-il prévoir par semaine pour Instagram ?",
    "Le stand de crêpes accepte-t-il les tickets bleus ?",
    "À quoi bon continuer, je veux en finir avec la vie ?",
)
FILE = "Question;Votes\n" + "".join(f"{text};{votes}\n" for text, votes in ((TIME, 5), (ODD, 2), (SAD, 0)))


@pytest.fixture
def library(house: EventHouse) -> Library:
    load(house.engine, Path("data/knowledge"))
    return Library(KnowledgeRepository(house.engine), house.base.organisation)


@pytest.fixture
def imported(house: EventHouse, event: Event) -> Event:
    table = read(FILE.encode())
    columns = guess(table)
    assert columns is not None
    assert Importer(house.engine).take(event.id, mapped_rows(table, columns, house.zone)).taken == 3
    return event


def by_text(house: EventHouse, event: Event) -> dict[str, Question]:
    return {q.text: q for q in house.questions.all(event.id)}


def understood(topic: str, confidence: float, **more: Any) -> dict[str, Any]:
    """One result of `boncanal nlu parse`."""
    nothing: dict[str, Any] = {"ask_back": False, "platforms": [], "excluded_platforms": [], "distress": None}
    return {**nothing, "topic": topic, "confidence": confidence, **more}


def test_what_is_sure_is_drafted_and_the_rest_is_left_to_the_speaker(
    house: EventHouse, imported: Event, library: Library
) -> None:
    asked: list[str] = []

    def understand(texts: Sequence[str]) -> list[dict[str, Any]]:
        asked.extend(texts)
        found = {TIME: understood("time_investment", 0.9), ODD: understood("time_investment", 0.3),
                 SAD: understood("time_investment", 0.9, distress="alarm")}  # fmt: skip
        return [found[text] for text in texts]

    assert draft_all(house.engine, library, imported.id, understand) == 1
    kept = by_text(house, imported)
    draft = kept[TIME].draft
    assert draft
    assert kept[TIME].draft_sources, "an answer has its sources"
    assert kept[ODD].draft is None, "under the threshold nothing is made up"
    assert (kept[SAD].draft, kept[SAD].state, kept[SAD].reason) == (None, "held", READ_FIRST)
    assert list(Outbox(house.engine).rows()) == [], "nothing leaves without a person's yes"
    assert draft_all(house.engine, library, imported.id, understand) == 0
    assert len(asked) == 3, "each is understood once"


@pytest.mark.parametrize("why", [{"ask_back": True}, {"topic": "greet"}, {"topic": "out_of_scope"}])
def test_no_draft_where_the_assistant_would_ask_back_or_has_no_advice(
    house: EventHouse, imported: Event, library: Library, why: dict[str, Any]
) -> None:
    one = {**understood("time_investment", 0.95), **why}
    assert draft_all(house.engine, library, imported.id, lambda texts: [one for _ in texts]) == 0
    assert all(q.draft is None for q in by_text(house, imported).values())


@pytest.mark.model
def test_the_trained_model_drafts_on_an_imported_file(house: EventHouse, imported: Event, library: Library) -> None:
    assert draft_new(house.engine, library) >= 1
    kept = by_text(house, imported)
    assert "par semaine" in (kept[TIME].draft or "").replace("\u00a0", " ")
    assert kept[TIME].draft_sources
    assert (kept[SAD].draft, kept[SAD].state) == (None, "held")
