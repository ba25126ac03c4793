"""Goals told by a need or a scene, and sentences that hold the same words and tell none."""

from __future__ import annotations

import pytest

from bot.nlu.extract.ages import ages
from bot.nlu.extract.clientele import clientele
from bot.nlu.extract.goals import goals
from bot.text import fold

TOLD = [
    ("il nous faudrait une ASV à mi-temps", "hiring"),
    ("nous voudrions de jeunes collaborateurs", "hiring"),
    ("Il me manque trois chauffeurs", "hiring"),
    ("on ne trouve ni commis ni plongeur", "hiring"),
    ("six camions à l'arrêt faute de conducteurs", "hiring"),
    ("mes serveuses s'en vont dès qu'un hôtel les appelle", "hiring"),
    ("les annonces France Travail ne donnent rien", "hiring"),
    ("nous peinons à recruter un clerc", "hiring"),
    ("beaucoup de chantiers pis pas assez de gars", "hiring"),
    ("plein de boulot et plus de serveurs", "hiring"),
    ("on manque cruellement de toliers", "hiring"),
    ("il nous manque des bénévoles pour les courses", "community"),
    ("je voudrais qu'elles se parlent entre elles", "community"),
    ("jveux vivre de mes abonnés", "community"),
    ("mes soirées du jeudi restent à moitié vides", "events"),
    ("nos ateliers peinent à se remplir", "events"),
    ("elle est contente et je ne la revois jamais", "loyalty"),
    ("les élèves s'arrêtent à Noël et ne reprennent pas", "loyalty"),
    ("les gens achètent une fois et basta", "loyalty"),
    ("notre club perd ses jeunes et on perd des licenciés", "loyalty"),
    ("pas facile de se faire connaître ici", "awareness"),
    ("je rame pour me faire connaître dans la vallée", "awareness"),
    ("vingt ans de carnet d'adresses dorment dans mon téléphone", "loyalty"),
    ("marre de répondre au téléphone pour des tarifs", "customer_service"),
    ("les clients réservent et me posent des lapins", "customer_service"),
    ("je voudrais envoyer des colis", "online_sales"),
    ("entre deux salons, zéro vente", "online_sales"),
    ("les cars passent devant le chai sans s'arrêter", "footfall"),
    ("depuis la déviation plus personne ne s'arrête chez nous", "footfall"),
    ("ils achètent tous au centre commercial", "footfall"),
    ("les acheteurs nous prennent pour des petits", "awareness"),
    ("les gens ne savent pas que j'existe", "awareness"),
    ("je suis inconnu au bataillon", "awareness"),
    ("deux clients font 80 % du carnet", "customers"),
    ("en mars il n'y a plus un chat", "customers"),
    ("janvier février c'est mort", "customers"),
    ("Airbnb me prend 18 %", "customers"),
    ("plaquiste, plus de boulot depuis mars", "customers"),
    ("plus un chantier en vue", "customers"),
    ("plus rien depuis la rentrée", "customers"),
    ("je voudrais plus de boulot", "customers"),
    ("il nous en faudrait le double", "customers"),
    ("les comités d'entreprise, ça m'irait bien", "customers"),
]
SILENT = [
    "je passe devant tous les jours sans la voir",
    "une entreprise de dix salariés",
    "j'ai décroché, ta réponse est trop longue",
    "le lundi je suis au marché",
    "pas envie d'embaucher",
    "je perds des inscrits à chaque envoi",
    "ça se voit, non ?",
    "mon voisin cherche un apprenti",
    "trois chantiers, pas d'employés, je travaille seul",
    "combien il en faut",
    "j'ai plus de boulot que de bras",
    "on a plus de boulot qu'avant",
    "quand ils ont besoin d'un plombier ils m'appellent",
]


@pytest.mark.parametrize(("text", "goal"), TOLD)
def test_a_need_tells_its_goal(text: str, goal: str) -> None:
    assert goal in goals(fold(text))


@pytest.mark.parametrize("text", SILENT)
def test_the_same_words_without_a_need_tell_none(text: str) -> None:
    assert goals(fold(text)) == ()


def test_a_young_colleague_wished_for_is_no_customer() -> None:
    folded = fold("le cabinet veut de jeunes collaborateurs")
    assert (ages(folded), clientele(folded)) == ((), ())
    assert clientele(fold("je veux de jeunes mamans")) == ("B2C",)
