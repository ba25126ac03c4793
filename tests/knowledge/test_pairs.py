"""Pairs that an organiser validated: found at once, kept by a reload, gone when withdrawn. On SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.knowledge.loader import load
from bot.knowledge.pairs import Pair
from bot.knowledge.repository import KnowledgeRepository

QUESTION = "Faut-il répondre aux avis laissés sur la page du camping ?"
PAIR = Pair(
    "fete-2026-1", QUESTION, "Oui, à chacun, en deux phrases.", "Claire Roux", "Rencontres de juin", date(2026, 6, 12)
)


@pytest.fixture
def told(repository: KnowledgeRepository) -> KnowledgeRepository:
    repository.pairs.put(PAIR)
    return repository


def found(repository: KnowledgeRepository) -> list[str]:
    return [hit.id for hit in repository.search("avis laissés page camping", 100) if hit.kind == "pair"]


def test_it_is_found_at_once(told: KnowledgeRepository) -> None:
    assert found(told) == [PAIR.id]
    assert told.entry("pair", PAIR.id) == told.pairs.one(PAIR.id) == PAIR
    assert told.pairs.close_to("répondre aux avis laissés sur la page de mon camping") == PAIR
    assert told.pairs.close_to("combien coûte un camping") is None


def test_a_load_of_the_files_keeps_it(told: KnowledgeRepository, folder: Path, tmp_path: Path) -> None:
    load(told._engine, folder, force=True)
    assert found(told) == [PAIR.id]


def test_withdrawn_it_comes_back_from_no_method(told: KnowledgeRepository) -> None:
    told.moderation.withdraw("pair", PAIR.id, "faux")
    assert found(told) == []
    assert (told.entry("pair", PAIR.id), told.pairs.all(), told.pairs.close_to(QUESTION)) == (None, [], None)


def test_removed_it_leaves_nothing(told: KnowledgeRepository) -> None:
    assert told.pairs.remove(PAIR.id)
    assert (found(told), told.pairs.all(), told.pairs.remove(PAIR.id)) == ([], [], False)


@pytest.mark.parametrize("broken", [{"id": "a b"}, {"question": " "}, {"answer": ""}])
def test_what_is_no_pair_is_refused(repository: KnowledgeRepository, broken: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="allowed: an id"):
        repository.pairs.put(Pair(**{**vars(PAIR), **broken}))
    assert repository.pairs.all() == []
