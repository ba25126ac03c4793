"""The size of a sum changes what it is good for: lines and amounts by our judgement, prices and figures with their source."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.advisor.spending import Spending, SpendingError
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.text import NBSP
from tests.answers.conftest import Ask

WEAVER = Profile(trade="tisserande", family="art_crafts_jewelry", clientele=("B2C",))


def _told(ask: Ask, text: str, monthly: float, profile: Profile = WEAVER) -> str:
    return ask("budget", text, profile, budget=monthly).answers[0].text.replace(NBSP, " ")


def _amounts(text: str) -> list[int]:
    return [int(a.replace(" ", "")) for a in re.findall(r": ([\d ]+) € au plus", text)]


def test_each_size_has_an_answer_of_its_own(ask: Ask) -> None:
    sums = (("15 € par mois", 15.0), ("70 € par mois", 70.0), ("2 000 € par an", 166.67), ("600 € par mois", 600.0), ("2 500 € par mois", 2500.0))  # fmt: skip
    told = [_told(ask, text, monthly) for text, monthly in sums]
    assert all(text.startswith(f"**Avec {said}") for text, (said, _) in zip(told, sums, strict=True))
    assert len({text.split(" : ")[1] for text in told}) == len(sums)
    assert len({re.search(r"Cette somme n'achète ([^.]+)", text).group(1) for text in told}) == len(sums)  # type: ignore[union-attr]  # fails if absent


@pytest.mark.parametrize("monthly", [50.0, 120.0, 166.67, 500.0, 833.33, 4000.0])
def test_the_lines_never_exceed_the_sum_and_are_called_judgement(ask: Ask, monthly: float) -> None:
    text = _told(ask, "voilà mon budget, par mois", monthly)
    assert sum(_amounts(text)) <= 12 * monthly * 1.02
    assert "À notre avis" in text


def test_one_sum_said_without_a_time_is_not_a_sum_each_month(ask: Ask) -> None:
    once = _told(ask, "nous avons 250 euros", 250.0)
    assert once.startswith("**Avec 250 € :")
    assert "chaque mois, dites-le" in once
    assert "chaque mois, dites-le" not in _told(ask, "nous avons 250 euros par mois", 250.0)


def test_what_is_refused_or_there_already_is_not_paid_for(ask: Ask) -> None:
    assert "ublicité" in _told(ask, "400 € par mois", 400.0)
    assert "site simple" in _told(ask, "400 € par mois", 400.0)
    without = _told(ask, "400 € par mois", 400.0, WEAVER.with_values(flags=("no_ads",), present=("website",)))
    assert "La publicité" not in without
    assert "site simple" not in without


def test_figures_and_prices_keep_their_source(ask: Ask) -> None:
    answer = ask("budget", "60 € par mois", WEAVER, budget=60.0).answers[0]
    assert answer.sources
    assert answer.sources[0].url in answer.text + (answer.more or "")


def test_told_after_the_question_it_answers_it_again(ask: Ask, library: Library) -> None:
    first = ask("budget", "ça coûte combien ?", WEAVER)
    told = Parsed("je peux mettre 1 200 € par an", "inform_profile", 0.9, (), Facts(budget=100.0))
    then = respond(told, first.profile, first.memory, library)
    text = then.answers[0].text.replace(NBSP, " ")
    assert text.startswith("**Avec 1 200 € par an")
    assert "noté" not in text


def test_asked_again_it_goes_further(ask: Ask, library: Library) -> None:
    first = ask("budget", "j'ai 300 € par mois", WEAVER, budget=300.0)
    button = Parsed("/budget", "budget", 1.0, from_button=True)
    again = respond(button, first.profile, first.memory, library)
    assert "Le piège" in again.answers[0].text


def test_who_pays_is_one_button_away(ask: Ask, library: Library) -> None:
    first = ask("budget", "j'ai 300 € par mois", WEAVER.with_values(region="Normandie"), budget=300.0)
    assert '/budget{"aids": "yes"}' in [button.payload for button in first.answers[0].buttons]
    pressed = Parsed('/budget{"aids": "yes"}', "budget", 1.0, from_button=True, values={"aids": "yes"})
    assert "Normandie" in respond(pressed, first.profile, first.memory, library).answers[0].text


@pytest.mark.parametrize(
    "steps",
    [
        [{"up_to": 500, "say": "a", "buys": [], "lacks": "b"}],
        [{"up_to": 9, "say": "a", "buys": [], "lacks": "b"}, {"up_to": 5, "say": "a", "buys": [], "lacks": "b"}, {"say": "a", "buys": [], "lacks": "b"}],
        [{"say": "a", "buys": [{"what": "x", "share": 0.7}, {"what": "y", "share": 0.6}], "lacks": "b"}],
        [{"say": "a", "buys": [{"what": "x", "about": "parties"}], "lacks": "b"}],
    ],
)  # fmt: skip
def test_a_file_that_does_not_add_up_is_refused(steps: list[dict[str, object]]) -> None:
    with pytest.raises(SpendingError):
        Spending.parse({"steps": steps})


def test_a_large_sum_said_without_a_time_is_told_as_it_was(ask: Ask, library: Library) -> None:
    told = Parsed("on a 2400 euros de côté", "inform_profile", 0.9, (), Facts(budget=200.0))
    noted = respond(told, WEAVER, Memory(), library)
    assert "un budget de 2 400 €" in noted.answers[0].text.replace(NBSP, " ")
    asked = respond(Parsed("et pour quoi faire ?", "budget", 0.9), noted.profile, noted.memory, library)
    assert asked.answers[0].text.replace(NBSP, " ").startswith("**Avec 2 400 € :")


@pytest.mark.parametrize(
    ("told", "monthly", "then", "said"),
    [
        ("nous avons 250 euros", 250.0, "c'est tous les mois", "250 € par mois"),
        ("nous avons 250 euros", 250.0, "non, par an", "250 € par an"),
        ("on a 1 800 euros", 150.0, "oui par mois", "1 800 € par mois"),
        ("240 € par mois", 240.0, "pardon, par an, pas par mois", "240 € par an"),
    ],
)
def test_its_time_is_heard_afterwards(
    ask: Ask, library: Library, told: str, monthly: float, then: str, said: str
) -> None:
    first = ask("budget", told, WEAVER, budget=monthly)
    unsure = Parsed(then, "scepticism", 0.3, (("scepticism", 0.3),), ask_back=True)
    reply = respond(unsure, first.profile, first.memory, library)
    assert reply.answers[0].text.replace(NBSP, " ").startswith(f"**Avec {said} :")


def test_a_rhythm_of_something_else_is_no_time_of_a_sum(ask: Ask, library: Library) -> None:
    first = ask("posting_frequency", "je publie quand ?", WEAVER)
    reply = respond(Parsed("tous les mois", "posting_frequency", 0.9), first.profile, first.memory, library)
    assert reply.answers[0].topic == "posting_frequency"
