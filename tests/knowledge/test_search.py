from __future__ import annotations

import pytest
from sqlalchemy import event

from bot.knowledge.repository import KnowledgeRepository
from bot.knowledge.search import Hit


def found(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for hit in hits]


def test_the_best_entry_comes_first_with_its_title(repository: KnowledgeRepository) -> None:
    best, *others = repository.search("Qui peut m'écouter ? À qui parler, je n'en peux plus")
    assert (best.kind, best.id, best.title) == ("redirect", "distress", "Je n'en peux plus, à qui parler ?")
    assert 0 < best.score < 1
    assert all(other.score <= best.score for other in others)


def test_accents_case_gender_and_number_do_not_matter(repository: KnowledgeRepository) -> None:
    for text in ("AVOCATES", "avocat", "Avocat !"):
        assert ("profession", "avocat") in found(repository.search(text))


def test_all_words_in_a_title_score_one(repository: KnowledgeRepository) -> None:
    assert repository.search("règle image")[0] == Hit("rule", "image", "Que dit la règle image ?", 1.0)


def test_a_rare_word_outweighs_a_common_one(repository: KnowledgeRepository) -> None:
    assert found(repository.search("histoire corsica"))[0] == ("training", "corsica")


def test_kinds_and_limit(repository: KnowledgeRepository) -> None:
    assert {hit.kind for hit in repository.search("facebook", kinds=["case"])} == {"case"}
    assert len(repository.search("facebook", limit=1)) == 1


@pytest.mark.parametrize("text", ["", "   ", "de la et pour", "zzzzz", "'; drop table entry; --", "%", "é" * 100_000])
def test_nothing_to_find(repository: KnowledgeRepository, text: str) -> None:
    assert repository.search(text) == []


def test_a_long_question_is_cut(repository: KnowledgeRepository) -> None:
    assert found(repository.search("avocat " + " ".join(f"mot{number}" for number in range(10_000))))


def test_how_rare_a_word_is_is_counted_once_a_minute(repository: KnowledgeRepository) -> None:
    asked: list[str] = []
    event.listen(repository._engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    first = repository.search("boulangerie bio")
    counting = len(asked)
    del asked[:]
    assert repository.search("boulangerie bio") == first
    assert len(asked) < counting
    assert not any("count(" in statement.lower() for statement in asked)


def test_however_many_entries_hold_a_word_few_are_weighed(
    repository: KnowledgeRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "facebook avocat histoire"
    exact = repository.search(asked)
    monkeypatch.setattr("bot.knowledge.search.MOST_BROUGHT", 1)
    brought = repository.search(asked)
    assert found(brought) == [("profession", "avocat")]  # where the rarest word stands best
    assert brought[0] in exact  # all words of the question weigh it
