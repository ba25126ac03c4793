"""Status, level and circumstances."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import FLAGS
from bot.nlu.extract.facts import FactsExtractor
from bot.nlu.extract.means import MEANS
from bot.nlu.extract.situation import FLAG_PATTERNS

STATUSES: list[tuple[str, tuple[str, ...]]] = [
    ("profession libérale", ("liberal",)), ("je suis auto-entrepreneur", ("micro",)), ("consultante RSE en freelance", ()), ("formatrice indépendante", ()), ("formateur auto-entrepreneur", ("micro",)),
    ("Je suis secrétaire à mon compte", ("micro",)), ("notre association cherche des bénévoles", ("association",)),
    ("PME industrielle, 120 salariés", ("company",)), ("je suis franchisé", ("franchise",)), ("notre mairie veut communiquer", ("public",)), ("je suis maire d'un village de l'Aubrac", ("public",)), ("la maire de ma commune vient souvent", ()),
    ("je suis en création d'entreprise", ("creator",)), ("je vais ouvrir un restaurant", ("creator",)), ("ma SARL", ("company",)),
    ("cm freelance ou agence", ()), ("je vends aux PME", ()), ("Quel nom donner à mon compte ?", ()), ("faire cause commune", ()),
    ("je ne suis plus auto-entrepreneur", ()), ("bonjour", ()), ("j'ai ouvert une page", ()),
    ("coach spécialisée en reconversion", ()), ("j'aide des salariés en reconversion", ()), ("mes stagiaires sont en reconversion", ()),
    ("je fais des bilans pour les infirmiers en reconversion", ()), ("prof des écoles en reconversion, je me demande", ("creator",)),
    ("nous sommes une fanfare de village", ("association",)), ("éleveur, je fournis trois AMAP", ()), ("mes fromages partent en amap", ()),
    ("l'amap où je suis trésorière, notre amap", ("association",)), ("une mairie nous a écrit", ()), ("on rachète une franchise", ()),
    ("ancienne conseillère bancaire en pleine reconversion", ("creator",)),
]  # fmt: skip
LEVELS = [
    ("je débute", "beginner"), ("j'y connais rien", "beginner"), ("Je suis tout à fait novice", "beginner"), ("niveau zéro mais pas bête", "beginner"),
    ("JE NE SAIS PAS ME SERVIR D'UN ORDINATEUR", "beginner"), ("Débutant complet", "beginner"), ("jpars de 0", "beginner"),
    ("je poste déjà beaucoup", "active"), ("j'ai onze mille abonnés", "active"), ("niveau confirmé", "active"), ("je suis à l'aise avec les réseaux", "active"),
    ("merci d'avance", None), ("j'ai 40 abonnés", None), ("le son est nul en plein air", None), ("une marraine plus avancée que moi", None),
]  # fmt: skip
FLAGGED: list[tuple[str, tuple[str, ...]]] = [
    ("mon carnet est plein", ("full_order_book",)), ("je refuse du monde", ("full_order_book",)), ("j'ai pas le temps", ("no_time",)),
    ("je me montre pas", ("no_video",)), ("je ne me montre pas assez sur les réseaux", ()),
    ("je veux pas me filmer", ("no_video",)), ("idées sans montrer ma tête", ("no_video",)), ("je n'ai pas de site", ("no_site",)),
    ("je refuse de payer de la pub, pas de pub", ("no_ads",)), ("Je vends trente pour cent à l'export", ("international",)),
    ("surtout des touristes", ("tourists",)), ("du haut de gamme", ("luxury",)), ("LinkedIn Premium, je le prends ?", ()), ("une marque premium", ("luxury",)), ("j'expédie partout", ("wide_area",)),
    ("coiffeuse à domicile", ("no_premises",)), ("On voudrait louer hors saison", ("seasonal",)), ("je viens de m'installer", ("starting",)),
    ("dans un village de 400 habitants", ("rural",)), ("des soirées belote le vendredi", ("recurring_events",)),
    ("je n'ai pas le droit de publier des photos", ("no_photo",)),
    ("j'aimerais avoir un planning plein", ()), ("mes clients n'ont pas le temps", ()), ("jcommence par quoi", ()),
    ("je comprends pas les vidéos", ()), ("c'est la fin de la saison", ()), ("au fond de la salle", ()), ("bonjour", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_statuses(extractor: FactsExtractor, text: str, expected: tuple[str, ...]) -> None:
    assert extractor.read(text).statuses == expected


@pytest.mark.parametrize(("text", "expected"), LEVELS)
def test_level(extractor: FactsExtractor, text: str, expected: str | None) -> None:
    assert extractor.read(text).level == expected


@pytest.mark.parametrize(
    "text",
    [
        "orthophoniste, je suis déjà complète",
        "déjà complet",
        "on est complets, à quoi bon un site ?",
        "je suis complet depuis mai",
        "sage-femme, full complet",
    ],
)
def test_complete_is_a_full_order_book_and_no_level(extractor: FactsExtractor, text: str) -> None:
    facts = extractor.read(text)
    assert ("full_order_book" in facts.flags, facts.level) == (True, None)


@pytest.mark.parametrize(
    "text", ["je suis complètement perdu", "quand je suis complète, je fais quoi ?", "votre réponse est complète"]
)
def test_complete_is_not_always_one(extractor: FactsExtractor, text: str) -> None:
    assert "full_order_book" not in extractor.read(text).flags


@pytest.mark.parametrize(("text", "expected"), FLAGGED)
def test_flags(extractor: FactsExtractor, text: str, expected: tuple[str, ...]) -> None:
    assert extractor.read(text).flags == expected


def test_flags_are_those_of_the_dialogue() -> None:
    assert {*FLAG_PATTERNS, *MEANS} == set(FLAGS)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("on refuse du monde le samedi, le mardi personne", False),
        ("j'ai assez de clients mais le soir c'est vide", False),
        ("j'ai assez de clients mais uniquement des petits budgets", False),
        ("on refuse du monde le samedi", True),
        ("j'ai assez de clients, même le dimanche", True),
    ],
)
def test_who_has_room_at_times_is_not_full(extractor: FactsExtractor, text: str, full: bool) -> None:
    assert ("full_order_book" in extractor.read(text).flags) is full


@pytest.mark.parametrize(
    "text",
    [
        "j'suis nulle en compta mais je vends bien",
        "pas très doués en informatique",
        "je suis perdue avec la comptabilité",
    ],
)
def test_what_one_is_bad_at_is_no_trade(extractor: FactsExtractor, text: str) -> None:
    assert extractor.read(text).trade is None


def test_a_trade_beside_a_skill_is_kept(extractor: FactsExtractor) -> None:
    trade = extractor.read("je suis boulanger et nul en informatique").trade
    assert trade
    assert trade.family == "bakery_pastry"


def test_who_works_so_much_has_no_time_and_who_never_did_begins(extractor: FactsExtractor) -> None:
    assert "no_time" in extractor.read("je roule 70 heures par semaine").flags
    assert "no_time" not in extractor.read("j'ai 5 h par semaine pour ça").flags
    assert extractor.read("on a jamais rien fait en ligne").level == "beginner"
    assert extractor.read("on est nuls en informatique").level == "beginner"


@pytest.mark.parametrize(
    ("text", "flag", "told"),
    [
        ("je cherche pas de patients j'en ai trop", "full_order_book", True),
        ("g trop de patients", "full_order_book", True),
        ("je suis plus à domicile", "no_premises", False),
        ("coiffeuse à domicile", "no_premises", True),
    ],
)
def test_too_many_to_serve_and_no_longer_at_home(extractor: FactsExtractor, text: str, flag: str, told: bool) -> None:
    assert (flag in extractor.read(text).flags) is told
