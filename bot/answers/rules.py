"""What the person's profession allows, forbids and requires, and what the law asks of everybody."""

from __future__ import annotations

from bot.advisor.cautions import CHECK, CONFIDENCE_WORDS
from bot.advisor.model import Profession, Reference, Source
from bot.answers import wording
from bot.answers.answer import Answer, Button, Reply, Turn, fit, join_more, paragraphs
from bot.answers.library import Library
from bot.text import shorten

CONFIDENCE = {"high": "sources officielles", "medium": "sources secondaires", "low": "sources anciennes ou peu sûres"}


def professional_ethics(turn: Turn, library: Library) -> Reply:
    """May my profession communicate, and how. Without a known profession, asks for it."""
    profession = library.profession(turn.profile)
    if not profession:
        return _no_rules_known(turn, library)
    regime = {
        "regulated": "Oui, votre profession peut communiquer en ligne, dans les limites de ses règles",
        "general_rules": "Oui, et je ne connais pas d'ordre professionnel qui s'y oppose ; les règles générales s'appliquent",
        "restricted_product": "Attention, ce que vous vendez ne se promeut pas librement",
    }[profession.regime]
    text, overflow = fit(
        (0, f"**{regime}** ({profession.label})."),
        (2, f"**Permis** : {_lower(profession.allowed[0])}" if profession.allowed else None),
        (0, "**À éviter** :\n" + wording.bullet_list(profession.forbidden[:3]) if profession.forbidden else None),
        (1, f"**À respecter** : {_lower(profession.duties[0])}" if profession.duties else None),
        (
            0,
            _basis(
                profession.references,
                CONFIDENCE_WORDS[profession.confidence],
                profession.as_of,
                CHECK[profession.regime],
            ),
        ),
        (
            0,
            "**À essayer** : relisez votre dernière publication avec cette liste. **À mesurer** : les points à corriger, jusqu'à zéro.",
        ),
    )
    answer = Answer(
        "answer", "professional_ethics", text, "no" if profession.regime == "restricted_product" else "conditional",
        sources=_sources(profession.references, profession.authority, profession.as_of),
        buttons=(Button("Quels canaux me conviennent ?", "/platform_recommendation"), Button("Parler à une personne", "/human_handoff")),
        more=join_more(overflow, _profession_more(profession)),
    )  # fmt: skip
    return Reply.of(turn, answer)


def _no_rules_known(turn: Turn, library: Library) -> Reply:
    """Says so, rather than pass off general rules as the profession's own."""
    trade = turn.profile.trade
    if not trade:
        question = "**Cela dépend de votre profession : laquelle exercez-vous ?** Chaque ordre a ses règles, et je les cite avec leur source."
        memory = turn.memory.but(
            pending="trade", waiting_topic="professional_ethics", asked=(*turn.memory.asked, "trade")
        )
        return Reply.of(turn, Answer("question", "professional_ethics", paragraphs(question)), memory=memory)
    family = library.family(turn.profile)
    note = (
        f" À notre connaissance : {family.regulation_note} (à vérifier)."
        if family and family.regulated and family.regulation_note
        else ""
    )
    text = paragraphs(
        f"**Je ne connais pas de règle de communication propre à votre métier ({trade}), et je n'en invente pas.**{note}",
        "La loi commune s'applique : dire vrai, demander l'accord des personnes montrées, signaler ce qui est publicitaire.",
        "Si vous avez un ordre, une chambre ou une fédération, demandez-lui sa position par écrit. **À mesurer** : la date de sa réponse.",
    )
    buttons = (Button("Ce que dit la loi", "/legal_rules"), Button("Parler à une personne", "/human_handoff"))
    return Reply.of(turn, Answer("answer", "professional_ethics", text, "conditional", buttons=buttons))


def legal_rules(turn: Turn, library: Library) -> Reply:
    """The rule whose words are nearest to the question; several near ones are offered as buttons."""
    hits = [h for h in library.knowledge.search(turn.meaning.text, limit=4, kinds=("rule",)) if h.id in library.rules]
    chosen = library.rules.get(str(turn.meaning.parsed.values.get("rule", "")))
    rule = chosen or (library.rules[hits[0].id] if hits and hits[0].score >= 0.12 else None)
    if not rule:
        return _which_rule(turn, library)
    others = [library.rules[h.id] for h in hits if h.id != rule.id][:2]
    text = paragraphs(
        *_verdict_first(shorten(rule.answer, 520)),
        _basis(
            rule.references,
            f"d'après des {CONFIDENCE[rule.confidence]}",
            rule.as_of,
            "information générale, à vérifier auprès d'un conseil",
        ),
        "**À essayer** : vérifiez ce point sur votre dernière publication ou votre site. **À mesurer** : ce qui reste à corriger.",
    )
    buttons = tuple(Button(shorten(o.question, 60), f'/legal_rules{{"rule": "{o.id}"}}') for o in others)
    answer = Answer(
        "answer", "legal_rules", text, "conditional",
        sources=_sources(rule.references, "", rule.as_of),
        buttons=(*buttons, Button("Parler à une personne", "/human_handoff")),
        more=rule.answer if len(rule.answer) > 520 else None,
    )  # fmt: skip
    return Reply.of(turn, answer)


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
    buttons = tuple(Button(shorten(r.question, 60), f'/legal_rules{{"rule": "{r.id}"}}') for r in common[:4])
    return Reply.of(turn, Answer("answer", "legal_rules", text, buttons=buttons))


def _basis(references: tuple[Reference, ...], words: str, as_of: int, check: str) -> str:
    cited = ", ".join(wording.link(Source("", shorten(r.text, 60), r.url)) for r in references[:2])
    where = f" : {cited}" if cited else ""
    return f"{wording.capital(words)}, {as_of}{where} ; {check}."


def _sources(references: tuple[Reference, ...], publisher: str, as_of: int) -> tuple[Source, ...]:
    return tuple(Source(r.text, publisher or r.text, r.url, as_of) for r in references)


def _profession_more(profession: Profession) -> str:
    parts = []
    if profession.allowed[1:]:
        parts.append("**Permis aussi**\n" + wording.bullet_list(profession.allowed[1:]))
    if profession.duties[1:]:
        parts.append("**À respecter aussi**\n" + wording.bullet_list(profession.duties[1:]))
    if profession.advice:
        parts.append(f"**Notre conseil** : {profession.advice}")
    return "\n\n".join(parts)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
