"""The shipped tagger of trades: whose trade a word tells, where its pieces stand, odd texts, and one reading for trade and topic."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.extract.message import Message
from bot.nlu.extract.trade_tagged import TaggedWords
from bot.nlu.tagger import CARD, TradeTagger, shared_tagger
from bot.nlu.tuned import FOLDER, TunedEncoder

FAMILIES = {f["id"] for f in yaml.safe_load(Path("data/knowledge/trades/families.yml").read_text("utf8"))["families"]}


def words_of(text: str, bar: float = 0.5) -> list[str]:
    """The words marked as the writer's own trade."""
    message = Message(text)
    tagged = TaggedWords(message, shared_tagger().read(text))
    return [word.text for word, own in zip(message.words, tagged.own, strict=True) if own >= bar]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Bonjour, je suis relieuse à Sète, faut-il un site ?", "relieuse"),
        ("moi chui carreleur et jpubli rien", "carreleur"),
        ("Quel réseau pour une étude de notaire ?", "notaire"),
        ("je tiens une mercerie. Instagram ?", "mercerie"),
    ],
)
def test_the_writers_trade_is_marked(text: str, word: str) -> None:
    assert word in words_of(text)


@pytest.mark.parametrize(
    "text",
    ["mon neveu est graphiste, il peut faire mon logo ?", "combien de fois par semaine faut-il publier ?", "Mon mari est maçon, il dit que ça ne sert à rien"],
)  # fmt: skip
def test_somebody_elses_is_not(text: str) -> None:
    assert words_of(text) == []


def test_families_are_those_of_the_knowledge_base() -> None:
    card = json.loads((FOLDER / CARD).read_text("utf8"))
    assert set(card["families"]) == FAMILIES
    message = Message("je fabrique des fromages de chèvre dans ma ferme")
    tagged = TaggedWords(message, shared_tagger().read(message.original))
    families = tagged.families(0, len(message.words) - 1)
    assert {name for name, _ in families} == FAMILIES
    assert abs(sum(share for _, share in families) - 1) < 1e-6


def test_pieces_stand_where_they_are_written() -> None:
    text = "Élégante ﬁn 🐐 à l’œil, opticienne"
    tags = shared_tagger().read(text)
    assert "".join(text[start:end] for start, end in tags.places) == text


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=300), st.sampled_from(["", " ", "\0", "🌷" * 300, "é" * 5000, "\u200b", "a " * 900])))
def test_whatever_is_typed_gives_probabilities(text: str) -> None:
    tags = shared_tagger().read(text)
    assert len(tags.places) == len(tags.own) == len(tags.other) == len(tags.family)
    assert ((tags.own >= 0) & (tags.own + tags.other <= 1 + 1e-5)).all()
    TaggedWords(Message(text), tags)


def test_a_text_read_for_its_trade_keeps_its_topic() -> None:
    """The encoder remembers the last text read by itself: it must say the same as if it had not."""
    encoder = TunedEncoder()
    tagger, texts = TradeTagger(encoder), ["je suis fleuriste, un site ?", "et TikTok ?", "merci"]
    fresh = encoder.read(texts).topics
    for i, text in enumerate(texts):
        tagger.read(text)
        np.testing.assert_allclose(encoder.read(texts).topics, fresh, atol=1e-4)
        np.testing.assert_allclose(encoder.read([text]).topics[0], fresh[i], atol=1e-4)
