"""What an advice makes people ask in few words: « pourquoi les SMS », « et si j'arrête la vidéo », « et si ma femme s'en occupe », « ma fille dit Insta »."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.plain import MATTERS
from bot.dialogue.reading import OF_LAW, PRICE, PROFILE_TOPICS, RECOMMENDING, SURE, Reading, says_of_the_person
from bot.text import unique

SHORT = 10
SAID = 5
"""Words up to which « mon fils dit Snapchat » says nothing else, whatever it was taken for."""
BARE = 4
"""Words beside the name, at most, in « pourquoi les SMS »."""
LAW_OF_THEIR_OWN = frozenset(
    {"contests", "privacy", "delete_data", "account_security", "customer_reviews", "out_of_scope"}
)
"""Topics whose own answer says the rule, or that are not ours."""
ADVISED_BY = "a channel that somebody advises"
"""Why the verdict on a channel is served to « mon fils me dit qu'il faut être sur TikTok »."""
_WHY = re.compile(
    r"^(?:(?:mais|et|ok|ah|bon|euh|oui)[ ,]+)*(?:pourquoi|pourkoi|pkoi|pq|pk)(?: donc)? (?:(?:utiliser|passer par|faire|mettre|avoir|prendre|plutot) )?"
    r"(?:(?:le|la|les|l'|un|une|des|du|de la|par|sur) ?)?[\w'. -]{2,30}[\s?!.]*$"
)
_WHY_OTHERWISE = re.compile(
    r"\b(?:pas|plus|moi|mon|ma|mes|notre|nos|je|j'|on|nous|il|elle|ils|marche\w*|vaut|bloque\w*|prend\w*)\b"
)
_STOPS = re.compile(
    r"^(?:(?:et|ok|oui|mais|bon|non|alors|en fait|finalement|du coup|svp|stp)[ ,]+)*"
    r"(?:si (?:je |j'|on |nous )?(?:(?:ne |n')?(?:fais|fait|veux|mets|met|utilise|publie) (?:pas|plus)|arret\w+|stopp\w+|laiss\w+(?: tomber)?|abandonn\w+|enlev\w+|retir\w+|oubli\w+|supprim\w+|zapp\w+|vir\w+)"
    r"|(?:(?:on )?(?:laisse|oublie|enleve|retire|zappe|vire|abandonne)[rz]?(?: tomber)?|pas d[e'])(?! pas))"
    r"(?: (?:completement|carrement|tout|de faire|avec))* (?:(?:de |d')?(?:le |la |les |l'|mon |ma |mes |nos |notre |des |un |une )?)?(?P<what>[\w' -]+?)[\s?!.]*$"
)
_MEDIA = {
    "no_video": re.compile(r"^(?:videos?|film\w*|reels?|montages?)\b"),
    "no_photo": re.compile(r"^photos?\b"),
    "no_ads": re.compile(r"^(?:pubs?|publicites?|annonces?(?: payantes?)?)\b"),
}
_THEY_DO = re.compile(
    r"^(?:(?:et|ok|oui|mais|bon|alors|donc|du coup)[ ,]+)*si (?:c'est )?(?:lui|elle|eux|il|(?:(?:un|une|mon|ma|mes|notre|nos|le|la|les) [\w-]+(?: [\w-]+)?))(?: qui)? "
    r"(?:(?:me |nous )?(?:le|la|les|l') ?(?:fait|faisait|font|gere|gerait|tient)\b|s'en (?:occup|charge)\w*|(?:me |nous |m')?(?:gere|gerait|poste|publie|aide|aidait)\w*\b(?! (?:jamais|pas|plus|rien))|y (?:pass|travaill)\w+)"
)
_SAYS = re.compile(
    r"^(?:(?:et|mais|ok|bon)[ ,]+)*(?:(?:mon|ma|mes|notre|nos|un|une|le|la|les) [\w-]+(?:[ -](?:frere|soeur|pere|mere|fils|fille))?|on|tout le monde|ils?|elles?)"
    r" (?:me |m'|nous )?(?:a |ont )?(?:dit|disent|conseill\w+|pouss\w+|parle|parlent|veut|veulent|jure\w*|prefere\w*|recommand\w+|propos\w+|insist\w+)\b(?! (?:plus|pas))"
)
_ALL_THERE = re.compile(
    r"^(?:(?:et|mais|ok|bon|oui|pourtant|sauf que)[ ,]+)*(?:tout le monde|(?:tous |toutes )?(?:mes|les|nos) (?:confreres|consoeurs|concurrente?s?|collegues|voisine?s?|autres|copine?s?|copains)|ils|elles|tous les autres)"
    r" (?:y (?:sont|est|vont|va)|(?:sont|est) (?:deja )?(?:dessus|dedans|tous|toutes))(?: (?:deja|tous|toutes|dessus|maintenant|pourtant))*[\s!?.]*$"
)
"""« mes consœurs y sont toutes »: an objection to a channel that was not advised."""
_BETWEEN = re.compile(r"\b(?:ou|entre|plutot|mieux|versus|vs|plus (?:de )?\w+ que|remplac\w+)\b")
_A_LAW = re.compile(
    r"^(?:et |ok )?(?:la )?(?:lois?|reglementation) (?:sur|pour) |\b(?:(?:une|des|la|quelles?|aucune) (?:lois?|regles?|reglementations?) (?:sur|pour|concernant|contre|la-dessus|qui)|(?:que|qu'est-ce que) (?:dit|impose|demande) la loi)\b"
)
_LAW_OF_ANOTHER = re.compile(
    r"\b(?:regles? (?:du jeu|de conduite|d'or|simples?|pour (?:bien|reussir|ecrire|publier)))\b"
)
_I_DO_WHAT = re.compile(
    r"^(?:(?:et|ok|bon|ben|bah|allez|allons|bref|alors|donc|du coup|mais|maintenant|la|faque|fait que|pis)[ ,]+)*(?:je |j ?'?|on |nous )(?:fais|fait|faisons|dois faire|doit faire) (?:quoi|koi|kwa)"
    r"(?: (?:alors|donc|maintenant|du coup|moi|la|concretement))*[\s?!.]*$|"
    r"^(?:(?:et|ok|bon|alors|donc|du coup|mais)[ ,]+)*(?:quoi faire|que faire|qu'est[- ]ce que (?:je fais|je dois faire|on fait))(?: (?:alors|donc|maintenant|du coup))*[\s?!.]*$"
)
_DIRECT = re.compile(
    r"\b(?:resas?|reservations?|reserv\w+|nuitees?|sejours?|locations?|bookings?)\b[^.?!]{0,30}"
    r"\b(?:en direct|directes?\b|directement (?:chez|avec|a)|sans (?:passer par|commissions?|plateformes?|intermediaires?|airbnb|booking|abritel))"
)
_TAKE_IT_OFF = re.compile(
    r"\b(?:(?:faire |les faire |le faire |la faire )?(?:enlever|retirer|supprimer|effacer|virer|sauter|disparaitre|suprimer))\b"
)
_MY_DATA = re.compile(
    r"\b(?:mes (?:donnees|infos|informations|messages|reponses)|mon (?:compte|profil|nom|numero|adresse)|ma (?:conversation|page)|tout ce que|notre (?:conversation|echange)|ici|vous (?:savez|gardez|avez))\b"
)
_ANSWER_WHAT = re.compile(
    r"^(?:(?:et|ok|bon|alors|donc|du coup|mais)[ ,]+)*(?:je|j|on|nous|faut) ?(?:re)?(?:pond\w*|dis|dit) (?:quoi|koi|kwa)(?: (?:alors|moi|dans ce cas))*[\s?!.]*$"
)
_HOW_MANY_OF_THEM = re.compile(
    r"^(?:(?:et|ok|bon|mais|alors)[ ,]+)*(?:combien (?:il )?(?:en faut|m'en faut|faut en avoir|faudrait)(?:[- ]il)?|(?:il )?(?:en|m'en) (?:faut|faudrait) combien)[\s?!.]*$"
)
COUNTED = frozenset({"customer_reviews", "follower_value"})
"""Topics of things that are counted: « combien il en faut » asks how many reviews, not how much money."""
_THEY_TAKE = re.compile(
    r"^(?:(?:et|ok|bon|mais|alors)[ ,]+)*(?:combien (?:ils?|elles?|ca|est[- ]ce qu'ils?) (?:nous |me )?(?:prenn?ent?|prend|touche\w*|gard\w*|ponctionn\w*)|(?:ils|elles|ca) (?:nous |me )?(?:prenn?ent?|prend) combien|"
    r"(?:c'est quoi |quelle est |et )?(?:leur|la) commission)\b"
)
MARKET = "marketplace"
_LAUGHS = re.compile(r"^(?:lol|mdr+|ptdr+|hah?aha\w*|hi ?hi\w*|xd|hehe|jpp|mouarf)[\s!.]*$")
DIRECT_TAKEN_FOR = frozenset(
    {"prospecting", "local_visibility", "customer_reviews", "positioning", "out_of_scope", "messaging"}
)


