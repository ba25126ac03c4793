from __future__ import annotations

import pytest

from bot.knowledge.words import STEM_LENGTH, fold, keywords, stems, words


def test_fold() -> None:
    assert fold("Cœur à ÉVRY, 9 m²") == "coeur a evry, 9 m2"


def test_words_are_split_on_everything_but_letters_and_digits() -> None:
    assert words("L’auto-école, 9e !") == ["l", "auto", "ecole", "9e"]
    assert words("") == []


def test_keywords_are_singular_and_carry_meaning() -> None:
    assert keywords("Les réseaux sociaux de nos avocats") == ["reseau", "social", "avocat"]
    assert keywords("est-ce que X vaut le coup ?") == ["x", "vaut", "coup"]
    assert keywords("avis et prix") == ["avis", "prix"]  # too short to be cut safely


@pytest.mark.parametrize(
    "together",
    [
        ["boulanger", "boulangère", "boulangers", "boulangerie"],
        ["coiffeur", "coiffeuse"],
        ["réseau", "réseaux"],
        ["publicité", "publicitaire"],
        ["négatif", "négatifs"],
    ],
)
def test_forms_of_a_word_share_a_stem(together: list[str]) -> None:
    assert len({tuple(stems(word)) for word in together}) == 1


def test_stems_are_short_and_keep_repeats() -> None:
    assert stems("communication communication") == ["communi", "communi"]
    assert all(len(stem) <= STEM_LENGTH for stem in stems("anticonstitutionnellement"))
