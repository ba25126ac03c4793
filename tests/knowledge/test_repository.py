from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from bot.advisor.model import Condition, Experiment, Fact, Reference, Source
from bot.knowledge.filters import CaseFilter, TrainingFilter
from bot.knowledge.repository import MOST_CASES, KnowledgeRepository


def ids(entries: list[Any]) -> list[str]:
    return [entry.id for entry in entries]


def test_platforms_come_in_the_order_of_the_file_with_their_facts(repository: KnowledgeRepository) -> None:
    platforms = repository.platforms()
    assert ids(platforms) == ["facebook", "linkedin", "x"]
    assert platforms[0].hours == (0.5, 2.0)
    assert platforms[0].age_groups == {"18-24": 1, "25-39": 2, "40-59": 3, "60+": 0}
    source = Source("Arcom", "Arcom", "https://arcom.fr/a", 2024)
    assert platforms[0].facts == (Fact("Facebook compte des membres.", source),)
    assert repository.platform("facebook") == platforms[0]
    assert repository.platform("myspace") is None


def test_families_and_professions(repository: KnowledgeRepository) -> None:
    bakery, law = repository.families()
    assert (bakery.id, bakery.sector, bakery.visual, bakery.regulated) == ("bakery", "artisanat alimentaire", 3, True)
    assert law.examples == ("avocat / avocate",)
    (lawyer,) = repository.professions()
    assert lawyer.references == (Reference("RIN, art. 10", "https://cnb.fr/rin"),)
    assert repository.profession("avocat") == lawyer


def test_legal_rules_and_redirects(repository: KnowledgeRepository) -> None:
    assert ids(repository.legal_rules()) == ["contest", "image"]
    rule = repository.legal_rule("image")
    assert rule is not None
    assert (rule.confidence, rule.as_of) == ("medium", 2025)
    assert repository.legal_rule("nothing") is None
    assert repository.redirects()[0].publisher == "3114"


def test_figures_are_newest_first_or_in_the_order_asked_for(repository: KnowledgeRepository) -> None:
    assert ids(repository.figures()) == ["new-figure", "old-figure"]
    assert ids(repository.figures(["old-figure", "new-figure", "nothing"])) == ["old-figure", "new-figure"]
    assert ids(repository.figures(topic="budget")) == ["old-figure"]
    assert repository.figures([]) == []
    assert repository.figures(["old-figure"])[0].source == Source(
        "Insee, via Page", "Insee, via Page", "https://insee.fr/1", 2019
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (TrainingFilter(), ["corsica", "brittany", "nationwide"]),
        (TrainingFilter(region="Bretagne"), ["brittany", "nationwide"]),
        (TrainingFilter(region="Alsace"), ["nationwide"]),
        (TrainingFilter(audience=["artisan"]), ["brittany", "nationwide"]),
        (TrainingFilter(kinds=["funding"]), ["corsica"]),
        (TrainingFilter(platforms=["facebook"]), ["brittany"]),
        (TrainingFilter(topics=["gdpr"]), []),
        (TrainingFilter(since=2024), ["corsica", "nationwide"]),
        (TrainingFilter(country="BE"), []),
    ],
)
def test_training(repository: KnowledgeRepository, wanted: TrainingFilter, found: list[str]) -> None:
    assert ids(repository.training(wanted)) == found


def test_a_case_has_its_lists_in_their_order_its_family_and_its_source(repository: KnowledgeRepository) -> None:
    case = repository.case("lawyer-2024")
    assert case is not None
    assert (case.clientele, case.platforms, case.goals) == (("B2B", "B2C"), ("linkedin",), ("awareness",))
    assert (case.family, case.person, case.outcome) == ("law", True, "mixed")
    assert case.source == Source("Article", "Journal", "https://journal.fr/a?b=1", 2024)
    assert repository.case("nothing") is None


def test_a_case_without_page_or_year_says_so(repository: KnowledgeRepository) -> None:
    rare, undated = repository.cases_by_id(["unknown-2023", "baker-undated"])
    assert (rare.source.url, rare.family, rare.person) == ("", None, False)
    assert (undated.year, undated.source.year) == (None, None)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CaseFilter(), ["lawyer-2024", "baker-2023", "unknown-2023", "baker-undated"]),
        (CaseFilter(platforms=["x"]), ["baker-2023"]),
        (CaseFilter(platforms=["x", "facebook"]), ["baker-2023", "unknown-2023", "baker-undated"]),
        (CaseFilter(outcomes=["failure", "mixed"]), ["lawyer-2024", "baker-undated"]),
        (CaseFilter(families=["bakery"]), ["baker-2023", "baker-undated"]),
        (CaseFilter(sectors=["profession libérale"]), ["lawyer-2024"]),
        (CaseFilter(goals=["events", "footfall"]), ["baker-undated"]),
        (CaseFilter(clientele=["B2B"]), ["lawyer-2024"]),
        (CaseFilter(country="BE"), ["unknown-2023"]),
        (CaseFilter(location="MAYENNE"), ["baker-2023"]),
        (CaseFilter(location="saint etienne"), ["lawyer-2024"]),
        (CaseFilter(location="Paris Mayenne"), []),
        (CaseFilter(exclude=["baker-2023", "lawyer-2024"]), ["unknown-2023", "baker-undated"]),
        (CaseFilter(platforms=["facebook"], families=["bakery"], outcomes=["success"], country="FR"), ["baker-2023"]),
        (CaseFilter(platforms=["nothing"]), []),
    ],
)
def test_cases(repository: KnowledgeRepository, wanted: CaseFilter, found: list[str]) -> None:
    assert ids(repository.cases(wanted)) == found


