"""Who the customers are, and what is wanted."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.goals import goals
from bot.text import fold

CLIENTELE: list[tuple[str, tuple[str, ...]]] = [
    ("que des particuliers", ("B2C",)),
    ("mes clients sont des entreprises", ("B2B",)),
    ("je travaille pour les mairies", ("B2G",)),
    ("les DRH m'achètent des formations", ("B2B",)),
    ("ce sont des entreprises qui nous paient", ("B2B",)),
    ("j'ai lu hier un article sur les entreprises qui m'agacent", ()),
    ("mes prescripteurs sont les notaires", ("B2B",)),
    ("Particuliers pour les trois quarts, restaurateurs pour le reste.", ("B2C", "B2B")),
    ("b2b", ("B2B",)),
    ("négoce de vin à Beaune, clients cavistes et restaurateurs", ("B2B",)),
    ("dix dossiers par an, que du particulier", ("B2C",)),
    ("plombier, on fait du pro", ("B2B",)),
    ("j'ai des clients étrangers", ()),
    ("on n'a aucun client particulier", ()),
    ("mes clientes c dé mamies", ("B2C",)),
    ("j'ai deux sortes de clients, les mamies du quartier et les boîtes", ("B2C", "B2B")),
    ("Notez : cible B2B, directeurs techniques", ("B2B",)),
    ("nos patients sont âgés", ("B2C",)),
    ("les donneurs d'ordre me trouvent par hasard", ("B2B",)),
    ("je vends aux restaurants et aux hôtels", ("B2B",)),
    ("on répond à des marchés publics", ("B2G",)),
    ("des particuliers", ("B2C",)),
    ("surtout des agences web", ("B2B",)),
    ("mes clients c'est pas des restos, c'est des mamies", ("B2C",)),
    ("les particuliers j'ai arrêté", ()),
    ("j'ai une boutique", ()),
    ("mes parents sont contre", ()),
    ("mes enfants rigolent", ()),
    ("mes parents d'élèves", ("B2C",)),
    ("je suis infirmière", ()),
    ("mon comptable dit que c'est utile", ()),
    ("bonjour", ()),
    ("quel réseau pour un restaurant ?", ()),
]
GOALS: list[tuple[str, tuple[str, ...]]] = [
    ("je veux trouver des clients", ("customers",)),
    ("objectif : fidéliser", ("loyalty",)),
    ("quarante inscrits et presque aucun ne se réinscrit en septembre", ("loyalty",)),
    ("on perd des licenciés tous les ans", ("loyalty",)),
    ("je perds des abonnés sur Instagram", ()),
    ("je veux me faire connaître", ("awareness",)),
    ("rentrer des mandats", ("customers",)),
    ("je voudrais montrer mes réalisations", ("awareness",)),
    ("faire venir du monde en boutique", ("footfall",)),
    ("Objectif : embaucher quinze soudeurs avant l'été.", ("hiring",)),
    ("il nous faut des bénévoles et des dons", ("community", "funding")),
    ("j'aimerais vendre en ligne", ("online_sales",)),
    ("J'aimerais remplir mes ateliers du samedi", ("events",)),
    ("je voudrais informer les patients", ("expertise",)),
    ("le but est de créer une communauté", ("community",)),
    ("Le but serait de désengorger le standard", ("customer_service",)),
    ("je cherche des chantiers a moins de 30 km", ("customers",)),
    ("gagner en visibilité", ("awareness",)),
    ("je ne cherche pas de clients", ()),
    ("j'ai perdu des clients", ()),
    ("bonjour", ()),
    ("mon client est parti", ()),
    ("c'est quoi une communauté ?", ()),
    ("boulangerie", ()),
    ("On n'arrive pas à recruter d'apprentis.", ("hiring",)),
    ("on est pleins l'été et vides le reste", ("customers",)),
    ("en hiver c'est mort", ("customers",)),
    ("personne nous connaît", ("awareness",)),
    ("les touristes ne nous trouvent pas", ("awareness",)),
    ("que mes clients reviennent plus souvent", ("loyalty",)),
    ("mes clientes viennent une fois et je ne les revois jamais", ("loyalty",)),
    ("je voudrais vendre ailleurs que dans ma rue", ("online_sales",)),
    ("on dépend de deux donneurs d'ordre", ("customers",)),
    ("on me demande toujours les mêmes choses au téléphone", ("customer_service",)),
    ("les subventions ont été coupées", ("funding",)),
    ("nos bénévoles vieillissent", ("community",)),
    ("plus personne ne pousse la porte", ("footfall",)),
    ("mon voisin, personne ne le connaît", ()),
    ("il paraît que les ventes baissent", ()),
    ("la boutique est ouverte le lundi", ()),
]


@pytest.mark.parametrize(("text", "expected"), CLIENTELE)
def test_clientele(extractor: FactsExtractor, text: str, expected: tuple[str, ...]) -> None:
    assert extractor.read(text).clientele == expected


@pytest.mark.parametrize(("text", "expected"), GOALS)
def test_goals(extractor: FactsExtractor, text: str, expected: tuple[str, ...]) -> None:
    assert extractor.read(text).goals == expected


@pytest.mark.parametrize("text", ["je veux vraiment pas plus de clients", "on veut pas de nouveaux clients"])
def test_a_wish_that_refuses_is_no_goal(text: str) -> None:
    assert "customers" not in goals(fold(text))
    assert "customers" in goals(fold("je veux vraiment plus de clients"))
