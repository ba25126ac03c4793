"""Things said in few words and taken for something else: missed appointments are no lack of customers, videos are counted to be published."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.cues import IN_FIGURES
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import PROFILE_TOPICS, Reading

SHORT = 12
ALMOST = 0.8
"""Confidence from which a request for reviews is one, whatever words it holds."""
TAKEN_FOR_MISSED = frozenset({"prospecting", "audience", *PROFILE_TOPICS})
_NO_SHOW = re.compile(
    r"\b(?:vien\w*|(?:se |s')?present\w*|honor\w*) (?:pas|jamais|plus) (?:toujours )?(?:a |au |aux )?(?:leurs? |le |les |mes |nos |l')?(?:rdv|rendez[- ]?vous|creneaux?|reservations?)\b|"
    r"\b(?:annul\w+|decommand\w+) (?:[\w']+ ){0,3}(?:au|a la|en|le) (?:tout )?(?:derni\w+|jour meme)|\b(?:pos\w+|mett\w+|font) (?:un |des |tout le temps des )?lapins?\b|\b(?:oubli\w+|zapp\w+|loup\w+|rat\w+) (?:leurs? |le |les |mes |un )?(?:rdv|rendez[- ]?vous)\b"
)
_DEPOSIT = re.compile(r"\b(?:annul\w+|decommand\w+|lapins?)\b")
"""What a deposit and a rule prevent; a reminder prevents the rest."""
_REPROACH = re.compile(
    r"\bavis (?:google )?(?:qui )?(?:(?:me |nous )?(?:dit|disent|dise|reproch\w+|accus\w+|trait\w+)|raconte\w*|pretend\w*|se plain\w+)\b"
)
_I_HAVE = re.compile(
    r"^(?:(?:moi|et|ok|bon|ben)[ ,]+)*(?:j'en ai|j en ai|on en a|nous en avons) (?:que |environ |a peu pres |max |maxi )?(\d{1,2}|une|deux|trois|quatre|cinq|six|sept|huit|dix)(?: (?:heures?|h|max|maxi|par semaine|a tout casser|en tout))*[\s.!]*$"
)
_COUNTED = re.compile(
    r"\bcombien (?:de |d')(?:videos?|photos?|posts?|publications?|stor(?:y|ies|ys)|reels?)\b(?! (?:sont|sur|dans|il faut pour|pour))"
)


_WARN = re.compile(
    r"\b(?:previen\w*|prevenir|avert\w+|alert(?:er|e)|faire savoir a|informer)\b (?:vite |rapidement )?(?:a )?(?:tous |toutes )?(?:mes|nos|les|ma|notre) (?:\w+ )?"
    r"(?:clients?|clientes?|clientele|habitue\w*|abonnes|gens|patients?|adherents?|eleves|familles|habitants)\b"
)


_ATTACKED = re.compile(
    r"\b(?:(?:nous|me|m'|n') ?(?:descend\w*|demoli\w+|denigr\w+|attaqu\w+|insult\w+|critiqu\w+|tap\w+ dessus|lynch\w+|pourri\w+|traine\w* dans la boue|crach\w+ dessus)|s'acharn\w+ sur (?:nous|moi)|"
    r"(?:se fait|on se fait|me fais) (?:descendre|insulter|lyncher|pourrir|attaquer|demolir)|rageux|haters?|trolls?|mauvaises langues|que des (?:critiques|insultes|raleurs))\b|"
    r"\b(?:on|ils|elles?|il|gens|voisins?|quelqu'un|concurrente?s?|ex|monde) (?:va |vont )?(?:(?:racont|colport|repand|repet|pretend|propag)\w*|fait courir|font courir)\b[^.!?;]{0,30}\b(?:que |qu')(?:je|j'|on|nous|c'est|ma|mon|notre|chez (?:moi|nous))"
)
_ATTACKED_FOR = frozenset({"audience", "community_management", "listening", "scepticism", "inform_profile", "platform_fit", "prospecting", "out_of_scope"})  # fmt: skip


def _attacked(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« les syndicats nous descendent sur Facebook », « ya que les rageux qui commentent »: what to do with attacks."""
    taken = parsed.ask_back or parsed.topic in _ATTACKED_FOR
    if not (taken and memory.turn) or parsed.distress or not _ATTACKED.search(folded):
        return None
    told = replace(parsed, ask_back=False, facts=replace(parsed.facts, clientele=()))
    return Meaning("negative_reviews", told, platforms=parsed.facts.platforms, why="attacked")


def _no_show(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« des clients viennent pas au rdv » lacks no customers: it wants reminders."""
    taken = parsed.ask_back or parsed.topic in TAKEN_FOR_MISSED
    if not (taken and memory.turn) or memory.event or not _NO_SHOW.search(folded):
        return None
    facts = replace(parsed.facts, goals=tuple(goal for goal in parsed.facts.goals if goal != "customers"))
    topic = "selling_online" if _DEPOSIT.search(folded) else "messaging"
    return Meaning(topic, replace(parsed, facts=facts), why="missed appointments")


def _videos_counted(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« et combien de vidéos ? », unsure: how often to publish."""
    near = "posting_frequency" in [topic for topic, _ in parsed.ranking[:3]]
    if not (parsed.ask_back and near and _COUNTED.search(folded)):
        return None
    return Meaning("posting_frequency", parsed, platforms=parsed.facts.platforms, why="how many to publish")


def _warns(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« comment prévenir mes clients ? » writes to them, and listens to nobody."""
    taken = parsed.ask_back or parsed.topic == "listening"
    if not taken or parsed.facts.platforms or len(tokens) > SHORT or not _WARN.search(folded):
        return None
    return Meaning("messaging", parsed, why="to tell one's customers something")


def _reproached(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« un avis dit qu'on est cher » is to be answered, not to be asked for."""
    near = "negative_reviews" in [topic for topic, _ in parsed.ranking[:3]]
    taken = parsed.topic == "customer_reviews" and near and parsed.confidence < ALMOST
    asked = taken and _REPROACH.search(folded)
    return Meaning("negative_reviews", parsed, platforms=parsed.facts.platforms, why="a reproach") if asked else None


def _hours_told(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« j'en ai 5 » after the hours it takes tells the hours there are."""
    said = _I_HAVE.search(folded) if memory.last_served == "time_investment" else None
    if not said:
        return None
    hours = IN_FIGURES.get(said[1]) or float(said[1])
    told = replace(parsed, topic="inform_profile", facts=replace(parsed.facts, hours=hours))
    return Meaning("inform_profile", told, resumes="platform_recommendation", why="the hours there are")


IN_PASSING: tuple[Reading, ...] = (_attacked, _no_show, _videos_counted, _warns, _reproached, _hours_told)
"""Beside `bot.dialogue.follows`."""
