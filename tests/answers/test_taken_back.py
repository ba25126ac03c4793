"""What the person takes back, one thing at a time, and whom they ask for."""

from __future__ import annotations

import pytest

from bot.advisor.profile import Profile
from bot.answers.answer import Reply
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.taken_back import NO_MORE

KNOWN = Profile(
    trade="coiffeuse", family="hairdressing", clientele=("B2C",), commune="Metz", hours=4, moment="le lundi"
)
ADVISED = Memory(
    turn=3, last_topic="platform_recommendation", last_served="platform_recommendation",
    recommended=("google_business", "instagram", "facebook"), asked=("trade", "clientele", "goal"),
)  # fmt: skip
FLORIST = Trade("fleuriste", "florist_garden_centre", None, 0.55)


def say(library: Library, text: str, topic: str = "out_of_scope", memory: Memory = ADVISED, **facts: object) -> Reply:
    parsed = Parsed(text, topic, 0.5, ((topic, 0.5),), Facts(**facts), ask_back=True)  # type: ignore[arg-type]  # by name
    return respond(parsed, KNOWN, memory, library)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("oubliez mes horaires", "hours"), ("oublie le temps que j'ai", "hours"), ("finalement oubliez mes disponibilités", "hours"),
        ("ne tenez plus compte de mes horaires", "hours"), ("oubliez ce que j'ai dit sur mon lieu", "commune"), ("laissez tomber la ville", "commune"),
        ("effacez mon métier svp", "trade"), ("oubliez mes clients", "clientele"), ("on peut oublier mes clients ?", "clientele"),
    ],
)  # fmt: skip
def test_one_thing_is_forgotten_and_no_other(library: Library, text: str, gone: str) -> None:
    reply = say(library, text)
    assert getattr(reply.profile, gone) in (None, ())
    kept = {"hours", "commune", "trade", "clientele"} - {gone}
    assert all(getattr(reply.profile, name) == getattr(KNOWN, name) for name in kept)
    assert "C'est oublié" in reply.answers[0].text
    assert reply.answers[0].choices  # the advice is computed again


def test_a_moment_goes_with_the_hours_and_a_title_with_the_trade(library: Library) -> None:
    assert say(library, "oubliez mes horaires").profile.moment is None
    assert say(library, "oubliez mon métier").profile.family is None


@pytest.mark.parametrize(
    "text",
    ["oubliez tout", "j'oublie toujours mes horaires d'ouverture en ligne", "mes clients oublient leurs horaires"],
)
def test_what_takes_nothing_back_forgets_nothing(text: str) -> None:
    parsed = Parsed(text, "start_over", 0.5, (("start_over", 0.5),), Facts())
    assert not interpret(parsed, ADVISED).forgets


@pytest.mark.parametrize(
    "text", ["oubliez Facebook", "laissez tomber facebook", "finalement pas de facebook", "enlevez Facebook svp"]
)
def test_a_channel_told_to_be_left_out_is(library: Library, text: str) -> None:
    reply = say(library, text, "platform_comparison", platforms=("facebook",))
    assert reply.profile.excluded == ("facebook",)
    assert "facebook" not in {one.platform.id for one in reply.answers[0].choices}


@pytest.mark.parametrize("text", ["enlevez la vidéo", "finalement pas de vidéo", "oubliez les vidéos"])
def test_video_told_to_be_left_out_is(library: Library, text: str) -> None:
    assert "no_video" in say(library, text, "delete_data").profile.flags


def test_video_left_out_is_said_once(library: Library) -> None:
    text = say(library, "pas de vidéo", "change_profile", flags=("no_video",)).answers[0].text
    assert text.count("pas de vidéo") == 1


@pytest.mark.parametrize("text", ["et si je mets rien ?", "si on paie rien"])
def test_nothing_paid_is_no_budget(library: Library, text: str) -> None:
    assert say(library, text, "budget").profile.budget == 0


@pytest.mark.parametrize("text", ["je ne fais plus de mariages", "on fait plus de mariages", "je vends plus de robes"])
def test_what_is_no_longer_done_changes_no_trade(library: Library, text: str) -> None:
    wedding = Trade("wedding planner (mariage)", "events_weddings", None, 0.7)
    reply = say(library, text, "change_profile", trade=wedding)
    assert reply.profile.trade == "coiffeuse"
    assert "coiffeuse à Metz" in reply.answers[0].text


@pytest.mark.parametrize(
    ("trade", "text", "kept"),
    [
        ("photographe de mariage", "je ne fais plus de mariages", "photographe"),
        ("photographe de mariage", "on fait plus les mariages", "photographe"),
        ("photographe de mariage", "je ne fais plus de portraits", "photographe de mariage"),
        ("marchand de vin", "je ne vends plus de vins", "marchand"),
    ],
)
def test_what_is_no_longer_done_is_taken_off_a_trade_that_names_it(
    library: Library, trade: str, text: str, kept: str
) -> None:
    known = Profile(trade=trade, family="photo_video", hours=2)
    parsed = Parsed(text, "change_profile", 0.5, (("change_profile", 0.5),), Facts(), ask_back=True)
    reply = respond(parsed, known, ADVISED, library)
    assert reply.profile.trade == kept
    assert reply.profile.hours == 2


