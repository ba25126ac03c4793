"""To somebody who is not in France: the country of what is told, where figures, law and offices are France's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.advisor.model import Fact, Figure, Source
from bot.advisor.rule_words import is_abroad
from bot.answers import wording
from bot.answers.answer import VISIBLE, Answer, Reply, Turn, fit, join_more, visible_length
from bot.answers.countries import UNION, in_country
from bot.answers.library import Library
from bot.knowledge.filters import TrainingFilter
from bot.text import in_region

TOLD = "abroad:"
"""Mark in `Memory.told` of what was said already: each is said once a conversation."""
OTHER = re.compile(
    r"\bUE\b|\b(?:Union européenne|européen\w*|dans le monde|mondiale?s?|international\w*|Socialinsider|MailerLite|Etsy|Amazon)\b"
)
"""What a figure says or rests on that is not France's alone."""
FRENCH_FIGURE = re.compile(
    r"\bFrançais\b|\bfrançaise?s?\b|\bTPE(?:-PME)?\b|\b(?:Insee|Afnic|France Num|Bpifrance|Arcom|Arcep|Médiamétrie|Crédoc|UFC|FLASHS|Geolid|Partoo|Fevad|Ifop|CSA|af2m|BatiObs|Mediaposte|Opodo|Infobip|Diplomeo|Cohésium|Agrinautes|We Are Social|Baromètre du numérique)\b"
)
"""Words of the country or of those who count there, in a text that holds a share or a number."""
_SOURCE = re.compile(r"(?<!\])\((?P<who>[A-Z][^()\[\]\n]{2,50})\)")
"""A source named after a figure, without a link."""
COUNTED = re.compile(r"\d[\d ,\u00a0]*(?:%|millions?|milliards?)")
FRENCH_LAW = re.compile(
    r"\*\*Attention\*\*[^\n]*\b(?:loi|écrit|interdit\w*|obligat\w*|droits?|licence|autoris\w+|mentions?|déclar\w+)\b|\bCNIL\b|\bURSSAF\b|\bCCI\b|\bCMA\b|\bDGCCRF\b|\bBloctel\b|\bCode (?:de|du)\b|\b[Ll]a loi\b|\bRGPD\b|\bSIRET\b|\bmentions légales\b|"
    r"\b[Cc]hambres? (?:de|des|d')\b|\bpréfecture\b|information générale, à vérifier|"
    r"\*\*(?:La|Votre) règle\*\*|\bvos règles\b|\bvous (?:est|sont) interdit\w*|\brègles? de (?:votre|la) profession\b"
)
OF_LAW = frozenset({
    "contests", "customer_reviews", "negative_reviews", "paid_ads", "messaging", "newsletter", "prospecting", "influencers", "selling_online",
    "legal_rules",
})  # fmt: skip
"""Topics whose advice is shaped by the law even where it is not named."""
OWNED_UP = re.compile(r"celles de la France|[Ee]n France")
"""The answer says already whose law it tells."""
FIGURES, LAW = "Ces chiffres sont ceux de la France", "La règle vaut en France"
BRIEF = "Règle de France"
SAYS_WHERE = re.compile(r"\bFrance(?! Num)")
"""A figure that names its country already."""
OF_FRANCE = "ceux-ci viennent de France"
"""Said already by an answer that tells nothing but figures (`how_many`)."""
LINES = re.compile(rf" ?(?:{FIGURES}|{LAW}|\({BRIEF})[^\n]*")
KINDS = ("answer", "plan", "redirect")


def is_french(figure: Figure | Fact) -> bool:
    """Whether a figure is about France alone: most are."""
    return not OTHER.search(f"{figure.text} {figure.source.publisher}")


def nearest_first(figures: list[Figure], turn: Turn) -> list[Figure]:
    """To somebody abroad, what holds beyond France before what does not; else the order given."""
    return sorted(figures, key=is_french) if is_abroad(turn.profile.country) else figures


def tell_figure(figure: Figure, turn: Turn) -> str:
    """The figure with its producer and year; with its country to somebody abroad."""
    told = wording.tell_figure(figure)
    return f"Chiffre de la France : {told}" if to_be_placed(figure, turn) else told


def to_be_placed(figure: Figure | Fact, turn: Turn) -> bool:
    """Whether somebody abroad could take the figure for their own country's."""
    return is_abroad(turn.profile.country) and is_french(figure) and not SAYS_WHERE.search(figure.text)


