"""Channels named in a message: those asked about, the refused ones and those already used apart. Their names: `platform_names.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.nlu.extract.doubted import doubted
from bot.nlu.extract.message import Message
from bot.nlu.extract.platform_names import Span, spans
from bot.text import unique

NEGATED = re.compile(
    r"(?:\b(?:pas|(?:(?<=veux )|(?<=veut )|(?<=suis )|(?<=ai )|(?<=fais )|(?<=va )|(?<=utilise )|(?<=jamais )|(?<=non ))plus|jamais|encore moins|surtout pas|sauf|hormis|a part|excepte|sans|ni|tout sauf|autre chose que|ailleurs que|autrement que|en dehors de|hors(?: de)?|"
    r"non a|stop a|marre de|deteste|hais|refuse|evite|eviter|quitte|quitter|quitte[r]? |ferme|arrete|arreter|supprime|supprimer|boycotte?|pas question de|"
    r"hors de question|plus jamais|veux pas(?: de| d'| aller sur)?|veut pas(?: de| d'| aller sur)?|aime pas|supporte pas|peux pas sentir)"
    r"(?:[\s']+(?:de|d|du|des|le|la|les|l|un|une|mon|ma|notre|sur|avec|aller|etre|m|me|mettre|utiliser|faire|par|passer|entendre|parler|a|que|ce|cette|pour|moi))*)[\s']*$"
)
ABSENT = re.compile(
    r"\b(?:ai|jai|avons|a|suis|sommes|est|etre|jsuis|chuis|y suis|poste|vais|(?:res)?sort|(?:re)?sors|apparai\w+|figure|remonte|trouve(?:nt)?|voit|voient) (?:pas|plus|jamais|toujours pas)(?: encore| du tout)?"
    r"(?:[\s']+(?:de|d|du|la|le|l|un|une|mon|ma|notre|sur|compte|page|profil|chaine))*[\s']*$"
)
"""« je ne suis pas sur Instagram »: not there, which is no refusal."""
REFUSED_AFTER = re.compile(
    r"^(?:,| :|\.)? ?(?:(?:et|mais) (?=(?:je |j'|on |nous )?(?:n'|ne )?en (?:veux|veut|voulons)))?(?:non merci|c'est non|jamais|hors de question|c'est mort|c mort|pas question|(?:j'|je n'|je |on n'|on |nous n')?en (?:veux|veut|voulons) (?:pas|plus)|tres peu pour moi|(?:j'suis|je suis|chus) tanne\w*|"
    r"m'(?:a saoule|enerve|ennuie|epuise|etouffe|horripile|gave)|me (?:gave|saoule|degoute|deprime|fatigue)|c'est fini|fini pour moi|sans moi|qui m'etouffe)\b"
)
NO_MORE_OF_IT = re.compile(
    r"^[^.?!]{0,60}\b(?:en (?:veux|veut|voulons) (?:pas|plus)(?: jamais)? entendre parler|(?:veux|veut|voulons) (?:pas|plus)(?: jamais)? en entendre parler|"
    r"y (?:re)?(?:mets|met|mettrai|tourne|tournerai|vais|irai|viendrai|viens)\w* (?:pas|plus|jamais)\b(?! souvent)|y remettr\w+ (?:pas|plus|jamais) les pieds)|"
    r"^[^.?!]{0,8}\b(?:m'|me |nous |m)(?:a|ont|avait)? ?(?:\w+ )?(?:bloque|suspendu|ferme|supprime|desactive|banni|vire)\w*[^.?!]{0,25}\b(?:(?:deux|trois|quatre|[2-9]|plusieurs) fois|definitivement|pour de bon)\b"
)
"""« Insta m'a bloqué deux fois, je n'en veux plus entendre parler »: refused, however far the refusal stands."""
GETS_IT_BACK = re.compile(r"\b(?:recuper|debloqu|rouvr|retrouv|contest|reclam|recours|evit)\w*")
"""A closed account that is wanted back."""
QUESTIONED = re.compile(r"\b(?:pourquoi|pourkoi|pkoi|pk|pq)\b|^(?:et )?pas\b.*\?")
OTHERS = re.compile(
    r"\b(?:ils?|elles?|cliante?s?|clients?|clientes?|clientele|gens|jeunes|anciens|habitants|parents|vieux|seniors|retraites|personnes|adherents|membres|familles|patients|eleves|voisins|moitie|certains|certaines|beaucoup|tous|amie?|consoeur|confreres?|camions?|entreprises?|syndics?|acquereurs)\b[^.,;!?]{0,40}$|"
    r"\b(?:ferme|supprime|bloque|suspendue?)e? par $|\b(?:lisent|vont|sont|utilisent|regardent|connaissent|ouvrent|suivent) (?:pas|plus|jamais)[^.,;!?]{0,12}$"
)
"""It is somebody else who is not there."""
WANTED = re.compile(r"\b(?:veux|veut|voulons|souhaite|envie|question)\b.{0,14}$")
PRESENT = re.compile(
    r"(?:\b(?:j'ai (?:deja )?(?:un |une |mon |ma |ouvert |cree )?(?:compte |page |profil |chaine )?|j'ai deja|on a (?:deja )?(?:un |une )?(?:compte |page |profil )?|nous avons (?:deja )?(?:un |une )?|"
    r"je suis (?:deja )?(?:present[e]? )?sur|on est (?:deja )?sur|nous sommes (?:deja )?sur|je poste (?:deja )?sur|je publie (?:deja )?sur|ma page|mon compte|mon profil|notre page|"
    r"notre compte|(?:je |on |nous |j)?(?:vends?|publie|poste|publions|vendons) (?:deja )?sur|deja sur|jai (?:deja )?|g (?:deja )?|mon|notre|ma))(?:\s+(?:pro|sur|un|une|page|compte|chaine|profil|groupe|fiche|de|d'|petite?|vieille?))*\s*$"
)

HAS_IT = re.compile(
    r"^(?:,| :)? ?(?:(?:j'|je |on |nous )(?:l'|y |en )?(?:ai|a|avons|suis|est|sommes) deja|(?:j'y|on y|nous y) (?:suis|est|sommes)|(?:j'en|on en|nous en) (?:ai|a|avons) une?|g deja)\b(?! (?:essaye|fait|teste|tente|entendu|demande|vu|pense|arrete))"
)
"""« Facebook j'ai déjà mais je poste jamais »."""
WHETHER = re.compile(r"\b(?:demand\w+|savoir|dire|voir|sais|sait)(?: \w+){0,2} si [^.,;!?]{0,30}$")
"""« les gens demandent si on est sur Insta » does not tell that they are there."""
OWN_SHOP = re.compile(
    r"\b(?:ma|notre|nos) (?:petite )?(?:boutique en ligne|e-?boutique)(?! (?:n'existe pas|n'est pas|ouvrira|sera|de demain))|\b(?:mon|notre) e-?shop\b|^\W*(?:j'ai |on a )?(?:un )?site de (?:vente|\w+s), \d+"
)
FOLLOWED = re.compile(
    r"\b(?:j'?ai|jai|g|on a|nous avons|avec|deja|,|mes|nos) ?(?:\d[\d \u202f.]*k?|mille|\w+ (?:mille|cents?))(?: \w+)? ?(?:abonne|follower|fan|vue|contact|relation|membre|inscrit)?\w*(?: \w+)? (?:sur|en|a ma|a mon) (?:mon |ma |notre )?$"
)
"""« j'ai 900 abonnés sur YouTube », « g 900 sur youtube »."""
DOES = re.compile(
    r"(?<!si )(?<!quand )(?<!qu')\b(?:je |j'|j |on |nous )(?:y |le |la |les |l')?(?:mets?|mettons|post\w+|publi\w+|partag\w+|fais|fait|faisons|tiens|tenons|alimente\w*)"
    r"(?! (?:quoi|combien|comment|pas|plus|jamais|rien|ca|cela|moins|bien))\b(?: [\w'-]+){0,6} (?:sur |en )?(?:ma |mon |notre |la |le |un |une )?(?:page |compte |story |stories )?$"
)
HABIT = re.compile(
    r"^ ?(?:(?:et|,|pro|aussi) ?){0,2}(?:tous les (?:jours|matins|soirs|lundis|mardis|mercredis|jeudis|vendredis|samedis|dimanches|mois|\d)|toutes les \w+|"
    r"chaque \w+|depuis (?:\d|un|deux|trois|quatre|cinq|longtemps|des)|(?:\d|une|deux|trois|plusieurs) fois par|regulierement|souvent|de temps en temps)\b"
)
"""« je mets mon menu sur Facebook tous les matins »: who does it is there."""
BRINGS = re.compile(
    r"\b(?:tout|tous|toutes|l'essentiel|\d+ ?%|la plupart)(?: [\w']+){0,5} (?:vient|viennent|passe|passent) (?:d'|de |des |par )(?:la |le |les |l')?(?:pub )?$"
)
TAKES = re.compile(r"^ ?(?:me|nous|m'|m) ?(?:pren\w+|prel\w+|ponctionn\w+|mang\w+|bouff\w+)")