def test_the_number_of_cases_is_bounded(repository: KnowledgeRepository) -> None:
    assert ids(repository.cases(limit=2)) == ["lawyer-2024", "baker-2023"]
    for limit in (0, MOST_CASES + 1):
        with pytest.raises(ValueError, match=f"limit={limit}: allowed: 1 to {MOST_CASES}"):
            repository.cases(limit=limit)


def test_advice_has_a_base_and_whole_variants(repository: KnowledgeRepository) -> None:
    advice = repository.advice("time_investment")
    assert advice is not None
    base, (law, hurried) = advice.base, advice.variants
    assert (base.id, base.verdict, base.when) == ("time-advice", "conditional", Condition())
    assert base.experiment == Experiment("Essayez", "Cela sert", "Les appels")
    assert (base.figures, base.rules) == (("new-figure", "old-figure"), ("image", "contest"))
    assert (law.id, law.topic, law.verdict) == ("time-advice/1", "time_investment", None)
    assert (law.headline, law.why, law.cases, law.figures) == (
        "Pour les avocats.", base.why, ("lawyer-2024",), base.figures
    )  # fmt: skip
    assert law.when == Condition(sectors=("profession libérale",), goals=("expertise",))
    assert hurried.when == Condition(platforms=("x",), families=("bakery",), max_hours=0.0)
    assert (hurried.concretely, hurried.verdict, hurried.headline) == (("Rien.",), "conditional", base.headline)
    assert repository.advice("nothing") is None


SAMPLES = {
    "platform": "x", "case": "lawyer-2024", "figure": "old-figure", "profession": "avocat", "rule": "image",
    "training": "corsica", "redirect": "distress", "family": "law", "advice": "time-advice",
}  # fmt: skip


@pytest.mark.parametrize("kind", SAMPLES)
def test_what_is_withdrawn_comes_back_from_no_method(repository: KnowledgeRepository, kind: str) -> None:
    id = SAMPLES[kind]
    assert repository.entry(kind, id) is not None
    repository.withdraw(kind, id, "faux")
    assert repository.entry(kind, id) is None
    everything: list[Any] = [
        *repository.platforms(), *repository.families(), *repository.professions(), *repository.legal_rules(),
        *repository.redirects(), *repository.figures(), *repository.training(), *repository.cases(),
        *repository.figures([id]), *repository.cases_by_id([id]), *repository.cases(CaseFilter(platforms=["linkedin"])),
    ]  # fmt: skip
    kinds = {"case": "CaseStudy", "rule": "LegalRule", "training": "TrainingOffer"}
    assert (kinds.get(kind, kind.capitalize()), id) not in [(type(entry).__name__, entry.id) for entry in everything]
    words = "avocat x atelier corsica peux parler règle image 42 TPE cela dépend famille law histoire lawyer"
    assert (kind, id) not in [(hit.kind, hit.id) for hit in repository.search(words, 100)]


def test_withdrawn_evidence_leaves_the_advice(repository: KnowledgeRepository) -> None:
    for kind, id in (("case", "baker-2023"), ("figure", "new-figure"), ("rule", "image")):
        repository.withdraw(kind, id, "faux")
    advice = repository.advice("time_investment")
    assert advice is not None
    assert (advice.base.cases, advice.base.figures, advice.base.rules) == ((), ("old-figure",), ("contest",))


def test_a_variant_goes_alone_or_with_its_base(repository: KnowledgeRepository) -> None:
    repository.withdraw("advice", "time-advice/1", "faux")
    advice = repository.advice("time_investment")
    assert advice is not None
    assert ids(list(advice.variants)) == ["time-advice/2"]
    repository.withdraw("advice", "time-advice", "faux")
    assert repository.advice("time_investment") is None
    assert repository.entry("advice", "time-advice/2") is None


def test_answers_are_values(repository: KnowledgeRepository) -> None:
    for kind, id in SAMPLES.items():
        entry = repository.entry(kind, id)
        assert entry is not None
        assert not [name for name, value in asdict(entry).items() if isinstance(value, list)], kind
        if kind not in ("platform",):  # its age groups are a dict
            hash(entry)
