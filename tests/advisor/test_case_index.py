"""The index finds what the database would, and a case withdrawn since is replaced, never shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest

from bot.advisor.case_index import CANDIDATES
from bot.advisor.model import CaseStudy, Outcome
from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.knowledge.filters import CaseFilter
from tests.answers.conftest import PROFILES, Ask, ask

__all__ = ["ask"]  # a fixture of the answers, used here too

WAYS = list(
    product(
        [(), ("facebook",), ("instagram", "linkedin"), ("threads",)],
        [None, "bakery_pastry", "legal_professions", "machining_metal"],
        [(), ("success",), ("failure", "mixed")],
    )
)


@pytest.mark.parametrize(("platforms", "family", "outcomes"), WAYS)
def test_it_finds_what_the_database_finds(
    library: Library, platforms: tuple[str, ...], family: str | None, outcomes: tuple[Outcome, ...]
) -> None:
    sector = library.families[family].sector if family else None
    wanted = [CaseFilter(platforms=platforms, outcomes=outcomes)] if platforms else []
    if family:
        wanted.append(CaseFilter(platforms=platforms, outcomes=outcomes, families=(family,)))
        wanted.append(CaseFilter(platforms=platforms, outcomes=outcomes, sectors=(sector or "",)))
    ids = {case.id for one in wanted for case in library.knowledge.cases(one, CANDIDATES)}
    found = library.case_index.near(platforms, family, (sector,) if sector else (), outcomes, ())
    assert {key.id for key in found} == (
        ids or {case.id for case in library.knowledge.cases(CaseFilter(outcomes=outcomes), CANDIDATES)}
    )


def test_what_is_excluded_is_left_out(library: Library) -> None:
    first = library.case_index.near(("facebook",), None, (), (), ())[0]
    assert first.id not in {key.id for key in library.case_index.near(("facebook",), None, (), (), {first.id})}


def test_a_case_withdrawn_since_is_replaced(library: Library, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    baker = PROFILES["baker"]
    best = library.cases(baker, ("instagram",), "success")[0]
    read = library.read

    def without_best(ids: Sequence[str]) -> list[CaseStudy]:
        return [case for case in read(ids) if case.id != best.id]

    monkeypatch.setattr(library, "read", without_best)
    again = library.cases(baker, ("instagram",), "success")
    assert again
    assert again[0].id != best.id
    for _ in range(3):
        reply = ask("platform_fit", profile=baker, platforms=("instagram",))
        assert best.id not in {case.id for answer in reply.answers for case in answer.cases}
        assert any(answer.cases for answer in reply.answers)


def test_somebody_unknown_still_gets_a_case(library: Library) -> None:
    assert library.cases(Profile(), outcome="failure")
