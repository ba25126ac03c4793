"""Time told by its moment, as hours a week; and moments that are not the person's free time."""

from __future__ import annotations

import pytest

from bot.nlu.extract.facts import FactsExtractor

FREE = [
    ("je n'ai que le mardi matin", 3, "le mardi matin"), ("que le jeudi après-midi", 3, "le jeudi après-midi"),
    ("Le samedi soir", 2, "le samedi soir"), ("je suis libre seulement le week-end", 4, "le week-end"),
    ("durant la sieste du petit", 5, "pendant la sieste"), ("une fois les enfants au lit", 5, "quand les enfants dorment"),
    ("entre midi et 2", 2.5, "entre midi et deux"), ("juste pendant la pause dej", 2.5, "à la pause de midi"),
    ("je peux m'y mettre le mercredi soir", 2, "le mercredi soir"), ("dans le métro surtout", 2.5, "dans les transports"),
    ("je m'en occupe tôt le matin", 2.5, "tôt le matin"), ("il me reste le lundi", 4, "le lundi"),
    ("entre deux clients", 1.2, "entre deux rendez-vous"),
    ("deux heures le dimanche soir", 2, "le dimanche soir"), ("15 minutes par jour pendant la sieste", 1.75, "pendant la sieste"),
    ("10 minutes par jour", 1.2, None), ("10mn par jour max", 1.2, None),
]  # fmt: skip
TAKEN = [
    "nous sommes fermés le mardi matin", "j'ai un marché le dimanche matin", "je ne vends que le samedi soir", "on ouvre seulement le week-end",
    "il vaut mieux publier le matin ou le soir ?", "mes clientes viennent entre midi et deux", "le samedi matin c'est complet",
    "je travaille surtout le soir", "quand poster, le lundi matin ?", "j'ai cours le jeudi après-midi", "je suis crevé le soir",
]  # fmt: skip


@pytest.mark.parametrize(("text", "hours", "moment"), FREE)
def test_a_moment_of_one_s_own(extractor: FactsExtractor, text: str, hours: float, moment: str | None) -> None:
    facts = extractor.read(text)
    assert (facts.hours, facts.moment) == (hours, moment)


@pytest.mark.parametrize("text", TAKEN)
def test_a_moment_that_is_not_free(extractor: FactsExtractor, text: str) -> None:
    facts = extractor.read(text)
    assert (facts.hours, facts.moment) == (None, None)