@dataclass(frozen=True)
class Mention:
    """One mention in the folded text."""

    platform: str
    start: int
    end: int
    excluded: bool
    present: bool


def mentions(message: Message) -> list[Mention]:
    """All mentions in order. Overlapping ones: the longest wins (« page Facebook » over « page »)."""
    folded = message.folded
    kept: list[Span] = []
    for start, end, platform in sorted(spans(folded), key=lambda s: (s[0] - s[1], s[0])):
        if all(end <= s or start >= e for s, e, _ in kept) and not _accented(message, start, end):
            kept.append((start, end, platform))
    questioned = bool(QUESTIONED.search(folded))
    said = [_mention(folded, span, questioned) for span in sorted(kept)]
    return [replace(one, excluded=one.excluded or _no_more(folded, one, said)) for one in said]


def _no_more(folded: str, one: Mention, said: Sequence[Mention]) -> bool:
    """Whether the message has done with the only channel that it names."""
    alone = len({other.platform for other in said}) == 1 and one.platform != "website"
    return alone and bool(NO_MORE_OF_IT.search(folded[one.end :])) and not GETS_IT_BACK.search(folded)


def _accented(message: Message, start: int, end: int) -> bool:
    """« réel » and « le rosé » are no platforms, though they fold to « reel » and « le rose »."""
    return message.folded[start:end] in ("reel", "reels", "le rose", "sites", "snap") and "é" in message.source(
        start, end
    )


