"""What people ask inside a topic has its own text, in other words than those of the training; a trade is never told another's day."""

from __future__ import annotations

import re

import pytest

from bot.advisor.profile import Profile
from bot.answers.handlers import ADVICE
from bot.answers.library import Library
from bot.answers.respond import respond
from bot.dialogue.meaning import Parsed
from bot.text import NBSP
from tests.answers.conftest import Ask

OWN_TEXT = [
    ("audience", "celles qui viennent chez moi ont dans les 65 ans", "Beaucoup sont en ligne"),
    ("account_security", "le trésorier est parti avec, personne n'a les codes", "Demandez les accès"),
    ("tools", "mon micro attrape tout le vent de la plage", "distance"),
    ("tools", "avec quoi je monte mes petites vidéos de chantier", "couper et assembler"),
    ("tools", "je voudrais que mes messages du mois partent seuls", "Meta Business Suite"),
    ("tools", "par quoi passer pour une jolie affiche de la kermesse", "logiciel à modèles"),
    ("tools", "mes photos du soir sont toutes jaunes", "une fenêtre"),
    ("tools", "à trois bénévoles, où déposer nos images", "dossier partagé"),
    ("listening", "un questionnaire de dix pages, bonne idée", "une seule question ouverte"),
    ("listening", "mon concurrent a changé sa carte, je le surveille", "une fois par mois"),
    ("listening", "deux abonnés sont partis sans rien expliquer", "un mois après"),
    ("scepticism", "mon grand-père vivait très bien sans internet", "fiche exacte"),
    ("scepticism", "c'est une mode de plus", "passeront"),
    ("scepticism", "j'ai essayé un an, résultat zéro", "est une réponse"),
    ("scepticism", "je suis tenté de supprimer ma page", "sans drame"),
    ("personal_or_business", "une élève me fait une demande d'ami", "renvoyez vers la page"),
    ("personal_or_business", "ma vendeuse répond depuis son téléphone à elle", "compte de la maison"),
    ("personal_or_business", "un seul compte ou deux comptes séparés", "deux suffisent"),
    ("positioning", "je tutoie ou je vouvoie", "comme à votre porte"),
    ("positioning", "on me trouve trop cher", "montrez ce qu'il contient"),
    ("positioning", "il me faut une accroche pour mon profil", "Une phrase suffit"),
    ("negative_reviews", "il me menace d'un avis si je ne rends pas l'argent", "Ne payez pas"),
    ("negative_reviews", "elle n'est jamais venue chez moi et elle me note", "sans accuser"),
    ("negative_reviews", "comment faire effacer cette horreur", "ne s'efface pas"),
    ("customer_reviews", "puis-je offrir un dessert à qui me note", "ni argent"),
    ("customer_reviews", "j'ai l'impression de mendier quand je demande", "comme un service"),
    ("customer_reviews", "trois beaux avis ont disparu hier", "gardez-en copie"),
    ("posting_frequency", "à quelle heure je mets ça en ligne", "pas d'heure magique"),
    ("posting_frequency", "je reviens après une longue pause", "sans vous excuser"),
    ("posting_frequency", "tous les jours, les gens vont se lasser", "presque toujours trop"),
    ("audience", "mes clients sont des retraités du village", "sont en ligne"),
    ("audience", "où sont les étudiants de ma ville", "moins de 25 ans"),
    ("content_ideas", "j'ai déjà montré toutes mes robes", "par un autre bout"),
    ("content_ideas", "en janvier il ne se passe rien", "le bon moment"),
    ("content_ideas", "mes dossiers sont confidentiels", "jamais le secret"),
]


@pytest.mark.parametrize(("topic", "question", "said"), OWN_TEXT)
def test_a_question_inside_a_topic_has_its_own_answer(ask: Ask, topic: str, question: str, said: str) -> None:
    first = ask(topic, question).answers[0].text.replace(NBSP, " ")
    general = ask(topic, "?").answers[0].text.replace(NBSP, " ")
    assert said in first.split("\n")[0], first
    assert said not in general.split("\n")[0]


