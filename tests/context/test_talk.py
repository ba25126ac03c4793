"""Messages about the talk itself: no server, no model."""

from __future__ import annotations

import pytest

from bot.dialogue import talk
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.relapse import AGAIN

ADVISED = Memory(
    turn=3,
    last_topic="platform_recommendation",
    last_served="platform_recommendation",
    focus=("google_business", "instagram", "facebook"),
    recommended=("google_business", "instagram"),
)
REFUSED = ADVISED.but(refused=3, question="je voudrais acheter des avis", last_served="customer_reviews")


def why(text: str, topic: str, memory: Memory = ADVISED, confidence: float = 0.9, **facts: object) -> str:
    parsed = Parsed(text, topic, confidence, ((topic, confidence),), Facts(**facts), ask_back=confidence < 0.45)  # type: ignore[arg-type]
    return interpret(parsed, memory).why


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("et pourquoi vous me demandez mon âge ?", "privacy", talk.WHY_ASKED),
        ("pq tu veux savoir ma ville", "privacy", talk.WHY_ASKED),
        ("Je préfère ne pas donner mon activité", "deny", talk.WITHHOLDS),
        ("ça vous regarde pas", "negative_feedback", talk.WITHHOLDS),
        ("coucou me revoilà", "greet", talk.COMES_BACK),
        ("euh, on parlait de quoi déjà ?", "help", talk.COMES_BACK),
        ("tu te rappelles de moi ?", "privacy", talk.COMES_BACK),
        ("vous en êtes certaine ?", "why_recommendation", talk.SURE),
        ("votre chiffre est faux, je trouve", "negative_feedback", talk.CONTESTED),
        ("ma comptable dit le contraire, vous avez quoi comme preuve", "why_recommendation", talk.CONTESTED),
        ("je comprends rien à votre réponse", "negative_feedback", talk.SIMPLER),
        ("c'est trop compliqué pour moi", "negative_feedback", talk.SIMPLER),
        ("hein ?", "out_of_scope", talk.SIMPLER),
        ("et le moins contraignant ?", "platform_recommendation", talk.LIGHTEST),
    ],
)
def test_it_is_about_the_talk(text: str, topic: str, expected: str) -> None:
    assert why(text, topic) == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("pourquoi vous me conseillez Facebook ?", "why_recommendation"),
        ("je ne peux pas répondre à tous mes messages", "messaging"),
        ("on reprend tout à zéro", "start_over"),
        ("cet avis est faux et il reste affiché", "negative_reviews"),
        ("je viens de la part de Malika", "join_event"),
        ("Et comment !", "affirm"),
        ("mes horaires sont faux sur la carte", "local_visibility"),
    ],
)
def test_it_is_about_something_else(text: str, topic: str) -> None:
    about_the_talk = {value for name, value in vars(talk).items() if name.isupper() and isinstance(value, str)}
    assert why(text, topic) not in about_the_talk


def test_before_anything_was_said_there_is_nothing_to_come_back_to() -> None:
    assert why("hein ?", "out_of_scope", Memory()) != talk.SIMPLER
    assert why("vous en êtes sûr ?", "why_recommendation", Memory()) != talk.SURE


def test_the_figure_said_last_is_asked_for() -> None:
    told = ADVISED.but(cited=("figure:some-figure",))
    assert why("il sort d'où ce pourcentage, une source ?", "why_recommendation", told) == talk.THAT_FIGURE
    assert why("vous avez une source ?", "why_recommendation", told) != talk.THAT_FIGURE
    assert why("vous avez une source ?", "why_recommendation", told.but(last_topic="budget")) == talk.THAT_FIGURE


def test_what_a_channel_is() -> None:
    meaning = interpret(
        Parsed("euh c'est quoi TikTok", "help", 0.2, facts=Facts(platforms=("tiktok",)), ask_back=True), Memory()
    )
    assert (meaning.why, meaning.topic, meaning.suggestions) == (talk.DEFINES, "platform_fit", ())
    asked = why("c'est quoi le mieux, TikTok ou rien", "platform_fit", platforms=("tiktok",))
    assert asked != talk.DEFINES


@pytest.mark.parametrize(
    ("memory", "topic"),
    [
        (ADVISED.but(last_topic="professional_ethics"), "professional_ethics"),
        (ADVISED.but(last_topic="legal_rules"), "legal_rules"),
        (ADVISED, "content_ideas"),
    ],
)
def test_the_same_question_about_something_else_is_never_for_the_speaker(memory: Memory, topic: str) -> None:
    ranking = (("ask_speaker", 0.8), ("negative_feedback", 0.09), ("content_ideas", 0.06))
    assert interpret(Parsed("la même question sur les vidéos", "ask_speaker", 0.8, ranking), memory).topic == topic


