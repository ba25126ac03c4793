from __future__ import annotations

from pathlib import Path

from bot.knowledge import tables
from bot.knowledge.files import read_files
from bot.knowledge.rows import base_rows


def test_every_field_has_its_column(folder: Path) -> None:
    """SQLAlchemy leaves out in silence a value that has no column."""
    rows = base_rows(read_files(folder)[0])
    filled = {table for table in tables.REPLACED if table not in (tables.entry, tables.search_term)}
    assert set(rows) == filled
    for table in filled:
        for row in rows[table]:
            assert set(row) == set(table.columns.keys()), table.name


def test_the_newest_cases_come_first_and_undated_ones_last(folder: Path) -> None:
    rows = base_rows(read_files(folder)[0])[tables.case_study]
    assert [(row["position"], row["id"]) for row in rows] == [
        (0, "lawyer-2024"), (1, "baker-2023"), (2, "unknown-2023"), (3, "baker-undated")
    ]  # fmt: skip


def test_a_place_is_found_by_each_of_its_words_once(folder: Path) -> None:
    rows = base_rows(read_files(folder)[0])[tables.case_place]
    assert [row["word"] for row in rows if row["case_study_id"] == "lawyer-2024"] == ["saint", "etienne"]


def test_a_base_stands_before_its_variants(folder: Path) -> None:
    rows = base_rows(read_files(folder)[0])[tables.advice]
    assert [(row["position"], row["id"], row["base_id"]) for row in rows] == [
        (0, "time-advice", None), (1, "time-advice/1", "time-advice"), (2, "time-advice/2", "time-advice"),
        (3, "budget-advice", None),
    ]  # fmt: skip
    assert [row["condition"] for row in rows[:2]] == [
        {}, {"sectors": ["profession libérale"], "goals": ["expertise"]}
    ]  # fmt: skip
