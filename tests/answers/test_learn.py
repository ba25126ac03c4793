"""How a place and a moment said change what is known of the person."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.learn import learn
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.memory import Memory
from tests.answers.conftest import Ask

NIMES = Profile(commune="Nîmes", department="Gard", region="Occitanie", country="FR")


@pytest.mark.parametrize(
    "facts",
    [
        Facts(region="Bretagne", country="FR"),
        Facts(department="Finistère", region="Bretagne", country="FR"),
        Facts(commune="Namur", region="Wallonie", country="BE"),
        Facts(country="SN"),
    ],
)
def test_another_place_leaves_nothing_of_the_first(facts: Facts) -> None:
    now = learn(NIMES, facts)
    assert (now.commune, now.department, now.region, now.country) == (
        facts.commune,
        facts.department,
        facts.region,
        facts.country,
    )


@pytest.mark.parametrize(
    "facts", [Facts(region="Occitanie", country="FR"), Facts(country="FR"), Facts(goals=("hiring",))]
)
def test_a_part_of_it_said_again_forgets_nothing(facts: Facts) -> None:
    assert learn(NIMES, facts).commune == "Nîmes"


def test_other_hours_are_at_another_moment() -> None:
    told = learn(Profile(), Facts(hours=3.0, moment="le lundi matin"))
    assert (told.hours, told.moment) == (3.0, "le lundi matin")
    assert learn(told, Facts(hours=1.0)).moment is None
    assert learn(told, Facts(budget=10.0)).moment == "le lundi matin"


def test_the_plan_is_at_that_moment(ask: Ask) -> None:
    baker = Profile(trade="boulangère", family="bakery_pastry", goals=("customers",))
    noted = ask("inform_profile", "que le mardi après-midi", profile=baker, hours=3.0, moment="le mardi après-midi")
    assert "3 heures par semaine, le mardi après-midi, à vue d'œil" in noted.answers[0].text
    plan = ask("action_plan", "un plan pour moi", profile=noted.profile, memory=noted.memory)
    assert "le mardi après-midi" in plan.answers[0].text.split("\n\n")[0]


def test_other_customers_are_added_and_the_trade_stays(ask: Ask) -> None:
    shepherd = Profile(trade="bergère", family="farming_livestock", clientele=("B2C",))
    memory = Memory(turn=2, last_topic="platform_recommendation", last_served="platform_recommendation")
    trade = Trade("traiteur", "street_food_catering")
    reply = ask("platform_recommendation", "et pour les traiteurs ?", shepherd, memory, trade=trade)
    assert reply.profile.trade == "bergère"
    assert reply.profile.clientele == ("B2C", "B2B")
    assert "bergère, avec une clientèle de particuliers et d'entreprises" in reply.answers[0].text


@pytest.mark.parametrize("label", ["trésorière", "secrétaire", "présidente"])
def test_an_office_of_an_association_is_no_office_work(label: str) -> None:
    choir = Trade(label, "hr_admin_support", confidence=0.95, alternatives=("performing_arts_music",))
    now = learn(Profile(), Facts(trade=choir, statuses=("association",)))
    assert (now.trade, now.family) == (f"{label} d'association", "performing_arts_music")
    alone = learn(Profile(), Facts(trade=choir))
    assert (alone.trade, alone.family) == (label, "hr_admin_support")
    club = Trade("trésorier", "accounting_audit", profession="expert_comptable", confidence=0.9)
    now = learn(Profile(), Facts(trade=club, statuses=("association",)))
    assert (now.family, now.profession) == ("nonprofit_public", None)


def test_a_place_in_the_firm_does_not_take_the_firm_s_trade() -> None:
    foundry = Profile(trade="fonderie", family="machining_metal", clientele=("B2B",))
    buyer = Facts(trade=Trade("responsable des achats", "business_consulting", confidence=0.9))
    assert learn(foundry, buyer).trade == "fonderie"
    assert learn(foundry, buyer).clientele == ("B2B",)
    assert learn(foundry, buyer, correcting=True).trade == "responsable des achats"
    assert learn(Profile(), buyer).trade == "responsable des achats"


def test_who_only_hires_counts_candidates(ask: Ask) -> None:
    firm = Profile(trade="fonderie", family="machining_metal", clientele=("B2B",), goals=("hiring",))
    assert "candidatures reçues" in ask("platform_fit", profile=firm, platforms=("linkedin",)).answers[0].text
    both = firm.with_values(goals=("hiring", "customers"))
    assert (
        "candidatures"
        not in ask("platform_fit", profile=both, platforms=("linkedin",)).answers[0].text.split("**À mesurer**")[1]
    )


def test_hours_told_after_a_plan_give_the_plan_again_not_general_advice(ask: Ask) -> None:
    baker = Profile(trade="boulangère", family="bakery_pastry", goals=("customers",), clientele=("B2C",))
    plan = ask("action_plan", "par où commencer ?", profile=baker)
    told = ask("inform_profile", "2 h par semaine", profile=baker, memory=plan.memory, hours=2.0)
    again = ask("action_plan", "et le plan ?", profile=baker, memory=plan.memory, hours=2.0)
    assert again.answers[0].kind == "plan"
    assert ask("action_plan", "et ensuite ?", profile=told.profile, memory=plan.memory).answers[0].kind == "answer"


CATERER = Profile(trade="traiteur", family="street_food_catering")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("et l'accord de la photographe ?", True),
        ("et le photographe, il signe ?", True),
        ("en fait je suis la photographe", False),
        ("et pour une photographe ?", False),
    ],
)
def test_the_trade_of_somebody_spoken_of_takes_no_known_trade_s_place(ask: Ask, text: str, own: bool) -> None:
    named = Trade("photographe", "photo_video", confidence=0.9)
    reply = ask("legal_rules", text, CATERER, Memory(turn=3), trade=named)
    assert (reply.profile.trade == "traiteur") is own


def test_a_place_of_work_is_no_other_trade_and_is_open_to_the_public() -> None:
    hairdresser = Profile(trade="coiffeuse à domicile", family="hair_beauty", flags=("no_premises", "starting"))
    salon = learn(hairdresser, Facts(trade=Trade("salon", None, confidence=0.55)), correcting=True)
    assert (salon.trade, salon.family, salon.flags) == ("coiffeuse à domicile", "hair_beauty", ("starting",))
    bookseller = learn(
        hairdresser, Facts(trade=Trade("libraire", "specialised_retail", confidence=0.95)), correcting=True
    )
    assert bookseller.trade == "libraire"
