"""What the person takes back: « oubliez mes horaires », « enlevez la vidéo », « je ne fais plus de mariages »; and who it is for."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import DISTRESS, HELD, PROFILE_TOPICS, SURE, Reading, resumed

FORGOTTEN = "takes back one thing"
"""Why `Meaning.forgets` is said to be forgotten, see `bot.answers.person`."""
NO_MORE = "does it no longer"
"""Why what is no longer done is acknowledged, see `bot.answers.person`."""
LONGEST = 9
_DROP = (
    r"(?:oubli\w+|zapp\w+|laiss\w+(?: tomber)?|enlev\w+|retir\w+|effac\w+|supprim\w+|vir(?:e|er|ez)|annul\w+|otez?|"
    r"(?:ne )?(?:tiens|tenez|tenir) (?:plus|pas) compte d[eu']s?|(?:ne )?compt(?:e|ez|er) (?:plus|pas)(?: sur)?)"
)
_AHEAD = r"^(?:(?:non|ok|oui|bon|alors|en fait|finalement|et|mais|svp|stp|du coup|euh|merci d|on peut|vous pouvez|tu peux|faut|il faut)[ ,']+)*"
_FORGET = re.compile(
    rf"{_AHEAD}{_DROP} (?:(?:tout )?ce que (?:j'ai|je t'ai|je vous ai|je vous avais) dit (?:sur|de|du|des|a propos d[eu']s?) ?)?"
    r"(?:l'histoire (?:de |des |du )|(?:de |du |des |d')?(?:mes|mon|ma|nos|notre|mes contraintes d[e']|les|la|le|l'|cette|ces|cet|ce) ?)(?P<what>[\w' -]+?)[\s?!.]*$"
)
_FORGET_ALL = re.compile(
    rf"{_AHEAD}oubli\w+ (?:(?:tout )?ce que (?:j'ai|je t'ai|je vous ai|je viens de|on a|on s'est) ?(?:t'|vous )?\w*|tout (?:ca|cela|ce qu'on a dit)|tout)"
    r"(?: (?:dit|dire|raconte|ecrit|avant|jusqu'ici|depuis le debut|la))*[\s!.]*$"
)
THINGS = {
    "hours": r"(?:horaires?|heures?|temps|dispos?|disponibilites?|creneaux?|planning|emploi du temps|minutes?)",
    "budget": r"(?:budget|sous|argent|sommes?|moyens)",
    "place": r"(?:ville|village|lieu|commune|region|departement|code postal|localisation|coin)",
    "trade": r"(?:metier|profession|activite|trade)",
    "clientele": r"(?:clients?|clientes?|clienteles?|cibles?|publics?)",
    "goals": r"(?:buts?|objectifs?)",
    "ages": r"(?:ages?|tranches? d'age)",
}
"""By what `Meaning.forgets` calls it: a field of the profile, or a few of them."""
_NO_MORE = re.compile(
    r"\b(?:je |j'|on |nous |jne |j )(?:ne |n')?(?:fais|fait|faisons|vends?|vendons|prends?|prenons|propose|proposons|travaille|bosse) (?:plus|pu) "
    r"(?:de |d'|du |des |les |la |le |en |dans )(?!\d|cent\b|mille\b|dix\b|vingt\b|la moitie)(?P<what>(?:(?! qu[e' ])[\w' -])+?)[\s!.]*$"
)
"""No « je fais plus de ventes en ligne qu'en boutique », nor « je fais plus de 50 couverts »."""
_SUPPOSES = re.compile(r"\bsi (?:je|j'|on|nous)\b")
_KIN = re.compile(
    r"\b(?:pour|aide|aider|de la part d[e']) (?:de )?(?:ma|mon|mes|notre|une?) (?:petite? |grande? |belle[- ]|beau[- ])?(?:soeur|frere|mari|femme|mere|pere|fille|fils|"
    r"copaine?|copine|compagn\w+|conjointe?|epou\w+|cousine?|tante|oncle|niece|neveu|maman|papa|amie?|pote|voisine?|patronn?e?|cheff?e?|associee?|cliente?|parents?)\b"
)
"""« c'est pour ma sœur, elle est fleuriste »: the trade that follows is the one to advise."""


def _for_somebody(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Whoever asks for another takes that person's trade on; no trouble hides in it."""
    trade = parsed.facts.trade
    sure = (
        parsed.topic not in PROFILE_TOPICS and parsed.confidence > SURE
    )  # « des idées de photos pour ma patronne fleuriste »
    told = trade and trade.family and _KIN.search(folded) and not sure
    if not told or "?" in parsed.text or parsed.distress or parsed.facts.platforms or memory.last_served == DISTRESS:
        return None
    taken = replace(parsed, topic="change_profile", worry=False, ask_back=False)
    return Meaning("change_profile", taken, resumes=resumed(taken, memory), why="asks for somebody else")


def _forgets(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« oubliez mes horaires » forgets that, and only that; « oubliez tout » is another matter (`start_over`)."""
    found = _FORGET.search(folded) if memory.turn and len(tokens) <= LONGEST + 3 else None
    if not found or memory.pending in HELD:
        return None
    what = tuple(name for name, said in THINGS.items() if re.match(rf"{said}\b", found["what"]))
    if not what:
        return None
    # What the message names in order to have it forgotten is not told again.
    bare = replace(parsed, topic="change_profile", facts=Facts(), worry=False, ask_back=False)
    again = "platform_recommendation" if memory.recommended else None
    return Meaning("change_profile", bare, resumes=again, forgets=what, why=FORGOTTEN)


def _forgets_all(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« oublie ce que je t'ai dit » begins afresh, once confirmed; « effacez mes données » is another wish."""
    if not memory.turn or memory.pending in HELD or len(tokens) > LONGEST + 3 or not _FORGET_ALL.search(folded):
        return None
    return Meaning(
        "start_over", replace(parsed, facts=Facts(), worry=False, ask_back=False), why="takes all of it back"
    )


def _no_more(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« je ne fais plus de mariages » names a trade, or customers, in order to leave them."""
    found = _NO_MORE.search(folded) if memory.turn and len(tokens) <= LONGEST + 3 and "?" not in parsed.text else None
    f = parsed.facts
    other = parsed.topic not in PROFILE_TOPICS and parsed.confidence > SURE
    # « je ne prends plus de clients », « je ne travaille plus le lundi » say something else.
    more = (
        _SUPPOSES.search(folded)
        or f.flags
        or f.platforms
        or f.excluded
        or f.moment
        or f.hours is not None
        or f.budget is not None
    )
    if not found or other or more or parsed.distress:
        return None
    facts = replace(parsed.facts, trade=None, clientele=(), goals=())
    told = replace(parsed, topic="change_profile", facts=facts, worry=False, ask_back=False)
    return Meaning("change_profile", told, why=NO_MORE)


TAKEN_BACK: tuple[Reading, ...] = (_for_somebody, _forgets, _forgets_all, _no_more)