def platforms(
    message: Message, found: Sequence[Mention] | None = None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """(asked about or named, excluded, already used), ids in order of mention. A refused channel is only in the second.

    `found`: the message's mentions, where they are known.
    """
    found = mentions(message) if found is None else found
    excluded = _spread(message.folded, found)
    named = unique(m.platform for m in found if m.platform not in excluded)
    present = unique(
        (*(m.platform for m in found if m.present and m.platform not in excluded), *_held(message.folded, found))
    )
    return named, excluded, present


def _held(folded: str, found: Sequence[Mention]) -> list[str]:
    """Channels told as held by what they bring or take: « 900 abonnés sur YouTube », « Airbnb me prend 18 % »."""
    held = ["website"] if OWN_SHOP.search(folded) else []
    for mention in found:
        before, after = folded[max(0, mention.start - 60) : mention.start], folded[mention.end : mention.end + 30]
        does = DOES.search(before) and HABIT.search(after) and "?" not in after
        told = FOLLOWED.search(before) or BRINGS.search(before) or TAKES.search(after) or HAS_IT.search(after)
        if not mention.excluded and (does or told):
            held.append(mention.platform)
    return held


def _spread(folded: str, found: Sequence[Mention]) -> tuple[str, ...]:
    """« ni Facebook ni Insta », « pas Facebook, Insta ou TikTok »: a refusal runs on through a bare list."""
    excluded: list[str] = []
    previous: Mention | None = None
    for mention in found:
        joined = previous is not None and re.fullmatch(
            r"[\s,/]*(?:et|ou|ni|,|/|&)?[\s,/]*(?:de |d'|sur )?", folded[previous.end : mention.start]
        )
        refused = mention.excluded or bool(joined and previous and previous.platform in excluded)
        if refused:
            excluded.append(mention.platform)
        previous = mention
    return unique(excluded)


def _mention(folded: str, span: Span, questioned: bool) -> Mention:
    start, end, platform = span
    before = folded[max(0, start - 60) : start]
    refused = NEGATED.search(before) and not ABSENT.search(before) and not OTHERS.search(before)
    if platform == "website" and not WANTED.search(before):
        refused = None  # « pas de site »: has none
    excluded = bool(
        (refused and not questioned) or (_refused_after(folded[end:]) and not doubted(before, folded[end:]))
    )
    asked = WHETHER.search(before)
    return Mention(platform, start, end, excluded, not excluded and not asked and bool(PRESENT.search(before)))


def _refused_after(after: str) -> bool:
    """« Facebook, non merci », but not « Facebook c'est mort ? »."""
    match = REFUSED_AFTER.search(after) if not re.search(r"\blequel|\blaquelle|des deux", after) else None
    return bool(match) and not re.match(
        r"\W*(?:$|\?|nn\b|non\b|ou\b|(?:pr|pour) (?:moi|nous)\b(?!,? (?:mais|donc|alors|et)\b))"
        if "?" in after
        else r"\W*(?:nn|ou)\b",
        after[match.end() :] if match else "",
    )
