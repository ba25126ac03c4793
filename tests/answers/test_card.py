"""What is written together: the questions, what may come between them, and the text to copy."""

from __future__ import annotations

import pytest

from bot.advisor.cards import CardsError, kept, listed, parse, people
from bot.advisor.profile import Profile
from bot.answers.answer import Reply, visible_length
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

FLORIST = Profile(trade="fleuriste", family="florist_garden_centre", clientele=("B2C",), commune="Angers")
NBSP = "\N{NO-BREAK SPACE}"


def play(library: Library, *said: str, topic: str = "inform_profile") -> Reply:
    """The last reply of a conversation in words; each message is understood as some topic of no use."""
    memory, reply = Memory(turn=1), None
    for text in said:
        parsed = Parsed(text, topic, 0.7, ((topic, 0.7),), Facts(), ask_back=True)
        reply = respond(parsed, FLORIST, memory, library)
        memory = reply.memory
    assert reply
    return reply


LINE = (
    "aidez-moi à écrire ma ligne éditoriale",
    "je bosse surtout avec des mariés",
    "un bouquet qui dure.",
    "Sobre et précis",
)


def test_the_line_ends_in_a_text_to_copy(library: Library) -> None:
    reply = play(library, *LINE, "les saisons, les coulisses et mes ratés", "la politique")
    text = " ".join(reply.answers[0].text.split())
    assert "Fleuriste à Angers, pour des mariés : un bouquet qui dure." in text
    assert "Les saisons ; les coulisses ; mes ratés" in text
    assert "**Jamais** : La politique." in text
    assert "À essayer" in text
    assert reply.memory.pending is None


def test_each_question_is_asked_once_and_counted(library: Library) -> None:
    for n in range(1, 5):
        reply = play(library, *LINE[:n])
        assert f"Question {n} sur 5" in reply.answers[0].text.replace(NBSP, " ")
        assert reply.answers[0].kind == "question"
        assert any(button.title == "Passer" for button in reply.answers[0].buttons)


def test_a_question_in_the_middle_is_answered_and_the_step_stays_open(library: Library) -> None:
    question = Parsed("c'est combien un site ?", "budget", 0.9, (("budget", 0.9),))
    aside = respond(question, FLORIST, play(library, *LINE[:2]).memory, library)
    assert aside.answers[0].topic == "budget"
    assert aside.memory.pending == "card"
    assert aside.memory.card == ("line", "je bosse surtout avec des mariés")
    back = respond(Parsed("des fleurs qui durent", "content_ideas", 0.9), FLORIST, aside.memory, library)
    assert "Question 3" in back.answers[0].text


@pytest.mark.parametrize("text", ["pk tu demande tout ca", "c koi un ton", "pourquoi vous me demandez ça"])
def test_a_question_without_its_mark_is_no_answer(library: Library, text: str) -> None:
    aside = respond(
        Parsed(text, "privacy", 0.6, (("privacy", 0.6),)), FLORIST, play(library, *LINE[:2]).memory, library
    )
    assert aside.memory.card == ("line", "je bosse surtout avec des mariés")


@pytest.mark.parametrize("text", ["passe", "je sais pas", "bof", "aucune idée"])
def test_a_step_may_be_passed(library: Library, text: str) -> None:
    assert play(library, *LINE[:1], text).memory.card == ("line", "")


@pytest.mark.parametrize("text", ["lol", "ok", "😀"])
def test_what_says_nothing_is_asked_again(library: Library, text: str) -> None:
    reply = play(library, *LINE[:1], text)
    assert "Question 1" in reply.answers[0].text
    assert reply.memory.card == ("line",)


def test_one_may_go_back_and_stop_and_come_back(library: Library) -> None:
    assert play(library, *LINE[:2], "attendez je me suis trompée").memory.card == ("line",)
    stopped = play(library, *LINE[:2], "stop")
    assert stopped.memory.pending is None
    again = respond(Parsed(LINE[0], "positioning", 0.9), FLORIST, stopped.memory, library)
    assert "Question 2" in again.answers[0].text.replace(NBSP, " ")


def test_all_passed_leaves_nothing_to_copy(library: Library) -> None:
    reply = play(library, LINE[0], *["passe"] * 5)
    assert "rien à copier" in reply.answers[0].text
    assert reply.memory.card == ()


