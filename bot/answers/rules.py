"""What the law asks of everybody who communicates: the rule a question is about, or that there is none."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advisor.acts import asked_about, said_of
from bot.advisor.cautions import ASK_COUNSEL
from bot.advisor.model import LegalRule
from bot.advisor.rule_words import PROFESSION, Country, Entry
from bot.answers import abroad, ethics
from bot.answers.answer import Answer, Reply, Turn, paragraphs
from bot.answers.buttons import HUMAN
from bot.answers.cited import CONFIDENCE, basis, rule_buttons, sources_of
from bot.answers.library import Library
from bot.dialogue.cues import leftover
from bot.dialogue.law import GOES_ON, REACHED_BY
from bot.text import fold, shorten
from bot.text import words as words_of

NEAR = 0.12
"""Score from which a rule found by words is offered as a button."""
_ASKS = (
    "legal legale legaux illegal loi lois droit droits juridique juridiquement regle regles regard permis permise autorise autorisee "
    "interdit interdite obligatoire obligation obligations respecter conforme ai as puis peux peut dit dois doit faut est ce ca cela la le"
)
STILL = "La même règle vaut ici aussi"
COMPANIES = "companies"
"""The thing of `rule_words.yml` that firms are."""
PUBLIC_BODY = "public_body"
"""The thing that town halls and other public bodies are."""
_PRIVATE = re.compile(r"\b(?:particuliers?|consommateurs?|gens|personnes?|prives?|grand public)\b")
_OF_AGE = re.compile(r"\b(?:(?:1[89]|[2-9][0-9]) ans|majeure?s?|adultes?)\b")
NETWORKS = frozenset({"linkedin", "facebook", "instagram", "messenger", "whatsapp", "tiktok", "x"})
"""Channels on which one writes to people by private message."""
ASKS_OF_LAW = frozenset(_ASKS.split())
"""Words that only ask whether it is lawful."""


def legal_rules(turn: Turn, library: Library) -> Reply:
    """The rule about what the question names; else said that there is none, with the nearest as buttons."""
    words, folded = library.rule_words, fold(turn.meaning.text)
    country = words.abroad(folded, turn.profile.country)
    chosen = library.rules.get(str(turn.meaning.parsed.values.get("rule", "")))
    named = chosen_things(chosen, library) if chosen else _named(turn, library)
    every = words.matching(named, {*library.rules, *(PROFESSION + id for id in library.professions)})
    found = [entry for entry in every if not entry.profession]
    told = _told_last(turn, library)
    turn = replace(turn, memory=turn.memory.but(matter=tuple(sorted(named))))
    if country and not turn.meaning.parsed.from_button:
        return _elsewhere(turn, library, country, [library.rules[e.rule] for e in found])
    if chosen:
        return _told(turn, chosen, None, _others(library, found, chosen))
    if every and every[0].profession:
        near = [library.rules[entry.rule] for entry in found]
        return ethics.of_product(turn, library.professions[every[0].profession], near)
    if found:
        rule = library.rules[found[0].rule]
        if found[0] == told:
            return _told(turn, rule, replace(found[0], lead=STILL), _others(library, found, rule))
        return _told(turn, rule, found[0], _others(library, found, rule))
    return _own_rules(turn, library) or (_no_rule(turn, library) if _says_what(turn) else _which_rule(turn, library))


def common(turn: Turn, library: Library) -> Reply | None:
    """What the common law says of what is named, for a trade without rules of its own; None where it has no entry."""
    known = {*library.rules, *(PROFESSION + id for id in library.professions)}
    asked = not turn.meaning.parsed.from_button and library.rule_words.matching(_named(turn, library), known)
    return legal_rules(turn, library) if asked else None


def told(turn: Turn, rule: LegalRule, lead: str | None = None) -> Reply:
    """One rule, whatever the words of the message; `lead` first where only a part of it answers."""
    return _told(turn, rule, Entry(rule.id, frozenset(), lead=lead) if lead else None, [])


def _told_last(turn: Turn, library: Library) -> Entry | None:
    """The entry that a follow-up goes on with; None for a question of its own."""
    if turn.meaning.why != GOES_ON or turn.memory.last_served != "legal_rules":
        return None
    return next(iter(library.rule_words.matching(frozenset(turn.memory.matter), library.rules)), None)


def _own_rules(turn: Turn, library: Library) -> Reply | None:
    """What the rules of the person's profession say of the act, where the common rules have no entry."""
    profession, act = library.profession(turn.profile), asked_about(fold(turn.meaning.text), library.acts)
    known = profession and act and said_of(act, profession).ruling != "unknown"
    return ethics.professional_ethics(turn, library) if known and not turn.meaning.parsed.from_button else None


def chosen_things(rule: LegalRule, library: Library) -> frozenset[str]:
    """What a rule's own question names: the matter that a follow-up goes on with."""
    return library.rule_words.named(fold(rule.question))


