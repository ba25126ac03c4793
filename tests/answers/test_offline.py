"""Ways off the internet: nothing is claimed of them, and the question is answered all the same."""

from __future__ import annotations

import pytest

from bot.answers.library import Library
from tests.answers.conftest import PROFILES, Ask


def test_a_way_weighed_against_a_channel_gets_its_own_words_and_the_channel_its_place(ask: Ask) -> None:
    text = (
        ask("platform_comparison", "des tracts ou Facebook ?", platforms=("facebook",), profile=PROFILES["baker"])
        .answers[0]
        .text
    )
    assert text.startswith("**Pour vous, boulang")
    assert "Facebook" in text.split("**")[1]
    assert "les imprimés" in text.split("**")[1]
    assert "je n'ai ni étude ni cas" in text.replace("\u2019", "'")


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("platform_fit", "les prospectus ça marche encore ?"),
        ("scepticism", "un panneau au rond-point, c'est plus utile non ?"),
    ],
)
def test_a_way_by_itself_is_judged_by_a_trial(ask: Ask, topic: str, text: str) -> None:
    assert "petit essai" in ask(topic, text).answers[0].text


@pytest.mark.parametrize(
    ("topic", "text", "platforms"),
    [
        ("content_ideas", "je mets mon affiche sur Facebook, ça vaut quoi ?", ("facebook",)),
        ("platform_fit", "j'ai une affiche à montrer sur Instagram, c'est pour moi ?", ("instagram",)),
        ("platform_comparison", "affiche sur Facebook ou Instagram ?", ("facebook", "instagram")),
        ("tools", "un outil pour une affiche", ()),
        ("negative_reviews", "le journal a parlé de mon avis négatif", ()),
    ],
)
def test_a_way_only_spoken_of_changes_nothing(ask: Ask, topic: str, text: str, platforms: tuple[str, ...]) -> None:
    assert "ni étude ni cas" not in ask(topic, text, platforms=platforms).answers[0].text.replace("\u2019", "'")


def test_every_way_is_found_by_all_its_words_and_leads_to_a_channel(library: Library) -> None:
    ways = list(library.offline)
    assert len(ways) == len({one.name for one in ways})
    for one in ways:
        assert len(one.ask) == 3
        assert [id for id in one.near if id in library.platforms] == list(one.near)
