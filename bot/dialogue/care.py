"""After a call for help, and « je me demande si je ne devrais pas tout arrêter » in the middle of advice."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.alone import ALONE, only_business
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import AFTER_DISTRESS, DISTRESS, PROFILE_TOPICS, SURE, Reading, says_of_the_person
from bot.text import fold, words

WEIGHS_STOPPING = "weighs stopping it all"
"""Why a doubt about the activity is answered as a doubt, with one line of help, see `_weighs_stopping`."""
DEAD_SEASON = "presents a trade and its dead season"
COURTESIES = frozenset({
    "affirm", "deny", "thanks", "start_over", "greet", "goodbye", "positive_feedback", "human_handoff", "out_of_scope",
})  # fmt: skip
"""What coming back from a call for help may be taken for."""
BARE, FOLLOW_UP, PRESENTED = 3, 6, 10
"""Words up to which a courtesy says nothing else (« ok merci beaucoup »), a message is only a follow-up, a trade is only presented."""
_COMES_BACK = re.compile(
    r"\b(?:appele\w*|rappele\w*|merci(?! de\b)\w*|3114|(?:ca|c'est|tout) (?:va|ira|passe|mieux|bon)|va mieux|mieux la|repren\w+|continue[rz]?|revien\w*|"
    r"de retour|(?:me|vous|lui|nous) parler|parler a|j'(?:en )?ai parle|ecoute\w*|desole\w*|pardon|excus\w+|blagu\w*|plaisant\w*|rigol\w*|exager\w*|"
    r"inquiet\w*|pas grave|m'aide\w*|aidez|de l'aide|peur|(?:suis|sens|toute?) seule?|honte|pleur\w*|dors|dormir|triste\w*|(?:vais|sens|fait|trop) mal|"
    r"tenir|je tiens|la vie|(?<!de )ma vie|vivre|courage|la force|[cl]e numero|psy\w*|medecin|personne (?:ne |n')|quelqu'un)\b"
)
"""What is said on coming back from a call for help, or still in it; a message about business has none of it."""
_DOUBT = re.compile(
    r"\b(?:je me (?:demande|tate|pose)|j'hesite|j'envisage|je (?:songe|pense|reflechis)|est-ce que|(?:faut|faudrait|vaut|vaudrait)-il|"
    r"je (?:ne )?(?:devrais|ferais|dois)|devrais-je)\b"
)
_STOPPING = re.compile(r"\b(?:arreter|lacher|plaquer|fermer|stopper|cesser|abandonner|laisser tomber|raccrocher)\b")
_NOTHING_ELSE = re.compile(
    r"(?:(?:arreter|lacher|plaquer|fermer|stopper|cesser|abandonner|laisser tomber|raccrocher|"
    r"tout|toute|ma|mon|mes|notre|nos|la|le|les|l|cette|cet|ce|ca|activite|boite|boutique|atelier|entreprise|affaire|metier|magasin|salon|"
    r"cabinet|commerce|projet|bon|ben|franchement|parfois|souvent|meme|des fois|honnetement|du coup|alors|en fait|mais|bref|"
    r"je|j|me|m|on|demande|tate|pose|question|si|s|il|ne|n|pas|plus|qu|est|que|devrais|devrait|ferais|ferait|dois|doit|vais|va|vaut|vaudrait|"
    r"faut|faudrait|mieux|peut etre|d|de|a|pour|songe|pense|reflechis|hesite|envisage|serieusement|simplement|plutot|serait|sage|temps|"
    r"maintenant|carrement)(?: |$))+"
)
"""The only words of such a doubt: no call for help can hide in them."""


_OF_ONESELF = re.compile(
    r"\b(?:me|moi|m'\w+|suicid\w*|mour\w+|morte?s?|tue\w*|pend\w+|vi[vs]\w*|vie|pleur\w+|seule?|nuits?|dor[st]\w*|(?:peux|tiens|veux|dors|mange|souris|sert|sens) plus|"
    r"fini\w*|fin|disparai\w+|noy\w+|nager|cordes?|fusils?|carabine|couteaux?|train|pont|falaise|riviere|barrage|gaz|vide|couch\w+|envie|jusqu'a|gliss\w+|saut\w+|"
    r"adieu|reveil\w*|yeux|idees?|honte|peur|corps|tombe|repos\w*|rejoin\w+|lacher|craqu\w+|bout|epuise\w*|triste\w*)\b"
)
"""Words about the person rather than the business; one is enough for the alarm to stand."""


def unsure_after_distress(parsed: Parsed, memory: Memory) -> bool:
    """Right after a call for help, a message whose topic is not clear: answered as it is, with a line of help."""
    return memory.last_served == DISTRESS and (parsed.ask_back or parsed.topic in COURTESIES)


def _after_distress(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai appelé, merci, on peut reprendre ? » is neither a courtesy like another nor the wish to erase everything.

    « je n'ai pas de téléphone intelligent » is about business, and is answered as such.
    """
    if not unsure_after_distress(parsed, memory) or says_of_the_person(parsed) or parsed.facts.platforms:
        return None
    if _COMES_BACK.search(folded) or (len(tokens) <= BARE and parsed.topic in COURTESIES):
        return Meaning("thanks", parsed, why=AFTER_DISTRESS)
    return None