def test_the_map_tells_what_each_wants_and_what_is_to_be_looked_for(library: Library) -> None:
    asked = (
        "qui compte autour de moi",
        "les mariés",
        "la traiteuse",
        "passe",
        "passe",
        "passe",
        "deux fleuristes de Nantes",
    )
    answer = play(library, *asked).answers[0]
    told = answer.text.replace(NBSP, " ")
    assert "**Prescripteurs** (la traiteuse) : ils veulent ne pas regretter leur conseil. Un appel court" in told
    assert "**À chercher** : voix écoutées, fournisseurs, relais de vente" in told
    assert "remerciez une de ces personnes" in told
    assert not answer.more


@pytest.mark.parametrize("length", [10, 50, 90, 160])
def test_the_whole_map_is_in_sight_to_be_copied(library: Library, length: int) -> None:
    answer = play(library, "qui compte autour de moi", *["des gens d'ici " * (length // 14 + 1)] * 6).answers[0]
    for title in ("Clients", "Prescripteurs", "Voix écoutées", "Fournisseurs", "Relais de vente", "Confrères"):
        assert f"**{title}**" in answer.text
    assert visible_length(answer.text) <= 900


@pytest.mark.parametrize("text", [
    "j'ai besoin d'une ligne éditoriale", "il me faut un pitch", "je voudrais une phrase pour me présenter", "je cherche ma ligne éditoriale",
    "vous pouvez m'aider à écrire mon pitch ?", "tu peux me faire ma bio insta ?", "aidez-moi à trouver ma phrase",
])  # fmt: skip
def test_a_text_wished_for_is_begun(library: Library, text: str) -> None:
    assert "Question 1 sur 5" in play(library, text).answers[0].text


@pytest.mark.parametrize(
    "text",
    ["comment écrire ma ligne éditoriale ?", "c'est quoi un pitch ?", "je cherche un profil professionnel à embaucher"],
)
def test_a_question_about_it_is_answered(library: Library, text: str) -> None:
    assert "Question 1" not in play(library, text).answers[0].text


def test_a_very_long_answer_is_kept_short(library: Library) -> None:
    reply = play(library, *LINE[:1], "des gens " * 400)
    assert len(reply.memory.card[1]) <= 161


def test_a_call_for_help_goes_before_the_card(library: Library) -> None:
    started = play(library, LINE[0])
    call = Parsed("je veux mourir", "out_of_scope", 0.9, distress=True)
    assert "3114" in respond(call, FLORIST, started.memory, library).answers[0].text


def test_a_forged_button_begins_the_first_card(library: Library) -> None:
    forged = Parsed("/positioning", "positioning", 1.0, from_button=True, values={"card": "nope", "step": "nope"})
    assert "Question 1" in respond(forged, FLORIST, Memory(turn=1), library).answers[0].text


def test_words_are_fitted_to_the_sentence() -> None:
    assert people("aux familles du quartier") == "les familles du quartier"
    assert people("Des artisans") == "des artisans"
    assert listed("1) les saisons 2) les gens") == ("les saisons", "les gens")
    assert kept("  « un toit  qui\nne fuit plus. » ") == "un toit qui ne fuit plus"


def test_a_card_that_cannot_be_read_is_named() -> None:
    with pytest.raises(CardsError, match="line: 'topics'"):
        parse({"line": {"offer": "x", "steps": []}})


def test_an_answer_tells_nothing_of_the_person(library: Library) -> None:
    started = play(library, *LINE)
    place = Facts(commune="Rungis", region="Île-de-France")
    told = respond(
        Parsed("les coulisses de Rungis", "content_ideas", 0.9, facts=place), FLORIST, started.memory, library
    )
    assert told.profile.commune == "Angers"


def test_an_answer_on_content_offers_it_and_then_to_go_on(library: Library) -> None:
    asked = Parsed("quoi publier ?", "content_ideas", 0.9, (("content_ideas", 0.9),))
    offered = respond(asked, FLORIST, Memory(turn=1), library).answers[0].buttons
    assert any(button.title == "Écrire ma ligne ensemble" for button in offered)
    begun = respond(asked, FLORIST, play(library, *LINE[:2]).memory, library).answers[0].buttons
    assert any(button.title == "Reprendre où nous en étions" for button in begun)


def test_a_profession_s_rule_stands_under_its_line(library: Library) -> None:
    lawyer = Profile(trade="avocate", family="legal_professions", profession="avocat", commune="Nîmes")
    memory = Memory(
        turn=3, pending="card", card=("line", "des familles", "on comprend son contrat", "sobre", "les successions")
    )
    told = respond(Parsed("les confrères", "positioning", 0.9), lawyer, memory, library).answers[0].text
    assert "**Vos règles** (avocat)" in told
    assert visible_length(told) <= 900
