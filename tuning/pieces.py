"""Which part of the vocabulary is kept, and why.

The base knows 250,000 pieces of words in a hundred languages: 96 of its 118 million numbers. People write to us in French, with English
terms, seldom in a neighbour's language. So a piece is kept when it is used to write our own data (phrases, knowledge, trades' titles), the
80,000 commonest French words (the first ones also without accents, capitalised, in capitals), the commonest English, Spanish, German,
Portuguese and Italian ones; or when it is a letter, a sign or an emoji, or at most three ASCII characters: what is left to spell anything
else with. What was cut is not lost, it is read in smaller pieces.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray
from sentencepiece import sentencepiece_model_pb2 as messages
from wordfreq import top_n_list

from tuning.base import SPECIAL, Base

OWN = ("data/nlu/*.yml", "data/knowledge/*.yml", "data/knowledge/advice/*.yml", "data/distress.yml", "data/nlu_lexicon/*.yml",
       "data/knowledge/trades/rome_appellations.csv", "data/knowledge/trades/naf_contents.csv", "data/knowledge/trades/gender_forms.csv")  # fmt: skip
FRENCH, UNACCENTED, CAPITALISED, IN_CAPITALS, ENGLISH = 80_000, 30_000, 15_000, 1_500, 6_000
NEIGHBOURS, NEIGHBOUR_WORDS = ("es", "de", "pt", "it"), 1_500
SHORT = 3
SIGNS = ((0, 0x250), (0x2000, 0x2800), (0x1F300, 0x1FAFF))
"""Latin letters; punctuation, currencies, arrows and symbols; emojis: single characters that are kept whether used or not."""
KINDS = {SPECIAL["unk"]: 2} | {SPECIAL[name]: 3 for name in ("bos", "pad", "eos")}
"""SentencePiece's numbers: 1 an ordinary piece, 2 the unknown one, 3 a control sign."""


def chosen(base: Base, root: Path = Path()) -> NDArray[np.int64]:
    """Ids of the kept pieces, ascending; the four signs stay 0 to 3."""
    whole = sentencepiece.SentencePieceProcessor(model_proto=model(base.pieces, base.scores))
    used = set(SPECIAL.values())
    for text in (*own_texts(root), *common_words()):
        used.update(whole.encode(text))
    used.update(i for i, piece in enumerate(base.pieces) if is_spelling(piece))
    return np.array(sorted(used), np.int64)


def own_texts(root: Path = Path()) -> Iterator[str]:
    """Every line of our own data."""
    for pattern in OWN:
        for path in sorted(root.glob(pattern)):
            yield from path.read_text(encoding="utf-8").splitlines()


def common_words() -> Iterator[str]:
    """What people may write that our data does not hold."""
    french = top_n_list("fr", FRENCH)
    yield from french
    yield from map(unaccented, french[:UNACCENTED])
    yield from (word.capitalize() for word in french[:CAPITALISED])
    yield from (word.upper() for word in french[:IN_CAPITALS])
    yield from top_n_list("en", ENGLISH)
    for language in NEIGHBOURS:
        yield from top_n_list(language, NEIGHBOUR_WORDS)


def is_spelling(piece: str) -> bool:
    """Whether a piece is of those that anything can be spelt with; "▁" (the beginning of a word) does not count."""
    bare = piece.replace("▁", "")
    if len(bare) <= 1:
        return not bare or any(low <= ord(bare) < high for low, high in SIGNS)
    return bare.isascii() and len(bare) <= SHORT


def unaccented(text: str) -> str:
    """« Café » → "Cafe"."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def model(pieces: Sequence[str], scores: Iterable[float]) -> bytes:
    """A SentencePiece model of these pieces, with the base's own normalisation (nmt_nfkc, one space at a time, one in front)."""
    made = messages.ModelProto()
    made.ParseFromString(_shell())
    del made.pieces[:]
    for i, (piece, score) in enumerate(zip(pieces, scores, strict=True)):
        made.pieces.add(piece=piece, score=float(score), type=KINDS.get(i, 1))
    for name, at in SPECIAL.items():
        setattr(made.trainer_spec, f"{name}_id", at)
        setattr(made.trainer_spec, f"{name}_piece", pieces[at])
    made.trainer_spec.vocab_size = len(made.pieces)
    made.normalizer_spec.remove_extra_whitespaces = True
    made.normalizer_spec.add_dummy_prefix = True
    return bytes(made.SerializeToString())


def _shell() -> bytes:
    """A tiny trained model: the only way to have SentencePiece write its compiled normalisation table."""
    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["bonjour le monde", "comment allez-vous"] * 50), model_writer=made, vocab_size=40, hard_vocab_limit=False,
        model_type="unigram", normalization_rule_name="nmt_nfkc", character_coverage=1.0, minloglevel=2,
    )  # fmt: skip
    return made.getvalue()


def save(base: Base, kept: NDArray[np.int64], folder: Path) -> None:
    """Writes `pieces.model` (for the reader) and `kept.npy` (rows of the base's table of words) in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pieces.model").write_bytes(model([base.pieces[i] for i in kept], base.scores[kept]))
    np.save(folder / "kept.npy", kept)