def test_the_same_question_to_the_speaker_goes_to_the_speaker() -> None:
    waiting = ADVISED.but(pending="speaker_question")
    assert interpret(Parsed("même question pour les stages", "ask_speaker", 0.9), waiting).topic == "ask_speaker"


def test_two_channels_set_against_each_other_are_compared() -> None:
    both = Facts(platforms=("marketplace", "website"))
    meaning = interpret(Parsed("Vinted ou ma boutique à moi", "selling_online", 0.9, facts=both), ADVISED)
    assert (meaning.topic, meaning.platforms) == ("platform_comparison", both.platforms)
    timed = interpret(Parsed("combien de temps sur Vinted ou mon site", "time_investment", 0.9, facts=both), ADVISED)
    assert timed.topic == "time_investment"


def test_three_are_compared_when_three_are_asked_for() -> None:
    meaning = interpret(Parsed("lequel des trois", "platform_comparison", 0.6), ADVISED)
    assert meaning.platforms == ADVISED.focus


@pytest.mark.parametrize(
    "text", ["mon voisin fait pareil et personne dit rien", "allez, juste une fois", "tout le monde le fait"]
)
def test_insisting_after_a_refusal_is_refused_by_the_same_rule(text: str) -> None:
    meaning = interpret(Parsed(text, "scepticism", 0.7), REFUSED)
    assert (meaning.why, meaning.text) == (talk.INSISTS, REFUSED.question)
    later = interpret(Parsed(text, "scepticism", 0.7), REFUSED.but(turn=4))
    assert later.why != talk.INSISTS


def test_a_question_of_its_own_after_a_refusal_is_answered() -> None:
    assert why("comment en demander à mes vrais clients ?", "customer_reviews", REFUSED) != talk.INSISTS


@pytest.mark.parametrize("text", ["en fait j'ai que deux heures", "non, on a deux heures en fait"])
def test_a_fact_corrected_after_a_case_is_no_wish_for_another_case(text: str) -> None:
    after = ADVISED.but(last_topic="case_study", last_served="case_study", shown_cases=("one",))
    meaning = interpret(Parsed(text, "change_profile", 0.6, facts=Facts(hours=2.0)), after)
    assert meaning.topic == "change_profile"
    trade = Facts(trade=Trade("maçon", "construction_trades"))
    assert interpret(Parsed("non, plutôt un maçon", "deny", 0.6, facts=trade), after).topic == "case_study"


@pytest.mark.parametrize(
    ("text", "hours"), [("et si j'avais que deux heures ?", 2.0), ("avec 3 h", 3.0), ("et avec une demi-heure ?", 0.5)]
)
def test_hours_supposed_after_an_advice_are_hours_a_week(text: str, hours: float) -> None:
    meaning = interpret(Parsed(text, "posting_frequency", 0.6), ADVISED)
    assert (meaning.topic, meaning.facts.hours) == ("time_investment", hours)
    assert interpret(Parsed("si je poste à 8 h du matin ?", "posting_frequency", 0.9), ADVISED).facts.hours is None


def test_somebody_supposed_to_help_is_no_wish_to_recruit() -> None:
    meaning = interpret(
        Parsed("et si je prends une stagiaire ?", "recruiting", 0.6, facts=Facts(goals=("hiring",))), ADVISED
    )
    assert (meaning.topic, meaning.facts.goals) == ("delegation", ())


@pytest.mark.parametrize(("turn", "alarmed"), [(4, True), (6, True), (9, False)])
def test_despair_shortly_after_a_call_for_help_is_one_more_call(turn: int, alarmed: bool) -> None:
    memory = ADVISED.but(turn=turn, called=3)
    doubt = Parsed("à quoi bon continuer tout ça", "scepticism", 0.95, worry=True)
    meaning = interpret(doubt, memory)
    assert (meaning.why == AGAIN, meaning.parsed.distress) == (alarmed, alarmed)
    assert not interpret(doubt, ADVISED).parsed.distress
    ordinary = Parsed("l'atelier ouvre le mardi et le jeudi", "out_of_scope", 0.5, worry=True)
    assert not interpret(ordinary, memory).parsed.distress
    business = Parsed("à quoi bon ouvrir TikTok", "platform_fit", 0.9, facts=Facts(platforms=("tiktok",)), worry=True)
    assert not interpret(business, memory).parsed.distress


@pytest.mark.parametrize(
    "text",
    ["j'y crois pas à ce chiffre, d'où il sort", "vos stats là elles viennent d'où ?", "ce pourcentage est bidon non"],
)
def test_a_figure_that_is_doubted_is_the_one_said_last(text: str) -> None:
    cited = ADVISED.but(cited=("figure:afnic-2019-planning",))
    assert why(text, "scepticism", cited) == talk.THAT_FIGURE
    assert why(text, "scepticism") != talk.THAT_FIGURE
