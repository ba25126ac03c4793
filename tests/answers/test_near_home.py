"""Examples from near home, of a small house, and none rather than a stranger's."""

from __future__ import annotations

import pytest

from bot.advisor.closeness import Closeness, closeness
from bot.advisor.profile import Profile
from bot.advisor.surroundings import BIG, SMALL, Home
from bot.answers.library import Library
from bot.answers.near_home import Wish, unmet
from tests.answers.conftest import Ask

FLORIST_QC = Profile(trade="fleuriste", family="florist_garden_centre", region="Québec", country="CA")
BAKER_BE = Profile(trade="boulangère", family="bakery_pastry", commune="Namur", region="Wallonie", country="BE")
COOK = Profile(trade="restauratrice", family="restaurant", country="FR")
LAWYER = Profile(trade="avocat", family="legal_professions", profession="avocat", clientele=("B2B",))


def test_somebody_abroad_gets_a_case_of_their_country_where_there_is_one(ask: Ask) -> None:
    answer = ask("case_study", "un exemple ?", profile=FLORIST_QC).answers[0]
    assert {case.country for case in answer.cases} == {"CA"}
    assert "au Québec" in answer.text.split("\n\n")[0]


def test_where_there_is_none_it_is_said_and_the_trade_decides(ask: Ask, library: Library) -> None:
    answer = ask("case_study", "un exemple ?", profile=BAKER_BE).answers[0]
    assert "Je n'en connais pas en Belgique" in answer.text
    assert "(France)" in answer.text
    assert all(closeness(case, BAKER_BE, library.family(BAKER_BE)) <= Closeness.FAMILY for case in answer.cases)


@pytest.mark.parametrize("text", ["un cas en Bretagne ?", "quelqu'un du coin ?"])
def test_a_region_asked_for_is_kept_to(ask: Ask, library: Library, text: str) -> None:
    profile = COOK.with_values(region="Bretagne")
    named = {"region": "Bretagne"} if "Bretagne" in text else {}
    answer = ask("case_study", text, profile=profile, **named).answers[0]
    assert answer.cases
    for case in answer.cases:
        key = library.case_index.key(case.id)
        assert key
        assert key.region == "Bretagne"
    assert "en Bretagne" in answer.text.split("\n\n")[0]


def test_a_case_from_another_country_says_so_to_anybody(ask: Ask, library: Library) -> None:
    architect = Profile(trade="architecte", family="architecture_engineering")
    answer = ask("platform_fit", "Instagram ?", profile=architect, platforms=("instagram",)).answers[0]
    assert any(case.country == "CA" for case in answer.cases)
    assert "au Canada" in f"{answer.text} {answer.more}"
    one = ask("case_study", "un exemple réussi ?", profile=architect).answers[0]
    assert [case.country for case in one.cases] != ["CA"] or "au Canada" in one.text


def test_another_one_is_from_there_too(ask: Ask, library: Library) -> None:
    profile = COOK.with_values(region="Bretagne")
    first = ask("case_study", "un exemple par chez nous", profile=profile)
    other = ask("case_study", "un autre", profile=profile, memory=first.memory)
    ids = [case.id for reply in (first, other) for case in reply.answers[0].cases]
    assert len(set(ids)) == len(ids) > 1
    keys = [library.case_index.key(id) for id in ids]
    assert all(key and key.region == "Bretagne" for key in keys)
    plain = ask("case_study", "un exemple de restaurant", profile=profile, memory=other.memory)
    assert "wish:near" not in plain.memory.told


def test_a_place_named_for_the_example_is_not_the_person_s(ask: Ask) -> None:
    reply = ask("case_study", "et au Québec ?", profile=BAKER_BE, region="Québec", country="CA")
    assert reply.profile.country == "BE"
    assert {case.country for case in reply.answers[0].cases} == {"CA"}
    assert "au Québec" in reply.answers[0].text.split("\n\n")[0]
    french = ask("case_study", "un exemple en France ?", profile=BAKER_BE, country="FR").answers[0]
    assert {case.country for case in french.cases} == {"FR"}
    assert "Dites-moi" not in french.text


def test_another_one_stays_in_the_place_named_until_another_wish(ask: Ask) -> None:
    first = ask("case_study", "un exemple au Québec ?", profile=COOK, region="Québec", country="CA")
    other = ask("case_study", "un autre", profile=COOK, memory=first.memory)
    assert {case.country for reply in (first, other) for case in reply.answers[0].cases} == {"CA"}
    assert "au Québec" in other.answers[0].text.split("\n\n")[0]
    plain = ask("case_study", "un exemple de restaurant", profile=COOK, memory=other.memory)
    assert not any(mark.startswith("wish:there") for mark in plain.memory.told)
    assert plain.profile.country == "FR"


