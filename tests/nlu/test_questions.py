"""Two questions in one message are told apart; one question stays whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.questions import MOST, after_thanks, questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Faut-il un site ? Combien coûte une annonce payante ?", ["Faut-il un site ?", "Combien coûte une annonce payante ?"]),
        ("quel réseau pour un luthier et combien ça prend de temps", ["quel réseau pour un luthier", "et combien ça prend de temps"]),
        ("Je répare des vélos. Où trouver des clients ? et sinon, comment répondre aux critiques ?",
         ["Où trouver des clients ?", "sinon, comment répondre aux critiques ?"]),
        ("J'ai deux soucis : 1) comment répondre à un client fâché ; 2) combien coûte une annonce",
         ["comment répondre à un client fâché", "combien coûte une annonce"]),
        ("bjr\n- koi poster sur fb\n- cmt avoir des avis", ["koi poster sur fb", "cmt avoir des avis"]),
        ("Comment faire venir du monde ? Merci beaucoup !", []),
        ("Je vends du miel. J'habite la Creuse.", []),
        ("Mon beau-frère me dit qu'Insta est incontournable. Combien de temps ça prend ?",
         ["Mon beau-frère me dit qu'Insta est incontournable.", "Combien de temps ça prend ?"]),
        ("Mon beau-frère me dit qu'Insta est incontournable.", []),
        ("Il paraît que je parle trop. Combien de temps ça prend ?", []),
        ("Facebook ou Instagram ?", []),
        ("", []),
    ],
)  # fmt: skip
def test_parts(text: str, parts: list[str]) -> None:
    assert questions(text) == parts


@given(st.text(max_size=400))
def test_any_text_is_cut_into_parts_of_itself(text: str) -> None:
    parts = questions(text)
    assert len(parts) != 1
    assert len(parts) <= MOST
    assert all(part in text for part in parts)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("parfait merci, et pour la publicité je fais comment", "et pour la publicité je fais comment"),
        ("D'accord. Mais combien de temps cela prend ?", "Mais combien de temps cela prend ?"),
        ("merci pour tout, bonne soirée", None),
        ("merci à bientôt", None),
        ("Non, je ne veux pas de site, pourquoi ?", None),
        ("ok super", None),
    ],
)
def test_what_is_asked_behind_thanks(text: str, rest: str | None) -> None:
    assert after_thanks(text) == rest


def test_questions_between_commas_are_told_apart() -> None:
    text = "je suis coiffeur à Toulouse, faut il un site, comment avoir plus d'avis, et tiktok c'est pour moi ?"
    assert questions(text) == ["faut il un site", "comment avoir plus d'avis", "tiktok c'est pour moi ?"]
    assert questions("je me demande, comment faire des photos ?") == []
