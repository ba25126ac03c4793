"""A request that the law forbids: refused plainly, with the rule, its source and a lawful way."""

from __future__ import annotations

from bot.advisor.model import LegalRule, Profession, Source
from bot.advisor.profile import Profile
from bot.advisor.unlawful import Unlawful, recognise
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, merge_sources, paragraphs
from bot.answers.cited import CONFIDENCE
from bot.answers.library import Library
from bot.dialogue.reading import OF_LAW
from bot.dialogue.talk import INSISTS
from bot.text import fold, lower_first, sentence, shorten

RULE_ROOM = 260
"""Topics whose own answer is the rule."""
STILL = "Toujours non : que d'autres le fassent, ou que ce soit peu de chose, n'y change rien."
"""To whoever insists right after a refusal."""


def answer(turn: Turn, library: Library) -> Answer | None:
    """The message that says the rule and the lawful way; None when nothing unlawful is asked for."""
    if turn.meaning.parsed.from_button:
        return None
    profession = library.profession(turn.profile)
    entry = recognise(fold(turn.meaning.text), profession, library.unlawful)
    if entry is None or (turn.topic in OF_LAW and not entry.refuse):
        return None
    rules = [library.rules[id] for id in entry.rules if id in library.rules]
    text = paragraphs(
        f"**{STILL if turn.meaning.why == INSISTS else entry.say}**",
        _basis(entry, rules, profession),
        f"**À essayer** : {entry.way}. **À mesurer** : ce que cela vous apporte en un mois.",
    )
    topic = "legal_rules" if turn.topic == "out_of_scope" else turn.topic
    return Answer(
        "answer", topic, text, "no" if entry.refuse else "conditional",
        sources=merge_sources(tuple(Source(ref.text, ref.text, ref.url, rule.as_of) for rule in rules for ref in rule.references[:1])),
        buttons=(Button("Ce que dit la loi", f'/legal_rules{{"rule": "{rules[0].id}"}}'),) if rules else (),
    )  # fmt: skip


def reply(turn: Turn, library: Library) -> Reply | None:
    """The refusal as the whole reply; None when the question may be answered."""
    said = answer(turn, library)
    if said is None or said.verdict != "no":
        return None
    matter = tuple(
        sorted(library.rule_words.named(fold(turn.meaning.text)))
    )  # « et si c'est un mineur ? » goes on with it
    return Reply.of(turn, said, memory=turn.memory.but(matter=matter, refused=turn.memory.turn))


def before(turn: Turn, served: Reply, library: Library) -> Reply:
    """The reply, with the rule first where the request touches one."""
    said = answer(turn, library)
    if said is None:
        return served
    return Reply((said, *served.answers), served.profile, served.memory, served.inbox)


def in_words(text: str, profile: Profile, library: Library) -> tuple[str, ...]:
    """The same for a line that describes somebody: the rule and the lawful way in one sentence each."""
    profession = library.profession(profile)
    entry = recognise(fold(text), profession, library.unlawful)
    return (f"{entry.say} {sentence(entry.way)}",) if entry else ()


def _basis(entry: Unlawful, rules: list[LegalRule], profession: Profession | None) -> str:
    """The rule in the words of its entry, with its age and source."""
    own = entry.forbidden_by(profession)
    if own and profession:
        source = profession.references[0] if profession.references else None
        where = wording.link(Source("", shorten(source.text, 60), source.url)) if source else profession.authority
        return f"**Votre règle** ({profession.label}) : {lower_first(own.rstrip('.'))} ({where}, {profession.as_of})."
    rule = rules[0]
    cited = rule.references[0]
    where = wording.link(Source("", shorten(cited.text, 60), cited.url))
    said = sentence(shorten(rule.answer, RULE_ROOM).removeprefix("Non : ").removeprefix("Oui : "))
    return f"**La règle** : {said} D'après des {CONFIDENCE[rule.confidence]}, {rule.as_of} ({where})."
