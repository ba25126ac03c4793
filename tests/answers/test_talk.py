"""What is answered to messages about the talk itself: the real base, made-up understandings."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.fallback import TONGUES
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory, Pending
from tests.answers.conftest import PROFILES, Ask

SADDLER = Profile(trade="sellière", family="art_crafts_jewelry", clientele=("B2C",), hours=3)
CALM = Memory(asked=("trade", "clientele", "goal"))


def text(reply: Reply) -> str:
    return "\n".join(answer.text.replace("\u00a0", " ") for answer in reply.answers)


def advised(ask: Ask, profile: Profile = SADDLER) -> Memory:
    return ask("platform_recommendation", "quels canaux pour moi", profile=profile, memory=CALM).memory


def test_why_a_question_is_asked_and_it_stays_open(ask: Ask) -> None:
    asked = Memory(turn=2, pending="trade", waiting_topic="platform_recommendation", asked=("trade",))
    reply = ask("privacy", "pourquoi vous voulez savoir mon métier ?", memory=asked)
    assert "dépend du métier" in text(reply)
    assert "Rien ne vous oblige" in text(reply)
    assert reply.memory.pending == "trade"
    assert reply.answers[0].buttons[-1].payload == "/deny"


def test_what_is_withheld_is_never_asked_again(ask: Ask) -> None:
    reply = ask("deny", "je veux pas dire mon activité", memory=Memory(turn=1))
    assert "votre droit" in text(reply)
    after = ask("platform_recommendation", "alors je commence par où ?", memory=reply.memory)
    assert [answer.kind for answer in after.answers] == ["answer"]


def test_who_comes_back_is_told_where_we_were(ask: Ask) -> None:
    reply = ask("greet", "me revoilà", profile=SADDLER, memory=advised(ask))
    assert "Nous en étions à" in text(reply)
    assert "sellière" in text(reply)
    assert reply.answers[0].buttons[0].payload == "/platform_recommendation"


def test_nobody_is_recognised_in_a_new_conversation(ask: Ask) -> None:
    assert "Non" in text(ask("privacy", "tu te souviens de moi ?"))


def test_how_sure_and_where_figures_come_from(ask: Ask) -> None:
    told = ask("budget", "il faut combien d'argent", profile=SADDLER, memory=CALM)
    source = ask("why_recommendation", "elle sort d'où cette étude, une source ?", profile=SADDLER, memory=told.memory)
    assert "](http" in source.answers[0].text
    assert source.answers[0].sources
    sure = ask("why_recommendation", "vous en êtes sûr ?", profile=SADDLER, memory=told.memory)
    assert "je peux me tromper" in text(sure)
    rule = ask("legal_rules", "le droit à l'image d'un passant ?", profile=SADDLER, memory=CALM)
    assert "De la règle, oui" in text(ask("why_recommendation", "c'est sûr ?", profile=SADDLER, memory=rule.memory))


def test_a_fact_contested_is_kept_for_a_person_and_is_no_anger(ask: Ask) -> None:
    told = ask("budget", "il faut combien d'argent", profile=SADDLER, memory=CALM)
    reply = ask("negative_feedback", "c'est faux, j'ai entendu le contraire", profile=SADDLER, memory=told.memory)
    assert "peut-être raison" in text(reply)
    assert "](http" in reply.answers[0].text
    assert reply.inbox == "thumbs_down"
    assert reply.memory.annoyed == 0


def test_who_did_not_follow_gets_one_thing_to_do_then_a_person(ask: Ask) -> None:
    reply = ask("negative_feedback", "j'ai rien compris", profile=SADDLER, memory=advised(ask))
    assert text(reply).startswith("**Plus simplement")
    assert len(text(reply)) < 420
    again = ask("negative_feedback", "toujours pas compris", profile=SADDLER, memory=reply.memory)
    assert again.answers[0].buttons[0].payload == "/human_handoff"


def test_the_lightest_channel_has_the_hours_of_the_advice(ask: Ask, library: Library) -> None:
    reply = ask("time_investment", "le plus simple à tenir ?", profile=SADDLER, memory=advised(ask))
    held = {choice.platform.id: choice.hours for choice in library.mix(SADDLER).choices}
    assert held[reply.memory.focus[0]] == min(hours for hours in held.values() if hours)
    assert "Le plus léger" in text(reply)
    heavy = ask("time_investment", "et le plus chronophage ?", profile=SADDLER, memory=advised(ask))
    assert "Le plus léger" not in text(heavy)


def test_a_channel_is_defined_before_it_is_judged(ask: Ask) -> None:
    reply = ask("help", "c'est quoi discord", profile=SADDLER, memory=CALM, platforms=("discord",))
    assert text(reply).startswith("**Discord réunit")
    assert "Commencez par" in text(reply)
    unknown = ask("help", "c'est quoi discord", memory=CALM, platforms=("discord",))
    assert "Commencez par" not in text(unknown)


def test_insisting_is_refused_with_the_rule_as_often_as_it_is_said(ask: Ask) -> None:
    first = ask(
        "customer_reviews", "les avis, on peut s'en acheter ? j'en achète un ou deux", profile=SADDLER, memory=CALM
    )
    assert first.answers[0].verdict == "no"
    again = ask("scepticism", "mes concurrents font pareil", profile=SADDLER, memory=first.memory)
    third = ask("scepticism", "allez juste une fois", profile=SADDLER, memory=again.memory)
    for reply in (again, third):
        assert text(reply).startswith("**Toujours non")
        assert "La règle" in text(reply)


def test_reading_reviews_before_buying_is_no_purchase_of_reviews(ask: Ask) -> None:
    reply = ask("customer_reviews", "mes clients lisent les avis avant d'acheter", profile=SADDLER, memory=CALM)
    assert reply.answers[0].verdict != "no"


@pytest.mark.parametrize(
    ("said", "tongue"),
    [
        ("Which social network do I need for my shop?", "Sorry"),
        ("Hola, tengo una tienda y necesito ayuda", "Lo siento"),
        ("Ich habe ein kleines Geschäft, was soll ich tun?", "Leider"),
        ("Ciao, ho un negozio, quale social per la mia città?", "Mi dispiace"),
    ],
)
def test_another_language_is_answered_in_a_sentence_of_it(ask: Ask, said: str, tongue: str) -> None:
    assert tongue in text(ask("out_of_scope", said))


@pytest.mark.parametrize("said", ["Quelle est la capitale du Pérou ?", "non non non", "one two three", "merci"])
def test_french_and_noise_are_no_other_language(ask: Ask, said: str) -> None:
    assert not any(sentence in text(ask("out_of_scope", said)) for sentence in TONGUES.values())


def test_who_are_you_asks_one_thing(library: Library) -> None:
    asked = Parsed("tu es qui toi ? un robot ?", "bot_identity", 0.9, second="why_recommendation")
    assert len(respond(asked, SADDLER, CALM, library).answers) == 1


def test_the_price_of_the_assistant_is_asked_of_those_who_run_it(ask: Ask, library: Library) -> None:
    said = text(ask("budget", "c'est payant, votre assistant ?"))
    assert library.organisation.contact.email in said
    assert "pas de prix pour ce service" in said
    assert "pas de prix pour ce service" not in text(ask("bot_identity", "qui es-tu ?"))


def test_what_was_supposed_is_noted(library: Library, ask: Ask) -> None:
    asked = Parsed("et sans photo ?", "content_ideas", 0.6, facts=Facts(flags=("no_photo",)))
    reply = respond(asked, SADDLER, advised(ask), library)
    assert "C'est noté : pas d'image" in text(reply)


def test_what_changes_is_told_since_the_advice_that_was_shown(library: Library, ask: Ask) -> None:
    shown = advised(ask, PROFILES["baker"].with_values(hours=8))
    silent = PROFILES["baker"].with_values(hours=0.5)  # learnt in between, the advice not told again
    asked = Parsed("et sans publicité ?", "content_ideas", 0.6, facts=Facts(flags=("no_ads",)))
    reply = respond(asked, silent, shown, library)
    assert "en moins" in text(reply)


def test_a_call_for_help_is_remembered_by_its_turn(library: Library) -> None:
    reply = respond(Parsed("je veux en finir", "out_of_scope", 0.9, distress=True), SADDLER, Memory(turn=4), library)
    assert reply.memory.called == 5
    doubt = Parsed("franchement à quoi bon tout ça", "scepticism", 0.9, worry=True)
    again = respond(doubt, SADDLER, reply.memory, library)
    assert "15" in text(again)
    assert again.inbox is None


def test_both_channels_are_weighed_by_the_hours(ask: Ask) -> None:
    pair = ask(
        "platform_comparison", "YouTube ou Instagram", profile=SADDLER, memory=CALM, platforms=("youtube", "instagram")
    )
    few = ask("platform_comparison", "et les deux ?", profile=SADDLER.with_values(hours=1), memory=pair.memory)
    assert text(few).startswith("**Pas encore")
    many = ask("platform_comparison", "et les deux ?", profile=SADDLER.with_values(hours=12), memory=pair.memory)
    assert text(many).startswith("**Oui, vos 12 h")
    unknown = ask("platform_comparison", "et les deux ?", profile=SADDLER.with_values(hours=None), memory=pair.memory)
    assert "si vous avez" in text(unknown)


def test_a_week_of_the_plan_is_told_whole(ask: Ask) -> None:
    plan = ask("action_plan", "par où commencer", profile=SADDLER, memory=CALM)
    week = ask("posting_frequency", "et la troisième semaine ?", profile=SADDLER, memory=plan.memory)
    assert text(week).startswith("**Semaine 3")
    assert "Hypothèse" in text(week)
    whole = ask("action_plan", '/action_plan{"again": "yes"}', profile=SADDLER, memory=week.memory)
    assert whole.answers[0].buttons


def test_an_apology_ends_the_anger(ask: Ask) -> None:
    angry = ask("out_of_scope", "ta gueule", profile=SADDLER, memory=advised(ask))
    assert angry.memory.annoyed == 1
    sorry = ask("thanks", "pardon, j'étais énervée", profile=SADDLER, memory=angry.memory)
    assert "oublié" in text(sorry)
    assert sorry.memory.annoyed == 0


def test_a_nearer_case_in_a_few_words_is_no_call_for_help(library: Library, ask: Ask) -> None:
    case = ask("case_study", "un exemple ?", profile=SADDLER, memory=CALM)
    wish = Parsed("plus près de chez moi", "goodbye", 0.3, distress=True, ask_back=True)
    assert "3114" not in text(respond(wish, SADDLER, case.memory, library))
    hidden = Parsed("plus près de chez moi ou alors j'en finis pour de bon ce soir", "goodbye", 0.3, distress=True)
    assert "3114" in text(respond(hidden, SADDLER, case.memory, library))


def test_a_label_that_one_has_not_is_no_picture_of_somebody(ask: Ask) -> None:
    label = ask(
        "legal_rules", "je peux afficher le label bio sans l'avoir, le mettre sur ma page", profile=SADDLER, memory=CALM
    )
    assert "reconnaissable" not in text(label)
    shown = ask("legal_rules", "publier ma cliente sans qu'elle le sache", profile=SADDLER, memory=CALM)
    assert "reconnaissable" in text(shown)


def test_to_say_it_again_says_the_same(ask: Ask) -> None:
    first = ask("newsletter", "faut-il écrire à mes clients", profile=SADDLER, memory=CALM)
    again = ask("start_over", "vous pouvez répéter ?", profile=SADDLER, memory=first.memory)
    head = text(first).split("\n", 1)[0]
    assert text(again).startswith(head)
    assert again.memory.pending != "confirm_start_over"


def test_whoever_is_lost_is_asked_one_thing_or_told_one(ask: Ask) -> None:
    unknown = ask("scepticism", "je suis perdue", memory=Memory(turn=1))
    assert unknown.memory.pending == "trade"
    known = ask("scepticism", "je suis perdue", profile=SADDLER, memory=Memory(turn=1))
    assert text(known).startswith("**Plus simplement")


def test_the_choice_left_to_us_is_no_call_for_help_but_more_words_may_be(library: Library, ask: Ask) -> None:
    left = Parsed("choisissez pour moi", "platform_recommendation", 0.6, distress=True)
    assert "3114" not in text(respond(left, SADDLER, advised(ask), library))
    more = Parsed("choisissez pour moi, je ne tiens plus", "platform_recommendation", 0.6, distress=True)
    assert "3114" in text(respond(more, SADDLER, advised(ask), library))


def test_a_word_is_explained(ask: Ask) -> None:
    assert "entreprises" in text(ask("help", "c'est quoi B2B ?", profile=SADDLER, clientele=("B2B",)))


def test_a_wish_is_given_back(ask: Ask) -> None:
    assert "Bonne journée à vous aussi" in text(ask("thanks", "merci beaucoup et bonne journée"))
    assert "question" in text(ask("thanks", "merci"))


def test_a_rule_contested_is_a_text_to_open(ask: Ask) -> None:
    refused = ask("customer_reviews", "je veux acheter des avis", profile=SADDLER, memory=advised(ask))
    reply = ask("negative_feedback", "votre réponse est fausse", profile=SADDLER, memory=refused.memory)
    assert "renvoie à un texte" in text(reply)
    judged = ask("negative_feedback", "votre réponse est fausse", profile=SADDLER, memory=advised(ask))
    assert "notre jugement" in text(judged)


@pytest.mark.parametrize("pending", ["trade", "clientele", "goal", "hours"])
def test_because_is_good_french(ask: Ask, pending: Pending) -> None:
    reply = ask("privacy", "pourquoi vous me demandez ça ?", memory=Memory(turn=2, pending=pending))
    assert "Parce que on" not in text(reply)
    assert text(reply).startswith("**Parce que le")
