"""Where the person is."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

CASES: list[tuple[str, str | None, str | None, str | None, str | None]] = [
    ("fleuriste à Angers", "Angers", "Maine-et-Loire", "Pays de la Loire", "FR"),
    ("jsuis a marseille 13e", "Marseille", "Bouches-du-Rhône", "Provence-Alpes-Côte d'Azur", "FR"),
    ("chauffeur vtc à nice", "Nice", "Alpes-Maritimes", "Provence-Alpes-Côte d'Azur", "FR"),
    ("caviste dans le vieux Tours, à Tours même", "Tours", "Indre-et-Loire", "Centre-Val de Loire", "FR"),
    ("bdx et alentours", "Bordeaux", "Gironde", "Nouvelle-Aquitaine", "FR"),
    ("St-Malo", "Saint-Malo", "Ille-et-Vilaine", "Bretagne", "FR"),
    ("TU AS NOTE BETHENY C'EST BETHUNE", "Béthune", "Pas-de-Calais", "Hauts-de-France", "FR"),
    ("en Mayenne", None, "Mayenne", "Pays de la Loire", "FR"),
    ("dans le 34", None, "Hérault", "Occitanie", "FR"),
    ("je suis à 44000", None, "Loire-Atlantique", "Pays de la Loire", "FR"),
    ("en Bretagne", None, None, "Bretagne", "FR"),
    ("mes clients parlent ch'ti", None, None, "Hauts-de-France", "FR"),
    ("Wedding planner à la Réunion", None, "La Réunion", "La Réunion", "FR"),
    ("une brasserie à Liège", "Liège", None, "Wallonie", "BE"),
    ("je suis à Bruxelles", "Bruxelles", None, "Bruxelles-Capitale", "BE"),
    ("Sanitaire et chauffage à Sion", "Sion", None, "Valais", "CH"),
    ("je suis à Lausanne", "Lausanne", None, "Vaud", "CH"),
    ("un service traiteur à Montréal", "Montréal", None, "Québec", "CA"),
    ("icitte au Québec", None, None, "Québec", "CA"),
    ("en Belgique", None, None, None, "BE"),
    ("nettoyage à Saint Denis, surtout le 93", "Saint-Denis", "Seine-Saint-Denis", "Île-de-France", "FR"),
    ("jsuis pa a marseille c aubagne", "Aubagne", "Bouches-du-Rhône", "Provence-Alpes-Côte d'Azur", "FR"),
    # false friends
    ("c'est plus cher", None, None, None, None),
    ("cela a du sens", None, None, None, None),
    ("à bonne heure", None, None, None, None),
    ("nous sommes quatre à publier", None, None, None, None),
    ("je viens à la réunion de demain", None, None, None, None),
    ("entre deux rendez-vous", None, None, None, None),
    ("j'ai deux jambes", None, None, None, None),
    ("il va chez le boulanger du nord au sud", None, None, None, None),
    ("QUEL RESEAU POUR UN MACON", None, None, None, None),
    ("j'ai 14000 photos", None, None, None, None),
    ("pas plus, 15000 f le mois", None, None, None, None),
    ("la pub, 25000 fcfa", None, None, None, None),
    ("cher, 13000 piasses", None, None, None, None),
    ("j'étais à la conférence de Rennes", None, None, None, None),
]


@pytest.mark.parametrize(("text", "commune", "department", "region", "country"), CASES)
def test_place(
    extractor: FactsExtractor,
    text: str,
    commune: str | None,
    department: str | None,
    region: str | None,
    country: str | None,
) -> None:
    facts = extractor.read(text)
    assert (facts.commune, facts.department, facts.region, facts.country) == (commune, department, region, country)


@pytest.mark.parametrize("text", ["12000 bouteilles, tout part au négoce", "13000 pots par an", "75000 visiteurs"])
def test_a_quantity_is_no_postal_code(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).department is None


@pytest.mark.parametrize(
    ("text", "commune"),
    [
        ("photographe à Nantes", "Nantes"), ("j'ai une boîte à Lyon", "Lyon"), ("agence immobilière à Nice", "Nice"), ("mon agence à Nice", "Nice"),
        ("une agence à Paris m'a démarché", None), ("le photographe à Nantes m'a dit ça", None), ("la boîte à Lyon qui m'a fait mon site", None),
    ],
)  # fmt: skip
def test_a_firm_s_place_is_the_person_s_when_the_firm_is(
    extractor: FactsExtractor, text: str, commune: str | None
) -> None:
    assert extractor.read(text).commune == commune
