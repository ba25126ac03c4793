"""What is written together, a question at a time: the editorial line and its pitch, the map of who counts. It ends in a text to copy.

Each step is a button of `positioning` ({"card": NAME, "step": STEP}) or the words typed when a question was asked. Answers are kept in
`Memory.card`: the card's name, then an answer for each step done, empty where it was passed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from json import dumps

from bot.advisor.cards import Card, Step, kept, listed, people
from bot.answers import wording
from bot.answers.advise import shared
from bot.answers.answer import Answer, Button, Reply, Turn, fit, paragraphs
from bot.answers.buttons import WHICH_CHANNELS
from bot.answers.library import Library
from bot.text import at_place, lower_first, sentence, shorten

TOPIC = "positioning"
SAID = 90
"""Characters of an answer as they stand in the finished text."""
TIGHTER = (SAID, 60, 40, 30, 24)
"""The same on the map, until all of it is in sight: a text to copy is not cut in two, its writer knows what was said."""
STOPPED = (
    "**D'accord, on s'arrête là.** Ce que vous avez dit est gardé dans cette conversation : vous pourrez reprendre."
)
NOTHING = "**Vous avez tout passé : il n'y a rien à copier encore.** Une seule réponse suffit pour commencer."


def serve(turn: Turn, library: Library) -> Reply:
    """The step that the button or the words ask for; of an unknown card, the first one."""
    values = turn.meaning.parsed.values
    card = library.cards.get(str(values.get("card"))) or next(iter(library.cards.values()))
    return STEPS.get(str(values.get("step")), _start)(card, turn, library)


def offers(turn: Turn, library: Library) -> tuple[Button, ...]:
    """The buttons that the answers on a topic offer: a card to write together."""
    return tuple(_begin(card, turn) for card in library.cards.values() if turn.topic in card.topics)


def _begin(card: Card, turn: Turn) -> Button:
    begun = 0 < len(_done(card, turn)) < len(card.steps)
    return Button("Reprendre où nous en étions" if begun else card.offer, _payload(card, "start"))


def _start(card: Card, turn: Turn, library: Library) -> Reply:
    done = _done(card, turn)
    if 0 < len(done) < len(card.steps):
        return _ask(card, done, turn, "**Nous reprenons où nous en étions.**")
    return _ask(card, (), turn, card.opening)


def _answer(card: Card, turn: Turn, library: Library) -> Reply:
    said = kept(str(turn.meaning.parsed.values.get("text", "")))
    if not said:
        return _again(card, turn, library)
    return _next(card, (*_done(card, turn), said), turn, library)


def _skip(card: Card, turn: Turn, library: Library) -> Reply:
    return _next(card, (*_done(card, turn), ""), turn, library)


def _back(card: Card, turn: Turn, library: Library) -> Reply:
    return _ask(card, _done(card, turn)[:-1], turn, "Reprenons la question d'avant.")


def _again(card: Card, turn: Turn, library: Library) -> Reply:
    return _ask(card, _done(card, turn), turn, "Quelques mots suffisent, ou passez.")


def _stop(card: Card, turn: Turn, library: Library) -> Reply:
    text = paragraphs(STOPPED)
    buttons = (Button("Reprendre", _payload(card, "start")), WHICH_CHANNELS)
    return Reply.of(turn, Answer("notice", TOPIC, text, buttons=buttons), memory=turn.memory.but(pending=None))


STEPS: Mapping[str, Callable[[Card, Turn, Library], Reply]] = {
    "start": _start, "answer": _answer, "skip": _skip, "back": _back, "again": _again, "stop": _stop,
}  # fmt: skip


def _done(card: Card, turn: Turn) -> tuple[str, ...]:
    """The answers so far, of this card alone."""
    return turn.memory.card[1 : len(card.steps) + 1] if turn.memory.card[:1] == (card.name,) else ()


def _next(card: Card, done: tuple[str, ...], turn: Turn, library: Library) -> Reply:
    if len(done) < len(card.steps):
        return _ask(card, done, turn, "C'est noté." if done[-1] else "Pas de souci, passons.")
    return _finished(card, done, turn, library)


def _ask(card: Card, done: tuple[str, ...], turn: Turn, before: str) -> Reply:
    step = card.steps[len(done)]
    count = f"Question {len(done) + 1} sur {len(card.steps)}."
    text = paragraphs(before, f"**{step.ask}**", f"{step.hint} {count}")
    options = tuple(Button(option, _payload(card, "answer", option)) for option in step.options)
    back = (Button("Question précédente", _payload(card, "back")),) if done else ()
    buttons = (*options, Button("Passer", _payload(card, "skip")), *back)
    memory = turn.memory.but(pending="card", card=(card.name, *done))
    return Reply.of(turn, Answer("question", TOPIC, text, buttons=buttons), memory=memory)


def _finished(card: Card, done: tuple[str, ...], turn: Turn, library: Library) -> Reply:
    afresh = Button("Recommencer", _payload(card, "start"))
    memory = turn.memory.but(pending=None, card=(card.name, *done), last_topic=TOPIC)
    if not any(done):
        answer = Answer("notice", TOPIC, NOTHING, buttons=(afresh, WHICH_CHANNELS))
        return Reply.of(turn, answer, memory=memory.but(card=()))
    said = {step.id: answer for step, answer in zip(card.steps, done, strict=True)}
    text, more = _text(card, said, turn, library)
    buttons = (Button("Quoi publier", "/content_ideas"), afresh, WHICH_CHANNELS)
    return Reply.of(turn, Answer("answer", TOPIC, text, buttons=buttons, more=more), memory=memory)


def _text(card: Card, said: Mapping[str, str], turn: Turn, library: Library) -> tuple[str, str | None]:
    """(what is to be copied, what did not fit)."""
    drafts = [_map(card, said, most) for most in TIGHTER] if card.steps[0].wants else [_line(said, turn)]
    rules = shared.note(library, turn) if library.profession(turn.profile) else None
    trial = f"**À essayer** : {card.trial}. **À mesurer** : {card.measure}."
    tried = (fit((0, card.done), (1, wording.bullet_list(lines)), (0, rules), (0, trial)) for lines in drafts)
    return next((found for found in tried if not found[1]), _cut(card, drafts[-1], rules, trial))


def _cut(card: Card, lines: list[str], rules: str | None, trial: str) -> tuple[str, str | None]:
    """Line by line, where even the tightest does not fit beside a long rule."""
    each = ((n, wording.bullet_list([line])) for n, line in enumerate(lines))
    return fit((0, card.done), *each, (0, rules), (0, trial))


def _line(said: Mapping[str, str], turn: Turn) -> list[str]:
    """The pitch and the line. Words of the person stand after a colon, so that no grammar is made of them."""
    who = wording.capital(_who(turn))
    served = f"pour {people(shorten(said['served'], SAID))}" if said["served"] else ""
    pitch = ", ".join(part for part in (who, served) if part)
    pitch = " : ".join(part for part in (wording.capital(pitch), lower_first(shorten(said["change"], SAID))) if part)
    themes = " ; ".join(map(lower_first, listed(said["themes"])))
    named = (
        ("En une phrase", pitch),
        ("Ton", lower_first(said["tone"])),
        ("Sujets", themes),
        ("Jamais", lower_first(said["never"])),
    )
    return [f"**{name}** : {sentence(shorten(text, 2 * SAID))}" for name, text in named if text]


def _who(turn: Turn) -> str:
    """« fleuriste à Angers », as far as it is known."""
    profile = turn.profile
    place = f" {at_place(profile.commune)}" if profile.commune else ""
    return f"{profile.trade}{place}" if profile.trade else ""


def _map(card: Card, said: Mapping[str, str], most: int) -> list[str]:
    """A line for each that was named, in `most` characters of the person's own; those passed are to be looked for, together in one."""
    told = [_person(step, shorten(said[step.id], most)) for step in card.steps if said[step.id]]
    missing = [step.title.lower() for step in card.steps if not said[step.id]]
    looked = (
        f"**À chercher** : {', '.join(missing)}. Demandez à trois clients par qui ils vous ont connu."
        if missing
        else None
    )
    return [*told, *([looked] if looked else [])]


def _person(step: Step, said: str) -> str:
    return f"**{step.title}** ({said}) : ils veulent {step.wants}. {wording.capital(step.speaks)}."


def _payload(card: Card, step: str, text: str = "") -> str:
    values = {"card": card.name, "step": step, **({"text": text} if text else {})}
    return f"/{TOPIC}{dumps(values, ensure_ascii=False)}"
