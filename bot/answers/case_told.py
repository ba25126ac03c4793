"""« Pourquoi ça n'a pas marché pour eux ? »: the case just told again, whole, with what its source counts; what it does not say is said so."""

from __future__ import annotations

from bot.advisor.model import CaseStudy
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.buttons import HUMAN, WHICH_CHANNELS
from bot.answers.library import Library
from bot.dialogue.cues import FAILURE, SUCCESS
from bot.text import enumerate_fr, fold, sentence

TOLD = 2
"""Cases of one answer, at most."""
BUTTONS = (
    Button("Un autre", '/case_study{"another": true}'),
    WHICH_CHANNELS,
    HUMAN,
)


def more_of(turn: Turn, library: Library) -> Reply:
    """Its lesson, its story and its figures; of a person whose case went badly, the lesson alone, as when it was told."""
    case = meant(turn, library)
    if case is None:
        text = paragraphs(
            "**Je ne retrouve plus ce cas : il a été retiré depuis.**", "Je peux vous en montrer un autre."
        )
        return Reply.of(turn, Answer("answer", "case_study", text, buttons=BUTTONS))
    hidden = wording.is_hidden(case)
    source = wording.link(wording.case_source(case))
    text = paragraphs(
        f"**Voici notre lecture de ce cas.** {sentence(case.lesson)}",
        None if hidden else f"**{wording.case_name(case)}**. {sentence(case.story)}",
        None if hidden or not case.results else f"Ce que la source compte :\n{wording.bullet_list(case.results)}",
        f"Je n'en sais pas plus que la source, et je n'invente rien. Source : {source}.",
    )
    shown = Answer(
        "answer", "case_study", text, cases=(case,), sources=merge_sources((wording.case_source(case),)), buttons=BUTTONS
    )  # fmt: skip
    return Reply.of(turn, shown)


def why_chosen(turn: Turn, library: Library, near: str) -> Reply:
    """Why that case and no other: what it has in common with the person; `near` says how near its trade is."""
    case = meant(turn, library)
    if case is None:
        return more_of(turn, library)
    advised = [library.platforms[p] for p in case.platforms if p in turn.memory.recommended and p in library.platforms]
    home = turn.profile.region and case.location and fold(turn.profile.region) in fold(case.location)
    shared = (
        f"Le métier : {near}",
        f"Le canal : {enumerate_fr([wording.named(p) for p in advised])}, comme dans mes conseils" if advised else None,
        "Le lieu : votre région" if home else None,
        f"La date : {case.year}" if case.year else None,
    )
    text = paragraphs(
        "**C'est le cas le plus proche de vous que je connaisse, et que je ne vous avais pas encore montré.**",
        wording.bullet_list([line for line in shared if line]),
        "Ce choix est un calcul : le métier compte le plus, puis le canal, les clients, le lieu et la date. S'il ne vous ressemble pas, demandez-en un autre.",
    )
    sources = merge_sources((wording.case_source(case),))
    return Reply.of(turn, Answer("answer", "case_study", text, cases=(case,), sources=sources, buttons=BUTTONS))


def meant(turn: Turn, library: Library) -> CaseStudy | None:
    """The last case told, or of the last pair the one of the outcome that is spoken of."""
    recent = library.read(list(turn.memory.shown_cases[-TOLD:]))
    folded = fold(turn.meaning.text)
    wanted = "failure" if FAILURE.search(folded) else "success" if SUCCESS.search(folded) else None
    spoken_of = [case for case in recent if case.outcome == wanted]
    return next(reversed(spoken_of or recent), None)