def _named(turn: Turn, library: Library) -> frozenset[str]:
    words, memory, folded = library.rule_words, turn.memory, fold(turn.meaning.text)
    named = words.named(folded)
    if turn.profile.clientele == ("B2B",) and not _PRIVATE.search(folded):
        named |= {COMPANIES}  # whoever writes to firms only asks about firms
    if "public" in turn.profile.statuses:
        named |= {PUBLIC_BODY}
    if turn.meaning.why != GOES_ON:
        return named
    matter = memory.matter if memory.last_served == "legal_rules" else words.topics.get(memory.last_topic or "", ())
    if _OF_AGE.search(folded):
        named = named - {"children"} | {"clients"}  # « et s'il a 18 ans ? »
    if NETWORKS & {*turn.meaning.platforms} and REACHED_BY & {*matter}:
        named |= {"direct_message"}  # « et sur LinkedIn ? » after a rule on e-mails
    return words.going_on(named, matter)


def _told(turn: Turn, rule: LegalRule, entry: Entry | None, others: list[LegalRule]) -> Reply:
    """The rule. Where the entry says that it answers only in part, that comes first and a person sees the question."""
    said = shorten(rule.answer, 520)
    lead = (f"**{entry.lead}.**", said) if entry and entry.lead else _verdict_first(said)
    text = paragraphs(
        *lead,
        basis(
            rule.references,
            f"d'après des {CONFIDENCE[rule.confidence]}",
            rule.as_of,
            ASK_COUNSEL,
        ),
        "Je transmets aussi votre question à une personne." if entry and entry.partly else None,
        "**À essayer** : vérifiez ce point sur votre dernière publication ou votre site. **À mesurer** : ce qui reste à corriger.",
    )
    answer = Answer(
        "answer", "legal_rules", text, "conditional",
        sources=sources_of(rule.references, "", rule.as_of),
        buttons=(*rule_buttons(others[:2]), HUMAN),
        more=rule.answer if len(rule.answer) > 520 else None,
    )  # fmt: skip
    return Reply.of(turn, answer, inbox="not_understood" if entry and entry.partly else None)


def _others(library: Library, found: list[Entry], told: LegalRule) -> list[LegalRule]:
    """The rules beside the one told: those that the question also names, then those on the same matter."""
    kin = (r.id for r in library.rules.values() if r.topic == told.topic)
    return [library.rules[id] for id in dict.fromkeys((*(e.rule for e in found), *kin)) if id != told.id]


def _nearest(turn: Turn, library: Library) -> list[LegalRule]:
    """The nearest by words, for buttons only: none of them is said to answer."""
    hits = library.knowledge.search(turn.meaning.text, limit=3, kinds=("rule",))
    return [library.rules[h.id] for h in hits if h.id in library.rules and h.score >= NEAR]


def _no_rule(turn: Turn, library: Library) -> Reply:
    """No entry names what the question names: said so, and kept for a person."""
    near = _nearest(turn, library)
    text = paragraphs(
        "**Je n'ai pas de règle vérifiée sur ce point, et je n'en invente pas.**",
        "Je transmets votre question à une personne. Avant d'agir, demandez à un avocat, à votre chambre ou à votre fédération.",
        "Voici ce que je connais de plus proche : choisissez si cela vous aide." if near else None,
    )
    return Reply.of(
        turn,
        Answer("suggestions", "legal_rules", text, buttons=(*rule_buttons(near), HUMAN)),
        inbox="not_understood",
    )


def _elsewhere(turn: Turn, library: Library, country: Country, near: list[LegalRule]) -> Reply:
    """A law that is not France's: none of ours is given for it."""
    text = paragraphs(
        f"**Mes règles sont celles de la France : je ne peux pas vous dire ce que demande la loi {country.name}.**",
        "Le RGPD, lui, est européen et vaut aussi chez vous ; le reste est à vérifier sur place."
        if country.union
        else None,
        f"Demandez à {abroad.whom(turn, library)}, à votre ordre ou à un avocat sur place. Je transmets aussi votre question à une personne.",
        "La règle française peut servir de repère, pas de réponse." if near else None,
    )
    buttons = (*rule_buttons(near[:2], "En France : "), HUMAN)
    return Reply.of(turn, Answer("notice", "legal_rules", text, buttons=buttons), inbox="not_understood")


def _says_what(turn: Turn) -> bool:
    """Whether the message says what it is about; « c'est légal ? » alone is asked back."""
    rest = [w for w in leftover(words_of(turn.meaning.text), set()) if w not in ASKS_OF_LAW and len(w) > 1]
    return not turn.meaning.parsed.from_button and len(rest) >= 2


def _verdict_first(answer: str) -> tuple[str, str]:
    """The rule's first sentence in bold, then the rest."""
    first, _, rest = answer.partition(". ")
    return f"**{first.rstrip('.')}.**", rest


def _which_rule(turn: Turn, library: Library) -> Reply:
    common = [library.rules[i] for i in ("contact_form_gdpr", "email_prospecting_b2c") if i in library.rules]
    common += [r for r in library.rules.values() if r.topic in ("image_rights", "copyright") and r not in common][:2]
    text = paragraphs(
        "**Cela dépend du point de droit.** Photos de personnes, musique, e-mails, mentions légales, concours : précisez en quelques mots.",
        "Je cite alors la règle, sa date et sa source. Pour une réponse engageante, il faut un avocat.",
    )
    return Reply.of(turn, Answer("answer", "legal_rules", text, buttons=rule_buttons(common[:4])))
