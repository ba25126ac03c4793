"""The vocabulary: what is kept can spell everything that people write in French."""

from __future__ import annotations

import numpy as np
import pytest
import sentencepiece
from hypothesis import given
from hypothesis import strategies as st

from tuning.base import Base, Sizes
from tuning.pieces import chosen, common_words, is_spelling, model, own_texts, unaccented

SIGNS = ["<s>", "<pad>", "</s>", "<unk>"]
LETTERS = [
    f"{mark}{letter}" for mark in ("", "▁") for letter in "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœABCÉ0123456789'-?,"
]
WORDS = ["▁", "▁bonjour", "▁fleuriste", "▁Електростанція", "東京都庁", "▁Donaudampfschiff", "🌷", "é"]
PIECES = tuple(dict.fromkeys([*SIGNS, *LETTERS, *WORDS]))
SCORES = np.array([0.0 if i < 4 else -5.0 - len(PIECES[i]) * 0.01 for i in range(len(PIECES))], np.float32)


@pytest.fixture(scope="module")
def small() -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_proto=model(PIECES, SCORES))


def test_the_model_keeps_order_signs_and_normalisation(small: sentencepiece.SentencePieceProcessor) -> None:
    assert [small.id_to_piece(i) for i in range(len(PIECES))] == list(PIECES)
    assert (small.bos_id(), small.pad_id(), small.eos_id(), small.unk_id()) == (0, 1, 2, 3)
    assert small.encode("  bonjour   fleuriste ", out_type=str) == ["▁bonjour", "▁fleuriste"]
    assert small.encode("ﬂeuriste", out_type=str) == ["▁fleuriste"]  # a ligature, opened by NFKC
    assert small.encode("e\u0301", out_type=str) == small.encode("é", out_type=str)


@given(st.text(max_size=60))
def test_any_text_is_read_and_never_as_a_sign(small: sentencepiece.SentencePieceProcessor, text: str) -> None:
    """« <s> » typed by somebody is text: a control sign comes from the reader alone."""
    assert not {0, 1, 2} & set(small.encode(text.replace("\0", "")))
    assert not {0, 1, 2} & set(small.encode("<s></s><pad>"))


def test_pieces_of_other_scripts_go_and_what_spells_stays() -> None:
    base = Base(Sizes(1, 1, 1, 1, len(PIECES), 1, 1e-12), PIECES, SCORES, {})
    kept = {PIECES[i] for i in chosen(base)}
    assert kept >= {*SIGNS, "▁bonjour", "▁fleuriste", "🌷", "é", "▁a", "Z".lower()}
    assert not kept & {"▁Електростанція", "東京都庁", "▁Donaudampfschiff"}
    assert list(chosen(base)[:4]) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("piece", "spells"),
    [
        ("▁", True),
        ("é", True),
        ("▁é", True),
        ("€", True),
        ("😀", True),
        ("ing", True),
        ("tion", False),
        ("ж", False),
        ("éa", False),
        ("字", False),
    ],
)
def test_what_spells(piece: str, spells: bool) -> None:
    assert is_spelling(piece) is spells


def test_the_texts_it_is_chosen_by() -> None:
    assert any("fleuriste" in text for text in own_texts())
    words = set(common_words())
    assert words >= {"demain", "Demain", "deja", "déjà", "meeting", "mañana"}
    assert unaccented("Où ça, Noël ?") == "Ou ca, Noel ?"
