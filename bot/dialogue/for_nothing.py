"""« j'ai payé Indeed pour rien », « je me suis fait avoir par une agence »: money lost, answered where it was lost rather than by prices."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import DISTRESS, HELD, Reading

LOST = "paid for nothing"
LONGEST = 24
_PAID = (
    r"(?:pay(?:e|ee|es|ees)|paie|depense(?:e?s?)?|claque(?:e?s?)?|investi(?:e?s?)?|debourse(?:e?s?)?|englouti(?:e?s?)?)"
)
_GIVEN = r"(?:mis|perdu(?:e?s?)?|donne(?:e?s?)?|verse(?:e?s?)?|lache(?:e?s?)?|file(?:e?s?)?)"
_SUM = r"(?:\d|cent\b|mille\b|euros?|balles|sous\b|fric|argent|thune|billets?|piasses)"
"""Hours are given for nothing too: a sum must be said with those verbs."""
_NOTHING = (
    r"(?:pour (?:rien\b|que dalle|zero|nada|du vent|des prunes|keud|peanuts)|dans le vide|a perte|par la fenetre|"
    r"(?:sans|et) (?:aucun|aucune|un seul|une seule|zero|pas un|pas une|0|le moindre) (?:\w+ )?(?:resultat|retour|effet|client|cliente|appel|candidat|cv|vente|commande|contact)s?)"
)
_LOST = re.compile(
    rf"\b{_PAID}\b[^.?!;]{{0,70}}\b{_NOTHING}|\b{_GIVEN}\b[^.?!;]{{0,30}}{_SUM}(?! ?(?:h\b|heures?|min))[^.?!;]{{0,40}}\b{_NOTHING}"
    r"|\bfai(?:t|te|ts|re) (?:\w+ )?(?:avoir|arnaquer?|rouler?|entuber?|plumer?|enfumer?|couillonner?|pigeonner?|escroquer?|niquer?|baiser?)\b"
    r"|\b(?:arnaque|escroque|enfume|plume)e?s? (?:par|de \d)"
)
WHERE = (
    ("training", re.compile(r"\b(?:formation|formateur|formatrice|stage|coaching|webinaire)\b")),
    ("recruiting", re.compile(r"\b(?:indeed|hellowork|cadremploi|monster|annonces? d'emploi|offres? d'emploi|recrut\w+|embauch\w+|candidats?|cv)\b")),
    ("influencers", re.compile(r"\binfluenc\w+")),
    ("paid_ads", re.compile(r"\b(?:ads|adwords|pubs?|publicites?|sponsoris\w+|boost\w*|campagnes?|annonces?|prospectus en ligne)\b")),
    ("scepticism", re.compile(r"")),
)  # fmt: skip
"""By what was paid for; a provider, a directory or a site last."""


def _for_nothing(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A question keeps its own answer, a call for help as well."""
    if "?" in parsed.text or len(tokens) > LONGEST or memory.pending in HELD or memory.last_served == DISTRESS:
        return None
    if parsed.distress or not _LOST.search(folded):
        return None
    topic = next(topic for topic, said in WHERE if said.search(folded))
    # The sum is lost, it is no budget of theirs.
    told = replace(parsed, facts=replace(parsed.facts, budget=None, goals=()), worry=False, ask_back=False)
    return Meaning(topic, told, platforms=parsed.facts.platforms, why=LOST)


FOR_NOTHING: tuple[Reading, ...] = (_for_nothing,)