FOREIGN = {
    "legal_professions": r"d[ée]gustation|vos patients?\b|fourn[ée]e|en caisse|au comptoir|chantier|s[ée]ance d'essai|vitrine",
    "paramedical_care": r"d[ée]gustation|votre boutique|fourn[ée]e|en caisse|chantier|acheteurs?\b|donneurs? d'ordres",
    "restaurant": r"votre cabinet|vos patients?\b|chantier|donneurs? d'ordres|fourn[ée]e|votre atelier",
    "bakery_pastry": r"votre cabinet|vos patients?\b|chantier|donneurs? d'ordres|votre salle\b",
    "plumbing_electric_heating": r"votre cabinet|vos patients?\b|d[ée]gustation|fourn[ée]e|en caisse|vitrine|votre boutique",
    "machining_metal": r"votre cabinet|vos patients?\b|d[ée]gustation|fourn[ée]e|en caisse|au comptoir|vitrine|votre boutique|habitués",
    "nonprofit_public": r"votre cabinet|vos patients?\b|d[ée]gustation|fourn[ée]e|en caisse|au comptoir|votre boutique|donneurs? d'ordres",
    "farming_livestock": r"votre cabinet|vos patients?\b|donneurs? d'ordres|chantier|votre boutique",
    "lodging": r"votre cabinet|vos patients?\b|donneurs? d'ordres|fourn[ée]e|votre boutique",
    "hairdressing": r"votre cabinet|vos patients?\b|donneurs? d'ordres|fourn[ée]e|d[ée]gustation|en caisse",
}
"""Words of another's day; a case, a figure and what is in quotation marks may have them."""
TOLD = re.compile(r"«[^»]*»|\*\*(?:Ce qui a|Résultat|Vos règles|Attention)[^\n]*")
MINE = ("tools", "listening", "scepticism", "personal_or_business", "positioning", "negative_reviews", "customer_reviews", "posting_frequency", "audience", "content_ideas")  # fmt: skip


@pytest.mark.parametrize("family", sorted(FOREIGN))
def test_a_trade_is_not_told_of_anothers_day(ask: Ask, family: str) -> None:
    status = ("association",) if family == "nonprofit_public" else ()
    profile = Profile(
        trade="x", family=family, statuses=status, clientele=("B2B",) if family == "machining_metal" else ()
    )
    for topic in sorted(set(MINE) & ADVICE):
        memory = None
        for _ in range(2):
            reply = ask(topic, profile=profile, memory=memory)
            memory = reply.memory
            text = TOLD.sub("", reply.answers[0].text.replace(NBSP, " "))
            foreign = re.search(FOREIGN[family], text, re.IGNORECASE)
            assert not foreign, f"{topic}: « {foreign.group()} »\n{text}"


def test_the_catch_is_that_of_the_matter_asked_about(ask: Ask, library: Library) -> None:
    first = ask("tools", "quel petit micro acheter")
    more = respond(Parsed("et ensuite", "help", 0.6), first.profile, first.memory, library)
    assert "deux petits micros" in more.answers[0].text
    catch = respond(Parsed("il est où le piège ?", "help", 0.5), more.profile, more.memory, library).answers[0].text
    assert "trois dernières vidéos au casque" in catch.replace(NBSP, " ")


def test_the_button_keeps_the_matter_too(ask: Ask, library: Library) -> None:
    first = ask("tools", "quel petit micro acheter")
    button = Parsed("/tools", "tools", 1.0, from_button=True)
    more = respond(button, first.profile, first.memory, library)
    catch = respond(Parsed("il est où le piège ?", "help", 0.5), more.profile, more.memory, library).answers[0].text
    assert "trois dernières vidéos au casque" in catch.replace(NBSP, " ")
