"""Messages whose only words say a fact of one's business: no call for help can hide in them, whatever a word may mean elsewhere.

Each reading holds the whole of the words that such a message may have; one word more, and the alarm stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import DISTRESS, PROFILE_TOPICS, RECOMMENDING, SURE, Reading, resumed
from bot.text import words

_SUM_ALONE = re.compile(
    r"(?:(?:j|je|jai|on|nous|ai|a|avons|peux|pouvons|mettre|mets|met|dispose|environ|peu pres|juste|seulement|que|budget|un|une|somme|total|tout|maximum|max|maxi|grand|"
    r"\d+|mille|cent|cents|k|euros?|eur|balles?|francs?|f|cfa|fcfa|chf|suisses?|dollars?|canadiens?|piasses?|piastres?|sous|"
    r"de|d|du|en|par|pour(?! partir)|le|la|l|ca|mois|an|annee|semaine|poche|cote|depart|debut|demarrer|demarrage|debuter|commencer|pour partir|lancer|me|nous|investir|site|pub|com|communication)(?: |$))+"
)
"""The only words of a sum told: « j'ai 400 piasses pour partir »."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def nothing_else(parsed: Parsed, memory: Memory, alone: bool, why: str) -> Meaning | None:
    """A fact of one's business told `alone`, without another word, is no call for help, unless one was just made."""
    if not (parsed.distress or parsed.worry) or memory.last_served == DISTRESS or not alone:
        return None
    told = replace(parsed, topic="inform_profile", distress=False, worry=False, ask_back=False)
    return Meaning("inform_profile", told, resumes=resumed(told, memory), why=why)


