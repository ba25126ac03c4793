from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.schema_advice import AdviceEntry

from .breaking import GONE, change, lines
from .small_base import Files

WHEN = "sectors, families, clientele, goals, platforms, max_hours, levels, words"
BROKEN: list[tuple[str, Any, str]] = [
    ("0.verdict", "maybe", "verdict: 'maybe'; allowed: one of yes, conditional, no"),
    ("0.verdict", GONE, "verdict: missing; allowed: this field is required"),
    ("0.trap", GONE, "trap: missing; allowed: this field is required"),
    ("0.experiment.measure", GONE, "experiment.measure: missing; allowed: this field is required"),
    ("0.variants.0.when", GONE, "variants[1].when: missing; allowed: this field is required"),
    ("0.variants.0.when", {},
     "variants[1].when: {}; allowed: at least one condition, or a variant would always apply"),
    ("0.variants.0.when", {"goals": []},
     "variants[1].when: {'goals': []}; allowed: at least one condition, or a variant would always apply"),
    ("0.variants.1.when.max_hours", -1,
     "variants[2].when.max_hours: -1; allowed: a number greater than or equal to 0"),
    ("0.variants.0.when.levels", ["expert"],
     "variants[1].when.levels[1]: 'expert'; allowed: one of beginner, active"),
    ("0.variants.0.when.clientele", ["B2X"], "variants[1].when.clientele[1]: 'B2X'; allowed: one of B2C, B2B, B2G"),
    ("0.variants.0.when.mood", ["gai"], "variants[1].when.mood: unknown field; allowed: no such field here"),
    ("0.variants.0.title", "x", "variants[1].title: unknown field; allowed: no such field here"),
    ("0.topic", "astrology", "topic: 'astrology' does not exist; allowed: an id of topics.yml"),
    ("0.figures.0", "nothing", "figures: 'nothing' does not exist; allowed: an id of figures (new-figure, old-figure)"),
    ("0.cases.0", "nothing",
     "cases: 'nothing' does not exist; allowed: an id of case studies (baker-2023, baker-undated, lawyer-2024, "
     "unknown-2023)"),
    ("0.rules.0", "nothing", "rules: 'nothing' does not exist; allowed: an id of legal rules (contest, image)"),
    ("0.variants.0.rules", ["nothing"],
     "variants[1].rules: 'nothing' does not exist; allowed: an id of legal rules (contest, image)"),
    ("0.variants.1.when.platforms", ["myspace"],
     "variants[2].when.platforms: 'myspace' does not exist; allowed: an id of platforms (facebook, linkedin, x)"),
    ("0.variants.1.when.families", ["nothing"],
     "variants[2].when.families: 'nothing' does not exist; allowed: an id of families (bakery, law)"),
    ("0.variants.0.when.sectors", ["magie"],
     "variants[1].when.sectors: 'magie' does not exist; allowed: an id of the sectors of families.yml (artisanat "
     "alimentaire, profession libérale)"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "line"), BROKEN)
def test_a_bad_advice_gives_one_line(tmp_path: Path, files: Files, path: str, value: Any, line: str) -> None:
    assert lines(tmp_path, change(files, "advice.yml", path, value)) == [f"advice.yml: time-advice: {line}"]


def test_a_topic_has_one_advice(tmp_path: Path, files: Files) -> None:
    assert lines(tmp_path, change(files, "advice.yml", "1.topic", "time_investment")) == [
        "advice.yml: budget-advice: topic: time_investment is also that of time-advice; allowed: one advice a topic, the rest as variants"
    ]


def test_zero_hours_is_a_condition(files: Files) -> None:
    files["advice.yml"][0]["variants"] = [{"when": {"max_hours": 0}}]
    assert AdviceEntry.parse_obj(files["advice.yml"][0]).variants[0].when.dict()["max_hours"] == 0


def test_a_variant_is_filled_from_its_base(files: Files) -> None:
    law, hurried = AdviceEntry.parse_obj(files["advice.yml"][0]).filled_variants()
    assert (law.id, law.headline, law.verdict, law.why) == ("time-advice/1", "Pour les avocats.", None, "Parce que.")
    assert (law.variants, law.cases, law.figures) == ([], ["lawyer-2024"], ["new-figure", "old-figure"])
    assert (hurried.id, hurried.verdict, hurried.concretely) == ("time-advice/2", "conditional", ["Rien."])
