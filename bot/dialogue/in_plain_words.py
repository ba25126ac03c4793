"""What goes on from an answer in plain words that are taken for another matter: « lequel j'arrête ? », « qui vous paie ? », « revenons au recrutement ».

Some are sure of their words whatever the message was taken for; each says what it was taken for when that matters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.facts import Trade
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import COURTESY, OF_LAW, PROFILE_TOPICS, Reading, says_of_the_person
from bot.dialogue.rebounds import UNANSWERED
from bot.dialogue.same_matter import AND, SAME_MATTER, SHORT
from bot.dialogue.talk import WITHHOLDS

CLAIMED_AS = 0.62
"""Confidence from which a trade is told as one's own (« je suis libraire »)."""
MISTAKES = "fears to make a mistake"
PAYS_US = "asks who pays us"
WHO_IS_THERE = "C'est qui, les gens qui y vont ?"
"""What is asked by « c'est pour les jeunes »: no text for who wants to reach them."""
_BACK_TO = re.compile(
    rf"{AND}(?:revenons|on revient|retournons|reprenons|pour (?:en )?revenir|reparlons|parlons plutot|retour) (?:a|au|aux|sur|de|du|des)\b"
)
_MATTERS = (
    ("recruiting", r"recrut\w*|embauch\w*|candidat\w*|apprenti\w*"),
    ("negative_reviews", r"mauvais avis|critiques?|faux avis"),
    ("customer_reviews", r"avis"),
    ("newsletter", r"newsletter|lettre|mails?|courriels?|e-?mails?"),
    ("website_needed", r"site"),
    ("paid_ads", r"pub|pubs|publicites?|annonces?"),
    ("budget", r"prix|budget|couts?|argent|sous"),
    ("time_investment", r"temps|heures"),
    ("legal_rules", r"loi|droits?|regles?"),
    ("content_ideas", r"contenus?|sujets?|idees|photos?|publications?|posts?"),
    ("action_plan", r"plan"),
)
_PLAN = re.compile(rf"{AND}(?:je|j|on|nous) (?:commence|demarre|attaque|debute)s? (?:par )?(?:quoi|ou|koi)\b")
_STOPS_WHICH = re.compile(
    r"\b(?:lequel|laquelle|lesquel(?:le)?s|quel (?:reseau|canal)|quoi)\b.{0,12}\b(?:j?arret\w+|lach\w+|laisse[rz]? tomber|abandonn\w+|supprim\w+|vir\w+|coup\w+|enlev\w+)\b|"
    r"\b(?:j'|je |on |faut |dois )(?:arret\w+|lach\w+|laisse tomber|abandonn\w+|supprim\w+|coup\w+|enlev\w+) (?:lequel|laquelle|lesquel(?:le)?s|quoi)\b"
)
_PAYS_YOU = re.compile(
    r"\bqui (?:est[- ]ce )?(?:qui )?(?:vous|te|t') ?(?:paie\w*|paye\w*|financ\w+|remuner\w+|sponsoris\w+)|\b(?:vous|tu) (?:etes|es) (?:paye\w*|sponsorise\w*|remunere\w*|finance\w*) (?:par|pour)|"
    r"\b(?:vous|tu) (?:touche\w*|prene?z|prends|gagne\w*) (?:une |des |quoi|combien )?(?:commission\w*|argent|pourcentage)?.{0,12}\b(?:google|facebook|meta|dessus|la-dessus|commissions?)\b"
)
_TOO_MANY_QUESTIONS = re.compile(
    r"\b(?:trop (?:de |curieu\w+)questions?|trop (?:de )?questions|trop curieu\w+|arrete[rz]? (?:avec |de )?(?:(?:vos|tes|les) questions|(?:me )?(?:poser|questionner))|assez de questions|lourde?s? avec (?:vos|tes|ces) questions|(?:vos|tes|ces) questions (?:me |m')(?:saoul\w+|soul\w+|fatigu\w+|enerv\w+|gav\w+)|c'est un interrogatoire|que des questions)\b"
)
_RAISES_PRICES = re.compile(
    r"\b(?:augment\w+|mont(?:er|e)|relev\w+|hauss\w+|vendre plus cher|faire payer plus)\b.{0,14}\b(?:mes|nos|les|mon|notre) (?:tarifs?|prix|honoraires|panier)|\b(?:vendre|etre|facturer) plus cher\b"
)
_TAKES_TIME = re.compile(
    r"\b(?:(?:demand\w+|prend\w*|prenn\w+|faut|coute\w*|bouff\w+) (?:\w+ ){0,3}(?:temps|heures|tps)|chronophage\w*|trop long a faire)\b"
)
_THE_LAW = re.compile(
    r"\b(?:c'est quoi|quelle est|que dit|qu'est[- ]ce que dit|que prevoit|connaissez[- ]vous) (?:la )?(?:loi|reglementation|regle legale)\b"
)
_FOR_THE_YOUNG = re.compile(
    r"\b(?:c'est|ca c'est|c|sont|c'etait) (?:(?:un )?(?:trucs?|reseaux?|machins?) )?(?:que |juste )?(?:pour|de) (?:les |des )?(?:jeunes|gamins|ados|gosses|mamies|vieux)\b"
)
_FILMS = re.compile(
    r"^(?:(?:et|ok|oui|mais|bon|alors|donc|du coup)[ ,]+)*si (?:c'est )?(?:lui|elle|(?:un|une|mon|ma|mes|notre|nos|le|la|les) [\w-]+(?: [\w-]+)?)(?: qui)? (?:me |nous |le |la |les |l')?(?:film\w+|prend\w*|photographi\w+|montait?|tourn\w+|tien\w+|tenait|gere\w*|publi\w+|post\w+|s'occupe\w*)\b(?! (?:jamais|pas|plus|rien)\b)"
)
_MOSTLY = re.compile(
    r"\b(?:je |on |nous )(?:ne )?(?:fais|fait|faisons|travaille|travaillons) (?:surtout|principalement|essentiellement|beaucoup|presque que|de plus en plus|plutot|que) (?:pour |avec |dans )?(?:des|du|de la|de l'|les|le|la)\b"
)
_MISTAKES = re.compile(
    r"\bsi (?:je|on) (?:me trompe\b|(?:fais|fait) (?:une|des|la) (?:grosse )?(?:betises?|erreurs?|fausses? manip\w*|mauvaises? manip\w*|conneries?|gaffes?)|clique (?:mal|au mauvais|sur le mauvais|n'importe)|(?:casse|efface) (?:tout|quelque chose))|"
    r"\b(?:peur|crains|angoisse)(?: \w+)? (?:de |d')(?:me tromper|faire (?:une |des )?(?:betises?|erreurs?|gaffes?)|(?:tout )?casser|tout effacer|mal faire|appuyer|cliquer)"
)
_LEAVE = re.compile(r"\b(?:droit|legal\w*|interdit\w*|autoris\w*|accord|permis|mineure?s?|loi|peut[- ](?:il|elle))\b")


