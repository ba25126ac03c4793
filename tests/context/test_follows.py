"""What an advice makes people ask in few words."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory

ADVISED = Memory(
    turn=3, last_topic="platform_fit", last_served="platform_fit", recommended=("facebook",), focus=("tiktok",)
)
BEGUN = Memory(turn=2)


def sure(text: str, topic: str, *others: str, facts: Facts | None = None, confidence: float = 0.6) -> Parsed:
    ranking = ((topic, confidence), *((one, 0.2) for one in others))
    return Parsed(text, topic, confidence, ranking, facts or Facts())


@pytest.mark.parametrize("text", ["pourquoi whatsapp", "et pourquoi WhatsApp ?", "pk le whatsapp"])
def test_why_a_channel_asks_for_its_reasons_before_any_advice(text: str) -> None:
    asked = sure(text, "messaging", facts=Facts(platforms=("whatsapp",)), confidence=0.9)
    meaning = interpret(asked, BEGUN)
    assert (meaning.topic, meaning.platforms) == ("why_recommendation", ("whatsapp",))


@pytest.mark.parametrize("text", ["pourquoi mon WhatsApp bloque", "pourquoi WhatsApp me prend mes photos"])
def test_a_question_on_how_a_channel_behaves_is_another(text: str) -> None:
    asked = sure(text, "messaging", facts=Facts(platforms=("whatsapp",)))
    assert interpret(asked, BEGUN).topic != "why_recommendation"


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("si je laisse tomber les vidéos", "no_video"),
        ("et si on arrêtait les photos ?", "no_photo"),
        ("bon et si je fais plus de pub", "no_ads"),
    ],
)
def test_what_if_it_is_stopped_is_computed_without_it(text: str, flag: str) -> None:
    meaning = interpret(sure(text, "legal_rules"), ADVISED)
    assert (meaning.topic, meaning.why) == ("platform_recommendation", "what if")
    assert flag in meaning.facts.flags


def test_what_if_a_channel_is_left_is_computed_without_it() -> None:
    asked = sure("et si je vire TikTok", "account_security", facts=Facts(platforms=("tiktok",)))
    meaning = interpret(asked, ADVISED)
    assert (meaning.topic, meaning.facts.excluded) == ("platform_recommendation", ("tiktok",))
    assert not meaning.facts.platforms


def test_stopping_something_else_is_no_what_if_of_channels() -> None:
    assert interpret(sure("et si j'arrête de fumer", "out_of_scope"), ADVISED).topic == "out_of_scope"


@pytest.mark.parametrize(
    "text", ["et si c'est elle qui gère", "et si mon mari s'en charge", "si mon apprentie le fait"]
)
def test_what_if_somebody_does_it_is_handing_it_over(text: str) -> None:
    assert interpret(sure(text, "influencers"), ADVISED).topic == "delegation"


@pytest.mark.parametrize(
    "text",
    ["et si elle publie jamais", "et si mon fils filme plus", "si l'influenceuse poste rien", "et si elle poste pas"],
)
def test_a_condition_on_what_somebody_does_not_do_stays_what_it_is(text: str) -> None:
    assert interpret(sure(text, "influencers", confidence=0.9), ADVISED).topic == "influencers"


@pytest.mark.parametrize("text", ["mon gendre veut Snapchat", "tout le monde me parle de snapchat"])
def test_a_channel_that_somebody_advises_is_judged_alone(text: str) -> None:
    asked = sure(text, "platform_comparison", facts=Facts(platforms=("snapchat",)))
    meaning = interpret(asked, ADVISED)
    assert (meaning.topic, meaning.platforms) == ("platform_fit", ("snapchat",))


def test_a_channel_set_against_another_is_still_compared() -> None:
    asked = sure("mon gendre dit Snapchat plutôt", "platform_comparison", facts=Facts(platforms=("snapchat",)))
    assert interpret(asked, ADVISED).topic == "platform_comparison"


def test_a_law_asked_for_is_answered_by_law() -> None:
    asked = sure("y a des règles sur les SMS envoyés ?", "messaging", "legal_rules")
    assert interpret(asked, ADVISED).topic == "legal_rules"
    ranking = (("legal_rules", 0.39), ("messaging", 0.3))
    bare = Parsed("loi sur les textos ?", "legal_rules", 0.39, ranking, Facts(platforms=("sms",)), ask_back=True)
    assert (interpret(bare, ADVISED).topic, interpret(bare, ADVISED).suggestions) == ("legal_rules", ())
    assert interpret(sure("une loi sur les tombolas ?", "contests", "legal_rules"), ADVISED).topic == "contests"


@pytest.mark.parametrize("text", ["bon je fais quoi du coup", "alors on fait quoi ?", "que faire maintenant"])
def test_what_to_do_now_is_the_plan_or_the_advice(text: str) -> None:
    assert interpret(sure(text, "help"), ADVISED).topic == "action_plan"
    assert interpret(sure(text, "help"), BEGUN).topic == "platform_recommendation"


def test_an_account_closed_for_good_on_somebody_who_has_done_with_it_asks_for_the_rest() -> None:
    gone = sure(
        "snap m'a viré deux fois, terminé", "account_security", facts=Facts(excluded=("snapchat",)), confidence=0.9
    )
    assert interpret(gone, ADVISED).resumes == "platform_recommendation"
    asks = sure("snap m'a viré, je fais comment ?", "account_security", facts=Facts(), confidence=0.9)
    assert interpret(asks, ADVISED).topic == "account_security"


@pytest.mark.parametrize(
    "text", ["avoir plus de nuitées directes, comment ?", "qu'on réserve sans passer par une plateforme"]
)
def test_booking_without_a_go_between_is_selling(text: str) -> None:
    asked = sure(text, "prospecting", facts=Facts(excluded=("marketplace",)))
    meaning = interpret(asked, BEGUN)
    assert (meaning.topic, meaning.facts.excluded) == ("selling_online", ())


def test_time_told_after_one_channel_asks_for_the_whole_advice() -> None:
    told = sure("j'ai trois heures le lundi", "inform_profile", facts=Facts(hours=3.0, moment="le lundi"))
    assert interpret(told, ADVISED).resumes == "platform_recommendation"
    asked = ADVISED.but(pending="hours", waiting_topic="platform_fit")
    assert interpret(told, asked).resumes == "platform_fit"
    of_it = sure("trois heures pour TikTok", "inform_profile", facts=Facts(hours=3.0, platforms=("tiktok",)))
    assert interpret(of_it, ADVISED).resumes == "platform_fit"


def test_a_channel_for_somebody_after_a_case_asks_whether_it_suits() -> None:
    case = ADVISED.but(last_topic="case_study", last_served="case_study")
    facts = Facts(platforms=("facebook",), ages=("60+",))
    assert interpret(sure("et facebook pour les anciens", "platform_fit", facts=facts), case).topic == "platform_fit"
    bare = sure("et facebook ?", "platform_fit", facts=Facts(platforms=("facebook",)))
    assert interpret(bare, case).topic == "case_study"


def test_a_bare_channel_after_rules_that_named_none_asks_whether_it_suits() -> None:
    rules = ADVISED.but(last_topic="professional_ethics", last_served="professional_ethics", focus=())
    bare = sure("insta ?", "platform_fit", facts=Facts(platforms=("instagram",)))
    assert interpret(bare, rules).topic == "platform_fit"
    assert interpret(bare, rules.but(focus=("facebook",))).topic == "professional_ethics"


@pytest.mark.parametrize("text", ["je peux montrer un avant/après ?", "c'est permis, les photos avant et après"])
def test_a_before_and_after_asks_for_leave(text: str) -> None:
    asked = sure(text, "content_ideas", "legal_rules", confidence=0.4)
    assert interpret(asked, ADVISED).topic == "legal_rules"
    ideas = sure("des idées d'avant-après à montrer", "content_ideas", confidence=0.8)
    assert interpret(ideas, ADVISED).topic == "content_ideas"


CRITICISED = ADVISED.but(last_topic="negative_reviews", last_served="negative_reviews")


@pytest.mark.parametrize("text", ["comment je le fais supprimer", "ça peut se retirer ?", "faut le faire virer"])
def test_taking_off_a_bad_review_erases_nothing_of_ours(text: str) -> None:
    asked = sure(text, "delete_data", "negative_reviews", confidence=0.8)
    assert interpret(asked, CRITICISED).topic == "negative_reviews"
    assert interpret(asked, ADVISED).topic == "delete_data"


def test_ones_own_data_are_still_erased_after_a_bad_review() -> None:
    assert interpret(sure("supprimer mes données", "delete_data", confidence=0.8), CRITICISED).topic == "delete_data"


def test_what_to_answer_is_about_a_criticism() -> None:
    ranking = (("community_management", 0.3), ("help", 0.3), ("negative_reviews", 0.2))
    asked = Parsed("du coup on répond quoi ?", "community_management", 0.3, ranking, Facts(), ask_back=True)
    assert interpret(asked, ADVISED).topic == "negative_reviews"


@pytest.mark.parametrize("last", ["customer_reviews", "follower_value"])
def test_how_many_of_them_counts_what_was_spoken_of(last: str) -> None:
    asked = sure("et il en faut combien ?", "budget")
    meaning = interpret(asked, ADVISED.but(last_topic=last, last_served=last))
    assert (meaning.topic, meaning.another) == (last, True)
    assert interpret(asked, ADVISED).topic == "budget"


def test_what_a_place_of_sale_takes_is_its_price() -> None:
    asked = sure("elle prend combien la plateforme", "selling_online")
    asked = Parsed("ils prennent combien ?", "selling_online", 0.5, asked.ranking, Facts())
    meaning = interpret(asked, ADVISED.but(focus=("marketplace",)))
    assert (meaning.topic, meaning.facts.platforms) == ("budget", ("marketplace",))
    assert interpret(asked, ADVISED).topic == "selling_online"


def test_a_laugh_asks_nothing() -> None:
    assert interpret(sure("mdrr", "out_of_scope", confidence=0.9), ADVISED).topic == "affirm"
    assert interpret(sure("mdr et Facebook ?", "out_of_scope", confidence=0.9), ADVISED).topic != "affirm"


def test_what_is_advised_in_the_end_is_the_advice() -> None:
    ranking = (("platform_recommendation", 0.3), ("help", 0.3))
    asked = Parsed(
        "donc vous me conseillez quoi au final", "platform_recommendation", 0.3, ranking, Facts(), ask_back=True
    )
    assert interpret(asked, ADVISED).topic == "platform_recommendation"
    assert not interpret(asked, ADVISED).suggestions


def test_a_trade_after_a_case_is_that_of_the_next_one_and_not_the_person_s() -> None:
    case = ADVISED.but(last_topic="case_study", last_served="case_study")
    florist = Facts(trade=Trade("fleuriste", "florist_garden_centre", confidence=0.9))
    meaning = interpret(sure("ou une fleuriste", "case_study", facts=florist), case)
    assert meaning.topic == "case_study"
    assert meaning.facts.trade is None
    assert meaning.parsed.values["like"]["family"] == "florist_garden_centre"


@pytest.mark.parametrize("text", ["un cas qui a bien marché", "quelqu'un pour qui ça ait marché et ont cartonné"])
def test_a_case_that_worked_is_a_success(text: str) -> None:
    assert interpret(sure(text, "case_study", confidence=0.95), ADVISED).outcome == "success"


def test_a_case_that_did_not_work_is_a_failure() -> None:
    assert interpret(sure("un cas qui n'a pas marché", "case_study", confidence=0.95), ADVISED).outcome == "failure"


def test_what_to_do_now_after_a_matter_is_about_it() -> None:
    assert interpret(sure("bon je fais quoi", "help"), CRITICISED).topic == "negative_reviews"
    assert interpret(sure("bon je fais quoi", "help"), ADVISED).topic == "action_plan"


@pytest.mark.parametrize("text", ["les gens se présentent pas à leur rendez-vous", "elles oublient leur rdv"])
def test_missed_appointments_want_reminders_and_lack_no_customers(text: str) -> None:
    asked = sure(text, "prospecting", facts=Facts(goals=("customers",)))
    meaning = interpret(asked, ADVISED)
    assert (meaning.topic, meaning.facts.goals) == ("messaging", ())


def test_nobody_at_an_evening_is_another_matter() -> None:
    assert interpret(sure("personne ne vient à nos soirées", "event_turnout"), ADVISED).topic == "event_turnout"


def test_videos_are_counted_to_be_published() -> None:
    ranking = (("influencers", 0.3), ("posting_frequency", 0.2))
    asked = Parsed("combien de photos du coup ?", "influencers", 0.3, ranking, Facts(), ask_back=True)
    assert interpret(asked, ADVISED).topic == "posting_frequency"


def test_a_first_message_that_states_a_trade_and_asks_nothing_presents_its_writer() -> None:
    facts = Facts(trade=Trade("crêperie", "restaurant", confidence=0.8), commune="Tulle", flags=("starting",))
    told = sure("crêperie à Tulle, trois mois, ça prend pas", "out_of_scope", facts=facts, confidence=0.82)
    assert interpret(told, Memory()).topic == "inform_profile"
    asks = sure("crêperie à Tulle, combien de farine faut-il", "out_of_scope", facts=facts, confidence=0.82)
    assert interpret(asks, Memory()).topic == "out_of_scope"


@pytest.mark.parametrize("text", ["comment avertir vite nos habitués", "prévenir tous mes élèves ?"])
def test_telling_one_s_customers_something_is_writing_to_them(text: str) -> None:
    assert interpret(sure(text, "listening", confidence=0.75), ADVISED).topic == "messaging"
    assert interpret(sure("prévenir la mairie", "listening", confidence=0.75), ADVISED).topic == "listening"


def test_a_relative_who_wants_a_channel_asks_whether_it_suits() -> None:
    asked = sure(
        "ma nièce veut faire du Twitch de cuisine", "out_of_scope", facts=Facts(platforms=("twitch",)), confidence=0.85
    )
    assert interpret(asked, ADVISED).topic == "platform_fit"


def test_a_reproach_in_a_review_is_answered() -> None:
    asked = sure("y a un avis qui raconte que c'est sale", "customer_reviews", "negative_reviews", confidence=0.7)
    assert interpret(asked, ADVISED).topic == "negative_reviews"
    wants = sure("un avis par client ça suffit", "customer_reviews", "negative_reviews", confidence=0.7)
    assert interpret(wants, ADVISED).topic == "customer_reviews"


def test_so_many_after_the_hours_it_takes_are_hours() -> None:
    timed = ADVISED.but(last_topic="time_investment", last_served="time_investment")
    meaning = interpret(sure("on en a trois max", "event_turnout"), timed)
    assert (meaning.facts.hours, meaning.resumes) == (3.0, "platform_recommendation")
    assert interpret(sure("on en a trois", "event_turnout"), ADVISED).facts.hours is None


def test_cancelled_at_the_last_minute_wants_a_deposit() -> None:
    ranking = (("time_investment", 0.2), ("event_turnout", 0.2))
    asked = Parsed(
        "elles décommandent leur soin au dernier moment", "time_investment", 0.2, ranking, Facts(), ask_back=True
    )
    assert interpret(asked, ADVISED).topic == "selling_online"


def test_pictures_of_people_unsure_are_a_matter_of_law() -> None:
    ranking = (("legal_rules", 0.3), ("content_ideas", 0.2))
    asked = Parsed("et les vidéos des clients", "legal_rules", 0.3, ranking, Facts(), ask_back=True)
    meaning = interpret(asked, ADVISED)
    assert (meaning.topic, meaning.suggestions) == ("legal_rules", ())


@pytest.mark.parametrize(
    "text", ["pas ça, autre chose", "bof un autre", "non rien à voir, montrez m'en un autre", "changez"]
)
def test_after_a_case_something_else_is_another_case(text: str) -> None:
    shown = Memory(turn=3, last_topic="case_study", last_served="case_study", shown_cases=("a",))
    meaning = interpret(sure(text, "negative_feedback"), shown)
    assert (meaning.topic, meaning.another) == ("case_study", True)
    assert interpret(sure(text, "negative_feedback"), ADVISED).topic != "case_study"


def test_after_the_law_what_to_do_is_the_advice() -> None:
    told = ADVISED.but(last_topic="legal_rules", last_served="legal_rules")
    assert interpret(sure("bon alors je fais quoi concrètement", "help"), told).topic == "action_plan"


def test_an_election_in_the_talk_asks_what_is_allowed() -> None:
    assert interpret(sure("et pour les élections de mars", "out_of_scope"), ADVISED).topic == "legal_rules"
    assert interpret(sure("qui va gagner les élections ?", "out_of_scope"), BEGUN.but(turn=0)).topic == "out_of_scope"
