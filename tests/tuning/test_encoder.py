"""The shipped encoder, as the assistant reads it: order, batches, long and odd texts."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.nlu.tuned import BATCH, MAX_CHARACTERS, TunedEncoder

TEXTS = ("bonjour", "combien coûte un site pour mon salon de coiffure à Angers ?", "supprimez toutes mes données s'il vous plaît",
         "jsui fleuriste insta ou fb", "on m'a laissé un avis une étoile, je réponds quoi", "merci beaucoup", "🌷", "est-ce que TikTok, " * 20)  # fmt: skip
SAME = 1e-3
"""Log-probabilities of one text read alone or among others: rounding, nothing else."""
ODD = st.one_of(
    st.text(max_size=200),
    st.binary(max_size=200).map(
        lambda raw: raw.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode("utf-8")
    ),
    st.sampled_from(
        [
            "",
            " ",
            "\0",
            "\u200b",
            "\ufeff",
            "é" * 5000,
            "\U0001f468\u200d\U0001f469",
            "<s></s><pad><unk>",
            "\n\t",
            "𝕀𝕟𝕤𝕥𝕒",
            "ا" * 50,
        ]
    ),
)


@pytest.fixture(scope="module")
def encoder() -> TunedEncoder:
    return TunedEncoder()


def test_one_by_one_is_the_same_as_together(encoder: TunedEncoder) -> None:
    together = encoder.read(TEXTS)
    alone = [encoder.read([text]) for text in TEXTS]
    np.testing.assert_allclose(together.topics, np.vstack([one.topics for one in alone]), atol=SAME)
    np.testing.assert_allclose(together.distress, np.hstack([one.distress for one in alone]), atol=SAME)


@given(st.permutations(range(len(TEXTS))))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_answers_are_in_the_texts_order(encoder: TunedEncoder, order: list[int]) -> None:
    plain, mixed = encoder.read(TEXTS), encoder.read([TEXTS[i] for i in order])
    np.testing.assert_allclose(mixed.topics, plain.topics[order], atol=SAME)
    np.testing.assert_allclose(mixed.distress, plain.distress[order], atol=SAME)


def test_more_than_a_batch(encoder: TunedEncoder) -> None:
    texts = [TEXTS[i % len(TEXTS)] for i in range(BATCH + 9)]
    read = encoder.read(texts)
    assert read.topics.shape == (BATCH + 9, len(encoder.topics))
    np.testing.assert_allclose(read.topics[8:16], read.topics[:8], atol=SAME)


def test_an_empty_list(encoder: TunedEncoder) -> None:
    read = encoder.read([])
    assert read.topics.shape == (0, len(encoder.topics))
    assert read.distress.shape == (0,)


@given(ODD)
@settings(max_examples=60, deadline=None)
def test_whatever_is_typed_gives_probabilities(encoder: TunedEncoder, text: str) -> None:
    read = encoder.read([text])
    assert np.isfinite(read.topics).all()
    assert np.exp(read.topics).sum() == pytest.approx(1, abs=1e-3)
    assert 0 <= read.distress[0] <= 1


def test_a_long_text_costs_no_more_than_its_beginning(encoder: TunedEncoder) -> None:
    start = "je suis artisan et je voudrais des clients près de chez moi, " * 20
    began = time.perf_counter()
    long = encoder.read([start + "x" * 1_000_000])
    assert time.perf_counter() - began < 5
    np.testing.assert_allclose(long.topics, encoder.read([start[:MAX_CHARACTERS]]).topics, atol=SAME)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("supprimez toutes mes données", "delete_data"),
        ("merci beaucoup pour votre aide", "thanks"),
        ("combien ça coûte de faire un site ?", "budget"),
        ("un client mécontent a écrit un avis méchant, que répondre ?", "negative_reviews"),
        ("a quel heure fau publié", "posting_frequency"),
    ],
)
def test_what_is_plain_is_understood(encoder: TunedEncoder, text: str, topic: str) -> None:
    assert encoder.topics[int(encoder.read([text]).topics[0].argmax())] == topic


def test_a_call_for_help_stands_out(encoder: TunedEncoder) -> None:
    calls = encoder.read(["je veux mourir", "je ne veux plus être là demain"]).distress
    calm = encoder.read(
        ["je veux vendre en ligne", "je veux mourir de rire sur TikTok", "mon salon est mort en août"]
    ).distress
    assert calls.min() > 0.9
    assert calm.max() < 0.5
