"""Messages that a word makes look like another topic: « ça peut me coûter mon agrément » is no question of money."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.of_a_channel import OF_A_CHANNEL
from bot.dialogue.reading import OF_LAW, PROFILE_TOPICS, SURE, Reading

SHORT = 12
_STAKE = re.compile(
    r"\b(?:cout\w+|risqu\w+|perd\w*|enlev\w+|retir\w+|saut\w+|suspend\w*)\b[^.!?;]{0,25}"
    r"\b(?:mon|notre|l'|son|leur) ?(?:agrement|licence|autorisation d'exercer|habilitation|carte pro\w*|droit d'exercer|inscription (?:a l'ordre|au tableau))\b"
)
"""What one may lose by breaking the rules of one's profession."""
STAKE_LOST_IN = frozenset({"budget", "out_of_scope", "scepticism"})
_BEST = re.compile(
    r"^(?:\w+ )?(?:c'?est|c|ces|cest) (?:koi|kwa|quoi|kel|quel) (?:le |la )?(?:mieux?|miex|meilleure?s?|top)\b(?: (?:pour|pr) (?:moi|nous))?[\s?!.]*$"
)
_OUR_PRICE = re.compile(
    r"\b(?:combien|prix|tarifs?|gratuite?s?|payante?s?|payer)\b.{0,25}\b(?:votre (?:service|aide|assistant|outil|conseil\w*)|vos (?:services|conseils)|ce (?:service|chat|chatbot|bot|robot)|cet (?:assistant|outil)(?: ci)?)(?![\w'])|"
    r"\b(?:votre (?:service|aide|assistant)|vos (?:services|conseils)|ce (?:service|chat|chatbot|bot|robot)|cet assistant)\b.{0,15}\b(?:combien|gratuite?s?|payante?s?)\b|^(?:c'est |c )(?:gratuit|payant) ici\b"
)
_UNFOUND = re.compile(
    r"\b(?:un|mon|notre) (?:petit |beau |propre )?(?:site(?: (?:internet|web|vitrine))?|page web)\b[^.?!;]{0,40}\b(?:introuvable|invisible|"
    r"(?:personne|on|google|clients?|gens) (?:ne )?(?:n'|le |l')?(?:trouve|voit|voient)\w*(?: (?:pas|plus|jamais))?|(?:ne )?(?:res)?sort (?:pas|jamais|nulle part)|(?:n'?)?apparai\w+ (?:pas|plus|nulle part)|remonte pas)\b|"
    r"\b(?:personne|google) (?:ne )?(?:trouve|voit) (?:pas )?(?:mon|notre) site\b"
)
_KEEP = re.compile(r"\b(?:laisse|garde\w*|ferme\w*|arrete\w*|supprim\w*|refai\w*|faut|utile|sert)\b")
_WHO_POSTS = re.compile(
    r"\bqui (?:est[- ]ce qui )?(?:doit|devrait|va|peut|pourrait) (?:donc |bien )?(?:poster|publier|s'en occuper|s'y coller|gerer|ecrire)\b|(?:^|, |^et )qui (?:poste|publie|s'en occupe)\b"
)
_OWN_SIDE = re.compile(
    r"\b(?:je|on|nous) (?:peux|peut|puis|dois|doit|devrais|pourrais|pouvons)\b.{0,15}\b(?:racont\w+|expliqu\w+|me defendre|nous defendre|se defendre|me justifier|se justifier|donner (?:ma|notre) version|dire (?:la verite|ce qui|que c'est)|publier (?:les|mes|nos) preuves?|montrer)\b"
)
_ANOTHER_QUESTION = re.compile(
    r"^(?:et |bon |alors |puis )*(?:(?:la|ma|notre|l') ?)?(?:2e|2eme|deuxieme|seconde|3e|troisieme|autre|derniere) question\b(?!.{0,25}\b(?:pour (?:elle|lui|eux|l'|le |la |les )(?:inter|confer|orat|anim|speak|invit)|pour (?:elle|lui|eux)\b))"
)
OURS = "asks the price of this assistant"
_THIS = r"(?:ton|votre|ce) (?:site|truc|machin|chat(?:bot)?|bot|robot|outil|appli\w*|assistant|service)"
_WHAT_FOR = re.compile(
    rf"\b(?:pour ?quoi|pour ?koi|pourkoi|a quoi|a koi|c'?est quoi|c quoi|c koi)\b[^.?!;]{{0,20}}\b{_THIS}(?![\w'])"
    rf"|^(?:\w+ ){{0,2}}{_THIS} (?:c'?est|c|sert|ca sert|il sert)\b[^.?!;]{{0,12}}\b(?:quoi|koi|qui)\b"
)


