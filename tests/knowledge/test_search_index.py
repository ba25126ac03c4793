from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.files import read_files
from bot.knowledge.pairs import KIND as PAIR
from bot.knowledge.search_index import BODY, TAG, TITLE, content_of, documents, entry_rows, term_rows
from bot.knowledge.tables import KINDS


def test_every_entry_is_a_document(folder: Path) -> None:
    base, _ = read_files(folder)
    rows = entry_rows(list(documents(base)))
    assert {row["kind"] for row in rows} == {*KINDS} - {PAIR}  # validated pairs come from events, not from files
    entries = sum(len(of) for name, of in base.entries.items() if name.endswith(".yml"))
    assert len(rows) == entries + 2  # and the two variants
    assert {"kind": "case", "id": "lawyer-2024", "title": "Histoire lawyer-2024",
            "file": "case_studies_services.yml", "year": 2024} in rows  # fmt: skip


def test_a_stem_keeps_its_best_place(folder: Path) -> None:
    base, _ = read_files(folder)
    weights = {(row["entry_id"], row["term"]): row["weight"] for row in term_rows(list(documents(base)))}
    assert weights["lawyer-2024", "histoir"] == TITLE  # in the story too
    assert weights["lawyer-2024", "linkedi"] == TAG  # by the platform's name
    assert weights["lawyer-2024", "fournil"] == BODY


def test_variants_exist_and_are_not_searched(folder: Path) -> None:
    found = list(documents(read_files(folder)[0]))
    assert "time-advice/1" in {document.id for document in found}
    assert "time-advice/1" not in {row["entry_id"] for row in term_rows(found)}


def test_what_is_no_entry_is_refused() -> None:
    with pytest.raises(TypeError, match="no content for str"):
        content_of("text", {})
