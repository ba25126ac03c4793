"""Cases near somebody who has said their status and not their trade."""

from __future__ import annotations

import pytest

from bot.advisor.closeness import Closeness, closeness, is_useful
from bot.advisor.profile import Profile
from bot.answers.answer import Turn
from bot.answers.cases import whence
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.answers.wording import case_name, is_hidden
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("status", "sectors"),
    [("liberal", {"profession libérale", "santé"}), ("association", {"association et collectivité"})],
)
@pytest.mark.parametrize("outcome", ["success", "failure"])
def test_the_nearest_case_is_of_the_status(library: Library, status: str, sectors: set[str], outcome: str) -> None:
    (case,) = library.cases(Profile(statuses=(status,)), ("facebook",), outcome)
    assert case.sector in sectors


def test_the_trade_counts_more_than_the_status(library: Library) -> None:
    profile = Profile(trade="fleuriste", family="florist_garden_centre", statuses=("liberal",))
    (case,) = library.cases(profile, ("instagram",), "success")
    assert case.sector == "commerce"


LAWYER = Profile(trade="avocate", family="legal_professions", profession="avocat", clientele=("B2C",))
FLORIST = Profile(trade="fleuriste", family="florist_garden_centre", clientele=("B2C",))
LIBERAL = Profile(statuses=("liberal",))
BAKER = Profile(trade="boulangère", family="bakery_pastry", clientele=("B2C",))


@pytest.mark.parametrize("profile", [LAWYER, FLORIST, LIBERAL, BAKER])
@pytest.mark.parametrize("platform", ["facebook", "instagram", "google_business", "linkedin", "website"])
def test_a_case_of_another_trade_says_so_and_a_far_failure_is_left_out(
    library: Library, ask: Ask, profile: Profile, platform: str
) -> None:
    family = library.family(profile)
    shown = [
        (answer, case)
        for answer in ask("platform_fit", profile=profile, platforms=(platform,)).answers
        for case in answer.cases
    ]
    assert shown
    for answer, case in shown:
        near = closeness(case, profile, family, library.kin(profile))
        assert is_useful(case, profile, family, (platform,), library.kin(profile))
        assert near <= Closeness.FAMILY or "dans un autre métier" in f"{answer.text} {answer.more}"
        if case.outcome != "success":
            assert near <= Closeness.SECTOR
            assert family


@pytest.mark.parametrize("profile", [FLORIST, BAKER])
def test_one_more_case_stays_near_and_says_when_it_leaves(library: Library, ask: Ask, profile: Profile) -> None:
    family, near = library.family(profile), []
    memory = ask("platform_fit", profile=profile, platforms=("instagram",)).memory
    for _ in range(6):
        reply = ask("case_study", "un autre cas", profile=profile, memory=memory, platforms=("instagram",))
        if not reply.answers[0].cases:
            break
        memory = reply.memory
        case = reply.answers[0].cases[0]
        near.append(closeness(case, profile, family, library.kin(profile)))
        assert near[-1] <= Closeness.FAMILY or "autre métier" in reply.answers[0].text
    assert near == sorted(near)
    assert len(near) > 2


@pytest.mark.parametrize(
    ("trade", "family", "focus"),
    [("fleuriste", "florist_garden_centre", "instagram"), ("avocat", "legal_professions", "tiktok")],
)
def test_the_channel_talked_about_does_not_hide_the_person_s_own_trade(
    library: Library, ask: Ask, trade: str, family: str, focus: str
) -> None:
    """« un exemple ? » after a channel: one of one's own trade on another channel tells more than a stranger on that one."""
    memory = Memory(turn=2, focus=(focus,), last_topic="platform_fit", last_served="platform_fit")
    answer = ask("case_study", "un exemple ?", profile=Profile(trade=trade, family=family), memory=memory).answers[0]
    assert {case.family for case in answer.cases} == {family}


def test_a_channel_named_is_kept_to(ask: Ask) -> None:
    answer = ask("case_study", "un exemple sur Instagram ?", profile=BAKER, platforms=("instagram",)).answers[0]
    assert answer.cases
    assert all("instagram" in case.platforms for case in answer.cases)


def test_a_channel_named_without_a_case_near_is_said_to_have_none(ask: Ask) -> None:
    person = Profile(trade="avocat", family="legal_professions")
    answer = ask("case_study", "un exemple sur Pinterest ?", profile=person, platforms=("pinterest",)).answers[0]
    assert not answer.cases
    assert "Je ne connais pas encore de cas avec Pinterest" in answer.text


def test_a_country_that_the_name_says_is_not_said_again(library: Library) -> None:
    """« blogueur, France, en France »."""
    turn = Turn(Meaning("case_study", Parsed("?", "case_study", 0.9)), Profile(country="SN"), Profile(), Memory())
    hidden = [case for case in library.cases(Profile(), (), "failure", most=200) if is_hidden(case)]
    french = [case for case in hidden if case.country == "FR"]
    assert {whence(case, library, turn).endswith(", en France") for case in french} == {True, False}
    assert not any("France" in case_name(case) and whence(case, library, turn).endswith("France") for case in french)


