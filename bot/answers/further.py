"""Bare follow-ups on a written advice, each answered as asked: how, whether it suffices, how one can tell, what if it fails, something easier, the trap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.advisor.model import Advice, CaseStudy, Figure
from bot.answers import deeper, rebounds, straight, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, paragraphs
from bot.answers.buttons import HUMAN, REAL_CASE
from bot.answers.cases import whence
from bot.answers.deeper import Part, inside, is_said
from bot.answers.library import Library
from bot.dialogue.further import AVOIDS, CONCRETELY, EASIER, ENOUGH, FAILS, SIGNS
from bot.dialogue.told_again import CATCH
from bot.text import sentence

ENOUGH_SAID = "**Pour commencer, oui : tenez cela avant d'ajouter quoi que ce soit.**"
ALL_TOLD = "**Sur ce sujet, je vous ai dit ce que je sais.**"
Text = tuple[str, str | None]
"""(what is shown, what waits behind « En savoir plus »)."""


def text(
    advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy], figures: Sequence[Figure]
) -> Text | None:
    """The answer to a further message on the topic, `advices` from the one chosen to the widest; None when nothing is left to say."""
    asked = ASKED.get(turn.meaning.why)
    parts = asked(advices, turn, library, cases) if asked else None
    return fit(*parts) if parts else deeper.next_text(advices, turn, library, cases, figures)


def marks(advices: Sequence[Advice], shown: str) -> tuple[str, ...]:
    """The marks of what a text shows, with the openings that are said once."""
    once = (ENOUGH_SAID, _caught(advices[0]), *(_alone(line) for line in advices[0].concretely))
    return (*deeper.marks(advices, shown), *(deeper.mark(piece) for piece in once if deeper.shows(shown, piece)))


def spent(chosen: Advice, turn: Turn, others: tuple[Button, ...]) -> Reply:
    """All was told: the advice in a sentence, what will tell the rest, a person or another subject; said once."""
    verdict = straight.plain(chosen.headline)
    if is_said(ALL_TOLD, turn):
        return rebounds.nothing_new(turn, Reply.of(turn), verdict)
    said = paragraphs(
        ALL_TOLD,
        f"En une phrase : {sentence(verdict)}",
        None if turn.topic in deeper.URGENT else f"Le reste, votre essai vous le dira : {inside(chosen.experiment.measure)}.",
        "Une personne peut vous répondre, ou passons à un autre sujet.",
    )  # fmt: skip
    answer = Answer("notice", turn.topic, said, buttons=(REAL_CASE, *others, HUMAN))
    return Reply.of(turn, answer, memory=turn.memory.but(told=(*turn.memory.told, deeper.mark(ALL_TOLD))))


def _concretely(
    advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]
) -> list[Part] | None:
    """The trial first, then the second text; None when that was told."""
    parts = deeper.next_parts(advices, turn, library)
    if not parts or is_said(advices[0].more, turn):
        return None
    return [(0, f"**Concrètement, commencez par l'essai : {inside(advices[0].experiment.do)}.**"), *parts]


def _enough(advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]) -> list[Part] | None:
    first = advices[0]
    if turn.topic in deeper.URGENT:
        parts = deeper.next_parts(advices, turn, library)
        return [(0, "**Pour aujourd'hui, oui ; pas pour la suite.**"), *parts] if parts else None
    if is_said(ENOUGH_SAID, turn):
        return None
    return [
        (0, ENOUGH_SAID),
        (0, f"Ce qui dira si cela suffit : {inside(first.experiment.measure)}. Si rien ne bouge, changez une seule chose."),
        (1, None if is_said(first.trap, turn) else f"**Le piège** : {sentence(first.trap)}"),
    ]  # fmt: skip


def _signs(advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]) -> list[Part]:
    e = advices[0].experiment
    return [
        (0, f"**Un seul signe à suivre ici : {inside(e.measure)}.**"),
        (0, f"Ce que nous attendons de l'essai : {inside(e.hypothesis)}. C'est une hypothèse, pas une promesse."),
        (0, "- Notez le chiffre aujourd'hui, avant de rien changer\n- Reprenez-le à la fin de l'essai, sur la même durée\n- Il monte : gardez. Il ne bouge pas : changez une seule chose, et recomptez"),
    ]  # fmt: skip


def _fails(advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]) -> list[Part]:
    """To change it: what the trial supposed, the trap, something else to try, somebody for whom it failed."""
    first, *wider = advices
    other = next((a for a in wider if not is_said(a.experiment.do, turn)), None)
    failed = [c for c in cases if c.outcome == "failure" and c.id not in turn.memory.shown_cases]
    return [
        (0, "**Alors changez une seule chose : un essai qui ne donne rien vous apprend quelque chose aussi.**"),
        (0, f"Il reposait sur une idée : {inside(first.experiment.hypothesis)}. Si elle est fausse chez vous, c'est une réponse, pas un échec."),
        (1, None if is_said(first.trap, turn) else f"**Le piège**, à vérifier d'abord : {sentence(first.trap)}"),
        (3, wording.tell_lesson(failed[0], whence(failed[0], library, turn)) if failed else None),
        (0, deeper.to_try(other, " à la place") if other else "Gardez ce qui faisait déjà venir du monde, et demandez à trois personnes pourquoi elles n'ont pas bougé."),
    ]  # fmt: skip


def _easier(advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]) -> list[Part]:
    """The first line of the list and nothing else; a second time the next one."""
    lines = advices[0].concretely
    line = next((one for one in lines if not is_said(_alone(one), turn)), lines[0])
    return [
        (0, _alone(line)),
        (0, "Rien d'autre cette semaine. Quand c'est fait, revenez me le dire : nous verrons la suite."),
    ]


def _alone(line: str) -> str:
    return f"**Le plus simple, une seule chose.** {sentence(line)}"


def _catch(advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]) -> list[Part] | None:
    """The trap; asked again, that of a wider advice; then somebody who fell into it. One told only in passing is told again, with the other."""
    own, caught = advices[0].trap, is_said(_caught(advices[0]), turn)
    new = [a.trap for a in advices if not is_said(a.trap, turn)]
    failed = [c for c in cases if c.outcome != "success" and c.id not in turn.memory.shown_cases]
    if caught and not (new or failed):
        return None
    beside = next((trap for trap in new if trap != own), None) if is_said(own, turn) else None
    told = _caught(advices[0]) if not caught else "**Le piège reste celui que je vous ai dit.**" if not beside else None
    return [
        (0, told),
        (1, f"**Un autre piège, à notre avis.** {sentence(beside)}" if beside else None),
        (2, deeper.rules(turn, library)),
        (3, wording.tell_lesson(failed[0], whence(failed[0], library, turn)) if failed else None),
        (2, deeper.trial(advices[0], turn)),
    ]


def _caught(one: Advice) -> str:
    return f"**Voici le piège, à notre avis.** {sentence(one.trap)}"


def _avoids(advices: Sequence[Advice], turn: Turn, library: Library, cases: Sequence[CaseStudy]) -> list[Part] | None:
    parts = deeper.next_parts(advices, turn, library)
    if not parts:
        return None
    return [(0, "**Cela peut revenir quoi qu'on fasse ; voici ce qui en protège, à notre avis.**"), *parts]


Asked = Callable[[Sequence[Advice], Turn, Library, Sequence[CaseStudy]], "list[Part] | None"]
ASKED: dict[str, Asked] = {
    CONCRETELY: _concretely,
    ENOUGH: _enough,
    SIGNS: _signs,
    FAILS: _fails,
    EASIER: _easier,
    CATCH: _catch,
    AVOIDS: _avoids,
}
"""Who answers which reading of `bot.dialogue.further`; the others go further in order."""
