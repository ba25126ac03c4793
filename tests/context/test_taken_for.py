"""Messages that a word makes look like another topic."""

from __future__ import annotations

import pytest

from bot.dialogue.facts import Facts, Trade
from bot.dialogue.interpret import interpret
from bot.dialogue.meaning import Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.security import SUED


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("une photo peut me faire perdre mon agrément", "budget", "professional_ethics"),
        ("je risque l'agrément si je poste ?", "out_of_scope", "professional_ethics"),
        ("ça me coûte mon dimanche", "budget", "budget"),
        ("c quoi le meilleur", "help", "platform_recommendation"),
        ("c'est quoi le mieux comme banque", "help", "help"),
        ("c'est quel prix, votre service ?", "budget", "bot_identity"),
        ("vos conseils sont payants ?", "budget", "bot_identity"),
        ("combien coûte un site ?", "budget", "budget"),
    ],
)
def test_a_word_that_looks_like_another_topic(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.6), Memory(turn=2)).topic == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("notre site web n'apparaît nulle part", "local_visibility"),
        ("Google voit pas mon site", "local_visibility"),
        ("mon site est invisible, je le laisse ?", "website_needed"),
        ("mon site est vieux", "website_needed"),
    ],
)
def test_a_site_that_is_not_found_is_no_wish_for_one(text: str, meant: str) -> None:
    own = Facts(platforms=("website",), present=("website",))
    assert interpret(Parsed(text, "website_needed", 0.99, facts=own), Memory(turn=2)).topic == meant
    if meant == "local_visibility":
        assert interpret(Parsed(text, "website_needed", 0.99), Memory(turn=2)).topic == "website_needed"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("et qui va publier, la secrétaire est débordée", "delegation"),
        ("personne n'a le temps, qui s'en occupe ?", "delegation"),
        ("combien de temps pour publier ?", "time_investment"),
    ],
)
def test_who_is_to_post(text: str, meant: str) -> None:
    assert interpret(Parsed(text, "time_investment", 0.9), Memory(turn=2)).topic == meant


def test_after_an_attack_one_wants_to_tell_one_s_side() -> None:
    attacked = Memory(turn=3, last_topic="negative_reviews", last_served="negative_reviews")
    own = Parsed("est-ce que je peux donner ma version ?", "case_study", 0.8)
    assert interpret(own, attacked).topic == "negative_reviews"
    assert interpret(own, Memory(turn=3, last_topic="content_ideas")).topic == "case_study"
    assert interpret(Parsed("un exemple ?", "case_study", 0.9), attacked).topic == "case_study"


@pytest.mark.parametrize(
    "text",
    ["et ensuite qui s'en occupe chaque mois ?", "et plus tard, qui la tient à jour ?", "qui les mettra en ligne"],
)
def test_who_keeps_it_up_is_asked_of_people(text: str) -> None:
    parsed = Parsed(text, "training", 0.2, (("training", 0.2), ("action_plan", 0.1)), ask_back=True)
    assert (
        interpret(parsed, Memory(turn=3, last_topic="website_needed", last_served="website_needed")).topic
        == "delegation"
    )


def test_what_one_may_do_is_asked_of_the_rules_and_no_worry() -> None:
    ranking = (("help", 0.3), ("professional_ethics", 0.2), ("delete_data", 0.1))
    meaning = interpret(
        Parsed("on a le droit à quoi, nous ?", "help", 0.3, ranking, ask_back=True, worry=True), Memory(turn=3)
    )
    assert (meaning.topic, meaning.parsed.worry) == ("professional_ethics", False)


def test_another_question_of_theirs_is_not_one_for_the_speaker() -> None:
    ranking = (("ask_speaker", 0.8), ("audience", 0.1), ("newsletter", 0.05))
    text = "et ma deuxième question, c'est sur la gazette de la commune"
    meaning = interpret(Parsed(text, "ask_speaker", 0.8, ranking), Memory(turn=3))
    assert meaning.topic != "ask_speaker"
    assert meaning.suggestions == ("audience", "newsletter")
    assert interpret(Parsed(text, "ask_speaker", 0.8, ranking), Memory(turn=3, event="ABC123")).topic == "ask_speaker"
    own = Parsed("une autre question pour l'intervenante", "ask_speaker", 0.9, ranking)
    assert interpret(own, Memory(turn=3)).topic == "ask_speaker"


