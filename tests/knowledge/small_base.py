"""A whole knowledge base, small enough to read here. Each call gives a new one, to be changed and written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

Files = dict[str, Any]
"""File name -> list of entries (for families.yml: its top level)."""


def small_base() -> Files:
    """Three platforms, two families, four cases over three files, and a little of everything else."""
    return {
        "platforms.yml": [_platform("facebook", "Facebook"), _platform("linkedin", "LinkedIn"), _platform("x", "X")],
        "trades/families.yml": {
            "version": 1,
            "sectors": ["artisanat alimentaire", "profession libérale"],
            "families": [
                _family("bakery", "artisanat alimentaire", ["boulanger / boulangère"], merge_into="law"),
                _family("law", "profession libérale", ["avocat / avocate"]),
            ],
        },
        "case_studies_more.yml": [
            _case("baker-2023", year=2023, location="Gorron (Mayenne)", platforms=["facebook", "x"]),
            _case("baker-undated", year=None, outcome="failure", goals=["footfall", "events"]),
        ],
        "case_studies_services.yml": [
            _case("lawyer-2024", year=2024, trade="avocat", sector="profession libérale", location="Saint-Étienne",
                  platforms=["linkedin"], clientele=["B2B", "B2C"], outcome="mixed", person=True),
        ],
        "case_studies_trades.yml": [
            _case("unknown-2023", year=2023, trade="métier rare", country="BE", location="Liège",
                  source={"title": "Billet", "publisher": "Carnet", "url": None, "published": "2022-10"}),
        ],
        "figures.yml": [_figure("old-figure", 2019, "budget"), _figure("new-figure", 2025, "time")],
        "regulated_professions.yml": [_profession()],
        "legal_rules.yml": [_rule("contest"), _rule("image")],
        "training.yml": [
            _training("nationwide", region=None, audience=["all"], as_of=2025),
            _training("brittany", region="Bretagne", audience=["artisan"], as_of=2021, platforms=["facebook"]),
            _training("corsica", region="Corse", audience=["liberal"], as_of=2024, kind="funding"),
        ],
        "redirects.yml": [
            {"id": "distress", "topic": "distress", "question": "Je n'en peux plus, à qui parler ?",
             "answer": "Appelez le 3114.", "url": "https://3114.fr", "publisher": "3114", "as_of": 2025},
        ],
        "advice.yml": [_advice_with_variants(), _advice("budget-advice", "budget")],
        **_trades(),
    }  # fmt: skip


def write(folder: Path, files: Files) -> Path:
    """Write the files (JSON is YAML too) and return the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".csv"):
            with path.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, list(content[0]))
                writer.writeheader()
                writer.writerows(content)
        else:
            path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def _platform(id: str, name: str) -> dict[str, Any]:
    fact = {"text": f"{name} compte des membres.", "year": 2024, "publisher": "Arcom", "url": "https://arcom.fr/a"}
    return {
        "id": id, "name": name, "kind": "réseau social", "summary": f"Pour se montrer sur {name}.",
        "best_for": ["awareness", "customers"], "clientele": ["B2C"],
        "age_groups": {"18-24": 1, "25-39": 2, "40-59": 3, "60+": 0}, "age_note": "Éditorial.",
        "content": ["photo", "texte"], "effort_hours_per_week": [0.5, 2], "effort_note": "Éditorial.",
        "cost": "gratuit", "business_features": ["page"], "strengths": ["Du monde"], "limits": ["Du bruit"],
        "first_steps": ["Créez une page."], "indicators": ["Appels"], "facts": [fact],
    }  # fmt: skip


def _family(id: str, sector: str, examples: list[str], **changes: Any) -> dict[str, Any]:
    return {
        "id": id, "label": f"Famille {id}", "sector": sector, "clientele": ["B2C"], "visual": 3, "local": 2,
        "expertise": 1, "urgency": 0, "regulated": True, "regulation_note": "à vérifier", "rome_codes": ["D1102"],
        "naf_codes": ["10.71"], "examples": examples, **changes,
    }  # fmt: skip


def _case(id: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": id, "title": f"Histoire {id}", "business": "La Maison", "trade": "boulanger",
        "sector": "artisanat alimentaire", "size": "TPE", "location": "Paris 9e", "country": "FR",
        "clientele": ["B2C"], "platforms": ["facebook"], "goals": ["awareness"], "outcome": "success", "year": 2020,
        "story": "Une histoire de fournil.", "results": ["100 abonnés"], "lesson": "Une leçon.",
        "source": {"title": "Article", "publisher": "Journal", "url": "https://journal.fr/a?b=1", "published": None},
        **changes,
    }  # fmt: skip


