"""Channels where customers are said to be met already: « ils m'écrivent tous par WhatsApp », « les mariés m'ont trouvé par Google ».

Of one's own customers, in the clause that names the channel; hearsay and wishes are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.nlu.extract.message import Message
from bot.nlu.extract.platforms import Mention, mentions
from bot.text import unique

_WHO = r"(?:mes|nos|les|leurs?|tous (?:mes|nos|les)|la plupart de (?:mes|nos)) (?:\w+ )?(?:client\w*|cliant\w*|patient\w*|parents|familles|adherents?|eleves|mariee?s|acheteurs|habitues|membres|lecteurs|voyageurs|visiteurs|gens|habitants|filles?|collegues)|\b(?:ils|elles|tout le monde|tous|toutes|beaucoup)"
_COME = r"(?:m'|me |nous |m'ont |nous ont |me sont |m'y |ont )?(?:ecri\w+|contact\w+|joi\w+|appel\w+|trouv\w+|vien\w+|arriv\w+|demand\w+|commandent|connai\w+|connu\w*|decouv\w+|reserv\w+|repond\w+|envoi\w+)"
MET = re.compile(
    rf"(?:{_WHO})(?: [\w']+){{0,6}}? {_COME}(?: [\w']+){{0,4}}? (?:par|sur|via|avec|grace a|grace au|de|d'|en) ?(?:la |le |l'|les |une |ma |mon |notre )?(?:\w+ )?(?:ou (?:par|sur) )?$"
)
FOUND_BY = re.compile(
    r"(?:m'ont|nous ont|m'a|nous a|me|nous|ont) (?:\w+ )?(?:trouve\w*|connu\w*|decouvert\w*) (?:[\w']+ ){0,5}(?:par|sur|via|grace a) (?:la |le |l'|ma |notre )?(?:[\w']+ (?:ou|et) (?:par |sur )?)?$"
)
"""« m'ont trouvé par le domaine ou par Google »."""
BRINGS_ME = re.compile(
    r"^ ?(?:(?:aussi|deja|bien|quand meme|surtout) )*(?:me |m'|nous )(?:ramen\w+|amen\w+|apport\w+|rapport\w+|envo[iy]\w+|fait venir|donne|fournit)\b"
    r"(?=[^.!?;]{0,40}\b(?:client\w*|patient\w*|eleves?|mariee?s?|commandes?|demandes?|reservations?|contrats?|devis|rendez[- ]vous|rdv|chantiers?|ventes?|monde|gens|gros|plupart|moitie|tiers|\d+ ?%|presque tou\w+|essentiel)\b)"
)
"""« Pinterest me ramène la moitié de mes mariées »."""
_FEW = re.compile(r"^[^.!?;]{0,30}\b(?:rien|personne|zero|aucune?|pas|jamais|que des|trop peu|pas grand)\b")
OWN_SITE = re.compile(r"\b(?:mon|notre) $")
NOT_SO = re.compile(
    r"\b(?:pas|plus|jamais|personne|aucune?|voudrais|aimerais|voudrai\w*|veux|faudrait|pour que|pourraient|si|comment|prefer\w+|combien)\b"
)


def met_on(message: Message, found: Sequence[Mention] | None = None) -> tuple[str, ...]:
    """Ids of the channels, in order of mention. `found`: the message's mentions, where they are known."""
    met = []
    for mention in mentions(message) if found is None else found:
        before = re.split(r"[.!?;:]| mais ", message.folded[max(0, mention.start - 90) : mention.start])[-1]
        said = MET.search(before) or FOUND_BY.search(before)
        after = message.folded[mention.end : mention.end + 80]
        if BRINGS_ME.search(after) and not _FEW.search(after) and not mention.excluded:
            met.append(mention.platform)
            continue
        if mention.platform == "website" and not OWN_SITE.search(before):
            continue
        if said and not mention.excluded and not NOT_SO.search(before):
            met.append(mention.platform)
    return unique(met)
