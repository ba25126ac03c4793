"""The assistant itself: who it is, how to reach a person, courtesy."""

from __future__ import annotations

import re

from bot.answers import later, their_data, wording
from bot.answers.answer import Answer, Button, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN, START
from bot.answers.library import Library
from bot.dialogue.alone import SENT
from bot.dialogue.in_plain_words import MISTAKES, PAYS_US
from bot.dialogue.taken_for import OURS
from bot.text import fold

UNBOUGHT = (
    "Aucun réseau ni aucune marque ne peut y acheter sa place : le classement est un calcul sur votre métier, vos clients, votre but et votre temps. "
    "Chaque chiffre et chaque cas porte sa source ; ce qui est notre avis est dit comme tel."
)
WISHED = {"soiree": "Bonne soirée", "journee": "Bonne journée", "nuit": "Bonne nuit", "semaine": "Bonne semaine", "week": "Bon week-end"}  # fmt: skip
WISHES = re.compile(rf"\bbon(?:ne)? ?({'|'.join(WISHED)})")


def greet(turn: Turn, library: Library) -> Reply:
    """Hello, the machine notice, and what to ask first; who was sent here by somebody is put at ease."""
    if turn.meaning.why == SENT:
        text = paragraphs(
            "**Vous êtes au bon endroit, et rien ne presse.**",
            "Écrivez comme vous parlez : ce que vous faites, où, et ce qui vous manque. Une erreur ne casse rien ici : il suffit de me la dire.",
        )
        return Reply.of(turn, Answer("notice", "greet", text, buttons=START))
    text = paragraphs(
        f"**Bonjour, je suis un assistant automatique, mis en service par {library.organisation.called}.**",
        "Je vous dis quels canaux numériques conviennent à votre métier, pourquoi, avec des cas réels. "
        "Parlez-moi de votre activité, ou posez votre question.",
    )
    return Reply.of(turn, Answer("notice", "greet", text, buttons=START))


def goodbye(turn: Turn, library: Library) -> Reply:
    """Good-bye, without pulling at the sleeve."""
    return Reply.of(
        turn,
        Answer(
            "notice", "goodbye", paragraphs("Au revoir, et bonne suite. Revenez quand vous voulez : je garde le fil.")
        ),
    )


def thanks(turn: Turn, library: Library) -> Reply:
    """You are welcome, briefly; to who takes leave in the same breath, the same wish back."""
    wish = WISHES.search(fold(turn.meaning.text))
    then = f"{WISHED[wish.group(1)]} à vous aussi." if wish else "N'hésitez pas si une autre question vous vient."
    return Reply.of(turn, Answer("notice", "thanks", paragraphs(f"Avec plaisir. {then}")))


def positive_feedback(turn: Turn, library: Library) -> Reply:
    """A good judgement: thanks, and the next step."""
    text = paragraphs("Merci, je suis content que cela vous serve.", "Voulez-vous passer à l'étape suivante ?")
    return Reply.of(turn, Answer("notice", "positive_feedback", text, buttons=(START[2], START[1])))


def negative_feedback(turn: Turn, library: Library) -> Reply:
    """Sorry once; then shorter; then a person."""
    reported = str(turn.meaning.parsed.values.get("report", ""))
    if reported and library.knowledge.case(reported):
        library.knowledge.report("case", reported, "signalé depuis la conversation")
        text = paragraphs(
            "**Merci, l'erreur est signalée à une personne qui vérifiera ce cas.** Voulez-vous en voir un autre ?"
        )
        return Reply.of(turn, Answer("notice", "negative_feedback", text, buttons=(START[1],)))
    annoyed = turn.memory.annoyed + 1
    memory = turn.memory.but(annoyed=annoyed, pending=None)
    if annoyed > 1:
        text = paragraphs(
            "**Je ne vous aide pas assez, et je préfère passer la main.**",
            f"{wording.capital(library.organisation.people.who)} peut vous répondre, {library.organisation.people.delay}. Sinon, dites-moi en une phrase ce qui vous manque.",
        )
        return Reply.of(
            turn, Answer("notice", "negative_feedback", text, buttons=(HUMAN,)), memory=memory, inbox="thumbs_down"
        )
    text = paragraphs(
        "**Désolé, je suis passé à côté.**", "Dites-moi en une phrase ce qui vous aiderait, ou choisissez :"
    )
    return Reply.of(
        turn,
        Answer("suggestions", "negative_feedback", text, buttons=(*START[:2], HUMAN)),
        memory=memory,
        inbox="thumbs_down",
    )


def bot_identity(turn: Turn, library: Library) -> Reply:
    """A machine, run by whom, knowing what; its own price is not in the base, so those who run it are asked."""
    runs = library.organisation
    price = f"Je n'ai pas de prix pour ce service, et je n'en invente pas : demandez-le à {runs.called}, {runs.contact.email}."
    text = paragraphs(
        f"**Je suis un programme, pas une personne, mis en service par {library.organisation.called}.**",
        "Je conseille les entrepreneurs sur leurs canaux numériques, à partir d'une base de cas réels et de règles dont je cite les sources. "
        "Je ne sais rien d'autre, et je peux me tromper.",
        *((price,) if turn.meaning.why == OURS else ()),
        *((UNBOUGHT,) if turn.meaning.why == PAYS_US else ()),
        "Si vous préférez un humain, je transmets votre demande.",
    )
    return Reply.of(
        turn, Answer("notice", "bot_identity", text, buttons=(HUMAN, Button("Que pouvez-vous faire ?", "/help")))
    )


