"""« On peut montrer les résidents ? », « une salariée a posté la photo d'un bénéficiaire »: whether people may be shown, which is a question of law."""

from __future__ import annotations

import re

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.plain import OF_IMAGES
from bot.dialogue.reading import OF_LAW, Reading

_LONG = 18
_PEOPLE = (
    r"(?:residente?s?|patiente?s?|eleves?|enfants?|petits|bebes?|jeunes|mineure?s?|travailleurs|salarie?e?s?|employee?s|beneficiaires?|habitants?|adherente?s?|joueu\w+|licencie?e?s|gens|"
    r"benevoles?|fideles?|paroissiens?|familles?|usagers?|stagiaires?|personnes?|aines|anciens|mamies|papis|malades|spectateurs|public|visiteurs|agents?|pensionnaires|internes|apprentie?s?|maraudes?|manif\w*|"
    r"baptemes?|communions?|mariages?|ceremonies?|matchs?|conseil municipal|fete de l'ecole|tableaux|oeuvres|collections?)"
)
_MAY = (
    r"(?:(?:je|on|nous) (?:peut|peux|pouvons|pourrait|doit|a (?:le )?droit)|peut[- ]on|puis[- ]je|pouvons[- ]nous|est[- ]ce qu[e']? ?(?:on|je|nous) (?:peut|peux|pouvons)|"
    r"(?:ai|a|avons)[- ](?:je |t[- ]on |nous |le )*droit|on a (?:le )?droit|faut[- ]il (?:un accord|une autorisation|demander)|interdit de|permis de|autorise a)"
)
_SHOW = r"(?:montrer|filmer|photographier|prendre (?:en photo|des photos|les photos|en video)|(?:mettre|publier|poster|diffuser|partager)[^.?!;]{0,12} (?:photos?|videos?|images?|tofs?)|exposer)"
_ASKS = re.compile(rf"\b{_MAY}\b[^.?!;]{{0,20}}\b{_SHOW}\b[^.?!;]{{0,30}}\b{_PEOPLE}\b")
_BARE = re.compile(rf"^(?:(?:et|mais|alors|sinon|ok|ah)[ ,]+)*(?:pour )?(?:les?|la|des|une?) (?:photos?|videos?|images?|tofs?) (?:de |d'|du |des |de la |de l')?(?:les |nos )?{_PEOPLE}\b[ ?!.]*$")  # fmt: skip
_POSTED = re.compile(
    r"\b(?:une?|la|le|mon|ma|notre|nos|des|un de nos|une de nos) (?:salarie?e?s?|employee?s?|collegues?|agents?|stagiaires?|apprentie?s?|benevoles?|aide[- ]soignante?s?|animatrice|auxiliaire|infirmiere?|prof\w*|equipe)\b"
    rf"[^.?!;]{{0,15}}\b(?:a|ont) (?:deja )?(?:poste|publie|mis|partage|diffuse|filme|envoye)\w*\b[^.?!;]{{0,30}}\b{_PEOPLE}\b"
)


def _may_show(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Unless the message is about what to show, how, or with what."""
    if (parsed.topic in OF_LAW and not parsed.ask_back) or len(tokens) > _LONG:
        return None
    asked = _ASKS.search(folded) or _POSTED.search(folded) or (memory.turn and _BARE.search(folded))
    return Meaning("legal_rules", parsed, platforms=parsed.facts.platforms, why=OF_IMAGES) if asked else None


PICTURES: tuple[Reading, ...] = (_may_show,)
"""Before the readings of what associations ask."""