def test_an_example_in_another_trade_is_of_that_trade_and_changes_nobody(library: Library) -> None:
    florist = Facts(trade=Trade("fleuriste", "florist_garden_centre", confidence=0.65))
    parsed = Parsed("et un exemple de fleuriste ?", "case_study", 0.99, facts=florist)
    reply = respond(parsed, LAWYER, Memory(turn=2, asked=("trade",)), library)
    assert reply.profile == LAWYER
    assert {case.family for case in reply.answers[0].cases} == {"florist_garden_centre"}
    assert "votre métier" not in reply.answers[0].text
    first = respond(parsed, Profile(), Memory(), library)
    assert first.profile.trade == "fleuriste"
    own = Parsed("un cas d'une fleuriste comme moi", "case_study", 0.99, facts=florist)
    assert respond(own, Profile(), Memory(turn=2), library).profile.trade == "fleuriste"


def test_an_example_asked_where_a_goal_was_asked_is_an_example(library: Library) -> None:
    club = Facts(trade=Trade("club", "nonprofit_public", confidence=0.6))
    parsed = Parsed("montrez-moi un cas chez un club", "case_study", 0.99, facts=club)
    memory = Memory(turn=2, asked=("goal",), pending="goal", waiting_topic="platform_recommendation")
    reply = respond(parsed, LAWYER, memory, library)
    assert reply.profile == LAWYER
    assert reply.answers[0].topic == "case_study"
    assert reply.answers[0].cases[0].trade == "club de football amateur"


def test_a_case_of_another_sector_is_not_said_to_be_of_the_person_s(ask: Ask) -> None:
    choir = Profile(
        trade="chorale", family="performing_arts_music", statuses=("association",), commune="Namur", country="BE"
    )
    memory, told = Memory(), []
    for _ in range(4):
        reply = ask("case_study", "un exemple ?", choir, memory)
        memory = reply.memory
        told += [(reply.answers[0].text, case.sector) for case in reply.answers[0].cases[:1]]
    assert all(f"de votre secteur ({sector})" not in text or sector == "culture" for text, sector in told)
    assert any("dans un autre secteur (association et collectivité)" in text for text, _ in told)


def test_what_is_asked_of_a_case_is_answered_from_it(library: Library) -> None:
    club = Profile(trade="club de pétanque", family="nonprofit_public", statuses=("association",))
    told = Memory(turn=2, last_topic="case_study", last_served="case_study", shown_cases=("fc-richebourg-tiktok-autoderision",))  # fmt: skip
    reply = respond(Parsed("et comment ils ont fait ?", "scepticism", 0.8), club, told, library)
    (answer,) = reply.answers
    assert [case.id for case in answer.cases] == ["fc-richebourg-tiktok-autoderision"]
    assert "FC Richebourg" in answer.text
    assert answer.sources


def test_of_a_person_whose_case_went_badly_no_more_is_told(library: Library) -> None:
    ids = [key.id for key in library.near(Profile(), (), "failure", ())[0]]
    hidden = next(case for case in library.read(ids) if is_hidden(case))
    told = Memory(turn=2, last_topic="case_study", last_served="case_study", shown_cases=(hidden.id,))
    text = respond(Parsed("c'est qui ?", "help", 0.4), Profile(), told, library).answers[0].text
    assert hidden.business not in text
    assert hidden.story[:40] not in text


CLUB = Profile(trade="président de club", family="nonprofit_public", statuses=("association",))
TOWN = Profile(trade="mairie", family="nonprofit_public", statuses=("public",))


def test_a_sports_club_is_shown_a_gym_s_failure_before_a_public_body_s(library: Library) -> None:
    (case,) = library.cases(CLUB, ("facebook",), "failure")
    assert case.size != "collectivité"
    assert case.sector == "sport et loisirs" or case.size == "association"


@pytest.mark.parametrize(("profile", "body"), [(CLUB, "association"), (TOWN, "collectivité")])
def test_one_family_two_lives(library: Library, profile: Profile, body: str) -> None:
    family = library.family(profile)
    for outcome in ("success", "failure"):
        for key in library.near(profile, ("facebook",), outcome, ())[0]:
            if key.family == "nonprofit_public" and key.size in ("association", "collectivité"):
                near = closeness(key, profile, family, library.kin(profile))
                assert key.size == body or near != Closeness.FAMILY, key.id


def test_a_failure_is_not_to_be_tried_at_home(ask: Ask) -> None:
    failure = ask("case_study", "un échec ?", profile=LAWYER, memory=Memory(turn=2)).answers[0]
    assert failure.cases[0].outcome == "failure"
    assert "vérifiez cette semaine que cela ne peut pas vous arriver" in failure.text
    assert "en petit" not in failure.text
    assert "en petit, pendant un mois" in ask("case_study", "un exemple ?", profile=BAKER).answers[0].text
