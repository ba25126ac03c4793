"""How many people are on a channel: its own figures with their source, and whose country they are of."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from tests.answers.conftest import PROFILES, Ask


@pytest.mark.parametrize(("text", "channel"), [("combien de personnes utilisent insta", "instagram"), ("quelle part des seniors est sur Facebook ?", "facebook"), ("combien de monde sur tiktok", "tiktok")])  # fmt: skip
def test_the_channel_s_own_figure_comes_first(ask: Ask, library: Library, text: str, channel: str) -> None:
    answer = ask("audience", text, PROFILES["baker"], platforms=(channel,)).answers[0]
    facts = {fact.source.url for fact in library.platforms[channel].facts}
    assert answer.text.split("\n\n")[0].count("](http") == 1
    assert {source.url for source in answer.sources} <= facts
    assert "**À essayer**" in answer.text


def test_the_age_asked_about_comes_first(ask: Ask) -> None:
    young = ask("audience", "combien de jeunes sont sur facebook", platforms=("facebook",)).answers[0].text
    assert "18-24" in young.split("\n\n")[0]


def test_somebody_abroad_is_told_whose_figures_they_are(ask: Ask) -> None:
    belgian = Profile(trade="club de judo", family="sports_fitness", country="BE")
    text = ask("audience", "combien d'ados sur tiktok en Belgique", belgian, platforms=("tiktok",)).answers[0].text
    assert text.count("en Belgique") == 1
    assert "pas de chiffre vérifié en Belgique" in text


@pytest.mark.parametrize("text", ["où sont mes clients, sur Facebook ?", "combien d'heures passer sur Facebook ?"])
def test_another_question_on_a_channel_is_not_counted(ask: Ask, text: str) -> None:
    assert "Une moyenne ne dit pas" not in ask("audience", text, platforms=("facebook",)).answers[0].text


def test_the_channel_is_named_once(ask: Ask) -> None:
    text = ask("audience", "combien de monde sur facebook", platforms=("facebook",)).answers[0].text
    assert text.startswith("**Facebook reçoit")
