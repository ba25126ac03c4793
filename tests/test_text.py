"""Folding and French typography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import at_place, de, enumerate_fr, fold, lower_first, sentence, shorten, typeset


def test_fold() -> None:
    assert fold("L’Épicerie d’Œuvre") == "l'epicerie d'oeuvre"


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_enumerate(items: list[str], said: str) -> None:
    assert enumerate_fr(items) == said


def test_typeset_puts_no_break_spaces_and_leaves_addresses() -> None:
    assert typeset("« oui » : vraiment ? https://a.fr") == "«\u00a0oui\u00a0»\u00a0: vraiment\u00a0? https://a.fr"


def test_small_ones() -> None:
    assert de("opticien") == "d'opticien"
    assert de("libraire") == "de libraire"
    assert sentence("bon") == "Bon."
    assert [lower_first(text) for text in ("", "É", "Le Havre")] == ["", "é", "le Havre"]
    assert shorten("Une phrase. Une autre plus longue.", 18) == "Une phrase."


def test_an_abbreviation_of_the_law_ends_no_sentence() -> None:
    text = "Code de la consommation, art. L. 121-2 à L. 121-5 et le reste de l'article"
    assert shorten(text, 45) == "Code de la consommation, art. L. 121-2…"
    assert shorten("Une phrase de plus. Une autre, bien plus longue que prévu", 30) == "Une phrase de plus."


@given(st.text(max_size=300))
def test_nothing_raises_and_typeset_is_stable(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once
    fold(text)
    shorten(text, 50)


def test_the_article_of_a_place_melts_into_a() -> None:
    said = [at_place(name) for name in ("Le Havre", "Les Herbiers", "La Ciotat", "Lens", "L'Isle-Adam", "Lezoux")]
    assert said == ["au Havre", "aux Herbiers", "à La Ciotat", "à Lens", "à L'Isle-Adam", "à Lezoux"]