def dressed(turn: Turn, reply: Reply, library: Library) -> Reply:
    """The reply with one line more where it tells somebody abroad French figures or law as if they were theirs."""
    if not is_abroad(turn.profile.country) or reply.answers[0].kind not in KINDS or turn.meaning.parsed.distress:
        return reply
    first, *rest = reply.answers
    lines = {
        key: line
        for key, line in (("figures", _figures(first, turn)), ("law", _law(first, turn, library)))
        if line and TOLD + key not in reply.memory.told
    }
    if not lines:
        return replace(reply, answers=(_placed(_ruled(first, turn)), *rest))
    memory = reply.memory.but(told=(*reply.memory.told, *(TOLD + key for key in lines)))
    return replace(reply, answers=(_placed(_with(first, lines, there(turn))), *rest), memory=memory)


def _ruled(answer: Answer, turn: Turn) -> Answer:
    """A rule that refuses says whose it is each time, in short."""
    if "**La règle**" not in answer.text or BRIEF in answer.text or LAW in answer.text:
        return answer
    where = f" ({BRIEF}, à vérifier {there(turn)}.)"
    return answer.but(text=re.sub(r"(\*\*La règle\*\*[^\n]*)", lambda rule: rule[0] + where, answer.text, count=1))


def _placed(answer: Answer) -> Answer:
    """« (Afnic) » as « (Afnic, France) », each time: the line under the first figures is not read again under the others."""
    text = _SOURCE.sub(_in_france, answer.text)
    more = _SOURCE.sub(_in_france, answer.more) if answer.more else answer.more
    return answer.but(text=text if visible_length(text) <= VISIBLE else answer.text, more=more)


def _in_france(source: re.Match[str]) -> str:
    who = source["who"]
    of_france = FRENCH_FIGURE.search(who) and not OTHER.search(who) and "France" not in who
    return f"({who}, France)" if of_france else source[0]


def without(text: str) -> str:
    """The text of an answer without the lines of `dressed`."""
    return "\n\n".join(part for part in LINES.sub("", text).split("\n\n") if part.strip())


def _figures(answer: Answer, turn: Turn) -> str | None:
    if OF_FRANCE in answer.text:
        return None
    cited = [part for part in _told(answer) if COUNTED.search(part) and FRENCH_FIGURE.search(part)]
    if all(OTHER.search(part) or SAYS_WHERE.search(part) for part in cited):
        return None
    return f"{FIGURES} : je n'en ai pas de vérifiés {there(turn)}."


def _law(answer: Answer, turn: Turn, library: Library) -> str | None:
    told = " ".join(_told(answer))
    texts = {reference.url for rule in library.rules.values() for reference in rule.references}
    rests_on_it = answer.topic in OF_LAW and any(source.url in texts for source in answer.sources)
    if not (rests_on_it or FRENCH_LAW.search(told)) or OWNED_UP.search(told):
        return None
    union = " Le RGPD, lui, vaut aussi chez vous." if turn.profile.country in UNION and "RGPD" in told else ""
    return f"{LAW} ; {there(turn)}, demandez à {whom(turn, library)}.{union}"


def _told(answer: Answer) -> list[str]:
    """Its paragraphs but those that tell a case, which says its own place."""
    return [part for part in answer.text.split("\n\n") if not _is_case(part)]


def _is_case(part: str) -> bool:
    return "**Ce qui a" in part or "**Résultat" in part


def whom(turn: Turn, library: Library) -> str:
    """A helpline of the country that the base knows, with its link; else in general."""
    where = TrainingFilter(region=turn.profile.region, country=turn.profile.country, kinds=("helpline",))
    offer = next(iter(library.knowledge.training(where)), None)
    general = "l'autorité de votre pays"
    return f"{wording.link(Source('', '', offer.url), offer.name)} ou à {general}" if offer else general


def there(turn: Turn) -> str:
    """« au Québec », « en Suisse »."""
    profile = turn.profile
    return in_region(profile.region) if profile.country == "CA" and profile.region else in_country(profile.country)


def _with(answer: Answer, lines: Mapping[str, str], where: str) -> Answer:
    """The line on the law after the rule it speaks of, else both before the last paragraph.

    What no longer fits goes behind « En savoir plus », cases first; lists stay. Rather than hide the rule, its line is told short.
    """
    brief = {**lines, "law": f"({BRIEF}, à vérifier {where}.)"} if "law" in lines else lines
    text, overflow = _fitted(answer, lines)
    if "law" in lines and LAW not in text:
        text, overflow = _fitted(answer, brief)
    return answer.but(text=text, more=join_more(overflow, answer.more))


def _fitted(answer: Answer, lines: Mapping[str, str]) -> tuple[str, str | None]:
    head, *middle = answer.text.split("\n\n")
    *between, last = middle or [""]
    parts, alone = [], dict(lines)
    for part in between:
        own = alone.pop("law", None) if FRENCH_LAW.search(part) else None
        rank = 0 if part.startswith("- ") else 2 if _is_case(part) else 1
        parts.append((rank, f"{part} {own}" if own else part))
    return fit((0, head), *parts, (0, " ".join(alone.values())), (0, last))
