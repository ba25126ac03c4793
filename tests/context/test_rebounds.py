"""Messages that come back on the last answer: « non » with something after it, a channel doubted, too long, not answered."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.rebounds import DISPUTED, ONE_CHANNEL, TOO_LONG, UNANSWERED

ADVISED = Memory(
    turn=3, last_topic="platform_recommendation", last_served="platform_recommendation", focus=("facebook",)
)
AFTER_CASE = Memory(turn=3, last_topic="case_study", last_served="case_study", shown_cases=("x",))
BARBER = Facts(trade=Trade("barbier", "hairdressing", confidence=0.85))


@pytest.mark.parametrize(
    "text",
    ["non", "Non merci.", "non pas maintenant", "non ça ira, merci", "nan c'est bon", "non une autre fois peut-être"],
)
def test_a_bare_no_refuses(text: str) -> None:
    meaning = interpret(Parsed(text, "deny", 0.8), ADVISED)
    assert (meaning.topic, meaning.why) == ("deny", "as understood")


@pytest.mark.parametrize("pending", [None, "goal"])
def test_a_trade_after_no_corrects_it(pending: str | None) -> None:
    memory = ADVISED.but(pending=pending, waiting_topic="platform_recommendation" if pending else None)
    meaning = interpret(Parsed("non, pas coiffeur, barbier", "deny", 0.8, facts=BARBER), memory)
    assert (meaning.topic, meaning.resumes) == ("change_profile", "platform_recommendation")


def test_a_channel_refused_after_no_is_left_out() -> None:
    parsed = Parsed("non, sans TikTok", "deny", 0.8, facts=Facts(excluded=("tiktok",)))
    meaning = interpret(parsed, Memory(turn=1, pending="goal"))
    assert (meaning.topic, meaning.resumes) == ("change_profile", "platform_recommendation")


def test_a_channel_named_after_no_is_the_one_meant() -> None:
    parsed = Parsed("non je parlais de Pinterest", "deny", 0.8, facts=Facts(platforms=("pinterest",)))
    meaning = interpret(parsed, ADVISED)
    assert (meaning.topic, meaning.platforms) == ("platform_fit", ("pinterest",))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("non, une plus modeste", Facts()),
        ("non en Normandie", Facts(region="Normandie")),
        ("je voulais dire en Belgique", Facts(country="BE")),
        ("celle-là est trop connue", Facts()),
        ("c'est une trop grosse boîte pour moi", Facts()),
        ("plutôt un plus petit", Facts()),
        ("et en Suisse ?", Facts(country="CH")),
        ("et dans mon département ?", Facts()),
        ("pas une grande enseigne", Facts()),
        ("quelque chose de plus local", Facts()),
    ],
)
def test_after_a_case_it_asks_for_another(text: str, facts: Facts) -> None:
    meaning = interpret(Parsed(text, "deny", 0.6, facts=facts), AFTER_CASE)
    assert (meaning.topic, meaning.another) == ("case_study", True)


@pytest.mark.parametrize(
    "text", ["chez nous c'est calme", "et à Nantes, comment trouver des clients près de chez moi ?"]
)
def test_what_only_speaks_of_a_place_after_a_case(text: str) -> None:
    meaning = interpret(Parsed(text, "local_visibility", 0.9, facts=Facts(commune="Nantes")), AFTER_CASE)
    assert meaning.topic == "local_visibility"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("et en Suisse ?", False),
        ("un exemple en Suisse ?", False),
        ("je suis en Suisse, un exemple ?", True),
        ("un exemple pour ma boutique en Suisse", True),
    ],
)
def test_where_an_example_is_wanted_from_is_not_where_the_person_is(text: str, own: bool) -> None:
    meaning = interpret(Parsed(text, "case_study", 0.9, facts=Facts(country="CH")), AFTER_CASE)
    assert meaning.topic == "case_study"
    assert (meaning.facts.country == "CH") == own
    assert ("there" in meaning.parsed.values) != own


def test_another_no_is_asked_back() -> None:
    assert interpret(Parsed("non, ce n'est pas de cela que je parle", "deny", 0.6), ADVISED).why == DISPUTED
    assert (
        interpret(Parsed("non", "deny", 0.6), ADVISED.but(pending="confirm_delete")).why == "answer to confirm_delete"
    )


@pytest.mark.parametrize(
    "text", ["alors je quitte TikTok ?", "en gros il faut fermer TikTok ?", "donc TikTok je le garde ?"]
)
def test_to_leave_a_channel_is_a_question_on_it(text: str) -> None:
    meaning = interpret(Parsed(text, "change_profile", 0.7, facts=Facts(excluded=("tiktok",))), ADVISED)
    assert (meaning.topic, meaning.platforms, meaning.facts.excluded) == ("platform_fit", ("tiktok",), ())


@pytest.mark.parametrize(
    "text",
    [
        "la patronne a entendu parler de Pinterest",
        "Pinterest, vous le rangez où",
        "on nous voit de moins en moins sur Pinterest",
    ],
)
@pytest.mark.parametrize(("topic", "unsure"), [("out_of_scope", True), ("inform_profile", False)])
def test_one_channel_is_always_something_to_answer(text: str, topic: str, unsure: bool) -> None:
    parsed = Parsed(
        text, topic, 0.5, ((topic, 0.5), ("audience", 0.3)), Facts(platforms=("pinterest",)), ask_back=unsure
    )
    meaning = interpret(parsed, ADVISED)
    assert (meaning.topic, meaning.platforms, meaning.why) == ("platform_fit", ("pinterest",), ONE_CHANNEL)
    assert not meaning.suggestions


@pytest.mark.parametrize(
    "text",
    [
        "et YouTube, c'est gratuit ?",
        "combien coûte YouTube",
        "YouTube c'est cher ?",
        "c'est combien YouTube",
        "ça coûte quoi, YouTube ?",
        "combien faut-il prévoir pour YouTube",
        "YouTube ça va chercher dans les combien ?",
    ],
)
def test_the_price_of_a_channel(text: str) -> None:
    parsed = Parsed(text, "audience", 0.7, facts=Facts(platforms=("youtube",)))
    meaning = interpret(parsed, ADVISED.but(last_topic="audience", last_served="audience"))
    assert (meaning.topic, meaning.platforms) == ("budget", ("youtube",))
    assert (
        interpret(Parsed("la pub YouTube c'est cher ?", "paid_ads", 0.7, facts=parsed.facts), ADVISED).topic
        == "paid_ads"
    )


@pytest.mark.parametrize(
    "text",
    [
        "combien de temps par semaine pour YouTube",
        "combien d'abonnés sur YouTube ?",
        "on me demande 900 euros pour YouTube, c'est cher ?",
        "YouTube ça vaut le coup ?",
        "une agence pour YouTube, ça coûte combien",
    ],
)
def test_what_is_not_the_price_of_a_channel(text: str) -> None:
    parsed = Parsed(text, "time_investment", 0.9, facts=Facts(platforms=("youtube",)))
    assert interpret(parsed, ADVISED).topic != "budget"


@pytest.mark.parametrize(
    "text",
    [
        "c'est trop long",
        "plus court s'il vous plaît",
        "tes messages sont beaucoup trop longs",
        "répondez plus brièvement",
        "vous êtes trop bavard",
        "vous écrivez trop",
    ],
)
def test_too_long(text: str) -> None:
    assert interpret(Parsed(text, "out_of_scope", 0.5), ADVISED).why == TOO_LONG


@pytest.mark.parametrize(
    "text",
    [
        "mes vidéos sont trop longues ?",
        "c'est trop long à mettre en place",
        "un texte court ou long pour ma page ?",
        "vous êtes trop fort, merci",
        "vous êtes trop chers",
    ],
)
def test_what_only_looks_too_long(text: str) -> None:
    assert interpret(Parsed(text, "content_ideas", 0.8), ADVISED).why != TOO_LONG


@pytest.mark.parametrize(
    "text", ["vous n'avez pas répondu", "ce n'est pas ma question", "vous ne répondez pas", "t'as pas répondu"]
)
def test_an_unanswered_question_is_taken_up_otherwise(text: str) -> None:
    memory = ADVISED.but(question="et la retraite, j'ai le droit ?", near=("legal_rules", "selling_online"))
    meaning = interpret(Parsed(text, "negative_feedback", 0.8), memory)
    assert (meaning.topic, meaning.text, meaning.why) == ("legal_rules", memory.question, UNANSWERED)
    alone = interpret(Parsed(text, "negative_feedback", 0.8), memory.but(near=()))
    assert (alone.topic, alone.why) == ("negative_feedback", UNANSWERED)


def test_a_customer_who_does_not_answer_is_no_complaint() -> None:
    parsed = Parsed("elle n'a pas répondu à mon message", "messaging", 0.8)
    assert interpret(parsed, ADVISED.but(question="?", near=("budget",))).topic == "messaging"
