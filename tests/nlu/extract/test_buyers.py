"""Customers told by what they do, by whom one serves or by what is wished of them; and those only mentioned."""

from __future__ import annotations

import pytest

from bot.nlu.extract.clientele import clientele
from bot.text import fold

TOLD: list[tuple[str, tuple[str, ...]]] = [
    ("ce sont les comités d'entreprise qui me commandent des plateaux", ("B2B",)),
    ("les DRH m'appellent pour leurs séminaires", ("B2B",)),
    ("mes acheteurs sont des responsables HSE", ("B2B",)),
    ("je conseille des industriels sur leur bilan carbone", ("B2B",)),
    ("logiciel pour les auto-écoles", ("B2B",)),
    ("coach de dirigeants", ("B2B",)),
    ("confitures vendues dans trente épiceries fines", ("B2B",)),
    ("toute ma récolte part à la coopérative", ("B2B",)),
    ("sophrologue en entreprise", ("B2B",)),
    ("les mairies nous font travailler", ("B2G",)),
    ("on vit des communautés de communes et des promoteurs", ("B2B", "B2G")),
    ("les familles viennent de loin", ("B2C",)),
    ("pressing de quartier", ("B2C",)),
    ("traiteur, mariages et séminaires", ("B2C", "B2B")),
    ("fonderie de trente personnes, clients = ferroviaire", ("B2B",)),
    ("nos clients sont dans l'agroalimentaire", ("B2B",)),
]
WANTED: list[tuple[str, tuple[str, ...]]] = [
    ("les assurances m'envoient des voitures, j'aimerais que les particuliers viennent d'eux-mêmes", ("B2C",)),
    ("je travaille pour des particuliers, je voudrais décrocher des bureaux et des hôtels", ("B2B",)),
    ("marre des particuliers, je cherche des promoteurs", ("B2B",)),
    ("le week-end les particuliers ça va, je verrais bien des séminaires", ("B2B",)),
    ("on voudrait plus de classes en semaine et plus de familles le mercredi", ("B2C", "B2G")),
    ("je cherche des classes vertes et des centres aérés", ("B2G",)),
    ("je veux vendre aux restaurants plutôt qu'aux particuliers", ("B2B",)),
]
SILENT = [
    "je voudrais savoir combien coûte un site",
    "je voudrais plus de classe dans mes photos",
    "je veux toucher les classes moyennes",
    "j'aimerais comprendre les dirigeants",
    "je travaille en entreprise individuelle",
    "les jeunes entreprises du coin",
    "je cherche aussi des clients italiens",
    "on voudrait trouver des acheteurs chinois",
]


@pytest.mark.parametrize(("text", "kinds"), TOLD + WANTED)
def test_customers_told_or_wanted(text: str, kinds: tuple[str, ...]) -> None:
    assert clientele(fold(text)) == kinds


@pytest.mark.parametrize("text", SILENT)
def test_customers_only_mentioned_are_none(text: str) -> None:
    assert clientele(fold(text)) == ()
