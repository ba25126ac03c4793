"""What an example should be like: from near home, of a small house."""

from __future__ import annotations

import pytest

from bot.dialogue.wishes import near_home, newer, small
from bot.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "quelqu'un pas loin de chez nous qui l'a fait ?",
        "un cas dans mon coin",
        "et des commerces du coin, vous en avez ?",
        "ça a marché pour qui, par chez nous ?",
        "un exemple local",
        "plus près",
        "c'est trop loin",
        "des gens dans notre village qui s'y sont mis",
    ],
)
def test_from_near_home(text: str) -> None:
    assert near_home(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "un exemple de boulangerie",
        "racontez-moi un échec",
        "vous avez un cas sur Instagram ?",
        "d'ici un mois je lance quoi ?",
        "un autre",
        "chez nous on ferme l'hiver",
    ],
)
def test_from_anywhere(text: str) -> None:
    assert not near_home(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "un petit commerce qui a réussi",
        "une entreprise à ma taille",
        "pas un grand groupe s'il vous plaît",
        "autre chose qu'une chaîne",
        "une boutique comme la nôtre",
        "quelqu'un qui est tout seul comme moi",
        "c'est une trop grande entreprise",
    ],
)
def test_of_a_small_house(text: str) -> None:
    assert small(fold(text))


@pytest.mark.parametrize("text", ["un exemple", "un grand succès", "une entreprise du bâtiment", "un petit exemple ?"])
def test_of_any_size(text: str) -> None:
    assert not small(fold(text))


@pytest.mark.parametrize("text", ["chez un artisan ?", "et chez une indépendante", "chez un petit patron"])
def test_one_who_works_alone_is_a_small_house(text: str) -> None:
    assert small(fold(text))


@pytest.mark.parametrize(("text", "wanted"), [("plus récent ?", True), ("un cas récent", True), ("un moins vieux", True), ("un plus vieux", False), ("ma nouvelle boutique", False)])  # fmt: skip
def test_a_more_recent_one(text: str, wanted: bool) -> None:
    assert newer(fold(text)) is wanted