def test_a_channel_one_was_told_to_use_is_judged() -> None:
    facts = Facts(trade=Trade("luthier", "art_crafts_jewelry", None, 0.95), platforms=("tiktok",))
    meaning = interpret(
        Parsed("tout le monde me dit TikTok mais je suis luthier", "inform_profile", 0.6, facts=facts), Memory()
    )
    assert (meaning.topic, meaning.platforms, meaning.facts.trade) == ("platform_fit", ("tiktok",), facts.trade)


@pytest.mark.parametrize("text", ["et à part ça ?", "bon, quoi d'autre", "sinon ?"])
def test_what_else_asks_for_the_advice(text: str) -> None:
    told = Memory(turn=3, last_topic="platform_fit", last_served="platform_fit")
    assert interpret(Parsed(text, "out_of_scope", 0.5), told).topic == "platform_recommendation"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("on a déjà Facebook et une newsletter", "inform_profile"),
        ("j'ai déjà Facebook et une newsletter, quoi de plus ?", "platform_recommendation"),
    ],
)
def test_channels_one_has_are_told_and_not_compared(text: str, topic: str) -> None:
    facts = Facts(platforms=("facebook", "newsletter"))
    meaning = interpret(Parsed(text, "platform_comparison", 0.6, facts=facts), Memory())
    assert (meaning.topic, meaning.facts.present) == (topic, ("facebook", "newsletter"))


@pytest.mark.parametrize(
    "text", ["j'ai déjà Facebook, Instagram ou TikTok ?", "Facebook et une newsletter, c'est pareil ?"]
)
def test_channels_to_choose_from_are_compared(text: str) -> None:
    facts = Facts(platforms=("facebook", "newsletter"))
    assert interpret(Parsed(text, "platform_comparison", 0.9, facts=facts), Memory()).topic == "platform_comparison"


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("je peux nommer mes élèves dans mes textes ?", "legal_rules", "customer_reviews"),
        ("ai-je le droit de citer un de mes anciens clients", "professional_ethics", "customer_reviews"),
        ("nos élèves, on peut les nommer ?", "legal_rules", "customer_reviews"),
        ("je peux citer une chanson ?", "legal_rules", "legal_rules"),
        ("je peux citer mes clients dans ma newsletter", "newsletter", "newsletter"),
    ],
)
def test_quoting_customers(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.6), Memory(turn=2)).topic == meant


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("comment annoncer notre tournée", "posting_frequency", "local_visibility"),
        ("que les gens sachent où on sera samedi", "audience", "local_visibility"),
        ("comment dire ce que je suis", "positioning", "positioning"),
    ],
)
def test_where_one_is_today(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.6), Memory(turn=2)).topic == meant


@pytest.mark.parametrize(
    ("text", "channels", "meant"),
    [
        ("je suis huissier, Facebook ?", ("facebook",), "platform_fit"),
        ("huissier, Facebook interdit ?", ("facebook",), "professional_ethics"),
        ("huissier, que mettre sur Facebook pour mes dossiers ?", ("facebook",), "professional_ethics"),
        ("huissier, Facebook et YouTube ?", ("facebook", "youtube"), "professional_ethics"),
    ],
)
def test_a_trade_and_a_channel_and_not_a_word_more(text: str, channels: tuple[str, ...], meant: str) -> None:
    facts = Facts(trade=Trade("huissier", "legal_professions", confidence=0.9), platforms=channels)
    assert interpret(Parsed(text, "professional_ethics", 0.6, facts=facts), Memory()).topic == meant


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("je crains d'être ridicule", "out_of_scope", "scepticism"),
        ("on aurait l'air d'idiots", "out_of_scope", "scepticism"),
        ("j'ai du mal à me vendre", "positioning", "scepticism"),
        ("on aime pas trop se mettre en avant", "out_of_scope", "scepticism"),
        ("comment me mettre en avant ?", "positioning", "positioning"),
        ("j'ai peur du vide", "out_of_scope", "out_of_scope"),
    ],
)
def test_who_fears_to_be_laughed_at_is_answered(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.6), Memory(turn=1)).topic == meant


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("et porter plainte ?", "un voisin a copié mes photos", "account_security"),
        ("et porter plainte ?", "ma page a été signalée", "account_security"),
        ("il a le droit ?", "un voisin a copié mes photos", "account_security"),
        ("et un mauvais avis, je peux porter plainte ?", "un voisin a copié mes photos", "negative_reviews"),
    ],
)
def test_suing_right_after_a_copy_is_of_the_copier(text: str, before: str, meant: str) -> None:
    memory = Memory(turn=1, last_topic="account_security", last_served="account_security", question=before)
    meaning = interpret(Parsed(text, "negative_reviews", 0.6), memory)
    assert meaning.topic == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("à quoi sert votre outil", "help"),
        ("ton truc c'est quoi", "help"),
        ("à quoi sert mon site ?", "website_needed"),
        ("votre site préféré pour les photos, c'est lequel ?", "website_needed"),
    ],
)
def test_what_this_is_for(text: str, meant: str) -> None:
    assert interpret(Parsed(text, "website_needed", 0.8), Memory()).topic == meant


