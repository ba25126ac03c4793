"""What is asked at a talk: a question for the speaker, those of others, support, the answer's worth. Steps are buttons
of `ask_speaker` or `event_recap` ({"event": STEP}), or words typed when they were asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from bot.answers import later
from bot.answers.answer import MAX_BUTTONS, Answer, Button, Kind, Reply, Turn, paragraphs
from bot.answers.event_desk import Asked, Card, Own, Receipt
from bot.answers.events import ASK, ENTER, LIST, one_line
from bot.answers.library import Library
from bot.text import enumerate_fr, shorten

TOPIC = "ask_speaker"
ANOTHER = Button("Une autre question", "/ask_speaker")
SHOWN = 5
WORDING = (
    "Envoyez-moi le compte rendu de cet événement et la date du suivant. Rien d'autre, et je peux arrêter d'un clic."
)
"""What a person agrees to by asking for the recap; kept with their agreement."""
OWN = "Réponse de l'assistant, en attendant celle de l'intervenant :"


def ask_speaker(turn: Turn, library: Library) -> Reply:
    """Announce what will happen to the question, then wait for it."""
    card = turn.events.current()
    text = paragraphs(
        "**Oui, vous pouvez poser une question à l'intervenant, et elle reste anonyme si vous ne donnez pas votre nom.**",
        "Écrivez-la maintenant, en une phrase." + (f" Elle ira à « {card.title} »." if card else ""),
    )
    answer = Answer("question", TOPIC, text, buttons=(LIST,) if card else ())
    return Reply.of(turn, answer, memory=turn.memory.but(pending="speaker_question"))


def take(turn: Turn, library: Library, own: Answer | None) -> Reply:
    """The question announced before. `own` is what the assistant would answer itself; it is said at once and kept as a draft."""
    card = turn.events.current()
    if card is None:
        return _to_organiser(turn, library)
    turn.events.describe(turn.profile.trade, turn.profile.level)
    receipt = turn.events.ask(turn.meaning.text, _draft(own))
    refused = _refused(turn, card, receipt)
    if refused:
        return refused
    said = Answer("notice", TOPIC, _taken(turn, card, receipt), buttons=_next_steps(turn, receipt))
    own_answers = (own.but(text=f"{OWN}\n\n{own.text}", topic=TOPIC, buttons=own.buttons[:2]),) if own else ()
    return Reply.of(turn, said, *own_answers, memory=turn.memory.but(pending=None, notes=(receipt.id,)))


def serve(turn: Turn, library: Library) -> Reply:
    """The step asked for; an unknown one shows the questions."""
    return STEPS.get(str(turn.meaning.parsed.values.get("event")), questions)(turn, library)


def questions(turn: Turn, library: Library) -> Reply:
    """What the room asks, with a button to support each."""
    card = turn.events.current()
    if card is None:
        text = paragraphs("**Pour voir les questions, entrez d'abord le code de l'événement.**")
        return Reply.of(
            turn, Answer("question", TOPIC, text, buttons=(ENTER,)), memory=turn.memory.but(pending="event_code")
        )
    found = turn.events.questions(SHOWN)
    if not found:
        text = paragraphs(f"**Personne n'a encore posé de question à « {card.title} ».** La première sera la vôtre ?")
        return Reply.of(turn, Answer("notice", TOPIC, text, buttons=(ASK,)))
    lines = "\n".join(_line(one) for one in found)
    text = paragraphs(
        f"**Les questions les plus attendues à « {card.title} »**", lines, f"[Toutes les questions]({card.page})."
    )
    supports = tuple(_support_button(one) for one in found if not (one.mine or one.supported or one.answered))
    return Reply.of(turn, Answer("notice", TOPIC, text, buttons=(*supports[:4], ANOTHER)))


def support(turn: Turn, library: Library) -> Reply:
    """Want the same answer."""
    done = turn.events.support(_carried(turn, "q"))
    said = "**C'est noté : vous soutenez cette question, et sa réponse comptera pour vous.**" if done else (
        "**Vous l'aviez déjà soutenue, ou elle est de vous : elle compte une fois par personne.**"
    )  # fmt: skip
    return Reply.of(turn, Answer("notice", TOPIC, paragraphs(said), buttons=(LIST, ANOTHER)))


def sign(turn: Turn, library: Library) -> Reply:
    """Ask which name to show."""
    text = paragraphs("**Quel nom afficher avec votre question ?** Un prénom suffit. Sans réponse, elle reste anonyme.")
    memory = turn.memory.but(pending="speaker_name")
    return Reply.of(
        turn,
        Answer("question", TOPIC, text, buttons=(Button("Rester anonyme", '/ask_speaker{"event": "anonymous"}'),)),
        memory=memory,
    )


def named(turn: Turn, library: Library) -> Reply:
    """The name typed."""
    id = turn.memory.notes[0] if turn.memory.notes else ""
    name = shorten(turn.meaning.text.strip(' .!«»"'), 60)
    if turn.events.sign(id, name):
        said = f"**C'est noté, votre question porte le nom « {name} ».**"
    else:
        said = "**Je n'ai pas pu ajouter ce nom, votre question reste anonyme.** Elle est bien transmise."
    return Reply.of(
        turn, Answer("notice", TOPIC, paragraphs(said), buttons=(LIST, ANOTHER)), memory=turn.memory.but(pending=None)
    )


def anonymous(turn: Turn, library: Library) -> Reply:
    """No name."""
    text = paragraphs("**Très bien, votre question reste anonyme.** Ni votre nom ni votre adresse ne sont joints.")
    return Reply.of(turn, Answer("notice", TOPIC, text, buttons=(LIST, ANOTHER)), memory=turn.memory.but(pending=None))


def rate(turn: Turn, library: Library) -> Reply:
    """Whether the speaker's answer helped."""
    value = _carried(turn, "value")
    if not turn.events.rate(_carried(turn, "q"), value):
        said = "**Cette question n'est plus enregistrée.** Vous pouvez la poser de nouveau."
    else:
        said = {
            "useful": "**Merci, je le dis à la personne qui a répondu.**",
            "useless": "**Merci de le dire.** Vous pouvez reposer la question autrement : elle repart à l'intervenant.",
            "not_mine": "**Je la remets dans la liste : une personne va la reprendre.** Vous recevrez une nouvelle réponse ici.",
        }.get(value, "**Merci, c'est noté.**")
    return Reply.of(turn, Answer("notice", TOPIC, paragraphs(said), buttons=(ANOTHER,)))