def _why_that(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« pourquoi les SMS », advised or not: the reasons for that channel and against it."""
    named = parsed.facts.platforms
    if len(named) != 1 or not memory.turn or len(tokens) > BARE + 1 or not _WHY.search(folded):
        return None
    if _WHY_OTHERWISE.search(folded) or parsed.topic == "website_needed":
        return None
    return Meaning("why_recommendation", parsed, platforms=named, why="why that channel")


def _stops(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si j'arrête la vidéo », « oubliez Facebook », « finalement pas de vidéo »: the advice computed without it."""
    found = _STOPS.search(folded) if memory.last_topic and len(tokens) <= SHORT else None
    if not found:
        return None
    f = parsed.facts
    left = tuple(flag for flag, said in _MEDIA.items() if said.search(found["what"]))
    named = (*f.excluded, *(one for one in f.platforms if one not in f.excluded))
    if not (left or named or set(_MEDIA) & {*f.flags}):
        return None
    facts = replace(f, platforms=(), present=(), tried=(), excluded=named, flags=unique((*f.flags, *left)))
    return Meaning("platform_recommendation", replace(parsed, facts=facts), why="what if")


def _they_do_it(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si c'est mon neveu qui le fait »: handing it over, whatever was being discussed."""
    if not memory.last_topic or len(tokens) > SHORT or parsed.topic in OF_LAW or not _THEY_DO.search(folded):
        return None
    bare = replace(parsed, facts=replace(parsed.facts, goals=()))
    return Meaning(
        "delegation", bare, platforms=parsed.facts.platforms or memory.focus[:1], why="what if, with somebody"
    )


def _somebody_says(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ma fille dit Insta »: whether it suits, not how it compares with what was discussed before."""
    taken = parsed.ask_back or parsed.topic in ("platform_comparison", "out_of_scope") or len(tokens) <= SAID
    one = len(parsed.facts.platforms) == 1 and taken
    if not one or len(tokens) > SHORT or not _SAYS.search(folded) or _BETWEEN.search(folded):
        return None
    return Meaning("platform_fit", parsed, platforms=parsed.facts.platforms, why=ADVISED_BY)


def _all_there(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Others being there, right after a verdict, says nothing of what it brings them."""
    if memory.last_topic not in RECOMMENDING or not _ALL_THERE.search(folded):
        return None
    return Meaning("scepticism", replace(parsed, ask_back=False), platforms=memory.focus[:1], why="others are there")


def _a_law(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« y a une loi sur les courriels ? » asks what is allowed, not whether to write."""
    near = bool(OF_LAW & {topic for topic, _ in parsed.ranking[:3]})
    asked = (
        (parsed.ask_back or parsed.topic not in OF_LAW)
        and parsed.topic not in LAW_OF_THEIR_OWN
        and near
        and parsed.confidence < SURE
        and _A_LAW.search(folded)
    )
    if not asked or _LAW_OF_ANOTHER.search(folded):
        return None
    return Meaning("legal_rules", parsed, platforms=parsed.facts.platforms, why="asks for the law")


def _i_do_what(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« alors je fais quoi » in a conversation: what to do about the matter at hand, else first of all; not what the assistant can do."""
    unsure = parsed.ask_back or parsed.topic in {
        "help",
        "affirm",
        "goodbye",
        "content_ideas",
        "out_of_scope",
        *PROFILE_TOPICS,
    }
    if not (memory.turn and unsure and _I_DO_WHAT.search(folded)) or says_of_the_person(parsed):
        return None
    last = memory.last_topic
    if last in MATTERS - OF_LAW and last == memory.last_served:  # what the law says was said: what is left is to do
        return Meaning(str(last), parsed, platforms=memory.focus[:1], another=True, why="what to do about it")
    topic = "action_plan" if memory.recommended else "platform_recommendation"
    return Meaning(topic, parsed, why="what to do now")


def _booked_direct(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« comment avoir des résas en direct » is a matter of selling oneself, not of canvassing."""
    taken = parsed.ask_back or (parsed.topic in DIRECT_TAKEN_FOR and parsed.confidence < SURE)
    if not taken or parsed.facts.trade or not _DIRECT.search(folded):
        return None
    facts = replace(parsed.facts, excluded=())  # « sans passer par Airbnb » wishes for others, and refuses nothing
    return Meaning("selling_online", replace(parsed, facts=facts), why="booked without a go-between")


def _take_it_off(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« on peut le faire enlever ? » after a bad review is about the review, not about what we keep."""
    after = memory.last_served == "negative_reviews" and parsed.topic == "delete_data" and len(tokens) <= SHORT
    if not after or not _TAKE_IT_OFF.search(folded) or _MY_DATA.search(folded):
        return None
    return Meaning("negative_reviews", parsed, another=True, why="about the same matter")


def _answer_what(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je réponds quoi ? », unsure, in a talk that left no other thread: how to answer a criticism."""
    near = "negative_reviews" in [topic for topic, _ in parsed.ranking[:4]]
    asked = parsed.ask_back and near and _ANSWER_WHAT.search(folded)
    return Meaning("negative_reviews", parsed, why="what to answer") if asked else None


def _how_many_of_them(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« combien il en faut ? » after reviews or followers counts those."""
    last = memory.last_served
    if last not in COUNTED or not _HOW_MANY_OF_THEM.search(folded):
        return None
    return Meaning(str(last), parsed, another=True, why="about the same matter")


def _they_take(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« combien ils prennent ? » after a place of sale asks for its price."""
    about = parsed.facts.platforms or memory.focus[:1]
    asked = MARKET in about and len(tokens) <= SHORT and _THEY_TAKE.search(folded)
    if not asked:
        return None
    named = replace(parsed, facts=replace(parsed.facts, platforms=(MARKET,)))
    return Meaning("budget", named, platforms=(MARKET,), why=PRICE)


def _laughs(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« lol » asks nothing."""
    return Meaning("affirm", parsed, why="laughs") if memory.turn and _LAUGHS.search(folded) else None


FOLLOWS: tuple[Reading, ...] = (
    _why_that,
    _stops,
    _they_do_it,
    _somebody_says,
    _all_there,
    _a_law,
    _i_do_what,
    _booked_direct,
    _take_it_off,
    _answer_what,
    _how_many_of_them,
    _they_take,
    _laughs,
)
"""After the answers to questions of ours, before the ellipses."""