_PREMISES = re.compile(
    r"\b(?:j'ai|jai|on a|nous avons|je viens d[e']|on vient d[e']) ?(?:enfin |bien )?(?:pris|prendre|ouvert|ouvrir|loue|louer|trouve|trouver|achete|acheter) (?:un |une |mon |ma |notre )(?:petite? |vrai )?(local|boutique|magasin|cabinet|salon|atelier|institut)\b"
)


def _back_to(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« revenons au recrutement, je commence par quoi ? » begins nothing anew: the matter that is named, once more."""
    found = _BACK_TO.search(folded) if memory.turn and not parsed.facts.platforms else None
    if not found or len(tokens) > SHORT + 4:
        return None
    named = folded[found.end() :]
    topic = next((one for one, said in _MATTERS if re.match(rf"\W*(?:\w+ )?(?:{said})\b", named)), None)
    return Meaning(topic, parsed, another=topic in memory.depth, why="comes back to a matter") if topic else None


def _what_now(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« bon, je commence par quoi lundi ? », unsure: the plan, or the advice where there was none."""
    if not (memory.turn and parsed.ask_back and len(tokens) <= SHORT and _PLAN.search(folded)):
        return None
    return Meaning("action_plan" if memory.recommended else "platform_recommendation", parsed, why="what to do now")


def _stops_which(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« lequel j'arrête ? » weighs all the channels held, not the two that were named first."""
    asked = memory.turn and len(tokens) <= SHORT and not parsed.facts.platforms and _STOPS_WHICH.search(folded)
    return Meaning("platform_recommendation", parsed, why="which to leave") if asked else None


def _who_pays_you(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est qui qui vous paie ? » asks of us, whatever is asked beside it."""
    return Meaning("bot_identity", parsed, why=PAYS_US) if len(tokens) <= 16 and _PAYS_YOU.search(folded) else None


def _too_many_questions(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vous posez trop de questions » asks for none, and not for what we can do."""
    said = len(tokens) <= SHORT and "?" not in parsed.text and _TOO_MANY_QUESTIONS.search(folded)
    return Meaning("deny", parsed, why=WITHHOLDS) if said and memory.turn else None


def _not_that_one(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vous n'avez pas répondu pour le site » names what is still wanted."""
    named = parsed.facts.platforms
    if len(named) != 1 or len(tokens) > SHORT or not _UNANSWERED_FOR.search(folded):
        return None
    topic = "website_needed" if named == ("website",) and "website_needed" not in memory.depth else "platform_fit"
    asked = replace(parsed, text=memory.question or parsed.text, ask_back=False)
    return Meaning(topic, asked, platforms=named, why=UNANSWERED)


_UNANSWERED_FOR = re.compile(r"\brepond\w* (?:pour|sur|a propos d|au sujet d|concernant|quant)")


def _raises_prices(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je veux surtout augmenter mes tarifs » is a matter of what one is chosen for."""
    taken = parsed.topic in PROFILE_TOPICS or parsed.ask_back or parsed.topic in ("budget", "out_of_scope")
    asked = taken and len(tokens) <= SHORT and not parsed.facts.platforms and _RAISES_PRICES.search(folded)
    return Meaning("positioning", parsed, why="wants to be worth more") if asked and memory.turn else None


def _takes_time(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« vos trucs demandent du temps » is answered about time, not by an apology."""
    judged = parsed.topic == "negative_feedback" and memory.last_topic
    told = judged and len(tokens) <= 16 and _TAKES_TIME.search(folded)
    return (
        Meaning("time_investment", parsed, another="time_investment" in memory.depth, why="takes time")
        if told
        else None
    )


def _asks_the_law(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c'est quoi la loi pour envoyer des courriels ? », whatever is sent."""
    taken = parsed.topic not in {*OF_LAW, "out_of_scope", "privacy", "delete_data"}
    asked = taken and _THE_LAW.search(folded)
    return Meaning("legal_rules", parsed, platforms=parsed.facts.platforms, why="asks for the law") if asked else None


def _for_the_young(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« non mais ça c'est pour les jeunes » judges the channel, and tells nothing of one's customers."""
    judged = memory.last_topic and len(tokens) <= SHORT and _FOR_THE_YOUNG.search(folded)
    if not judged:
        return None
    about = parsed.facts.platforms or memory.focus[:1]
    bare = replace(parsed, text=WHO_IS_THERE, facts=replace(parsed.facts, ages=(), clientele=()))
    return Meaning("audience", bare, platforms=about, why="whose channel it is")


def _fears_mistakes(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si je me trompe de bouton ? »: what can be put right, and what cannot."""
    afraid = len(tokens) <= SHORT and not parsed.distress and _MISTAKES.search(folded)
    return Meaning("help", replace(parsed, worry=False), why=MISTAKES) if afraid and memory.turn else None


def _they_film(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et si c'est mon fils qui filme ? » hands it over, and asks for no leave."""
    asked = memory.last_topic and len(tokens) <= SHORT and _FILMS.search(folded) and not _LEAVE.search(folded)
    return Meaning("delegation", parsed, platforms=memory.focus[:1], why="what if, with somebody") if asked else None


def _unsure_courtesy(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ok et les salons ? », unsure, asks something: no « très bien, merci » for it."""
    others = tuple(topic for topic, _ in parsed.ranking if topic not in COURTESY | PROFILE_TOPICS | {"out_of_scope"})[
        :3
    ]
    asks = parsed.ask_back and parsed.topic in COURTESY and "?" in parsed.text and len(tokens) > 3 and others
    if not asks or says_of_the_person(parsed) or memory.pending:
        return None
    return Meaning(others[0], parsed, suggestions=others, why="asks behind a courtesy")


def _mostly_does(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« en fait je fais surtout des mariages », from a florist: what the work is for, and no other trade."""
    trade = parsed.facts.trade
    told = trade and trade.confidence < CLAIMED_AS and memory.recommended and parsed.topic in PROFILE_TOPICS
    if not told or "?" in parsed.text or len(tokens) > SHORT or not _MOSTLY.search(folded):
        return None
    facts = replace(parsed.facts, trade=None)
    return Meaning(
        "change_profile", replace(parsed, facts=facts), resumes="platform_recommendation", why="what they mostly do"
    )


def _has_premises(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« en fait j'ai pris un local »: open to the public now, see `bot.answers.learn`."""
    found = _PREMISES.search(folded) if memory.turn and "?" not in parsed.text and len(tokens) <= SHORT else None
    if not found or (parsed.facts.trade and parsed.facts.trade.family):
        return None
    facts = replace(parsed.facts, trade=Trade(found[1], None, confidence=0.5))
    again = "platform_recommendation" if memory.recommended else None
    return Meaning("change_profile", replace(parsed, facts=facts), resumes=again, why="has premises")


def _greets_and_presents(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« Bonjour, réparateur de vélos à Gand, je vends aussi en ligne » is more than a greeting."""
    trade = parsed.facts.trade
    told = parsed.topic == "greet" and not memory.turn and trade and trade.confidence >= CLAIMED_AS
    if not told or "?" in parsed.text or parsed.facts.platforms:
        return None
    said = replace(parsed, topic="inform_profile", ask_back=False)
    return Meaning("inform_profile", said, why="presents itself behind a greeting")


IN_PLAIN_WORDS: tuple[Reading, ...] = (
    _who_pays_you,
    _too_many_questions,
    _not_that_one,
    _back_to,
    _for_the_young,
    *SAME_MATTER,
    _stops_which,
    _greets_and_presents,
    _has_premises,
    _mostly_does,
    _raises_prices,
    _takes_time,
    _asks_the_law,
    _fears_mistakes,
    _they_film,
)
"""Before what comes back on the last answer."""
UNSURE: tuple[Reading, ...] = (_what_now, _unsure_courtesy)
"""Among the plain words, after the answers to a question of ours."""
