"""Plain words where understanding is unsure, first messages of few words, and what only looks like a sequel."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.plain import OF_IMAGES

ADVISED = Memory(
    turn=3, last_topic="platform_fit", last_served="platform_fit", recommended=("facebook",), focus=("facebook",)
)
CRITICISED = ADVISED.but(last_topic="negative_reviews", last_served="negative_reviews")
LAW = ADVISED.but(last_topic="legal_rules", last_served="legal_rules", matter="photo des enfants")


def unsure(text: str, *topics: str, facts: Facts | None = None) -> Parsed:
    return Parsed(text, topics[0], 0.35, tuple((topic, 0.2) for topic in topics), facts or Facts(), ask_back=True)


@pytest.mark.parametrize(
    "text", ["à notre place tu ferais quoi ?", "vous feriez quoi", "et toi, tu commencerais par quoi à ma place"]
)
def test_in_my_place_asks_what_to_do_first_or_about_the_matter(text: str) -> None:
    assert interpret(unsure(text, "help"), ADVISED).topic == "action_plan"
    assert interpret(unsure(text, "help"), Memory(turn=1)).topic == "platform_recommendation"
    matter = interpret(unsure(text, "help"), CRITICISED)
    assert (matter.topic, matter.another) == ("negative_reviews", True)


@pytest.mark.parametrize(
    ("text", "topics", "topic"),
    [
        ("vous nous conseillez quoi", ("help",), "platform_recommendation"),
        ("alors que me recommandes-tu ?", ("help",), "platform_recommendation"),
        ("récapitulez en trois points svp", ("delete_data",), "platform_recommendation"),
        ("ma stagiaire publie quoi demain", ("delegation", "content_ideas"), "content_ideas"),
        ("notre vernissage du 12, comment attirer", ("local_visibility",), "event_turnout"),
        ("une boîte me promet mille abonnés par mois", ("account_security", "paid_ads"), "delegation"),
        ("remplir notre kermesse", ("local_visibility",), "event_turnout"),
        ("on lui répond quoi avec le devoir de réserve", ("event_recap", "negative_reviews"), "negative_reviews"),
    ],
)
def test_a_few_plain_words_decide(text: str, topics: tuple[str, ...], topic: str) -> None:
    memory = CRITICISED if "répond" in text else ADVISED
    assert interpret(unsure(text, *topics), memory).topic == topic


@pytest.mark.parametrize("text", ["résumez-moi l'arrêt Blanco en trois lignes", "mon mari publie quoi que ce soit"])
def test_the_same_words_in_another_sentence_do_not(text: str) -> None:
    assert interpret(unsure(text, "out_of_scope", "help"), ADVISED).why == "as understood"


@pytest.mark.parametrize(
    "text", ["on peut poster des vidéos de nos licenciés ?", "j'ai le droit de montrer des photos des résidents"]
)
def test_whether_people_may_be_shown_is_a_question_of_law(text: str) -> None:
    parsed = Parsed(text, "content_ideas", 0.8, (("content_ideas", 0.8), ("legal_rules", 0.1)))
    assert (interpret(parsed, ADVISED).topic, interpret(parsed, ADVISED).why) == ("legal_rules", OF_IMAGES)


@pytest.mark.parametrize(
    "text", ["comment filmer des enfants qui bougent ?", "je n'ai pas le droit de montrer les patients, je mets quoi ?"]
)
def test_how_to_show_them_is_not(text: str) -> None:
    parsed = Parsed(text, "content_ideas", 0.8, (("content_ideas", 0.8), ("legal_rules", 0.1)))
    assert interpret(parsed, ADVISED).topic == "content_ideas"


def test_a_trade_alone_presents_its_writer_even_if_it_looks_like_a_search() -> None:
    notary = Facts(trade=Trade("notaire", "legal_professions", confidence=0.9))
    assert interpret(Parsed("notaire", "out_of_scope", 0.97, facts=notary), Memory()).topic == "inform_profile"
    assert interpret(Parsed("notaire", "out_of_scope", 0.97, facts=notary), ADVISED).topic == "out_of_scope"


def test_a_first_message_with_a_trade_and_a_place_presents_its_writer() -> None:
    facts = Facts(trade=Trade("présidente d'amicale", "nonprofit_public", confidence=0.7), commune="Mons", country="BE")
    text = "présidente d'amicale à Mons, les anciens partent"
    assert interpret(Parsed(text, "out_of_scope", 0.5, facts=facts), Memory()).topic == "inform_profile"
    assert interpret(Parsed(text, "out_of_scope", 0.95, facts=facts), Memory()).topic == "out_of_scope"
    weak = Facts(trade=Trade("directeur de crèche", "training_teaching", confidence=0.55), commune="Albi", country="FR")
    assert (
        interpret(
            unsure("directeur de crèche à Albi, plus que huit petits", "out_of_scope", facts=weak), Memory()
        ).topic
        == "inform_profile"
    )


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("clients", "customers"),
        ("la visibilité surtout", None),
        ("plus d'élèves", "customers"),
        ("fidélité", "loyalty"),
        ("des bras", "hiring"),
    ],
)
def test_a_goal_in_a_word_where_it_was_asked_for(text: str, goal: str | None) -> None:
    meaning = interpret(unsure(text, "listening"), Memory(turn=1, pending="goal"))
    assert meaning.facts.goals == ((goal,) if goal else ())


def test_what_is_surely_about_something_else_is_no_sequel_of_the_law() -> None:
    other = Parsed("un adhérent nous a laissé une étoile, c'est injuste", "negative_reviews", 0.95)
    assert interpret(other, LAW).topic == "negative_reviews"
    assert interpret(Parsed("et si c'est un salarié ?", "inform_profile", 0.9), LAW).topic == "legal_rules"


def test_a_question_after_a_case_is_not_the_wish_for_another() -> None:
    after = ADVISED.but(last_topic="case_study", last_served="case_study", shown_cases=("x",))
    assert interpret(Parsed("quel statut chez nous", "legal_rules", 0.5), after).topic == "legal_rules"
    assert interpret(Parsed("plutôt chez nous", "legal_rules", 0.5), after).topic == "case_study"


def test_a_channel_refused_is_left_out_and_nobody_takes_leave() -> None:
    meaning = interpret(Parsed("sans Snapchat", "deny", 0.7, facts=Facts(excluded=("snapchat",))), ADVISED)
    assert (meaning.topic, meaning.resumes) == ("change_profile", "platform_recommendation")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("combien de Valaisans sur LinkedIn ?", "audience"),
        ("il faut combien d'inscrits sur LinkedIn ?", "event_turnout"),
        ("combien de posts sur LinkedIn", "event_turnout"),
    ],
)
def test_how_many_are_there_is_about_those_who_are(text: str, topic: str) -> None:
    parsed = Parsed(text, "event_turnout", 0.5, facts=Facts(platforms=("linkedin",)))
    assert interpret(parsed, Memory(turn=2)).topic == topic


def test_a_law_by_its_name_and_a_date_to_fill() -> None:
    assert interpret(unsure("les cookies nous concernent ?", "platform_fit"), ADVISED).topic == "legal_rules"
    assert interpret(unsure("tes cookies ?", "privacy"), ADVISED).topic == "privacy"
    bingo = Parsed("comment remplir notre kermesse", "out_of_scope", 0.98, facts=Facts(goals=("events",)))
    assert interpret(bingo, ADVISED).topic == "event_turnout"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("au bout de combien de mois on voit la différence ?", "roi_indicators"),
        ("combien de semaines avant d'avoir dix inscrits", "roi_indicators"),
        ("combien de temps pour avoir une belle page, par semaine ?", "time_investment"),
        ("combien de temps par jour", "time_investment"),
    ],
)
def test_how_long_before_is_not_how_long_each_week(text: str, topic: str) -> None:
    assert interpret(Parsed(text, "time_investment", 0.6), Memory(turn=2)).topic == topic


def test_paper_is_where_people_are_met() -> None:
    assert interpret(unsure("les affiches en ville ?", "prospecting"), ADVISED).topic == "audience"


def test_another_matter_half_sure_is_no_sequel_of_the_law() -> None:
    ranking = (("negative_reviews", 0.5), ("out_of_scope", 0.2), ("platform_fit", 0.1))
    other = Parsed("un stagiaire nous a démolis en ligne", "negative_reviews", 0.5, ranking)
    assert interpret(other, LAW).topic == "negative_reviews"
    near = (("negative_reviews", 0.5), ("legal_rules", 0.2))
    assert interpret(Parsed("et un stagiaire ?", "negative_reviews", 0.5, near), LAW).topic == "legal_rules"


def test_a_structure_with_its_place_presents_its_writer() -> None:
    mayor = Facts(statuses=("public",), department="Creuse", country="FR")
    parsed = Parsed("adjointe d'un village de 200 âmes en Creuse", "out_of_scope", 0.6, facts=mayor)
    assert interpret(parsed, Memory()).topic == "inform_profile"
    assert interpret(Parsed(parsed.text, "out_of_scope", 0.6), Memory()).topic == "out_of_scope"


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("recommencez notre plan", "start_over", "action_plan"),
        ("recommencez tout", "start_over", "start_over"),
        ("tu ferais quoi", "help", "action_plan"),
    ],
)
def test_what_only_looks_like_another_wish(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.8), ADVISED.but(last_topic="platform_fit")).topic == meant


def test_another_case_whatever_trade_is_said_with_it() -> None:
    after = ADVISED.but(last_topic="case_study", last_served="case_study", shown_cases=("x",))
    vet = Facts(trade=Trade("véto", "medical_practice", confidence=0.7))
    meaning = interpret(Parsed("autre, un véto", "case_study", 0.6, facts=vet), after)
    assert (meaning.topic, meaning.another, meaning.facts.trade) == ("case_study", True, None)


def test_the_act_after_a_question_of_law_goes_on_with_it() -> None:
    near = (("content_ideas", 0.8), ("legal_rules", 0.1))
    assert interpret(Parsed("et filmer le décor ?", "content_ideas", 0.8, near), LAW).topic == "legal_rules"
    assert interpret(Parsed("et publier quand ?", "posting_frequency", 0.9), LAW).topic == "posting_frequency"


def test_who_refuses_to_be_shown_asks_of_the_law() -> None:
    near = (("personal_or_business", 0.5), ("legal_rules", 0.2))
    parsed = Parsed("des familles refusent les photos de leurs gamins", "personal_or_business", 0.5, near)
    assert interpret(parsed, ADVISED).topic == "legal_rules"


def test_a_teacher_who_presents_themself_seeks_no_training() -> None:
    teacher = Facts(
        trade=Trade("formatrice en couture", "training_teaching", confidence=0.75), commune="Lomé", country="TG"
    )
    assert (
        interpret(Parsed("formatrice en couture à Lomé", "training", 0.95, facts=teacher), Memory()).topic
        == "inform_profile"
    )
    asks = Parsed("formatrice en couture à Lomé, où me former ?", "training", 0.95, facts=teacher)
    assert interpret(asks, Memory()).topic == "training"
