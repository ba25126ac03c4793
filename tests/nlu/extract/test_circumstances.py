"""Circumstances told by scenes, channels tried in vain or held, who pays: one table each, with what must stay silent."""

from __future__ import annotations

import pytest

from bot.nlu.extract.ages import ages
from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.message import Message
from bot.nlu.extract.platforms import platforms
from bot.nlu.extract.situation import flags
from bot.nlu.extract.tried import tried
from bot.text import fold

SCENES = [
    ("on a du boulot jusqu'en octobre", "full_order_book"),
    ("les dix boxes sont pris", "full_order_book"),
    ("j'ai huit mois de chantiers devant moi", "full_order_book"),
    ("les dossiers affluent", "full_order_book"),
    ("je n'ai plus de places pour la rentrée", "full_order_book"),
    ("on a plus de créneau", "full_order_book"),
    ("plus une place avant Noël", "full_order_book"),
    ("je hais me filmer", "no_video"),
    ("mes mariés sont anglais et américains", "international"),
    ("des skieurs hollandais", "international"),
    ("institut face à la plage", "tourists"),
    ("les cars de touristes passent devant", "tourists"),
    ("chez des gens qui ont les moyens", "luxury"),
    ("j'expédie partout en France", "wide_area"),
    ("je vends sur trois marchés", "no_premises"),
    ("mon camion change de village tous les jours", "no_premises"),
    ("ouvert d'avril à octobre", "seasonal"),
    ("l'été je refuse mais janvier février c'est mort", "seasonal"),
    ("je viens de visser ma plaque", "starting"),
    ("j'ai repris un cabinet à Brest", "starting"),
    ("à vingt kilomètres de tout", "rural"),
    ("un groupe tous les vendredis, concert à 20 h", "recurring_events"),
]
QUIET = [
    "je suis perdue dans toutes ces réponses",
    "merci du fond du cœur",
    "mon fournisseur est en panne",
    "je suis timide, pouvez-vous poser la question à ma place ?",
    "Pendant les vacances je publie quand même ?",
    "mon camion doit passer au contrôle",
    "un médecin de quartier",
    "j'ai plus de place que mon voisin",
    "on a plus de place sur le téléphone",
]


@pytest.mark.parametrize(("text", "flag"), SCENES)
def test_a_scene_tells_its_circumstance(text: str, flag: str) -> None:
    assert flag in flags(fold(text))


@pytest.mark.parametrize("text", QUIET)
def test_the_same_words_elsewhere_tell_nothing(text: str) -> None:
    assert flags(fold(text)) == ()


def test_a_full_summer_and_a_dead_winter_are_a_season(extractor: FactsExtractor) -> None:
    read = extractor.read("Déménageur : l'été je refuse du monde mais janvier février c'est mort")
    assert "seasonal" in read.flags
    assert "full_order_book" not in read.flags


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("deux ans d'Instagram et pas un client", ("instagram",)),
        ("Facebook ne m'a rien rapporté", ("facebook",)),
        ("je poste sur TikTok pour rien", ("tiktok",)),
        ("Instagram me ramène des clientes", ()),
        ("mon voisin dit que Facebook ne lui a rien rapporté", ()),
        ("je suis sur Facebook. Je n'ai aucun client", ()),
    ],
)
def test_channels_tried_in_vain(text: str, ids: tuple[str, ...]) -> None:
    assert tried(Message(text)) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("g 900 abonnés sur youtube", ("youtube",)),
        ("Airbnb me prend 18 %", ("marketplace",)),
        ("ma boutique en ligne tourne gentiment", ("website",)),
        ("les gens sont sur Instagram", ()),
    ],
)
def test_channels_held(text: str, ids: tuple[str, ...]) -> None:
    assert platforms(Message(text))[2] == ids


def test_what_others_do_not_use_is_not_refused() -> None:
    assert platforms(Message("mes artisans ont horreur de la paperasse et ne lisent pas LinkedIn"))[1] == ()


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("coach pour ados, ce sont les parents qui paient", ("40-59",)),
        ("micro-crèche, ce sont les mamans qui choisissent pour leur bébé", ("25-39",)),
        ("mes patients ont 75 ans mais c'est leur fille qui prend le rendez-vous", ("40-59",)),
        ("des ados qui paient eux-mêmes, tous mes clients", ("18-24",)),
    ],
)
def test_who_pays_comes_before_who_uses(text: str, groups: tuple[str, ...]) -> None:
    assert ages(fold(text)) == groups
