"""Time, money and ages."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor
from bot.numerals import digits

HOURS = [
    ("une heure le dimanche soir", 1), ("et si j'avais 30 min", 0.5), ("c'est plus 2h", 2), ("c'est plus 2h c'est 1h", 1), ("2h/sem", 2), ("deux heures par semaine", 2), ("20 min par jour", 2.3),
    ("une demi-journée par semaine", 4), ("3 heures par mois", 0.7), ("septante minutes par semaine", 1.2),
    ("j'ai 1h30 le lundi", 1.5), ("une heure et demie par semaine", 1.5), ("trois quarts d'heure le mercredi", 0.75), ("j'ai 1h15 le jeudi", 1.25), ("45 mn par semaine", 0.75),
    ("2 à 3h par semaine", 2.5), ("quelques heures, cinq ou six", 5.5), ("LE DIMANCHE MATIN, UNE HEURE", 1),
    ("une heure tous les quinze jours", 0.5), ("1h/j facile", 7), ("zéro minute", 0), ("je peux y passer deux soirées par semaine", 6),
    ("je poste vers 18h", None), ("je publie le vendredi à dix-sept heures", None), ("entre quatorze et seize heures", None),
    ("J'ai travaillé 60 heures cette semaine", None), ("une story me prend deux heures", None), ("à deux heures de route", None),
    ("enfin douze heures... deux heures quoi", 2), ("deux heures par semaine, non, plutôt trois heures par semaine", 3), ("deux heures par semaine, enfin, si tout va bien", 2),
    ("ouvert 24h/24", None), ("l'agence demande 90 € de l'heure", None), ("combien d'heures par semaine ?", None),
    ("dès l'ouverture j'aurai 3 heures par semaine", 3), ("on est ouverts 40 heures par semaine", None),
    ("nous sommes deux, trois heures chacune", 6), ("mon frère et moi, 2 h chacun par semaine", 4), ("on est trois, 20 min par personne", 1), ("4 h chacune", 4),
    ("on est deux, trois ateliers de deux heures chacun", None), ("on a trois heures", 3),
]  # fmt: skip
BUDGETS = [
    ("zéro budget", 0), ("pas un rond", 0), ("200 balles par mois", 200), ("1500 € l'année", 125), ("budget 0", 0),
    ("cent cinquante euros par mois je peux", 150), ("Deux cents francs par mois, je peux les mettre", 200), ("3 k€ par an", 250),
    ("Cent piasses par mois, ça se fait", 100), ("budget pub de 300 € sur l'année", 25), ("je n'est pas d'argent a mettre merci", 0),
    ("Budget : 6 000 € sur douze mois", 500), ("budget 1k l'an", 83.33), ("20e max", 20), ("10 balles par jour pas plus", 300),
    ("je vends mes bols à vingt-huit euros", None), ("l'agence me demande 800 euros par mois", None), ("a marseille 13e", None),
    ("panier moyen à 32 euros", None), ("on m'a proposé un site à deux mille euros", None), ("c'est gratuit ?", None),
    ("j'ai payé 10 € et j'ai eu des likes", None), ("je peux mettre 30 000 FCFA par mois", 45.73), ("20.000 f/mois pas plus", 30.49),
    ("budget de 1 200 000 francs CFA par an", 152.45), ("j'ai lu la page 4 f", None),
    ("un annuaire à 45 € par mois, ils m'appellent tout le temps", None), ("elles veulent 700 € pour trois photos", None),
    ("59 € par mois pour être sur un annuaire", None), ("on nous démarche pour ça, 70 € par mois", None),
    ("j'ai 80 € par mois et on m'appelle sans arrêt", 80), ("120 francs par mois je peux", 120),
]  # fmt: skip
AGES = [
    ("mes clients ont de 18 à 30 ans", ("18-24", "25-39")), ("des retraités", ("60+",)), ("cible : ados", ("18-24",)),
    ("les jeunes", ("18-24", "25-39")), ("la quarantaine", ("40-59",)), ("des jeunes couples", ("25-39",)),
    ("Fleuriste, 40 à 70 ans, deux heures par semaine", ("40-59", "60+")), ("25-40 ans", ("25-39",)),
    ("ma clientèle a plus de soixante ans", ("60+",)), ("âge moyen cinquante ans je pense", ("40-59",)),
    ("mes clients ont moins de quarante ans", ("18-24", "25-39")), ("mé clientes c dé mamies", ("60+",)),
    ("J'ai 52 ans", ()), ("MACON DEPUIS 20 ANS", ()), ("trente ans de métier", ()), ("TikTok c'est pour les jeunes", ()),
    ("mes anciens clients reviennent", ()), ("pour nos quarante ans on organise une fête", ()), ("il y a trois ans", ()),
    ("les 25-35", ("25-39",)), ("la tranche 40/55", ("40-59",)), ("des garçons de 20 ans", ("18-24",)), ("surtout des 45 ans", ("40-59",)),
    ("j'ai deux filles de 20 ans", ()), ("mes filles de 20 ans m'aident", ()), ("dès 60 ans", ("60+",)),
]  # fmt: skip
NUMBERS = [
    ("quatre-vingt-dix", "90"), ("septante-cinq", "75"), ("nonante", "90"), ("deux cents", "200"), ("mille deux cents", "1200"),
    ("soixante et onze", "71"), ("cinq ou six", "5 ou 6"), ("quatorze et seize", "14 et 16"), ("1 500", "1500"), ("une page", "une page"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HOURS)
def test_hours(extractor: FactsExtractor, text: str, expected: float | None) -> None:
    assert extractor.read(text).hours == expected


@pytest.mark.parametrize(("text", "expected"), BUDGETS)
def test_budget(extractor: FactsExtractor, text: str, expected: float | None) -> None:
    assert extractor.read(text).budget == expected


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_ages(extractor: FactsExtractor, text: str, expected: tuple[str, ...]) -> None:
    assert extractor.read(text).ages == expected


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text: str, expected: str) -> None:
    assert digits(text) == expected