@pytest.mark.parametrize(
    "text",
    [
        "en fait c'est pour ma soeur elle est fleuriste",
        "c'est pour mon mari il est fleuriste",
        "j'aide ma mère qui est fleuriste",
    ],
)
def test_whoever_asks_for_somebody_takes_on_their_trade(library: Library, text: str) -> None:
    parsed = Parsed(text, "scepticism", 0.6, (("scepticism", 0.6),), Facts(trade=FLORIST), worry=True)
    reply = respond(parsed, KNOWN, ADVISED, library)
    assert reply.profile.trade == "fleuriste"
    assert "3114" not in reply.answers[0].text
    assert reply.answers[0].choices


def test_a_call_for_help_about_them_is_still_one(library: Library) -> None:
    parsed = Parsed(
        "c'est pour ma soeur fleuriste, elle veut mourir",
        "out_of_scope",
        0.6,
        facts=Facts(trade=FLORIST),
        distress=True,
    )
    assert "3114" in respond(parsed, KNOWN, ADVISED, library).answers[0].text


def test_hours_told_after_a_supposition_bring_the_channels_back(library: Library) -> None:
    supposed = ADVISED.but(last_topic="time_investment", last_served="time_investment")
    reply = say(library, "en fait j'ai 6h", "change_profile", supposed, hours=6.0)
    assert reply.profile.hours == 6
    assert reply.answers[0].choices


def test_no_time_at_all_is_answered_as_such(library: Library) -> None:
    text = say(library, "et avec zéro heure par semaine ?", "time_investment", hours=0.0).answers[0].text
    assert "0 min" not in text
    assert "ne tenez que le minimum" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_other_hours_are_told_as_such(library: Library) -> None:
    text = say(library, "en fait j'ai 3h", "change_profile", hours=3.5).answers[0].text
    assert "d'autres durées" not in text


def test_who_presents_a_trade_and_asks_where_to_be_is_told(library: Library) -> None:
    """Unsure of the topic by itself, clear beside a trade that is stated in a first message."""
    trade = Trade("éditeur de logiciels", "software_it", None, 0.85)
    ranking = (("platform_recommendation", 0.4), ("greet", 0.2))
    first = Parsed(
        "bonjour, éditeur de logiciel, on vise où ?",
        "platform_recommendation",
        0.4,
        ranking,
        Facts(trade=trade),
        ask_back=True,
    )
    assert respond(first, Profile(), Memory(), library).answers[0].choices
    assert not respond(first, Profile(), Memory(turn=3), library).answers[0].choices


@pytest.mark.parametrize(
    "text", ["mes consœurs y sont toutes", "tous les autres y sont", "mes concurrents sont déjà dessus"]
)
def test_others_being_there_is_asked_what_it_brings_them(library: Library, text: str) -> None:
    after = ADVISED.but(last_topic="platform_fit", last_served="platform_fit", focus=("instagram",))
    assert "ce que cela leur rapporte" in say(library, text, "audience", after).answers[0].text


def test_a_channel_that_somebody_names_in_a_few_words_is_judged(library: Library) -> None:
    reply = say(library, "mon fils dit snapchat", "personal_or_business", platforms=("snapchat",))
    assert reply.answers[0].topic == "platform_fit"


@pytest.mark.parametrize(
    "text", ["oublie ce que je t'ai dit", "oubliez tout ce que je vous ai dit", "oubliez tout", "oublie tout ça"]
)
def test_taking_all_of_it_back_is_confirmed_first(library: Library, text: str) -> None:
    reply = say(library, text, "delete_data")
    assert "repartir de zéro" in reply.answers[0].text
    assert reply.profile == KNOWN


@pytest.mark.parametrize(
    "text",
    ["vous m'avez déjà dit ça", "tu te répètes", "déjà vu", "ça je le savais déjà", "c'est toujours la même chose"],
)
def test_what_was_heard_before_is_taken_further(library: Library, text: str) -> None:
    assert say(library, text, "negative_feedback").answers[0].topic == "action_plan"
    after = ADVISED.but(last_topic="time_investment", last_served="time_investment")
    assert say(library, text, "negative_feedback", after).answers[0].topic == "time_investment"


@pytest.mark.parametrize(
    "text",
    ["je fais plus de 50 couverts", "je fais plus de ventes en ligne qu'en boutique", "je ne prends plus de clients"],
)
def test_more_of_something_or_no_room_is_not_given_up(text: str) -> None:
    facts = Facts(flags=("full_order_book",)) if "clients" in text else Facts()
    assert interpret(Parsed(text, "inform_profile", 0.6, facts=facts), ADVISED).why != NO_MORE


def test_a_sure_question_for_somebody_is_that_question(library: Library) -> None:
    text = "je cherche des idées de photos pour ma patronne fleuriste"
    parsed = Parsed(text, "content_ideas", 0.95, (("content_ideas", 0.95),), Facts(trade=FLORIST))
    assert respond(parsed, KNOWN, ADVISED, library).answers[0].topic == "content_ideas"