@pytest.mark.parametrize(
    ("refused", "channels"),
    [
        ({"flags": ("no_video",)}, {"tiktok", "youtube", "twitch", "snapchat"}),
        ({"excluded": ("tiktok",)}, {"tiktok"}),
    ],
)
def test_no_case_on_a_channel_that_is_refused(
    ask: Ask, refused: dict[str, tuple[str, ...]], channels: set[str]
) -> None:
    jeweller = Profile(trade="vente de bijoux", family="art_crafts_jewelry", clientele=("B2C",))
    before = ask("case_study", "un exemple ?", profile=jeweller).answers[0]
    assert any(channels & {*case.platforms} for case in before.cases)
    after = ask("case_study", "un exemple ?", profile=jeweller.with_values(**refused)).answers[0]
    assert after.cases
    assert not any(channels & {*case.platforms} for case in after.cases)


def test_a_region_without_a_case_is_owned_up(ask: Ask) -> None:
    answer = ask("case_study", "un exemple près de chez moi", profile=COOK.with_values(region="Guyane")).answers[0]
    assert "Je n'en connais pas en Guyane" in answer.text
    assert answer.cases


def test_near_whom_nobody_knows_is_asked(ask: Ask) -> None:
    answer = ask("case_study", "un exemple près de chez moi", profile=COOK).answers[0]
    assert "Dites-moi votre commune" in answer.text


@pytest.mark.parametrize("profile", [COOK, LAWYER, Profile(trade="hôtelier", family="lodging")])
def test_a_small_house_is_small(ask: Ask, profile: Profile) -> None:
    answer = ask("case_study", "une petite entreprise, pas une chaîne", profile=profile).answers[0]
    assert answer.cases
    assert {case.size for case in answer.cases} <= SMALL or "d'aussi petite taille" in answer.text


@pytest.mark.parametrize("platform", ["facebook", "instagram", "linkedin", "tiktok", "website"])
def test_nobody_is_shown_a_giant_first(library: Library, platform: str) -> None:
    for family in library.families.values():
        cases = library.cases(Profile(family=family.id, trade=family.examples[0]), (platform,), "success")
        assert not cases or cases[0].size not in BIG


@pytest.mark.parametrize("platform", ["linkedin", "newsletter", "pinterest", "podcast"])
def test_a_lawyer_sees_no_stranger(ask: Ask, library: Library, platform: str) -> None:
    answer = ask("platform_fit", profile=LAWYER, platforms=(platform,)).answers[0]
    family, kin = library.family(LAWYER), library.kin(LAWYER)
    assert all(closeness(case, LAWYER, family, kin) < Closeness.FAR for case in answer.cases)
    assert answer.cases or "Je ne connais pas encore de cas" in f"{answer.text} {answer.more}"


def test_none_rather_than_a_stranger_s_and_a_way_on(ask: Ask, library: Library) -> None:
    """Where nobody near is on the channel named, that is said; a stranger's case is a button away."""
    empty = [
        (family, platform)
        for family in library.families.values()
        for platform in ("pinterest", "podcast")
        if not _near_on(library, family.id, platform)
    ]
    assert empty
    family, platform = empty[0]
    person = Profile(trade=family.examples[0].split(" /")[0], family=family.id)
    answer = ask("case_study", f"un exemple sur {platform} ?", profile=person, platforms=(platform,)).answers[0]
    assert not answer.cases
    assert "Je ne connais pas encore de cas" in answer.text
    assert [button for button in answer.buttons if platform in button.payload]


def _near_on(library: Library, id: str, platform: str) -> bool:
    person = Profile(trade=library.families[id].examples[0].split(" /")[0], family=id)
    kin, (keys, _) = library.kin(person), library.near(person, (platform,))
    return any(
        platform in key.platforms and closeness(key, person, library.families[id], kin) < Closeness.FAR for key in keys
    )


def test_a_case_of_ones_own_country_does_not_come_from_elsewhere(library: Library) -> None:
    wish = Wish(Home(region="Québec", country="CA"), place=True)
    met = Wish(Home(region="Québec", country="CA"))
    near = [case for case in library.cases(Profile(country="CA"), (), None, most=60) if case.country == "CA"][:1]
    said = unmet(near, wish, met)
    assert said
    assert "ailleurs" not in said
    far = [case for case in library.cases(Profile(), (), None, most=60) if case.country == "FR"][:1]
    assert "celui-ci vient d'ailleurs (France)" in str(unmet(far, wish, met))


@pytest.mark.parametrize("text", ["vous avez une formation près de chez moi", "qui peut m'aider à côté de chez moi"])
def test_what_is_near_home_may_be_something_else_than_an_example(ask: Ask, text: str) -> None:
    after = ask("case_study", "un exemple ?", profile=COOK).memory
    assert ask("training", text, profile=COOK, memory=after).answers[0].topic == "training"
