"""Each rule on an entry of a YAML file, broken once. The line names file, entry, field, bad value, what is allowed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from bot.advisor.model import GOALS
from bot.knowledge.vocabulary import Goal

from .breaking import GONE, Broken, change, lines, name_of
from .small_base import Files

NEXT_YEAR = date.today().year + 1
CASES = "case_studies_more.yml"
YEARS = f"allowed: a year from 1990 to {NEXT_YEAR}"

BROKEN: list[Broken] = [
    ("platforms.yml", "0.name", GONE, "facebook: name: missing; allowed: this field is required"),
    ("platforms.yml", "0.name", "", "facebook: name: ''; allowed: text that is not empty"),
    ("platforms.yml", "0.name", "  ", "facebook: name: '  '; allowed: text that is not empty"),
    ("platforms.yml", "0.name", 3, "facebook: name: 3; allowed: text (in quotes)"),
    ("platforms.yml", "0.name", None, "facebook: name: None; allowed: a value; null is not one"),
    ("platforms.yml", "0.name", "a" * 2001, f"facebook: name: '{'a' * 78}…; allowed: at most 2000 characters"),
    ("redirects.yml", "0.id", "Face Book", "Face Book: id: 'Face Book'; allowed: letters a-z, digits, - and _"),
    ("platforms.yml", "0.best_for.1", "fame", f"facebook: best_for[2]: 'fame'; allowed: one of {', '.join(GOALS)}"),
    ("platforms.yml", "0.best_for", [], "facebook: best_for: []; allowed: at least one value"),
    ("platforms.yml", "0.best_for", "awareness", "facebook: best_for: 'awareness'; allowed: a list"),
    ("platforms.yml", "0.limits", ["a", "a"], "facebook: limits: ['a', 'a']; allowed: each value once"),
    ("platforms.yml", "0.clientele.0", "B2X", "facebook: clientele[1]: 'B2X'; allowed: one of B2C, B2B, B2G"),
    ("platforms.yml", "0.age_groups.60+", 4,
     "facebook: age_groups.60+: 4; allowed: a number less than or equal to 3"),
    ("platforms.yml", "0.age_groups.60+", True, "facebook: age_groups.60+: True; allowed: a whole number"),
    ("platforms.yml", "0.age_groups.60+", GONE,
     "facebook: age_groups: {'18-24': 1, '25-39': 2, '40-59': 3}; "
     "allowed: exactly the groups 18-24, 25-39, 40-59, 60+"),
    ("platforms.yml", "0.content.0", "odeur",
     "facebook: content[1]: 'odeur'; allowed: one of photo, video_courte, video_longue, texte, evenement, avis, "
     "message, catalogue, audio"),
    ("platforms.yml", "0.effort_hours_per_week", [3, 1],
     "facebook: effort_hours_per_week: [3, 1]; allowed: two numbers, [lowest, highest]"),
    ("platforms.yml", "0.effort_hours_per_week", [1],
     "facebook: effort_hours_per_week: [1]; allowed: two numbers, [lowest, highest]"),
    ("platforms.yml", "0.effort_hours_per_week.1", 61,
     "facebook: effort_hours_per_week[2]: 61; allowed: a number less than or equal to 60"),
    ("platforms.yml", "0.effort_hours_per_week.1", "deux",
     "facebook: effort_hours_per_week[2]: 'deux'; allowed: a number"),
    ("platforms.yml", "0.facts.0.url", "ftp://a.fr",
     "facebook: facts[1].url: 'ftp://a.fr'; allowed: an http:// or https:// address"),
    ("platforms.yml", "0.facts.0", "un fait", "facebook: facts[1]: 'un fait'; allowed: a block of fields"),
    ("platforms.yml", "0.facts.0.date", 2024, "facebook: facts[1].date: unknown field; allowed: no such field here"),
    (CASES, "0.country", "ZZ", "baker-2023: country: 'ZZ'; allowed: one of FR, BE, CH, CA, LU, MC, US"),
    (CASES, "0.outcome", "fine", "baker-2023: outcome: 'fine'; allowed: one of success, mixed, failure"),
    (CASES, "0.size", "gros",
     "baker-2023: size: 'gros'; allowed: one of indépendant, TPE, PME, ETI, grande entreprise, association, "
     "collectivité"),
    (CASES, "0.goals.0", "fame", f"baker-2023: goals[1]: 'fame'; allowed: one of {', '.join(GOALS)}"),
    (CASES, "0.year", 1870, f"baker-2023: year: 1870; {YEARS}"),
    (CASES, "0.year", NEXT_YEAR + 1, f"baker-2023: year: {NEXT_YEAR + 1}; {YEARS}"),
    (CASES, "0.year", "2023", f"baker-2023: year: '2023'; {YEARS}"),
    (CASES, "0.year", GONE, "baker-2023: year: missing; allowed: this field is required"),
    (CASES, "0.person", "oui", "baker-2023: person: 'oui'; allowed: true or false"),
    (CASES, "0.platforms", [], "baker-2023: platforms: []; allowed: at least one value"),
    (CASES, "0.clientele", [], "baker-2023: clientele: []; allowed: at least one value"),
    (CASES, "0.goals", [], "baker-2023: goals: []; allowed: at least one value"),
    (CASES, "0.source.url", "journal.fr",
     "baker-2023: source.url: 'journal.fr'; allowed: an http:// or https:// address"),
    (CASES, "0.source.url", "https://nulle part.fr",
     "baker-2023: source.url: 'https://nulle part.fr'; allowed: an http:// or https:// address"),
    (CASES, "0.source.published", "hier",
     "baker-2023: source.published: 'hier'; allowed: \"2023\", \"2023-10\" or \"2023-10-18\", in quotes"),
    (CASES, "0.mood", "gai",
     "baker-2023: mood: unknown field; allowed: one of the fields id, title, business, trade, sector, size, location, "
     "country, clientele, platforms, goals, outcome, year, story, results, lesson, source, person"),
    ("figures.yml", "0.year", None, "old-figure: year: None; allowed: a value; null is not one"),
    ("figures.yml", "0.topic", "Le prix", "old-figure: topic: 'Le prix'; allowed: letters a-z, digits, - and _"),
    ("regulated_professions.yml", "0.regime", "free",
     "avocat: regime: 'free'; allowed: one of regulated, general_rules, restricted_product"),
    ("regulated_professions.yml", "0.references", [], "avocat: references: []; allowed: at least one value"),
    ("legal_rules.yml", "0.confidence", "sure", "contest: confidence: 'sure'; allowed: one of high, medium, low"),
    ("legal_rules.yml", "0.as_of", 202, f"contest: as_of: 202; {YEARS}"),
    ("training.yml", "0.kind", "course",
     "nationwide: kind: 'course'; allowed: one of training, coaching, funding, helpline, network, self_study, "
     "diagnosis"),
    ("training.yml", "0.audience", [], "nationwide: audience: []; allowed: at least one value"),
    ("training.yml", "0.audience.0", "king",
     "nationwide: audience[1]: 'king'; allowed: one of micro, artisan, sme, merchant, all, creator, liberal, "
     "job_seeker, association, farmer"),
    ("training.yml", "0.topics.0", "magic",
     "nationwide: topics[1]: 'magic'; allowed: one of general_digital, strategy, social_media, e_commerce, website, "
     "content, advertising, cybersecurity, local_seo, gdpr"),
    ("training.yml", "0.format.0", "radio", "nationwide: format[1]: 'radio'; allowed: one of on_site, online, mixed"),
    ("redirects.yml", "0.url", None, "distress: url: None; allowed: a value; null is not one"),
    ("trades/families.yml", "families.0.local", 9,
     "bakery: local: 9; allowed: a number less than or equal to 3"),
    ("trades/families.yml", "families.0.regulated", 1, "bakery: regulated: 1; allowed: true or false"),
    ("trades/families.yml", "families.0.examples", [], "bakery: examples: []; allowed: at least one value"),
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=name_of)
def test_a_bad_value_gives_one_line(tmp_path: Path, files: Files, broken: Broken) -> None:
    file, path, value, line = broken
    assert lines(tmp_path, change(files, file, path, value)) == [f"{file}: {line}"]


def test_the_small_base_is_good(tmp_path: Path, files: Files) -> None:
    assert lines(tmp_path, files) == []


@pytest.mark.parametrize(
    ("value", "field"),
    [("https://é.fr/à?b=1#c", "url"), ("http://a.fr?b", "url"), ("2023-02", "published"), ("2023-10-18", "published")],
)
def test_good_values_pass(tmp_path: Path, files: Files, value: str, field: str) -> None:
    assert lines(tmp_path, change(files, CASES, f"0.source.{field}", value)) == []


def test_all_problems_of_all_files_come_at_once(tmp_path: Path, files: Files) -> None:
    change(files, CASES, "0.year", 1870)
    change(files, CASES, "1.outcome", "fine")
    change(files, "figures.yml", "0.text", "")
    change(files, "trades/communes.csv", "0.population", "beaucoup")
    assert [line.split(": ")[0] for line in lines(tmp_path, files)] == [
        CASES, CASES, "figures.yml", "trades/communes.csv"
    ]  # fmt: skip


def test_goals_are_those_of_the_adviser() -> None:
    assert get_args(Goal) == GOALS


def test_an_entry_without_id_is_counted(tmp_path: Path, files: Files) -> None:
    change(files, "figures.yml", "1.id", GONE)
    change(files, "figures.yml", "0", "un chiffre")
    assert lines(tmp_path, files)[:2] == [
        "figures.yml: entry 1: 'un chiffre'; allowed: a block of fields",
        "figures.yml: entry 2: id: missing; allowed: this field is required",
    ]


def test_long_values_are_shortened(tmp_path: Path, files: Files) -> None:
    (line,) = lines(tmp_path, change(files, "figures.yml", "0.topic", "é" * 300))
    assert len(line) < 200
    assert json.dumps("é" * 300) not in line