def _mistakes(turn: Turn, library: Library) -> Reply:
    text = paragraphs(
        "**Presque tout se rattrape : une publication se corrige ou se retire, et ici rien ne se casse.**",
        "À notre avis, les trois premières fois se font à deux : vous choisissez la photo et les mots, quelqu'un de confiance tient l'appareil avec vous.",
        wording.bullet_list(
            (
                "Relisez à voix haute avant d'appuyer sur « Publier » ;",
                "une publication ratée : modifiez-la, ou retirez-la le jour même ;",
                "ce qui ne se rattrape pas : un mot de passe donné, une personne montrée sans son accord.",
            )
        ),
        "**À essayer** : une seule photo cette semaine, à deux. **À mesurer** : ce que vous sauriez refaire sans aide.",
    )
    again = (Button(library.titles["training"], "/training"), Button(library.titles["delegation"], "/delegation"))
    return Reply.of(turn, Answer("notice", "help", text, buttons=again))


def help_(turn: Turn, library: Library) -> Reply:
    """What can be asked; to who fears to make a mistake, what can be put right."""
    if turn.meaning.why == MISTAKES:
        return _mistakes(turn, library)
    text = paragraphs(
        "**Je peux vous aider à choisir vos canaux numériques et à bien vous en servir.**",
        wording.bullet_list((
            "dire si Facebook, LinkedIn, une fiche Google ou un autre canal convient à votre métier ;",
            "montrer des cas réels, réussis ou ratés, avec leur source ;",
            "rappeler les règles de votre profession et la loi ;",
            "proposer un plan, un rythme, une formation ;",
            "transmettre votre question à une personne ou à l'intervenant d'un événement.",
        )),
        "Commencez par votre métier, par exemple « je suis fleuriste, Instagram ou Facebook ? ».",
    )  # fmt: skip
    return Reply.of(turn, Answer("notice", "help", text, buttons=START))


def human_handoff(turn: Turn, library: Library) -> Reply:
    """Who answers, when, and how to reach them now; the request is kept in the inbox."""
    org, reach = library.organisation, turn.desk.reach()
    ways = [f"par e-mail : {org.contact.email}"]
    ways += [f"par téléphone : {org.contact.phone}"] if org.contact.phone else []
    advisers = [f"{a.name} ({a.for_}) : {a.url or a.email}" for a in org.advisers[:3]]
    text = paragraphs(
        f"**Oui, {org.people.who} peut vous répondre, {org.people.delay}.** Votre demande est transmise avec notre conversation.",
        "Vous pouvez aussi écrire à l'équipe :\n" + wording.bullet_list([*ways, *advisers]),
        f"{later.how(reach, 'La réponse')} Ajoutez ici, si vous voulez, votre question en une phrase.",
    )
    answer = Answer("handoff", "human_handoff", text, buttons=later.ways(reach), extra={"contact": org.contact.dict()})
    return Reply.of(turn, answer, memory=turn.memory.but(pending="handoff"), inbox="handoff")


WAITED_FOR = {
    "speaker_question": "**Très bien, et elle reste anonyme si vous ne donnez pas votre nom.** Écrivez votre question, en une phrase.",
    "event_code": "**Très bien.** Quel est le code de l'événement ? Vos questions y restent anonymes si vous ne donnez pas votre nom.",
}
"""What « oui » does not settle yet: said again, and still waited for."""


def affirm(turn: Turn, library: Library) -> Reply:
    """« oui » to what was asked; to nothing in particular, a way on."""
    if turn.memory.pending == "confirm_delete":
        return their_data.erased(turn)
    if turn.memory.pending == "confirm_start_over":
        return their_data.forget(turn)
    if turn.memory.pending in WAITED_FOR:
        awaited = Answer("question", "affirm", paragraphs(WAITED_FOR[turn.memory.pending]))
        return Reply.of(turn, awaited, memory=turn.memory)
    text = paragraphs("Très bien, merci. Que voulez-vous regarder maintenant ?")
    return Reply.of(turn, Answer("suggestions", "affirm", text, buttons=START), memory=turn.memory.but(pending=None))


def deny(turn: Turn, library: Library) -> Reply:
    """« non » is accepted; the assistant does not insist."""
    pending = turn.memory.pending
    memory = turn.memory.but(pending=None, waiting_topic=None)
    said = {
        "confirm_delete": "D'accord, je garde tout en l'état.",
        "confirm_start_over": "D'accord, nous continuons comme avant.",
    }.get(pending or "", "D'accord, pas de souci.")
    if pending in ("trade", "clientele", "goal", "hours"):
        said = "Pas de souci, je vous réponds sans cela, de façon plus générale."
    text = paragraphs(f"{said} Si vous avez besoin d'autre chose, revenez quand vous voulez, n'hésitez pas.")
    return Reply.of(turn, Answer("notice", "deny", text, buttons=START[:2]), memory=memory)