def _sum_alone(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """A sum and not a word more, whatever « partir » may mean elsewhere."""
    alone = parsed.facts.budget is not None and bool(_SUM_ALONE.fullmatch(" ".join(tokens)))
    return nothing_else(parsed, memory, alone, "a sum alone")


_FULL_ALONE = _set(
    "a ai an annee aout au aucun aucune automne avant avons avril bien boulot cette cherche cherchons client "
    "clientes clients commandes creneau creneaux d de decembre deja demandes des dispo disponibilite "
    "disponibilites disponible disponibles dispos eleves en ete fevrier hiver il j jai janvier je juillet juin "
    "jusqu la le les libre libres mai mars me mois monde n ne noel nous nouveau nouveaux nouvelles novembre "
    "octobre on pas patientes patients place places plus pour prends printemps rdv rendez rentree reste semaine "
    "septembre travail trop un une veux vous y ya"
)
"""The only words of a full order book told: « je n'ai plus de créneaux avant mars »."""


def _full_alone(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """No room left and not a word more; « j'ai plus de place pour moi » has another word."""
    alone = "full_order_book" in parsed.facts.flags and set(tokens) <= _FULL_ALONE
    return nothing_else(parsed, memory, alone, "a full order book alone")


_WISH_ALONE = _set(
    "a adherents ai aimerai aimerais ariv arriv arrive arrivons atelier attirer au aux avec avoir besoin bjr "
    "boite bonjour bons bonsoir boulangerie boutique bsr c cabinet ce chantier chantiers cherche chez chui chuis "
    "client cliente clientele clientes clients cmt coment commande commandes comment commerce conaitre connaite "
    "connaitre conseil conseille conseillez conseils coucou d dans de demande demandes des developper direct "
    "directe directement ds du eleves en entreprise est et ete faire familles fau faudrait faut fer ferme g "
    "garage gens hello hey hiver il institut internet j jai jaimerais jariv jarrive jcherche je jeudi jeunes jsui "
    "jsuis jveu jveux jvoudrai jvoudrais jvoudre kan ken koi l la le les lundi ma magasin mais mardi matin matins "
    "meilleurs merci mercredi mes midi midis moi mon monde ms n ne net nos notre nous nouveaux nouvelles on pa "
    "pas passage patient patients pense penses pensez plu plus pour pr qen qu que quoi re remplir reseau reseaux "
    "restaurant resto saison salon salut samedi semaine slt sociaux sommes stp sui suis sur svp touristes trouve "
    "trouver tu un une vendre vendredi vente ventes veu veut veux visibilite visible voudrai voudrais voudre "
    "voulons vous vrai vrais vs y ya"
)
"""The only words of a wish for customers, also as they are typed in haste, beside those of the trade."""
_WISHES = re.compile(
    r"\bplus? (?:de|d) |\b(?:con+aitre|attirer|vendre|trouver|developper|remplir|cherche|nouveaux|nouvelles|vrais?)\b"
)
_NO_TIME_ALONE = _set(
    "0 a ai aucun avons ben bon boulot ca cela d de debut deja des du en est et faire fait h heure heures j jai "
    "je jme jour jsui jsuis l la le les leve m mais manque me minute minutes moi ms n ne nous occupe occuper ok "
    "on pa par pas peu plus pour pr quand que qui s se seconde semaine suis temp temps tot tout tps tres trop un "
    "une vraiment y zero"
)
"""The only words of having no time: « jai pa le tps jme leve a 3h », « qui s'en occupe, moi j'ai pas le temps »."""
_TIME = frozenset({"temps", "tps", "temp", "minute", "minutes"})
"""One of which must be among them: « je suis de trop » has none."""
_SENT = re.compile(
    r"(?:c est |cest |c )?(?:(?:mon|ma|mes|notre|un|une|le|la|l) )(?:\w+ ){1,3}(?:qui )?(?:m |me |nous )(?:a |ont )?"
    r"(?:dit|conseille|parle|envoye|envoie|pousse|recommande|montre|donne|oblige|demande)(?:ee?s?)?"
    r"(?: (?:de|d|a|venir|vous|voir|ecrire|demander|poser|question|questions|ici|essayer|passer|regarder|aller|contacter|parler|la|le|l|votre|ce|cet|site|adresse|lien|assistant|outil|page|robot|truc|sur))+"
)
"""Who sent them here, and not a word more: « c'est ma petite-fille qui m'a dit de venir ici »."""
SENT = "was sent here by somebody"


_PRESENTING = (
    _WISH_ALONE
    | _NO_TIME_ALONE
    | {"lib", "liberal", "liberale", "retraite", "retraitee", "madame", "monsieur", "messieurs", "domicile"}
)


def only_business(parsed: Parsed, tokens: list[str]) -> bool:
    """Whether a wish for customers, or having no time, is all that the message says: no alarm, nor a line of help."""
    said = {token for token in tokens if not token.rstrip("h").isdigit()}
    if not parsed.distress and said <= _NO_TIME_ALONE and said & _TIME:
        return True
    trade = parsed.facts.trade
    rest = said - set(words(trade.label)) if trade else said
    return bool((trade or parsed.facts.goals) and rest <= _WISH_ALONE and _WISHES.search(" ".join(tokens)))


def _presents_alone(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« bjr infirmière lib, j'ai pas le temps », « sculpteur, c'est mon fils qui m'a conseillé ce site »: who writes, whatever it was taken for."""
    trade = parsed.facts.trade
    if (
        memory.turn
        or not trade
        or trade.confidence < SURE
        or "?" in parsed.text
        or parsed.facts.platforms
        or parsed.distress
    ):
        return None
    said = " ".join(tokens)
    sent = _SENT.search(said) if not parsed.worry else None
    rest = set(tokens if not sent else words(said[: sent.start()])) - set(words(f"{trade.label} {trade.title}"))
    taken = parsed.topic not in (*RECOMMENDING, *PROFILE_TOPICS) or parsed.ask_back
    if not taken or not (sent or rest & _TIME) or not rest <= _PRESENTING:
        return None
    told = replace(parsed, topic="inform_profile", worry=False, ask_back=False)
    return Meaning("inform_profile", told, resumes=resumed(told, memory), why="presents itself and no more")


def _sent_here(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est ma petite-fille qui m'a dit de venir ici »: welcomed, with the question that was open."""
    if parsed.facts.platforms or memory.last_served == DISTRESS or not _SENT.fullmatch(" ".join(tokens)):
        return None
    return Meaning("greet", replace(parsed, distress=False, worry=False, ask_back=False), why=SENT)


ALONE: tuple[Reading, ...] = (_sum_alone, _full_alone, _presents_alone, _sent_here)
