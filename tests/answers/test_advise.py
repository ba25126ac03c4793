"""Advice in conversation: what-if, why, why not, what to leave, what does not hold together, what the law forbids."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import VISIBLE, visible_length
from bot.answers.library import Library
from bot.dialogue.facts import Trade
from bot.dialogue.memory import Memory
from bot.text import NBSP
from tests.answers.conftest import PROFILES, Ask

BAKER = Profile(trade="boulangère", family="bakery_pastry", clientele=("B2C",))
CONSULTANT = Profile(trade="consultante", family="business_consulting", clientele=("B2B",), goals=("customers",))
FLORIST = Profile(trade="fleuriste", family="florist_garden_centre", clientele=("B2C",))
ASKED = Memory(asked=("trade", "clientele"))


def shown(profile: Profile, ask: Ask) -> Memory:
    """The memory after a first recommendation."""
    return ask("platform_recommendation", profile=profile, memory=ASKED).memory


@pytest.mark.parametrize(
    ("topic", "text", "facts"),
    [
        ("platform_recommendation", "alors, j'ai une heure par semaine", {"hours": 1.0}),
        ("platform_recommendation", "et si je vise les entreprises ?", {"clientele": ("B2B",)}),
        ("platform_recommendation", "et si je voulais recruter ?", {"goals": ("hiring",)}),
        ("platform_recommendation", "et sans Facebook ?", {"excluded": ("facebook",)}),
    ],
)
def test_what_if_recomputes_and_says_what_changes(ask: Ask, topic: str, text: str, facts: dict[str, object]) -> None:
    before = shown(BAKER, ask)
    reply = ask(topic, text, profile=BAKER, memory=before, **facts)
    assert "Ce qui change" in reply.answers[0].text
    assert reply.memory.recommended != before.recommended


def test_a_what_if_that_changes_nothing_says_so(ask: Ask) -> None:
    reply = ask(
        "platform_recommendation", "et sans TikTok ?", profile=BAKER, memory=shown(BAKER, ask), excluded=("tiktok",)
    )
    head, *others = reply.answers[0].text.split("\n\n")
    assert "rien ne change : je vous conseille toujours" in head.replace("\u00a0", " ")
    assert not any(part.startswith("- ") for part in others)  # the list was shown, and is behind « En savoir plus »
    assert "- **" in (reply.answers[0].more or "")


def test_a_what_if_that_is_not_enough_says_what_it_brings_nearer(ask: Ask) -> None:
    plumber = Profile(trade="plombier", family="plumbing_electric_heating", clientele=("B2C",))
    before = shown(plumber, ask)
    reply = ask(
        "platform_recommendation", "et si je filmais un peu ?", profile=plumber, memory=before, flags=("films",)
    )
    assert "s'en rapproche. Quelqu'un sait filmer" in reply.answers[0].text


def test_with_one_hour_the_time_is_shared(ask: Ask) -> None:
    reply = ask(
        "time_investment", "et avec une heure par semaine ?", profile=BAKER, memory=shown(BAKER, ask), hours=1.0
    )
    minutes = [int(m) for m in re.findall(r"\((\d+)\s?min\)", reply.answers[0].text)]
    assert sum(minutes) == 60


def test_no_budget_begins_with_what_is_free(ask: Ask) -> None:
    reply = ask("budget", "et avec zéro budget ?", profile=BAKER, memory=shown(BAKER, ask), budget=0.0)
    assert "sans budget" in reply.answers[0].text
    assert "la fiche Google" in reply.answers[0].text


@pytest.mark.parametrize("hours", [0.0, 0.5, 1.0, 2.5, 40.0])
def test_the_hours_told_add_up(ask: Ask, hours: float) -> None:
    data = ask("platform_recommendation", profile=BAKER.with_values(hours=hours), memory=ASKED).answers[0].data()
    assert sum(one["hours"] for one in data["platforms"]) + data["spare_hours"] == pytest.approx(hours, abs=1 / 60)


def test_hours_that_are_too_many_are_left_for_the_customers(ask: Ask) -> None:
    text = ask("platform_recommendation", profile=BAKER.with_values(hours=40.0), memory=ASKED).answers[0].text
    assert "**Le reste** (24 h 30)" in text.replace("\u00a0", " ")


def test_a_useless_channel_is_to_be_left(ask: Ask) -> None:
    reply = ask("platform_recommendation", profile=CONSULTANT.with_values(present=("x", "tiktok")), memory=ASKED)
    assert "**Laissez**" in reply.answers[0].text
    assert set(reply.answers[0].data()["stop"]) == {"x", "tiktok"}
    fit = ask("platform_fit", profile=CONSULTANT.with_values(present=("tiktok",)), memory=ASKED, platforms=("tiktok",))
    assert "laissez TikTok" in fit.answers[0].text


def test_why_not_says_what_would_change_the_answer(ask: Ask) -> None:
    reply = ask(
        "why_recommendation",
        "pourquoi pas LinkedIn ?",
        profile=BAKER,
        memory=shown(BAKER, ask),
        platforms=("linkedin",),
    )
    assert "Je vous conseillerais LinkedIn si vos clients étaient surtout des entreprises" in reply.answers[0].text


def test_a_channel_against_the_profession_s_rules_is_refused_for_that_reason(ask: Ask) -> None:
    tobacconist = Profile(trade="buraliste", family="bar_cafe", profession="tabac_vapotage", clientele=("B2C",))
    answer = ask("platform_fit", profile=tobacconist, memory=ASKED, platforms=("instagram",)).answers[0]
    assert answer.verdict == "no"
    assert "vos règles tiennent Instagram à l'écart" in answer.text


def test_a_comparison_says_what_separates_the_two(ask: Ask) -> None:
    answer = ask("platform_comparison", profile=CONSULTANT, memory=ASKED, platforms=("facebook", "linkedin")).answers[0]
    assert "LinkedIn passe avant Facebook" in answer.text
    assert "Ce qui les sépare pour vous" in answer.text


@pytest.mark.parametrize(
    ("profile", "text", "said"),
    [
        (BAKER, "j'ai 200 heures par semaine", "Une semaine n'a que 168 heures"),
        (BAKER, "j'ai 90 heures par semaine", "plus qu'un plein temps"),
        (BAKER.with_values(flags=("full_order_book",), goals=("customers",)), "?", "les deux ne vont pas ensemble"),
        (BAKER.with_values(goals=("loyalty",), excluded=("newsletter", "sms", "whatsapp")), "?", "ne sert votre but"),
        (Profile(trade="gardien de phare"), "?", "Je ne connais pas bien ce métier"),
    ],
)
def test_what_does_not_hold_together_is_said(ask: Ask, profile: Profile, text: str, said: str) -> None:
    assert said in ask("platform_recommendation", text, profile=profile, memory=ASKED).answers[0].text


def test_a_trade_of_two_families_is_said_when_the_advice_differs(ask: Ask) -> None:
    trade = Trade("menuisier", "finishing_building", None, 0.6, ("wood_furniture",))
    answer = ask("platform_recommendation", "je suis menuisier", memory=ASKED, trade=trade).answers[0]
    assert "Si c'est plutôt" in answer.text
    assert any("wood_furniture" in button.payload for button in answer.buttons)


def test_refusing_every_channel_is_answered(ask: Ask, library: Library) -> None:
    nothing = BAKER.with_values(excluded=tuple(library.platforms))
    for topic in ("platform_recommendation", "why_recommendation", "time_investment", "action_plan", "content_ideas"):
        assert ask(topic, profile=nothing, memory=ASKED).answers[0].text
    assert "il ne m'en reste aucun" in ask("platform_recommendation", profile=nothing, memory=ASKED).answers[0].text
    fit = ask("platform_fit", profile=nothing, memory=ASKED, platforms=("facebook",)).answers[0].text
    assert fit


@pytest.mark.parametrize("topic", ["customer_reviews", "out_of_scope", "platform_recommendation", "listening"])
def test_an_unlawful_request_gets_the_rule_and_a_lawful_way(ask: Ask, topic: str) -> None:
    reply = ask(topic, "où acheter des avis Google ?", profile=BAKER, memory=ASKED)
    (answer,) = reply.answers
    assert answer.verdict == "no"
    assert answer.text.startswith("**Non")
    assert "La règle" in answer.text
    assert "demandez un avis à tous vos vrais clients" in answer.text
    assert answer.sources


def test_a_profession_s_interdiction_comes_before_the_answer(ask: Ask) -> None:
    reply = ask("prospecting", "je veux démarcher des clients par SMS", profile=PROFILES["lawyer"], memory=ASKED)
    assert "Votre règle" in reply.answers[0].text
    assert len(reply.answers) >= 2


@pytest.mark.parametrize("who", PROFILES)
@pytest.mark.parametrize(
    "topic", ["platform_fit", "platform_recommendation", "platform_comparison", "why_recommendation"]
)
def test_the_visible_text_stays_short(ask: Ask, topic: str, who: str) -> None:
    memory = shown(PROFILES[who], ask)
    about = ("linkedin", "facebook") if topic == "platform_comparison" else ("linkedin",)
    profile = PROFILES[who].with_values(present=("x", "tiktok"), hours=20.0)
    answer = ask(topic, "j'ai 200 heures par semaine", profile=profile, memory=memory, platforms=about).answers[0]
    assert visible_length(answer.text) <= VISIBLE + 20


@pytest.mark.parametrize(
    "text",
    [
        "Instagram m'a rien rapporté",
        "un an d'Instagram, ça n'a rien donné",
        "deux ans d'Instagram sans résultat",
        "insta ça rapporte rien",
        "Instagram ne nous a amené aucun client, aucun client ramené",
    ],
)
def test_a_channel_tried_in_vain_is_not_answered_by_a_plain_yes(ask: Ask, text: str) -> None:
    answer = ask("platform_fit", text, profile=FLORIST, memory=ASKED, platforms=("instagram",)).answers[0]
    first = answer.text.split("\n")[0]
    assert "ne vous a rien rapporté" in first
    assert "mesurez un mois" in first or "en pause" in first
    assert "À mesurer" in answer.text


@pytest.mark.parametrize("text", ["on me dit que ça ne rapporte rien, Instagram", "Instagram, ça vaut le coup ?"])
def test_hearsay_and_plain_questions_keep_the_plain_verdict(ask: Ask, text: str) -> None:
    answer = ask("platform_fit", text, profile=FLORIST, memory=ASKED, platforms=("instagram",)).answers[0]
    assert answer.text.startswith("**Oui")


def test_why_not_says_that_the_ages_are_elsewhere(ask: Ask) -> None:
    older = Profile(trade="hôtelière", family="lodging", clientele=("B2C",), ages=("60+",))
    said = ask("why_recommendation", "pourquoi pas Snapchat ?", profile=older, platforms=("snapchat",)).answers[0].text
    assert "y passe peu de temps" in said
    assert "Aller là où" not in said


def test_verbs_and_participles_agree_with_the_channel(ask: Ask) -> None:
    gym = Profile(trade="salle de sport", family="sports_fitness", clientele=("B2C",))
    assert "le SMS vous prendrait" in ask("platform_fit", "les sms ?", profile=gym, platforms=("sms",)).answers[0].text
    why_not = ask("why_recommendation", "pourquoi pas Etsy ?", profile=gym, platforms=("marketplace",)).answers[0].text
    assert "Une place de marché n'est pas exclue" in why_not


def test_where_one_sells_is_kept_until_something_replaces_it(ask: Ask) -> None:
    mason = Profile(trade="maçon", family="structural_building", clientele=("B2C",), present=("marketplace",))
    told = ask("platform_recommendation", profile=mason, memory=ASKED).answers[0].text
    assert "**Gardez** la plateforme où vous vendez" in told
    assert "Laissez" not in told
    assert "Gardez" not in ask("platform_recommendation", profile=BAKER, memory=ASKED).answers[0].text


def test_who_holds_a_channel_is_not_told_to_open_it(ask: Ask) -> None:
    asked = {"platforms": ("facebook",)}
    held = ask("platform_fit", "Facebook, utile ?", BAKER.with_values(present=("facebook",)), ASKED, **asked)
    new = ask("platform_fit", "Facebook, utile ?", BAKER, ASKED, **asked)
    assert "À essayer** : créez une page" in new.answers[0].text.replace(NBSP, " ")
    assert "créez" not in held.answers[0].text
    assert "À essayer** :" in held.answers[0].text.replace(NBSP, " ")


def test_who_needs_little_is_not_told_to_open_what_they_may_leave(ask: Ask) -> None:
    full = Profile(trade="ostéopathe", family="paramedical_care", profession="osteopathe", flags=("full_order_book",))
    answer = ask("platform_fit", "et Facebook ?", profile=full, platforms=("facebook",)).answers[0]
    assert answer.verdict == "no"
    assert "inutile d'ouvrir Facebook" in answer.text
    assert "page professionnelle" not in answer.text
    assert "Vous avez déjà ce qu'il vous faut" in answer.text


def test_why_a_channel_that_is_not_advised_says_what_it_is_good_for(ask: Ask) -> None:
    text = ask("why_recommendation", "pourquoi les textos", BAKER, ASKED, platforms=("sms",)).answers[0].text
    assert "passe après" in text
    assert "Ce qu'on peut en attendre : lu très vite" in text.replace(NBSP, " ")
    advised = ask("why_recommendation", "pourquoi la fiche Google", BAKER, ASKED, platforms=("google_business",))
    assert "en attendre" not in advised.answers[0].text


def test_why_after_two_channels_compared_is_about_those_two(ask: Ask) -> None:
    both = ("newsletter", "pinterest")
    compared = ask("platform_comparison", "newsletter ou pinterest ?", FLORIST, ASKED, platforms=both)
    text = ask("why_recommendation", "et pourquoi ?", FLORIST, compared.memory).answers[0].text
    assert "Pinterest" in text
    assert "e-mail" in text.split("Ce classement")[0]


def test_a_channel_told_as_tried_in_vain_gets_no_plain_yes(ask: Ask) -> None:
    seller = Profile(trade="négoce de bois", family="wholesale_b2b_trade", clientele=("B2B",))
    text = "testé LinkedIn cinq mois, zéro devis"
    told = ask("platform_fit", text, seller, platforms=("linkedin",), tried=("linkedin",)).answers[0].text
    assert told.startswith("**LinkedIn ne vous a rien rapporté")
    plain = ask("platform_fit", "et LinkedIn ?", seller, platforms=("linkedin",)).answers[0].text
    assert plain.startswith("**Oui")
