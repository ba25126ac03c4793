"""Places of sale under one entry keep their own names, and two of a kind are not told apart by invention."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.library import Library
from bot.dialogue.memory import Memory
from bot.nlu.extract.message import Message
from bot.nlu.extract.platforms import platforms
from bot.text import fold
from tests.answers.conftest import Ask

BISTRO = Profile(trade="bistrot", family="restaurant", commune="Albi")
MARKET = ("marketplace",)


@pytest.mark.parametrize(
    ("name", "profile", "asked"),
    [
        ("La Fourchette", BISTRO, "et La Fourchette, on y va ?"),
        ("Planity", Profile(trade="coiffeuse", family="hairdressing"), "et Planity ?"),
        ("Doctolib", Profile(trade="kiné", family="paramedical_care"), "Doctolib alors ?"),
    ],
)
def test_a_place_where_one_is_booked_is_judged_as_its_kind_and_not_dismissed(
    ask: Ask, name: str, profile: Profile, asked: str
) -> None:
    text = ask("platform_fit", asked, profile, platforms=MARKET).answers[0].text
    assert text.startswith(f"**{name} ")
    assert "commencez par" in text
    assert "temps pour peu" not in text
    assert "une place de marché" not in text


def test_after_a_case_such_a_name_asks_for_no_case(ask: Ask) -> None:
    after = Memory(turn=3, last_topic="case_study", last_served="case_study", shown_cases=("x",))
    assert (
        ask("platform_fit", "et deliveroo", BISTRO, after, platforms=MARKET).answers[0].text.startswith("**Deliveroo ")
    )


def test_without_a_name_it_is_called_by_its_kind(ask: Ask) -> None:
    text = ask("platform_fit", "et une place de marché ?", BISTRO, platforms=MARKET).answers[0].text
    assert "une place de marché vous prendrait" in text


@pytest.mark.parametrize(("topic", "text"), [("platform_comparison", "Airbnb ou Abritel ?"), ("selling_online", "plutôt deliveroo ou uber eats")])  # fmt: skip
def test_two_of_a_kind_are_weighed_by_questions(ask: Ask, topic: str, text: str) -> None:
    answer = ask(topic, text, BISTRO, platforms=MARKET).answers[0]
    assert answer.text.startswith("**Entre ")
    assert "je ne tranche pas" in answer.text
    assert "Facebook" not in answer.text


def test_a_commission_paid_to_two_of_them_is_no_choice_between_them(ask: Ask) -> None:
    text = ask("negative_reviews", "un avis faux sur booking et tripadvisor", BISTRO, platforms=MARKET).answers[0].text
    assert "je ne tranche pas" not in text


def test_against_another_channel_it_keeps_its_name(ask: Ask) -> None:
    both = ("facebook", "marketplace")
    text = ask("platform_comparison", "facebook ou tripadvisor ?", BISTRO, platforms=both).answers[0].text
    assert "Tripadvisor" in text
    assert "place de marché" not in text.lower()


def test_one_held_that_did_not_fail_is_not_told_to_be_left(ask: Ask) -> None:
    held = BISTRO.with_values(present=MARKET)
    asked = {"platforms": MARKET, "present": MARKET}
    assert "**Gardez TheFork" in ask("platform_fit", "je suis sur TheFork, utile ?", held, **asked).answers[0].text
    failed = held.with_values(tried=MARKET)
    assert "Gardez TheFork" not in ask("platform_fit", "et TheFork ?", failed, platforms=MARKET).answers[0].text


def test_each_name_is_read_as_the_channel_it_stands_for(library: Library) -> None:
    assert all("marketplace" in platforms(Message(one.name))[0] for one in library.places)
    assert library.unlisted.find(fold("TheFork, Planity")) is None


def test_who_serves_private_persons_only_is_not_asked_whom_they_serve(ask: Ask) -> None:
    barber = Profile(trade="barbier", family="hairdressing")
    assert len(ask("platform_recommendation", profile=barber, memory=Memory(asked=("trade",))).answers) == 1
    joiner = Profile(trade="menuisier", family="wood_furniture")
    asked = ask("platform_recommendation", profile=joiner, memory=Memory(asked=("trade",))).answers
    assert asked[-1].text.startswith("Vos clients sont-ils")


INN = Profile(trade="chambre d'hôtes", family="lodging", clientele=("B2C",), goals=("customers",))


def test_where_the_trade_is_looked_for_it_is_no_waste_of_time(ask: Ask) -> None:
    answer = ask("platform_fit", "et expedia alors ?", INN, platforms=MARKET).answers[0]
    assert answer.verdict == "conditional"
    assert "Expedia peut vous amener des clients" in answer.text
    assert "temps pour peu" not in answer.text
    assert "emballage" not in answer.text


def test_a_commission_that_hurts_still_keeps_what_fills(ask: Ask) -> None:
    held = INN.with_values(present=MARKET, flags=("depends_on_platform",))
    assert "**Gardez Airbnb" in ask("platform_fit", "et Airbnb ?", held, platforms=MARKET).answers[0].text


def test_who_sells_goods_still_counts_the_parcel(ask: Ask) -> None:
    potter = Profile(trade="potière", family="art_crafts", goals=("online_sales",))
    assert "emballage" in ask("platform_fit", "et Etsy ?", potter, platforms=MARKET).answers[0].text


def test_between_two_of_a_kind_it_is_said_whether_one_suits_at_all(ask: Ask) -> None:
    text = ask("platform_comparison", "tripadvisor ou expedia ?", INN, platforms=MARKET).answers[0].text
    assert "je ne tranche pas" in text
    assert "une plateforme de ce genre" in text
    unknown = ask("platform_comparison", "tripadvisor ou expedia ?", platforms=MARKET).answers[0].text
    assert "de ce genre" not in unknown


def test_asked_of_another_matter_it_keeps_its_name_and_sends_no_parcels(ask: Ask) -> None:
    barber = Profile(trade="barbier", family="hairdressing")
    first = ask("roi_indicators", "qu'est-ce que ça rapporte", barber)
    text = ask("roi_indicators", "et pour Treatwell ?", barber, first.memory, platforms=MARKET).answers[0].text
    assert text.startswith("**Pour Treatwell")
    assert "port" not in text.split("**")[1].split()


@pytest.mark.parametrize(
    ("text", "profile", "name", "said"),
    [
        ("Planity me coûte trop cher, je continue ?", Profile(trade="barbière", family="hairdressing"), "Planity", "nouvelles têtes"),
        ("La Fourchette prélève par couvert, ça vaut le coup ?", BISTRO, "La Fourchette", "cahier"),
        ("doctolib, ça sert ?", Profile(trade="orthophoniste", family="paramedical_care"), "Doctolib", "au téléphone"),
        ("je dépends d'Abritel pour tout", INN, "Abritel", "à votre nom"),
        ("Deliveroo garde 30 %", BISTRO, "Deliveroo", "emballage"),
        ("Malt suffit ?", Profile(trade="développeuse", family="software_it", clientele=("B2B",)), "Malt", "commission"),
    ],
)  # fmt: skip
def test_one_that_is_weighed_is_named_and_judged_as_its_kind(
    ask: Ask, text: str, profile: Profile, name: str, said: str
) -> None:
    answer = ask("selling_online", text, profile, platforms=MARKET).answers[0]
    assert answer.text.startswith(f"**{name}")
    assert said in answer.text
    assert "je n'ai pas de fiche sur" in answer.text
    assert "mesurer" in answer.text.lower()
    assert len(answer.text) < 1100


def test_the_price_alone_of_one_is_told_as_before(ask: Ask) -> None:
    asked = "combien coûte Treatwell ?"
    assert not ask("budget", asked, BISTRO, platforms=MARKET).answers[0].text.startswith("**Treatwell se juge")


def test_how_to_write_there_is_another_question(ask: Ask) -> None:
    text = ask(
        "selling_online", "comment décrire un bol sur Etsy", Profile(family="art_crafts_jewelry"), platforms=MARKET
    )
    assert "un autre lieu à votre nom" not in text.answers[0].text


def test_more_of_it_goes_on(ask: Ask, library: Library) -> None:
    first = ask("selling_online", "Expedia prend trop, je reste ?", INN, platforms=MARKET)
    again = ask("selling_online", "/selling_online", INN, memory=first.memory)
    assert again.answers[0].text != first.answers[0].text


def test_every_kind_that_is_weighed_says_how(library: Library) -> None:
    for place in library.places:
        assert place.say.format(name=place.name).startswith(place.name)
        assert place.ask
        assert place.do
        assert place.measure


def test_said_more_simply_a_booking_site_sends_no_parcels_either(ask: Ask) -> None:
    memory = Memory(turn=3, last_topic="platform_fit", last_served="platform_fit", focus=MARKET)
    text = ask("negative_feedback", "j'ai pas compris", INN, memory).answers[0].text
    assert "emballage" not in text
    assert "commission" in text
