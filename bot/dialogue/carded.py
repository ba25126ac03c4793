"""What is written together in words: to begin, to answer a question, to pass, to go back, to stop. Buttons carry the same steps."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import cues
from bot.dialogue.facts import Facts
from bot.dialogue.meaning import Meaning, Parsed
from bot.dialogue.memory import Memory
from bot.dialogue.reading import HELD, Reading

TOPIC = "positioning"
WHY = "a step of what is written together"
_MAKE = r"(?:ecri\w+|redig\w+|fai\w+|construi\w+|trouv\w+|defini\w*|prepar\w+|pos\w+|travaill\w+|etabli\w*|mont\w+|dress\w+|aide[rz]?\b[^.?!]{0,25})"
_WANT = r"(?:besoin d['e]|il (?:me|nous) (?:faut|faudrait)|(?:veux|voudr\w+|aimer\w+|souhait\w+|cherch\w+)(?: avoir)?)"
_TEXT = r"(?:ligne editoriale|ma ligne|notre ligne|pitch\b|presentation(?: en une phrase)?|ma phrase|phrase (?:pour|qui) (?:me|nous) \w+|bio\b)"
_PROFILE = r"profil (?:editorial|professionnel|de (?:ma|mon|notre) \w+)"
_LINE = re.compile(
    rf"\b{_MAKE} (?:[\w']+ ){{0,3}}?(?:{_TEXT}|{_PROFILE})|\b{_WANT} ?(?:[\w']+ ){{0,3}}?{_TEXT}"
    r"|^(?:ma |une |la )?ligne editoriale\W*$|^(?:mon |un |le )?pitch\W*$"
)
_PEOPLE = re.compile(
    r"\b(?:carte|cartographie|liste|schema|tableau)\w* (?:de (?:qui|ceux qui)|des (?:gens|personnes|acteurs|relais|prescripteurs|parties prenantes))\b[^.?!]{0,30}"
    r"|\bqui compte\w* (?:vraiment )?(?:autour de|pour) (?:moi|nous|mon|ma|notre)\b|\bparties prenantes\b"
)
_REQUEST = re.compile(
    r"\b(?:pouvez|pourriez|peux|peut|pourrait|voulez|veux)[ -](?:vous|tu|on|bien|me |m'|nous |l'|la |le |ma |mon |ecri|aid|fai|redig)|\baide[rz]?\b"
)
"""« vous pouvez m'aider à écrire ma ligne ? » asks for it to be done; « comment écrire ma ligne ? » how."""
_HOW = re.compile(r"\b(?:comment|pourquoi|combien|c'est quoi|faut[- ]il|a quoi)\b")
_QUESTION = re.compile(
    r"\?|^(?:et )?(?:est-ce|qu'est-ce|(?:c'est|c) (?:quoi|koi)|comment|cmt|pourquoi|pk|pq|pkoi|pourkoi|combien|cb|quand|kan|ou est|a quoi|kes\w*|"
    r"ca sert|je (?:ne |n')?(?:comprends?|compren|pige|saisis?) (?:pas|rien)|(?:j'ai|g|j ai) (?:pas|rien) compris|faut[- ]il|peut[- ]on|puis-je|dois-je|quel\w* (?:est|sont))\b"
)
_STOP = re.compile(
    r"^(?:stop|non merci|laisse[rz]? tomber|on (?:arrete|laisse)|arrete[rz]?|j'arrete|plus tard|une autre fois|annule[rz]?)\b"
)
_BACK = re.compile(r"^(?:reven\w+|retour|question precedente|precedent\w*|je me suis trompe\w*|attend\w* je me suis)\b")
_PASS = re.compile(
    r"^(?:passe[rz]?|passons|suivante?|je passe|rien|aucune? idee|sais pas|chais pas|jsp|jsais pas|pas d'idee|bof)\b"
)
_EMPTY = re.compile(r"^(?:lol|mdr+|ptdr|ok+|oui|non|haha\w*|hihi|hein|euh|mouais|d'accord)?\W*$")
_ELSEWHERE = frozenset({"human_handoff", "delete_data", "start_over", "privacy", "goodbye"})
SURE = 0.8


def _begins(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """« aidez-moi à écrire ma ligne éditoriale », « qui compte autour de moi ? »."""
    if memory.pending in HELD or len(tokens) > 24:
        return None
    wished = "?" not in parsed.text or (_REQUEST.search(folded) and not _HOW.search(folded))
    name = "people" if _PEOPLE.search(folded) else "line" if wished and _LINE.search(folded) else None
    return _step(parsed, name, "start") if name else None


def _answers(parsed: Parsed, memory: Memory, folded: str, tokens: list[str]) -> Meaning | None:
    """Any words but a question answer what was asked; a question is answered first, and the step stays open."""
    if memory.pending != "card" or not memory.card or parsed.distress:
        return None
    elsewhere = parsed.topic in _ELSEWHERE and parsed.confidence >= SURE
    if _QUESTION.search(folded) or elsewhere:
        return None
    if _STOP.search(folded):
        return _step(parsed, memory.card[0], "stop")
    if _BACK.search(folded):
        return _step(parsed, memory.card[0], "back")
    if _PASS.search(folded) or (cues.REFUSAL.search(folded) and len(tokens) <= 6):
        return _step(parsed, memory.card[0], "skip")
    if _EMPTY.search(folded):
        return _step(parsed, memory.card[0], "again")
    return _step(parsed, memory.card[0], "answer", parsed.text)


def _step(parsed: Parsed, name: str, step: str, text: str = "") -> Meaning:
    """As its button carries it. The words of an answer tell nothing of the person: « les coulisses de Rungis » is no address."""
    values = {"card": name, "step": step, **({"text": text} if text else {})}
    told = replace(
        parsed, facts=Facts() if step == "answer" else parsed.facts, values=values, ask_back=False, worry=False
    )
    return Meaning(TOPIC, told, why=WHY)


CARDED: tuple[Reading, ...] = (_answers, _begins)
"""Before the facts of a message are taken for a profile: « des familles » answers the question that was asked."""
