"""What the tagger of trades learns from: which pieces are marked, and copies that still bear their marks."""

from __future__ import annotations

import random

import pytest
import sentencepiece

from bot.nlu.marked import Marked, load_marked, marked_files
from bot.nlu.tagger import OTHER, OWN
from tuning import tagged

NAMES = tagged.families()
OPTICIAN = Marked(
    "noun", "Bonjour, opticienne à l’île d’Yeu 🌷, Facebook ?", "opticien", ("pharmacy_optics",), 3, "opticienne"
)


@pytest.fixture(scope="module")
def pieces() -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_file="data/encoder/pieces.model")


def marked_text(row: tagged.Row, mark: int, pieces: sentencepiece.SentencePieceProcessor) -> str:
    return str(pieces.decode([int(i) for i, m in zip(row.ids, row.marks, strict=True) if m == mark]))


def test_the_pieces_of_the_words_are_marked(pieces: sentencepiece.SentencePieceProcessor) -> None:
    row = tagged.row_of(OPTICIAN, pieces, 96, NAMES)
    assert marked_text(row, OWN, pieces) == "opticienne"
    assert [NAMES[i] for i in row.families] == ["pharmacy_optics"]


def test_somebody_elses_words_bear_the_other_mark(pieces: sentencepiece.SentencePieceProcessor) -> None:
    other = Marked("other", "mon frère est couvreur à Brest", None, (), 3, "couvreur")
    row = tagged.row_of(other, pieces, 96, NAMES)
    assert marked_text(row, OTHER, pieces) == "couvreur"
    assert not (row.marks == OWN).any()


def test_a_text_without_a_trade_bears_none(pieces: sentencepiece.SentencePieceProcessor) -> None:
    assert not tagged.row_of(Marked("none", "combien de photos ?", None, ()), pieces, 96, NAMES).marks.any()


def test_what_is_beyond_the_pieces_read_is_not_marked(pieces: sentencepiece.SentencePieceProcessor) -> None:
    far = Marked("end", "blabla " * 200 + "opticienne", "opticien", ("pharmacy_optics",), 3, "opticienne")
    row = tagged.row_of(far, pieces, 96, NAMES)
    assert len(row.ids) == len(row.marks) == 96
    assert not row.marks.any()


def test_copies_bear_another_trade_where_the_words_stood() -> None:
    learnt = [m for m in load_marked(*marked_files()) if m.span and not m.held_out][:400]
    copies = list(tagged._copies(learnt, random.Random(1)))  # noqa: S311
    assert len(copies) == int(tagged.COPIES * len(learnt))
    assert len({m.words for m in copies}) > 100
    for m in copies:
        assert m.span
        assert m.text[m.span[0] : m.span[1]] == m.words
        assert all(family in NAMES for family in m.families)
