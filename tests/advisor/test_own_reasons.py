"""Each channel has its reason in its own words; the trade's come first; what is only supposed is counted and not said."""

from __future__ import annotations

import pytest

from bot.advisor.closeness import Closeness, closeness
from bot.advisor.profile import Profile
from bot.advisor.ranking import SUPPOSED, Part, own_first
from bot.advisor.weights import Rule, WeightsError, _rule
from bot.answers.library import Library

JEWELLER = Profile(trade="vente de bijoux en argent", family="art_crafts_jewelry")


def test_the_trade_s_own_reason_comes_first(library: Library) -> None:
    site = next(one for one in library.ranking(JEWELLER) if one.platform.id == "website")
    assert site.reasons[0].startswith("Un savoir-faire rare")
    weightier = next(part for part in site.parts if part.about == "trait:expertise")
    own = next(part for part in site.parts if part.about.startswith("family:"))
    assert weightier.points > own.points


def test_what_is_supposed_is_counted_and_not_said(library: Library) -> None:
    insta = next(one for one in library.ranking(JEWELLER) if one.platform.id == "instagram")
    supposed = [part for part in insta.parts if part.about.startswith(SUPPOSED)]
    assert supposed
    assert not {part.reason for part in supposed} & {*insta.reasons}
    said = next(
        one for one in library.ranking(JEWELLER.with_values(clientele=("B2B",))) if one.platform.id == "instagram"
    )
    assert any("boutique ou un chef" in reason for reason in said.reasons)


def test_two_channels_are_not_told_the_same(library: Library) -> None:
    lodging = Profile(trade="kinésithérapeute", family="paramedical_care", clientele=("B2C",), goals=("loyalty",))
    first = [one.reasons[0] for one in library.ranking(lodging)[:4] if one.reasons]
    assert len(set(first)) == len(first)


def test_a_reason_in_a_channel_s_words_is_told_only_for_it() -> None:
    rule = Rule("Pour tous.", {"a": 1.0, "b": 1.0}, said={"a": "Pour a."})
    assert (rule.why("a", 1.0), rule.why("b", 1.0), rule.why("a", -1.0)) == ("Pour a.", "Pour tous.", "Pour tous.")


def test_own_first_keeps_the_order_otherwise() -> None:
    parts = [Part("trait:visual", "1", 3), Part("family:x", "2", 1), Part("goal:y", "3", 0.5), Part("flag:z", "4", 0.4)]
    assert [part.reason for part in own_first(parts)] == ["2", "4", "1", "3"]


@pytest.mark.parametrize("said", [{"facebook": "x"}, {"nope": "x"}])
def test_words_for_a_channel_that_the_line_does_not_serve_are_named(said: dict[str, str]) -> None:
    with pytest.raises(WeightsError, match=next(iter(said))):
        _rule(
            {"reason": "r", "points": {"instagram": 1}, "said": said},
            "traits.visual",
            frozenset({"instagram", "facebook"}),
        )


def test_a_word_alone_makes_no_trade(library: Library) -> None:
    """An « éditeur » of software and a house of books share a word and nothing else."""
    editor = Profile(trade="éditeur de logiciels", family="software_it")
    books = library.knowledge.case("glamencia-editions-manuscrit-followers") or next(
        case
        for case in library.read([k.id for k in library.near(Profile(), (), "failure")[0]])
        if "Glamencia" in case.business
    )
    assert closeness(books, editor, library.family(editor)) != Closeness.TRADE
