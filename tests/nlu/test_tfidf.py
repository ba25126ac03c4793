"""The quick TF-IDF of one message gives, number for number, what scikit-learn's vectorizer gives."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.lexical import LexicalFeatures, normalise
from bot.nlu.phrases import read_distress
from bot.nlu.tfidf import Tfidf

ODD = ["", " ", "zzzz", "?", "facebook facebook facebook Facebook", "l'été, à 100 % !!!", "x" * 3000, "😀 instagram 😀"]


@pytest.fixture(scope="module")
def learnt() -> tuple[LexicalFeatures, list[str]]:
    calls, look_alikes = read_distress()
    texts = [*calls, *look_alikes]
    features = LexicalFeatures()
    features.fit(texts, texts)
    return features, [*texts, *ODD]


def test_the_same_numbers(learnt: tuple[LexicalFeatures, list[str]]) -> None:
    features, texts = learnt
    plain = [normalise(text) for text in texts]
    theirs = hstack([v.transform(plain) for v in (features._words, features._letters, features._masked)]).tocsr()
    theirs.sort_indices()
    ours = features.transform(texts, texts)
    assert ours.shape == theirs.shape
    assert np.array_equal(ours.indptr, theirs.indptr)
    assert np.array_equal(ours.indices, theirs.indices)
    assert np.array_equal(ours.data, theirs.data)


def test_it_is_kept_without_the_quick_reader(learnt: tuple[LexicalFeatures, list[str]]) -> None:
    features, texts = learnt
    before = features.transform(texts, texts)
    kept = pickle.loads(pickle.dumps(features))  # noqa: S301  # made one line above
    assert "_quick" not in kept.__dict__
    assert not any(hasattr(v, "stop_words_") for v in (kept._words, kept._letters, kept._masked, features._masked))
    assert (kept.transform(texts, texts) != before).nnz == 0


def test_learning_again_forgets_the_old_reader() -> None:
    features = LexicalFeatures(min_df=1)
    features.fit(["un site"])
    assert features.transform(["jambon"]).nnz < 3  # the letters that both share
    features.fit(["du jambon"])
    assert features.transform(["jambon"]).nnz > 10


def test_no_text_no_row() -> None:
    features = LexicalFeatures(min_df=1)
    columns = features.fit(["un site"]).shape[1]
    assert features.transform([]).shape == (0, columns)


@pytest.mark.parametrize("other", [{"sublinear_tf": False}, {"norm": None}, {"use_idf": False}, {"binary": True}])
def test_another_way_of_counting_is_refused(other: dict[str, object]) -> None:
    fitted = TfidfVectorizer(**{"sublinear_tf": True, **other}).fit(["un site", "une page"])
    with pytest.raises(ValueError, match="allowed"):
        Tfidf.of(fitted)