def _weighs_stopping(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """In the middle of advice, a doubt on the whole activity and not a word more: a worry, not an alarm.

    At the start of a conversation, or after a call for help, understanding's own level stands.
    """
    advised = memory.last_topic or memory.recommended or memory.last_served in PROFILE_TOPICS
    if not advised or memory.last_served == DISTRESS or not _DOUBT.search(folded):
        return None
    said = " ".join(tokens)
    if not _STOPPING.search(said) or not _NOTHING_ELSE.fullmatch(said):
        return None
    return Meaning("out_of_scope", replace(parsed, distress=False, worry=True), why=WEIGHS_STOPPING)


_NOBODY = re.compile(
    r"(?:(?:j|on|nous|n|ne|ai|jai|a|avons|y|il|ya|mais|ben|bah|justement|chez|dans|l|la|le|equipe|boite|entreprise|atelier|cabinet|ici|"
    r"pour|ca|faire|fait|s|en|occuper|qui|sache|sait|est|dispo\w*|capable|plus|de|disponible|du|tout|vraiment|malheureusement)(?: |$))*personne"
    r"(?: (?:d autre|dispo\w*|pour (?:ca|le faire|s en occuper)|chez nous|ici|qui sa\w+(?: faire)?|de competente?|dans l equipe))*"
)
"""The only words of having nobody for a task: « j'ai personne pour ça »."""
TASKS = frozenset(
    {
        "delegation",
        "time_investment",
        "posting_frequency",
        "content_ideas",
        "community_management",
        "action_plan",
        "recruiting",
    }
)
"""After what it is said of who would do it."""


def _nobody_for_it(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'ai personne », right after who should see to it, is about work to hand over."""
    if memory.last_topic not in TASKS or memory.last_served == DISTRESS or not _NOBODY.fullmatch(" ".join(tokens)):
        return None
    told = replace(parsed, topic="delegation", distress=False, worry=False, ask_back=False)
    return Meaning("delegation", told, why="nobody to do it")


_CALLS = re.compile(r"\b(?:secours|sos|aide[rz]?|aidez|alerte|urgence|stop|assez|marre)\b")


def softened(parsed: Parsed, memory: Memory) -> Parsed:
    """Less alarm where the message has no word about oneself and no call: a follow-up of some words, a trade presented.

    Three words in the middle of advice do not interrupt it: they depend on what came before. Nor does a line of help follow six of them, or
    « je suis coach de vie ».
    """
    folded, length = _without_trade(parsed), len(words(parsed.text))
    if memory.called or memory.last_served == DISTRESS or not (parsed.distress or parsed.worry):
        return parsed
    if only_business(parsed, words(parsed.text)):
        return replace(parsed, distress=False, worry=False)
    if _OF_ONESELF.search(folded) or _CALLS.search(folded):
        return parsed
    if parsed.distress:
        return replace(parsed, distress=False, worry=True) if memory.last_topic and length <= BARE else parsed
    follows = memory.last_topic and length <= FOLLOW_UP
    return replace(parsed, worry=False) if parsed.worry and (follows or _presents(parsed, length)) else parsed


def _presents(parsed: Parsed, length: int) -> bool:
    """« J'ai un gîte à la ferme », and little more."""
    trade = parsed.facts.trade
    return bool(trade and trade.confidence >= SURE and parsed.topic in PROFILE_TOPICS and length <= PRESENTED)


def _without_trade(parsed: Parsed) -> str:
    """The folded message without the words of the trade it tells: « vie » is no word about oneself in « coach de vie »."""
    folded, trade = fold(parsed.text), parsed.facts.trade
    for word in words(trade.label) if trade else ():
        folded = folded.replace(word, " ")
    return folded


def _dead_season(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« Potière dans le Cher, je vends l'été, l'hiver plus rien » presents a business and its season: its line of help, no alarm.

    Only as the first message, with a trade, a place and a season, and not a word about oneself.
    """
    f = parsed.facts
    presents = f.trade and f.trade.confidence >= SURE and (f.commune or f.department or f.region)
    if memory.turn or not parsed.distress or parsed.topic not in PROFILE_TOPICS:
        return None
    if not presents or "seasonal" not in f.flags or _OF_ONESELF.search(folded):
        return None
    return Meaning("inform_profile", replace(parsed, distress=False, worry=True), why=DEAD_SEASON)


CARE: tuple[Reading, ...] = (*ALONE, _after_distress, _weighs_stopping, _dead_season, _nobody_for_it)