def test_a_blog_or_another_channel_is_a_comparison() -> None:
    two = Facts(platforms=("youtube", "blog"))
    assert (
        interpret(Parsed("YouTube ou un blog ?", "website_needed", 0.8, facts=two), Memory()).topic
        == "platform_comparison"
    )
    asked = "bonjour à vous tous, avec quatre associés nous hésitons depuis des mois : YouTube ou un blog ?"
    assert interpret(Parsed(asked, "website_needed", 0.8, facts=two), Memory()).topic == "platform_comparison"


@pytest.mark.parametrize(
    ("text", "topic", "meant"),
    [
        ("LinkedIn a fermé mon compte sans prévenir", "out_of_scope", "account_security"),
        ("notre page Facebook a disparu", "local_visibility", "account_security"),
        ("comment je supprime ma fiche ?", "delete_data", "delete_data"),
        ("ma fiche Google est bien remplie", "local_visibility", "local_visibility"),
    ],
)
def test_an_account_taken_away(text: str, topic: str, meant: str) -> None:
    assert interpret(Parsed(text, topic, 0.6), Memory()).topic == meant


@pytest.mark.parametrize("text", ["comment la récupérer", "elle reviendra ?", "et je fais quoi maintenant"])
def test_after_an_account_taken_away_one_asks_how_to_have_it_back(text: str) -> None:
    lost = Memory(turn=1, last_topic="account_security", last_served="account_security", question="Google a supprimé ma fiche")  # fmt: skip
    meaning = interpret(Parsed(text, "local_visibility", 0.4, ask_back=True), lost)
    assert (meaning.topic, meaning.another, meaning.suggestions) == ("account_security", True, ())
    hacked = lost.but(question="on a piraté mon compte")
    assert not interpret(Parsed(text, "local_visibility", 0.4), hacked).another


def test_suing_the_copier_is_a_matter_of_its_own() -> None:
    copied = Memory(turn=1, last_topic="account_security", last_served="account_security", question="un concurrent a copié mon site")  # fmt: skip
    meaning = interpret(Parsed("je peux l'attaquer ?", "legal_rules", 0.5), copied)
    assert (meaning.topic, meaning.another) == ("account_security", False)
    assert meaning.text.endswith(SUED)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mon ex raconte partout que je suis un voleur", "negative_reviews"),
        ("les gens font courir le bruit que c'est sale chez nous", "negative_reviews"),
        ("je raconte que je fais tout maison", "audience"),
    ],
)
def test_a_rumour_is_an_attack(text: str, meant: str) -> None:
    assert interpret(Parsed(text, "audience", 0.4), Memory(turn=1)).topic == meant


@pytest.mark.parametrize(
    "text", ["les avis google son pourri koi faire", "mes avis sont vraiment catastrophiques, au secours"]
)
def test_bad_reviews_are_to_be_answered(text: str) -> None:
    unsure = Parsed(text, "local_visibility", 0.4, facts=Facts(platforms=("google_business",)), ask_back=True)
    assert interpret(unsure, Memory()).topic == "negative_reviews"


def test_an_opinion_is_no_review() -> None:
    assert interpret(Parsed("votre avis sur Google ?", "platform_fit", 0.6), Memory()).topic == "platform_fit"


def test_three_that_are_named_are_all_compared() -> None:
    named = Facts(platforms=("instagram", "pinterest", "linkedin"))
    meaning = interpret(
        Parsed("instagram pinterest linkedin lequel ?", "platform_comparison", 0.9, facts=named), Memory()
    )
    assert meaning.platforms == named.platforms