def want_recap(turn: Turn, library: Library) -> Reply:
    """The recap will come, where the person is told other things."""
    if not turn.events.want_recap(WORDING):
        text = paragraphs("**Pour recevoir un compte rendu, entrez d'abord le code de l'événement.**")
        return Reply.of(
            turn,
            Answer("question", "event_recap", text, buttons=(ENTER,)),
            memory=turn.memory.but(pending="event_code"),
        )
    reach = turn.desk.reach()
    text = paragraphs(f"**C'est noté, vous recevrez le compte rendu.** {later.how(reach, 'Il')}")
    return Reply.of(turn, Answer("notice", "event_recap", text, buttons=(*later.ways(reach), ASK)))


def _refused(turn: Turn, card: Card, receipt: Receipt) -> Reply | None:
    """What to say of a question that was not taken."""
    following = f"Prochain rendez-vous : {one_line(card.following)}" if card.following else None
    said = {
        "too_long": f"**Votre question est trop longue : {receipt.most} caractères au plus.** Gardez l'essentiel, je la transmettrai.",
        "empty": "**Je n'ai pas lu de question.** Écrivez-la en une phrase.",
        "over": f"**« {card.title} » est terminé, et ses questions sont closes.** Je peux vous répondre moi-même, si je sais.",
    }.get(receipt.taken)
    if said is None:
        return None
    pending = None if receipt.taken == "over" else "speaker_question"
    kind: Kind = "notice" if receipt.taken == "over" else "question"
    return Reply.of(turn, Answer(kind, TOPIC, paragraphs(said, following)), memory=turn.memory.but(pending=pending))


def _taken(turn: Turn, card: Card, receipt: Receipt) -> str:
    whom = enumerate_fr(card.speakers) if card.speakers else "l'intervenant"
    near = receipt.similar[0] if receipt.similar else None
    return paragraphs(
        f"**Votre question est notée et transmise à {whom}, sans votre nom.**",
        "Une personne la relit avant de l'afficher." if receipt.taken == "held" else None,
        f"Une question proche est déjà posée : « {shorten(near.text, 160)} ». Vous pouvez la soutenir aussi."
        if near
        else None,
        later.how(turn.desk.reach(), "La réponse"),
    )


def _next_steps(turn: Turn, receipt: Receipt) -> tuple[Button, ...]:
    supports = tuple(_support_button(one) for one in receipt.similar[:1] if not one.supported)
    return (
        *supports,
        Button("Ajouter mon nom", '/ask_speaker{"event": "sign"}'),
        LIST,
        *later.ways(turn.desk.reach()),
        ANOTHER,
    )[:MAX_BUTTONS]


def _to_organiser(turn: Turn, library: Library) -> Reply:
    """No event was entered: a person of the organisation gets the question."""
    text = paragraphs(
        "**Votre question est notée, je la transmets à l'organisateur pour l'intervenant.** Elle reste anonyme : ni votre nom ni votre adresse ne sont joints.",
        f"La réponse arrivera ici, {library.organisation.people.delay}. Voulez-vous en ajouter une autre ?",
    )
    answer = Answer("notice", TOPIC, text, buttons=(ANOTHER, ENTER))
    return Reply.of(turn, answer, memory=turn.memory.but(pending=None), inbox="speaker_question")


def _draft(own: Answer | None) -> Own | None:
    if own is None:
        return None
    return Own(own.text, tuple(own.data()["sources"]), own.topic)


def _line(one: Asked) -> str:
    people = f"{one.concerned} personne{'s' if one.concerned > 1 else ''}"
    return f"- « {shorten(one.text, 160)} » ({people}, {'la vôtre, ' if one.mine else ''}{one.label})"


def _support_button(one: Asked) -> Button:
    return Button(f"Soutenir : {shorten(one.text, 40)}", "/ask_speaker" + json.dumps({"event": "support", "q": one.id}))


def _carried(turn: Turn, name: str) -> str:
    return str(turn.meaning.parsed.values.get(name) or "")[:64]


STEPS: Mapping[str, Callable[[Turn, Library], Reply]] = {
    "list": questions, "support": support, "sign": sign, "named": named, "anonymous": anonymous, "rate": rate, "want_recap": want_recap,
}  # fmt: skip
