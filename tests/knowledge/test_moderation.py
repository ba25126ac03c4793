from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.knowledge.loader import load
from bot.knowledge.moderation import LONGEST_REPORT, UnknownEntryError
from bot.knowledge.repository import KnowledgeRepository
from bot.knowledge.tables import KINDS


def test_an_entry_stays_withdrawn_after_a_load(repository: KnowledgeRepository, engine: Engine, folder: Path) -> None:
    repository.withdraw("case", "baker-2023", " demande de la personne ")
    load(engine, folder, force=True)
    assert repository.case("baker-2023") is None
    (withdrawal,) = repository.moderation.withdrawals()
    assert (withdrawal.kind, withdrawal.entry_id) == ("case", "baker-2023")
    assert withdrawal.reason == "demande de la personne"
    assert datetime.now(timezone.utc) - withdrawal.at < timedelta(minutes=1)


def test_withdrawing_again_changes_the_reason(repository: KnowledgeRepository) -> None:
    repository.withdraw("case", "baker-2023", "un")
    repository.withdraw("case", "baker-2023", "deux")
    assert [withdrawal.reason for withdrawal in repository.moderation.withdrawals()] == ["deux"]


def test_a_restored_entry_comes_back(repository: KnowledgeRepository) -> None:
    repository.withdraw("case", "baker-2023", "faux")
    assert repository.moderation.restore("case", "baker-2023")
    assert not repository.moderation.restore("case", "baker-2023")
    assert repository.case("baker-2023") is not None


def test_the_same_id_in_another_kind_is_not_withdrawn(repository: KnowledgeRepository) -> None:
    repository.withdraw("profession", "avocat", "faux")
    with pytest.raises(UnknownEntryError):
        repository.withdraw("family", "avocat", "faux")
    assert len(repository.families()) == 2


def test_reports_are_kept_newest_first_and_bounded(repository: KnowledgeRepository) -> None:
    repository.report("rule", "image", "  Ce n'est plus vrai. ")
    repository.report("case", "lawyer-2024", "é" * 5000)
    last, first = repository.moderation.reports()
    assert (first.kind, first.entry_id, first.text) == ("rule", "image", "Ce n'est plus vrai.")
    assert last.text == "é" * LONGEST_REPORT
    assert last.at.tzinfo is timezone.utc
    assert len(repository.moderation.reports(limit=1)) == 1


def test_a_withdrawn_entry_may_be_reported(repository: KnowledgeRepository) -> None:
    """Two people may look at the same answer: the second report must not fail."""
    repository.withdraw("rule", "image", "faux")
    repository.report("rule", "image", "C'est faux.")
    assert [one.text for one in repository.moderation.reports()] == ["C'est faux."]


def test_what_is_wrong_is_said(repository: KnowledgeRepository) -> None:
    with pytest.raises(UnknownEntryError, match=f"kind='cat': allowed: {', '.join(KINDS)}"):
        repository.report("cat", "image", "?")
    with pytest.raises(UnknownEntryError, match="id='nothing': allowed: the id of an entry of kind rule"):
        repository.withdraw("rule", "nothing", "?")
    with pytest.raises(ValueError, match="text='': allowed: what is wrong in the entry"):
        repository.report("rule", "image", "  ")
    with pytest.raises(ValueError, match="reason='': allowed: why the entry is withdrawn"):
        repository.withdraw("rule", "image", " ")


def test_find_shows_withdrawn_entries_too(repository: KnowledgeRepository) -> None:
    repository.withdraw("case", "baker-2023", "faux")
    (known,) = repository.moderation.find("baker-2023")
    assert (known.kind, known.file, known.year, known.withdrawn) == ("case", "case_studies_more.yml", 2023, "faux")
    assert repository.moderation.find("nothing") == []
