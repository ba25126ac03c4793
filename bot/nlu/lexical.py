"""Words and letters of a message as numbers: what carries most of the signal between topics that are close in meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.tfidf import Tfidf, side_by_side
from bot.text import fold

MAX_CHARACTERS = 1000
TOKEN = r"[a-z0-9_]+|[^\w\s]"  # noqa: S105  # a pattern

SMS = {
    "pk": "pourquoi", "pq": "pourquoi", "pkoi": "pourquoi", "pourkoi": "pourquoi", "koi": "quoi", "kwa": "quoi", "c": "c'est", "ke": "que",
    "ki": "qui", "kel": "quel", "kelle": "quelle", "kels": "quels", "kan": "quand", "qd": "quand", "komen": "comment", "coment": "comment", "cmt": "comment",
    "comant": "comment", "kombien": "combien", "cb": "combien", "bcp": "beaucoup", "bp": "beaucoup", "tt": "tout", "ts": "tous", "tjs": "toujours", "tjr": "toujours",
    "ds": "dans", "ac": "avec", "av": "avec", "pr": "pour", "pou": "pour", "jsuis": "je suis", "chui": "je suis", "chuis": "je suis", "jsui": "je suis", "jai": "j'ai",
    "jvx": "je veux", "jveu": "je veux", "jveux": "je veux", "jpeu": "je peux", "jpeux": "je peux", "jfai": "je fais", "jfais": "je fais",
    "svp": "s'il vous plait", "stp": "s'il te plait", "slt": "salut", "bjr": "bonjour", "bsr": "bonsoir", "mrc": "merci", "mci": "merci",     "vs": "vous", "ns": "nous", "qq": "quelque", "qqn": "quelqu'un", "qqch": "quelque chose", "rdv": "rendez-vous", "rs": "reseaux sociaux", "resosocio": "reseaux sociaux",
    "reso": "reseau", "resaux": "reseaux", "reseo": "reseau", "ya": "il y a", "fo": "faut", "fau": "faut", "vou": "vous",     "oki": "ok", "dac": "d'accord", "pb": "probleme", "pbm": "probleme", "num": "numero", "msg": "message", "pub": "publicite",
    "tps": "temps", "d": "de", "pa": "pas", "g": "j'ai", "mtn": "maintenant", "ms": "mais", "nn": "non", "jms": "jamais", "pcq": "parce que", "pck": "parce que", "dc": "donc", "ajd": "aujourd'hui", "tro": "trop", "fair": "faire",
}  # fmt: skip
"""Shorthand → words. Keys are folded when used; only what has one usual reading."""
_SMS = {fold(key): value for key, value in SMS.items()}


def normalise(text: str) -> str:
    """Folded, shorthand opened, letters repeated more than twice reduced, digits to one sign: "C kombien ???" → "c'est combien ?"."""
    folded = fold(text[:MAX_CHARACTERS])
    folded = re.sub(r"(.)\1{2,}", r"\1\1", folded)
    folded = re.sub(r"([?!.])\1+", r"\1", folded)
    folded = re.sub(r"\d+", "0", folded)
    return re.sub(r"[a-z]+(?:')?", lambda m: _SMS.get(m.group(), m.group()), folded)


class LexicalFeatures:
    """TF-IDF of words (one and two), of letters within words (two to five) and of the masked view's words."""

    def __init__(self, min_df: int = 2) -> None:
        self._words = TfidfVectorizer(
            token_pattern=TOKEN, ngram_range=(1, 2), sublinear_tf=True, min_df=1, lowercase=False
        )
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=min_df, lowercase=False
        )
        self._masked = TfidfVectorizer(
            token_pattern=TOKEN, ngram_range=(1, 3), sublinear_tf=True, min_df=min_df, lowercase=False
        )

    def fit(self, texts: Sequence[str], masked: Sequence[str] | None = None) -> csr_matrix:
        """Learn the vocabularies; returns the features of `texts`, one row each."""
        self.__dict__.pop("_quick", None)
        views = zip(self._vectorizers(masked), _views(texts, masked), strict=True)
        found = hstack([vectorizer.fit_transform(view) for vectorizer, view in views]).tocsr()
        self._forget()
        return found

    def transform(self, texts: Sequence[str], masked: Sequence[str] | None = None) -> csr_matrix:
        """Features, one row a text, as many columns as learnt."""
        if "_quick" not in self.__dict__:
            self._quick = [Tfidf.of(vectorizer) for vectorizer in self._vectorizers(masked)]
        return side_by_side(self._quick, _views(texts, masked))

    def __getstate__(self) -> dict[str, object]:
        """What is learnt; the quick reader is made from it again."""
        return {name: value for name, value in self.__dict__.items() if name != "_quick"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self._forget()

    def _forget(self) -> None:
        """Terms that were too rare to count: scikit-learn keeps them to be looked at, 420,000 of them in 50 MB."""
        for vectorizer in (self._words, self._letters, self._masked):
            vectorizer.__dict__.pop("stop_words_", None)

    def _vectorizers(self, masked: Sequence[str] | None) -> list[TfidfVectorizer]:
        return [self._words, self._letters, *([] if masked is None else [self._masked])]


def _views(texts: Sequence[str], masked: Sequence[str] | None) -> list[list[str]]:
    plain = [normalise(text) for text in texts]
    return [plain, plain, *([] if masked is None else [[normalise(text) for text in masked]])]
