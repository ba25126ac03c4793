"""A caution under an answer is about its topic: reviews, contests, going to people."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.minding import ABOUT
from bot.text import fold
from tests.answers.conftest import Ask


def _caution(ask: Ask, topic: str, family: str) -> str | None:
    text = ask(topic, profile=Profile(trade="x", family=family)).answers[0].text
    return next((line for line in text.split("\n") if line.startswith("**Attention**")), None)


@pytest.mark.parametrize("topic", sorted(ABOUT))
@pytest.mark.parametrize("family", ["bakery_pastry", "plumbing_electric_heating", "specialised_retail", "farming_livestock", "photo_video"])  # fmt: skip
def test_a_caution_beside_the_point_is_not_said(ask: Ask, topic: str, family: str) -> None:
    said = _caution(ask, topic, family)
    assert said is None or ABOUT[topic].search(fold(said)), said


def test_who_asks_about_reviews_is_told_what_reviews_forbid(ask: Ask) -> None:
    assert "viennoiserie contre un avis" in (_caution(ask, "customer_reviews", "bakery_pastry") or "")
    assert "critiques" in (_caution(ask, "negative_reviews", "lodging") or "")


def test_a_regulated_profession_is_told_its_rule_all_the_same(ask: Ask) -> None:
    lawyer = Profile(trade="avocat", family="legal_professions", profession="avocat")
    assert "**Vos règles** (avocat)" in ask("customer_reviews", profile=lawyer).answers[0].text


def test_the_caution_is_said_once(ask: Ask) -> None:
    baker = Profile(trade="boulangère", family="bakery_pastry")
    first = ask("customer_reviews", profile=baker)
    again = ask("customer_reviews", "dites-m'en plus", profile=baker, memory=first.memory)
    assert "**Attention**" in first.answers[0].text
    assert "**Attention**" not in again.answers[0].text
