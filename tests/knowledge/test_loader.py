from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.engine import Engine

from bot.db import make_engine
from bot.knowledge import loader, tables
from bot.knowledge.loader import load
from bot.knowledge.problems import KnowledgeInvalidError
from bot.knowledge.repository import KnowledgeRepository

from .breaking import change
from .small_base import Files, write


def picture(engine: Engine) -> dict[str, list[Any]]:
    """Everything that is loaded."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in tables.REPLACED
        }  # fmt: skip


def loads(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.load)).scalar_one())


def test_a_load_counts_the_entries_of_each_file(engine: Engine, folder: Path) -> None:
    result = load(engine, folder)
    assert result.loaded
    assert result.counts["platforms.yml"] == 3
    assert result.counts["case_studies_more.yml"] == 2
    assert result.counts["trades/communes.csv"] == 1
    assert len(result.counts) == 19


def test_the_same_files_are_not_loaded_again(engine: Engine, folder: Path) -> None:
    first = load(engine, folder)
    again = load(engine, folder)
    assert (again.loaded, again.counts, again.fingerprint) == (False, first.counts, first.fingerprint)
    assert loads(engine) == 1


def test_a_forced_load_gives_the_same_content(engine: Engine, folder: Path) -> None:
    load(engine, folder)
    before = picture(engine)
    assert load(engine, folder, force=True).loaded
    assert picture(engine) == before
    assert loads(engine) == 2


def test_a_changed_file_replaces_everything(engine: Engine, folder: Path, files: Files) -> None:
    load(engine, folder)
    write(folder, change(files, "case_studies_more.yml", "1.id", "baker-renamed"))
    assert load(engine, folder).loaded
    repository = KnowledgeRepository(engine)
    assert repository.case("baker-undated") is None
    assert repository.case("baker-renamed") is not None
    assert len(repository.cases()) == 4


def test_going_back_to_earlier_files_loads_them(engine: Engine, folder: Path, files: Files) -> None:
    """The fingerprint is compared with the last load only."""
    load(engine, folder)
    other = write(folder.parent / "other", change(files, "figures.yml", "0.text", "Autre."))
    assert load(engine, other).loaded
    assert load(engine, folder).loaded


def test_bad_files_leave_the_old_content(engine: Engine, folder: Path, files: Files) -> None:
    load(engine, folder)
    before = picture(engine)
    write(folder, change(files, "legal_rules.yml", "0.confidence", "sure"))
    with pytest.raises(KnowledgeInvalidError, match=r"^legal_rules\.yml: contest: confidence: 'sure'"):
        load(engine, folder)
    assert picture(engine) == before


@pytest.mark.parametrize("fails_on", [tables.platform, tables.case_goal, tables.search_term, tables.load])
def test_a_failure_in_the_middle_leaves_the_old_content(
    engine: Engine, folder: Path, files: Files, monkeypatch: pytest.MonkeyPatch, fails_on: Any
) -> None:
    load(engine, folder)
    before = picture(engine)
    write(folder, change(files, "figures.yml", "0.text", "Autre."))

    def failing(table: Any) -> Any:
        if table is fails_on:
            raise RuntimeError("the disk is full")
        return insert(table)

    monkeypatch.setattr(loader, "insert", failing)
    with pytest.raises(RuntimeError, match="the disk is full"):
        load(engine, folder)
    assert picture(engine) == before
    assert loads(engine) == 1
    monkeypatch.undo()
    assert load(engine, folder).loaded


def test_an_optional_file_may_be_missing(engine: Engine, folder: Path) -> None:
    (folder / "advice.yml").unlink()
    with pytest.raises(KnowledgeInvalidError, match=r"^advice\.yml: no such file"):
        load(engine, folder)
    assert load(engine, folder, optional=["advice.yml"]).loaded
    assert KnowledgeRepository(engine).advice("time_investment") is None


def test_processes_that_load_together_load_once(database_url: str, engine: Engine, folder: Path) -> None:
    engines = [make_engine(database_url) for _ in range(4)]
    with ThreadPoolExecutor(len(engines)) as pool:
        results = list(pool.map(lambda each: load(each, folder), engines))
    for each in engines:
        each.dispose()
    assert sum(result.loaded for result in results) == 1
    assert loads(engine) == 1


def test_readers_see_the_old_content_until_the_end(
    engine: Engine, folder: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(engine, folder)
    repository = KnowledgeRepository(engine)
    write(folder, change(files, "platforms.yml", "0.name", "Nouveau"))
    seen: list[str] = []

    def looking(table: Any) -> Any:
        if table is tables.load:  # all the rest is in, and not committed
            platform = repository.platform("facebook")
            seen.append(platform.name if platform else "nothing")
        return insert(table)

    monkeypatch.setattr(loader, "insert", looking)
    load(engine, folder)
    platform = repository.platform("facebook")
    assert platform is not None
    assert [*seen, platform.name] == ["Facebook", "Nouveau"]
