"""The project's own files: complete, loadable on both databases, and as many entries as were gathered."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy.engine import Engine

from bot import migrations
from bot.db import writing
from bot.knowledge import loader
from bot.knowledge.crosscheck import check_all
from bot.knowledge.files import ADVICE_FILE, RawBase, read_files
from bot.knowledge.filters import CaseFilter, TrainingFilter
from bot.knowledge.repository import MOST_CASES, KnowledgeRepository
from bot.knowledge.schema import CaseEntry

from .conftest import KNOWLEDGE

GATHERED = {
    "platforms.yml": 24, "figures.yml": 86, "regulated_professions.yml": 43, "legal_rules.yml": 42, "training.yml": 90,
    "redirects.yml": 48, "trades/families.yml": 63, "case_studies_more.yml": 95, "case_studies_services.yml": 137,
    "case_studies_trades.yml": 138, "trades/rome_appellations.csv": 13_116, "trades/gender_forms.csv": 10_876,
    "trades/rome_family.csv": 1_584, "trades/naf.csv": 732, "trades/naf_contents.csv": 732,
    "trades/naf_family.csv": 732, "trades/departements.csv": 109, "trades/communes.csv": 5_564,
}  # fmt: skip


def test_nothing_was_lost(empty: Engine) -> None:
    migrations.upgrade(empty)
    started = time.monotonic()
    result = loader.load(empty, KNOWLEDGE, optional=[ADVICE_FILE])
    assert time.monotonic() - started < 30
    assert {name: count for name, count in result.counts.items() if name != ADVICE_FILE} == GATHERED
    repository = KnowledgeRepository(empty)
    cases = repository.cases(limit=MOST_CASES)
    assert len(cases) == 370
    assert [sum(case.outcome == each for case in cases) for each in ("success", "mixed", "failure")] == [180, 108, 82]
    assert sum(case.family is not None for case in cases) >= 250  # most trades say their family
    found = (repository.platforms(), repository.figures(), repository.professions(), repository.legal_rules(),
             repository.training(), repository.redirects(), repository.families())  # fmt: skip
    assert [len(entries) for entries in found] == [24, 86, 43, 42, 90, 48, 63]
    assert [hit.id for hit in repository.search("boulanger tiktok", 1)] == ["boulanger-gorron-tiktok"]
    assert repository.training(TrainingFilter(region="Bretagne", audience=["artisan"]))[0].region == "Bretagne"


def test_the_cross_checks_hold_for_the_files_we_have() -> None:
    base, problems = read_files(KNOWLEDGE, optional=[ADVICE_FILE])
    assert [*map(str, problems), *map(str, check_all(base))] == []


@pytest.fixture
def thirty_thousand(empty: Engine) -> KnowledgeRepository:
    base, _ = read_files(KNOWLEDGE, optional=[ADVICE_FILE])
    cases = base.all(CaseEntry)
    copies = tuple(
        case.copy(update={"id": f"{case.id}-{number}", "year": 1990 + (number * 7 + place) % 37})
        for number in range(80)
        for place, case in enumerate(cases)
    )
    entries = {**base.entries, "case_studies_trades.yml": (*base.entries["case_studies_trades.yml"], *copies)}
    migrations.upgrade(empty)
    with writing(empty) as connection:
        loader.replace(connection, RawBase(entries, base.ids, base.sectors))
    return KnowledgeRepository(empty)


@pytest.mark.slow
def test_thirty_thousand_cases_stay_fast(thirty_thousand: KnowledgeRepository) -> None:
    """A few milliseconds on the machine where this was written; the bound leaves room for a slow one."""
    filters = [
        CaseFilter(),
        CaseFilter(platforms=["facebook", "instagram"], outcomes=["failure"]),
        CaseFilter(families=["bakery_pastry"], outcomes=["success"], platforms=["instagram"]),
        CaseFilter(country="FR", clientele=["B2C"], goals=["awareness"]),
        CaseFilter(platforms=["threads"], sectors=["santé"]),
        CaseFilter(location="Paris", platforms=["instagram"]),
    ]
    for wanted in filters:
        assert _seconds(partial(thirty_thousand.cases, wanted, 5)) < 0.1, wanted
    assert _seconds(lambda: thirty_thousand.search("mon compte instagram est piraté")) < 0.5


def _seconds(call: Callable[[], object]) -> float:
    call()
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