def _figure(id: str, year: int, topic: str) -> dict[str, Any]:
    return {"id": id, "topic": topic, "text": "42 % des TPE.", "year": year, "publisher": "Insee, via Page",
            "url": "https://insee.fr/1", "sector": None}  # fmt: skip


def _profession() -> dict[str, Any]:
    return {
        "id": "avocat", "label": "avocat", "labels_other": ["avocate"], "regime": "regulated", "authority": "CNB",
        "allowed": ["Publier."], "forbidden": ["Dénigrer."], "duties": ["Secret."], "advice": "Oui, avec retenue.",
        "references": [{"text": "RIN, art. 10", "url": "https://cnb.fr/rin"}], "as_of": 2024, "confidence": "high",
    }  # fmt: skip


def _rule(id: str) -> dict[str, Any]:
    return {
        "id": id, "topic": id, "question": f"Que dit la règle {id} ?", "answer": "Voici.", "as_of": 2025,
        "references": [{"text": "Code", "url": "https://legifrance.gouv.fr/x"}], "confidence": "medium",
    }  # fmt: skip


def _training(id: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": id, "name": f"Atelier {id}", "kind": "training", "provider": "CMA", "audience": ["all"],
        "topics": ["social_media"], "platforms": [], "format": ["on_site"], "region": None, "country": "FR",
        "cost": None, "description": "Une demi-journée.", "url": "https://cma.fr", "source": "https://cma.fr/page",
        "as_of": 2024, **changes,
    }  # fmt: skip


def _advice(id: str, topic: str) -> dict[str, Any]:
    return {
        "id": id, "topic": topic, "verdict": "conditional", "headline": "Cela dépend.", "why": "Parce que.",
        "concretely": ["Faites ceci."], "trap": "Trop en faire.",
        "experiment": {"do": "Essayez", "hypothesis": "Cela sert", "measure": "Les appels"}, "more": "La suite.",
        "figures": [], "cases": [], "rules": [],
    }  # fmt: skip


def _advice_with_variants() -> dict[str, Any]:
    for_law = {"when": {"sectors": ["profession libérale"], "goals": ["expertise"]}, "headline": "Pour les avocats.",
               "verdict": None, "cases": ["lawyer-2024"]}  # fmt: skip
    for_hurried = {"when": {"max_hours": 0, "platforms": ["x"], "families": ["bakery"]}, "concretely": ["Rien."]}
    evidence = {"figures": ["new-figure", "old-figure"], "cases": ["baker-2023"], "rules": ["image", "contest"]}
    return {**_advice("time-advice", "time_investment"), **evidence, "variants": [for_law, for_hurried]}


def _trades() -> Files:
    return {
        "trades/rome_appellations.csv": [
            {"label": "Boulanger / Boulangère", "rome_code": "D1102", "rome_label": "Boulangerie", "kind": "principal",
             "rare": "", "regulated": "yes", "rome_parent": "D1102"},
        ],
        "trades/gender_forms.csv": [
            {"label": "Clerc / Clerce de notaire", "masculine": "Clerc de notaire", "feminine": "Clerce de notaire",
             "feminine_agreed": "", "rome_code": "K1902"},
        ],
        "trades/rome_family.csv": [
            {"rome_code": "D1102", "rome_label": "Boulangerie", "family": "bakery"},
            {"rome_code": "K1902", "rome_label": "Droit", "family": "law"},
        ],
        "trades/naf.csv": [
            {"code": "10.71C", "label": "Boulangerie", "section": "C", "section_label": "Industrie", "division": "10",
             "division_label": "Alimentaire", "establishments": "123"},
        ],
        "trades/naf_contents.csv": [{"code": "10.71C", "includes": "le pain", "also": "", "excludes": ""}],
        "trades/naf_family.csv": [{"naf_code": "10.71C", "naf_label": "Boulangerie", "family": "bakery"}],
        "trades/departements.csv": [{"code": "53", "name": "Mayenne", "region": "Pays de la Loire"}],
        "trades/communes.csv": [
            {"name": "Gorron", "departement": "53", "population": "2600", "postcodes": "53120"},
        ],
    }  # fmt: skip
