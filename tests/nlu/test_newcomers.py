"""Topics that the encoder has not learnt are read from their phrases."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.nlu.newcomers import Newcomers
from bot.nlu.tuned import shared_tuned

KNOWN = {
    "budget": ["combien ça coûte", "c'est cher un site ?", "quel budget prévoir", "j'ai 50 euros par mois"],
    "recruiting": ["je cherche un apprenti", "comment recruter en ligne", "personne ne répond à mon annonce d'emploi"],
}
NEW = {
    "opening_hours": [
        "vous êtes ouverts le samedi ?",
        "à quelle heure ferme la chambre de commerce",
        "les bureaux sont ouverts quand",
        "horaires de l'accueil",
    ],
    "parking": ["où se garer", "il y a un parking ?", "on peut stationner devant", "le stationnement est payant ?"],
}


def never(texts: Sequence[str]) -> NDArray[np.float32]:
    raise AssertionError("nothing is to be encoded")


def learnt() -> Newcomers:
    pairs = [(text, topic) for topic, texts in {**KNOWN, **NEW}.items() for text in texts]
    encoder = shared_tuned()
    found = Newcomers.learn(encoder.vectors, [t for t, _ in pairs], [t for _, t in pairs], encoder.topics)
    assert found is not None
    return found


def best(newcomers: Newcomers, text: str) -> str:
    encoder = shared_tuned()
    rows, names = newcomers.complete(encoder.vectors([text]), encoder.read([text]).topics, encoder.topics)
    assert np.exp(rows).sum() == pytest.approx(1.0, abs=1e-3)
    return names[int(rows[0].argmax())]


def test_nothing_is_encoded_when_the_encoder_knows_every_topic() -> None:
    assert Newcomers.learn(never, ["combien"], ["budget"], ["budget", "recruiting"]) is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("vous fermez à quelle heure le vendredi ?", "opening_hours"),
        ("je peux garer ma camionnette chez vous ?", "parking"),
        ("combien coûte une page ?", "budget"),
        ("comment trouver un apprenti boulanger ?", "recruiting"),
    ],
)
def test_new_topics_stand_beside_those_that_are_known(text: str, topic: str) -> None:
    assert best(learnt(), text) == topic


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours() -> None:
    encoder = shared_tuned()
    together = encoder.vectors(["bonjour", "une phrase bien plus longue que la première, avec des mots", "ok"])
    assert np.linalg.norm(together, axis=1) == pytest.approx([1, 1, 1], abs=1e-4)
    assert together[0] == pytest.approx(encoder.vectors(["bonjour"])[0], abs=1e-4)
