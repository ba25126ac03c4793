"""« Combien de gens sont sur Facebook ? »: the figures of that channel, with their source, and whose country they are of."""

from __future__ import annotations

import re

from bot.advisor.model import Fact, Platform
from bot.advisor.rule_words import is_abroad
from bot.answers import abroad, going, wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, merge_sources
from bot.answers.buttons import for_me
from bot.answers.library import Library
from bot.dialogue.plain import HOW_MANY
from bot.text import fold

TOPICS = frozenset({"audience", "messaging"})
MOST = 3
"""Figures told in one answer."""
_COUNTS = re.compile(
    r"(?<!\ba )(?<!partir de )\b(?:combien (?:de |d')(?:\w+ )?(?:gens|monde|personnes?|utilisat\w+|internautes|habitants|jeunes|ados|adolescents|seniors?|retraites|vieux|femmes|hommes|"
    r"francais\w*|belges|suisses|quebecois\w*|senegalais\w*|ivoirien\w*|mamans|parents|clients potentiels)|"
    r"combien (?:sont|ils sont|l'utilis\w+|utilis\w+|y (?:a|vont|sont))|quel(?:le)? (?:pourcentage|proportion|part|nombre) (?:de|des|d'))"
)
_YOUNG = re.compile(r"\b(?:jeunes?|ados?|adolescents?|lyceens?|etudiants?|1[5-9]|2[0-4])\b")
_OLD = re.compile(r"\b(?:vieux|vieilles?|seniors?|aines?|anciens|retraite\w*|ages?|mamies?|papis?|[5-7]0 ans)\b")
_OF_YOUNG, _OF_OLD = re.compile(r"1[5-8]-2\d|jeunes"), re.compile(r"plus de [3-7]\d|seniors|60 ans")
_OF_PEOPLE = re.compile(
    r"\b(?:millions?|visiteurs|utilisateurs|membres|personnes|population|Français|connect\w+|utilis\w+)\b"
)
"""What a figure of who is there says; the others are of reach, prices or firms."""


def asked(turn: Turn) -> bool:
    """Whether the message asks how many people are on a channel that it names."""
    folded = fold(turn.meaning.text)
    counts = _COUNTS.search(folded) or HOW_MANY.search(folded)
    return turn.topic in TOPICS and bool(turn.meaning.facts.platforms) and bool(counts)


def answer(turn: Turn, library: Library) -> Reply | None:
    """The figures; None when the base has none on who is there."""
    channel = library.platforms.get(turn.meaning.facts.platforms[0])
    facts = _of_people(channel, fold(turn.meaning.text)) if channel else []
    if not channel or not facts:
        return None
    first, *others = facts
    name = wording.capital(wording.named(channel))
    told = first.text if first.text.startswith(name) else f"{name} : {_lower(first.text)}"
    text, overflow = fit(
        (0, f"**{told}** ({wording.link(first.source)})"),
        (1, wording.bullet_list([f"{fact.text} ({wording.link(fact.source)})" for fact in others]) if others else None),
        (0, _whose(turn)),
        (0, "Une moyenne ne dit pas où sont vos clients : la question posée de vive voix vaut mieux."),
        (
            0,
            "**À essayer** : demandez à trente clients s'ils y vont. **À mesurer** : leur part, et qui vous y a trouvé.",
        ),
    )
    shown = Answer(
        "answer", turn.topic, text, None,
        sources=merge_sources(tuple(fact.source for fact in facts)),
        buttons=(
            for_me(channel.id),
            Button("Où sont mes clients ?", "/audience"),
        ),
        more=overflow,
    )  # fmt: skip
    memory = turn.memory.with_focus((channel.id,)).but(told=going.told(turn, False))
    return Reply.of(turn, shown, memory=memory)


def _of_people(channel: Platform, folded: str) -> list[Fact]:
    """Of the age asked about first, then in the order of the file."""
    of_age = _OF_YOUNG if _YOUNG.search(folded) else _OF_OLD if _OLD.search(folded) else None
    facts = [fact for fact in channel.facts if _OF_PEOPLE.search(fact.text) or (of_age and of_age.search(fact.text))]
    return sorted(facts, key=lambda fact: not (of_age and of_age.search(fact.text)))[:MOST]


def _whose(turn: Turn) -> str | None:
    if not is_abroad(turn.profile.country):
        return None
    return f"Je n'ai pas de chiffre vérifié {abroad.there(turn)} : {abroad.OF_FRANCE}."


def _lower(text: str) -> str:
    """The sentence after a colon: its first letter small, but for a name or a number."""
    first = text.split(" ", 1)[0]
    small = first in ("En", "Le", "La", "Les", "Un", "Une", "Plus", "Environ", "Près")
    return text[0].lower() + text[1:] if small else text
