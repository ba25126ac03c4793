"""« C'est vieux, non ? », « vous inventez ? », « c'est une grosse boîte, ça » : what the base holds on the case just told, and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.advisor.model import CaseStudy
from bot.advisor.surroundings import SMALL
from bot.answers import case_told, wording
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.library import Library
from bot.dialogue.of_the_case import ITS_AGE, ITS_COST, ITS_NAME, ITS_SIZE, ITS_SOURCE, STILL_THERE, TOLD
from bot.text import sentence

NEWER = Button("Un plus récent", '/case_study{"another": true, "newer": true}')
ANOTHER = Button("Un autre", '/case_study{"another": true}')
SIZES = {
    "indépendant": "quelqu'un qui travaille seul",
    "TPE": "une très petite entreprise",
    "PME": "une entreprise moyenne",
    "ETI": "une grosse entreprise",
    "grande entreprise": "une grande entreprise",
    "association": "une association",
    "collectivité": "une collectivité",
}
"""The sizes of the base, as one says them."""
OLD = 2021
"""Year before which the platforms' manners have changed a good deal since. Our judgement."""

_MONEY = re.compile(r"€|\beuros?\b|\bbudget\b|\$|\bgratuit", re.IGNORECASE)


def answered(turn: Turn, library: Library) -> Reply:
    """The answer to the doubt; where the case was withdrawn since, that."""
    case = _cited_first(turn, library) or case_told.meant(turn, library)
    if case is None:
        return case_told.more_of(turn, library)
    text, buttons = ANSWERS[turn.meaning.why](case)
    report = Button("Signaler une erreur", '/negative_feedback{"report": "' + case.id + '"}')
    sources = merge_sources((wording.case_source(case),))
    answer = Answer("answer", "case_study", text, cases=(case,), sources=sources, buttons=(*buttons, report))
    return Reply.of(turn, answer)


def _cited_first(turn: Turn, library: Library) -> CaseStudy | None:
    """In an answer about something else, the first case is the one in view; the others may wait behind « En savoir plus »."""
    if turn.memory.last_served == "case_study":
        return None
    ids = [one.removeprefix(TOLD) for one in turn.memory.cited if one.startswith(TOLD)]
    return next(iter(library.read(ids[:1])), None)


def year_told(turn: Turn, library: Library) -> int | None:
    """The year of the case told last; None without one."""
    last = library.read(list(turn.memory.shown_cases[-1:]))
    return last[0].year if last else None


def _link(case: CaseStudy) -> str:
    return wording.link(wording.case_source(case))


def _age(case: CaseStudy) -> tuple[str, tuple[Button, ...]]:
    if case.year is None:
        first = "**Ma base ne donne pas la date de ce cas : je ne peux pas vous dire s'il est encore d'actualité.**"
        after = "Prenez-en l'idée, pas les chiffres."
    elif case.year < OLD:
        first = f"**Oui, il date : {case.year}.**"
        after = "Les plateformes ont changé depuis. À notre avis, l'idée peut encore servir ; les chiffres, non."
    else:
        first = f"**Il est de {case.year}.**"
        after = "À notre avis, l'idée reste bonne à essayer ; les chiffres, eux, vieillissent vite."
    text = paragraphs(
        first,
        after,
        f"Ce que l'on en retient : {sentence(case.lesson)} Source : {_link(case)}.",
        "**À essayer** : un mois, en petit, avant d'y croire. **À mesurer** : les demandes reçues, avant et après.",
    )
    return text, (NEWER, ANOTHER)


def _source(case: CaseStudy) -> tuple[str, tuple[Button, ...]]:
    counted = case.results and not wording.is_hidden(case)
    text = paragraphs(
        "**Vous avez raison d'en douter : je n'invente pas de cas, et voici d'où vient celui-ci.**",
        f"Il est raconté ici : {_link(case)}. Je n'ai pas interrogé cette entreprise moi-même.",
        f"Ce que la source compte :\n{wording.bullet_list(case.results)}" if counted else "La source ne donne pas de chiffre que je puisse citer.",
        "La leçon que j'en tire, elle, est notre lecture. Un seul cas ne prouve pas que cela marchera chez vous.",
        "**À essayer** : lisez la source, puis un essai d'un mois, en petit. **À mesurer** : les demandes reçues, avant et après.",
    )  # fmt: skip
    return text, (ANOTHER,)


def _size(case: CaseStudy) -> tuple[str, tuple[Button, ...]]:
    known = SIZES.get(case.size)
    if case.size in SMALL:
        first = f"**Non : ma base la classe comme {known}.**"
    elif known:
        first = f"**Ma base la classe comme {known}.**"
    else:
        first = "**Ma base ne donne pas sa taille, et je n'invente rien.**"
    text = paragraphs(
        first,
        f"C'est notre classement, d'après la source : {_link(case)}.",
        None if case.size in SMALL else "Ses moyens ne sont pas forcément les vôtres : je peux en chercher un plus petit.",
    )  # fmt: skip
    smaller = () if case.size in SMALL else (Button("Un plus petit", '/case_study{"another": true, "smaller": true}'),)
    return text, (*smaller, ANOTHER)


def _name(case: CaseStudy) -> tuple[str, tuple[Button, ...]]:
    """A person for whom it went badly is not named here; the source, which is public, may do so."""
    if wording.is_hidden(case):
        first = "**Je ne donne pas son nom : c'est une personne, et cela s'est mal passé pour elle.**"
        after = "L'histoire est vraie, et sa source publique."
    else:
        first = f"**C'est le nom que donne la source : {case.business}.**"
        after = "Je ne l'ai pas changé."
    return paragraphs(first, f"{after} Source : {_link(case)}."), (ANOTHER,)


def _cost(case: CaseStudy) -> tuple[str, tuple[Button, ...]]:
    """The sums that the entry holds; nothing is reckoned."""
    sums = () if wording.is_hidden(case) else tuple(one for one in case.results if _MONEY.search(one))
    first = (
        "**Voici les sommes que donne la source.**"
        if sums
        else "**La source ne dit pas ce que cela a coûté, et je n'invente rien.**"
    )
    text = paragraphs(
        first,
        wording.bullet_list(sums)
        if sums
        else "Le plus souvent, à notre avis, la vraie dépense est le temps passé chaque semaine.",
        f"Source : {_link(case)}.",
    )
    return text, (Button("Combien prévoir chez moi ?", "/budget"), ANOTHER)


def _still(case: CaseStudy) -> tuple[str, tuple[Button, ...]]:
    when = f"Ce que je sais date de {case.year}." if case.year else "La source n'est pas datée."
    text = paragraphs(
        "**Je ne sais pas : je n'ai que la source, et je ne suis pas allé voir depuis.**",
        f"{when} Leur page ou leur site vous le dira : {_link(case)}.",
        f"Ce que l'on en retient reste bon à essayer, à notre avis : {sentence(case.lesson)}",
    )
    return text, (NEWER, ANOTHER)


ANSWERS: Mapping[str, Callable[[CaseStudy], tuple[str, tuple[Button, ...]]]] = {
    ITS_AGE: _age,
    ITS_SOURCE: _source,
    ITS_SIZE: _size,
    ITS_NAME: _name,
    ITS_COST: _cost,
    STILL_THERE: _still,
}
"""What answers each doubt, by its `why`."""