def _stake(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« ça peut me coûter mon agrément » asks of the rules of a profession."""
    lost = parsed.ask_back or parsed.topic in STAKE_LOST_IN
    told = lost and _STAKE.search(folded)
    return (
        Meaning("professional_ethics", parsed, platforms=parsed.facts.platforms, why="what is at stake")
        if told
        else None
    )


def _best(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c koi le mieu » asks for the advice, not for what can be asked."""
    unsure = parsed.ask_back or (parsed.topic in ("help", "out_of_scope") and parsed.confidence < SURE)
    asked = unsure and _BEST.search(folded) and not parsed.facts.platforms
    return Meaning("platform_recommendation", parsed, why="what is best") if asked else None


def _our_price(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« combien coûte votre service »: who runs this, not what channels cost."""
    asked = len(tokens) <= SHORT and not parsed.facts.platforms and _OUR_PRICE.search(folded)
    taken = parsed.topic in ("budget", "bot_identity", "help", "out_of_scope")
    return Meaning("bot_identity", parsed, why=OURS) if asked and (taken or parsed.ask_back) else None


def _what_for(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« c pour koi faire ton site » asks what this is for."""
    asked = len(tokens) <= SHORT and not parsed.facts.trade and _WHAT_FOR.search(folded)
    return Meaning("help", parsed, why="what this is for") if asked else None


def _unfound(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai un site mais on le trouve pas » does not ask whether to have one."""
    has_one = parsed.topic == "website_needed" and "website" in parsed.facts.present
    lost = has_one and _UNFOUND.search(folded) and not _KEEP.search(folded)
    return Meaning("local_visibility", parsed, why="a site that is not found") if lost else None


def _who_posts(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« qui doit poster, les associés n'ont pas le temps » asks for a person, not for hours."""
    taken = parsed.topic in ("time_investment", "personal_or_business") or parsed.ask_back
    asked = taken and _WHO_POSTS.search(folded)
    return Meaning("delegation", parsed, platforms=parsed.facts.platforms, why="who posts") if asked else None


_WHO_KEEPS = re.compile(
    r"\bqui (?:est[- ]ce qui )?(?:(?:le|la|les|l'|s'en|m'en|nous) ?)+(?:met|mettra|mettrait|tient|tiendra|gere|gerera|fait|fera|occupe\w*|suit|suivra|entretien\w*|mets?)\b"
)
"""« et après, qui le met à jour ? »."""


def _who_keeps(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    asked = parsed.ask_back and _WHO_KEEPS.search(folded)
    return Meaning("delegation", parsed, platforms=memory.focus[:1], why="who keeps it up") if asked else None


_MY_RIGHTS = re.compile(
    r"\b(?:(?:ai|a|avons|as)[- ](?:je |on |nous |t-on )?(?:le |pas le |le pas )?droit|(?:m'|nous )?est (?:permis|interdit|autorise)|(?:suis|sommes)[- ](?:je |nous )?autorisee?s?)\b"
)


def _my_rights(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« qu'est-ce que j'ai le droit de faire », unsure: the rules of the trade or of all, whichever is the likelier; no worry in it."""
    near = [topic for topic, _ in parsed.ranking[:3] if topic in OF_LAW]
    if not (parsed.ask_back and near and _MY_RIGHTS.search(folded)):
        return None
    return Meaning(near[0], replace(parsed, worry=False), platforms=parsed.facts.platforms, why="one's rights")


_WHAT_ELSE = re.compile(
    r"^(?:(?:et|bon|ok|oui|mais|non|d'accord)[ ,]+)*(?:sinon|a part (?:ca|cela)|quoi d'autre|autre chose|d'autres (?:idees|conseils|pistes))(?: alors| donc| encore)?[ ?!.]*$"
)


def _what_else(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et sinon ? », and not a word more."""
    asked = memory.turn and parsed.topic != "case_study" and _WHAT_ELSE.search(folded)
    return Meaning("platform_recommendation", parsed, why="what else") if asked else None


def _own_side(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je peux raconter ce qui s'est passé ? » after an attack wants no example: it wants to answer."""
    after = memory.last_topic == "negative_reviews" and parsed.topic in ("case_study", "content_ideas", "out_of_scope")
    asked = after and len(tokens) <= SHORT and _OWN_SIDE.search(folded)
    return (
        Meaning("negative_reviews", parsed, platforms=memory.focus[:1], another=True, why="one's own side")
        if asked
        else None
    )


def _another_question(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et la 2e question, c'est pour le bulletin »: for us, where nobody is at an event; by its next reading, or asked back."""
    ours = parsed.topic == "ask_speaker" and not memory.event and _ANOTHER_QUESTION.search(folded)
    if not ours:
        return None
    others = tuple(topic for topic, _ in parsed.ranking if topic != "ask_speaker")[:3]
    return Meaning(others[0] if others else "help", parsed, suggestions=others, why="another question of theirs")


_CUSTOMER = r"(?:client|patient|adherent|eleve|usager|locataire|mandant|marie)"
_QUOTED = re.compile(
    r"\b(?:citer|cite|nommer|nomme|mentionner|mentionne)\b (?:sur \w+ \w+ )?(?:(?:le nom|les noms|des noms|le prenom|les prenoms) )?(?:de |d')?"
    rf"(?:mes|nos|des|les|un de mes|une de mes|un|une) (?:ancien\w* |petite?s )?{_CUSTOMER}\w*\b|"
    rf"\b(?:mes|nos) (?:ancien\w* |petite?s )?{_CUSTOMER}\w*[ ,]+(?:je|on|nous) (?:peux|peut|puis|pouvons|pourrais|dois|ai le droit de|a le droit de) (?:les |leur nom )?(?:citer|nommer|mentionner|montrer)\b"
)


def _quoted(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je peux citer mes patients sur mon site ? » asks what one may show of customers, which the advice on their reviews says by trade."""
    taken = parsed.topic in (*OF_LAW, "content_ideas", "website_needed") or parsed.ask_back
    asked = taken and _QUOTED.search(folded)
    return (
        Meaning("customer_reviews", parsed, platforms=parsed.facts.platforms, why="quoting customers")
        if asked
        else None
    )


_WHERE = re.compile(
    r"\b(?:di[st]|dire|annonc\w+|fai[ts]|faire|savoir|sachent|sache|prevenir|previens|indiqu\w+|communiqu\w+|trouvent)\b[^.!?;]{0,30}"
    r"\b(?:ou (?:je (?:suis|serai|me trouve|me gare|passe)|on (?:est|sera|se trouve|passe)|nous (?:sommes|serons|trouver|passons)|me trouver|est (?:le|mon|notre) (?:camion|truck))|"
    r"(?:mon|mes|notre|nos) (?:emplacements?|tournees?|prochaines? dates?|dates de passage|lieux de passage))\b"
)


def _where(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« comment je dis aux gens où je suis ? », of a truck or a round: to be found, not to be told apart."""
    taken = (
        parsed.topic in ("positioning", "audience", "platform_recommendation", "posting_frequency") or parsed.ask_back
    )
    asked = taken and not parsed.facts.platforms and _WHERE.search(folded)
    return Meaning("local_visibility", parsed, why="where one is today") if asked else None


_BAD_REVIEWS = re.compile(
    r"\b(?:avis|notes?|commentaires?|reviews?)\b(?: (?:google|gogle|facebook|fb|tripadvisor|sur (?:ma|la) (?:fiche|page)))?,? (?:(?:ils|elles|y) )?(?:(?:son|sont|est|c'est) )?(?:tous |toutes |vraiment |hyper |trop |super |tt |tous? )*"
    r"(?:pourri\w*|nul\w*|nazes?|catastrophiques?|mauvais\w*|degueu\w*|horribles?|merdiques?|a chier|assassins?|negatifs?|degommes?|cata)\b"
)


def _bad_reviews(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« les avis google son pourri koi faire », unsure: what to do about them, not whether to be there."""
    taken = parsed.ask_back or parsed.topic in ("local_visibility", "platform_fit")
    asked = taken and not parsed.distress and _BAD_REVIEWS.search(folded)
    return Meaning("negative_reviews", replace(parsed, ask_back=False), why="bad reviews") if asked else None


_ELECTION = re.compile(
    r"\b(?:elections?|municipales|periode electorale|campagne electorale|pre-?electoral\w*|candidate?s? aux?)\b"
)


def _election(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et pour les élections de mars ? » in the talk of a town hall or of whoever stands asks what is allowed."""
    taken = memory.turn and (parsed.ask_back or parsed.topic in ("out_of_scope", *PROFILE_TOPICS))
    asked = taken and len(tokens) <= SHORT and _ELECTION.search(folded)
    return Meaning("legal_rules", replace(parsed, ask_back=False), why="what an election allows") if asked else None


TAKEN_FOR: tuple[Reading, ...] = (
    _another_question,
    _stake,
    _best,
    _our_price,
    _what_for,
    _unfound,
    _who_posts,
    _who_keeps,
    _my_rights,
    *OF_A_CHANNEL,
    _what_else,
    _own_side,
    _quoted,
    _where,
    _bad_reviews,
    _election,
)
"""Beside the plain words, before the ellipses."""
